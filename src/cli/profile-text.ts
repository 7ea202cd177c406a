import type { DataProfile, LevelCount } from "../data/profile.js";

/** A data profile as lines of text: files with missing values, sponsors, groups, and margins of single columns. */
export function profileText(profile: DataProfile): string {
  const { files, sponsors, groups, bands, outcomes, provenances } = profile;
  return [
    ...files.flatMap(fileLines),
    ...(sponsors === null
      ? []
      : [`sponsors: ${sponsors.count}, of which ${sponsors.withoutMigrants} without migrants`]),
    `groups: ${groups}`,
    ...levelLines("bands", bands),
    ...levelLines("outcomes", outcomes),
    ...levelLines("provenances", provenances),
  ].join("\n");
}

function fileLines({ name, rows, columns }: DataProfile["files"][number]): string[] {
  return [`${name}: ${rows} rows`, ...columns.map((column) => `    ${column.name}: ${column.missing} missing`)];
}

function levelLines(title: string, levels: readonly LevelCount[] | null): string[] {
  if (levels === null) return [];
  return [`${title}: ${levels.map(({ level, units }) => `${level} ${units}`).join(", ")}`];
}
