import type { ColumnProfile, FileProfile } from "./column-profile.js";
import { type ColumnRole, suggestColumns } from "./column-suggestions.js";
import { type DraftEntry, TO_FILL_IN } from "./commented-yaml.js";

/** A file of a draft, and the columns that fit each role by name and type. */
export interface SuggestedFile {
  readonly profile: FileProfile;
  readonly candidates: (role: ColumnRole) => readonly ColumnProfile[];
  readonly entry: DraftEntry;
}

const COLUMNS: Readonly<Record<string, { required: readonly ColumnRole[]; optional: readonly ColumnRole[] }>> = {
  sponsors: {
    required: ["id"],
    optional: [
      "score",
      "modelScore",
      "band",
      "selected",
      "outcome",
      "provenance",
      "severity",
      "violations",
      "concern",
      "predictedOn",
      "period",
    ],
  },
  migrants: { required: ["id", "group"], optional: ["count"] },
  cases: {
    required: ["id", "group"],
    optional: ["score", "band", "selected", "outcome", "provenance", "severity", "violations", "cluster", "period"],
  },
  counts: { required: ["group"], optional: ["band", "outcome", "selected", "count"] },
};

/**
 * The section of one file: how to read it, and a question mark for every column that it needs or seems to have.
 * @param section  key below `data`
 * @param profile  of the file
 */
export function suggestFile(
  section: "sponsors" | "migrants" | "cases" | "counts",
  profile: FileProfile,
): SuggestedFile {
  const { required, optional } = COLUMNS[section]!;
  const { byRole, without } = suggestColumns(profile.columns, [...required, ...optional]);
  const candidates = (role: ColumnRole) => byRole.get(role) ?? [];
  const isNeeded = (role: ColumnRole) => required.includes(role) || (role === "count" && section === "counts");
  const named = [...required, ...optional].map((role) => columnEntry(role, candidates(role), isNeeded(role)));
  const columns = [...named, ...remainingColumns(section, without)];
  const entry = { key: section, value: [...readingOf(profile), { key: "columns", value: columns }] };
  return { profile, candidates, entry };
}

function columnEntry(role: ColumnRole, candidates: readonly ColumnProfile[], needed: boolean): DraftEntry {
  const hints = candidates.map((column) => `By its name this could be ${describeColumn(column)}.`);
  return { key: role, value: TO_FILL_IN, hints, optional: !needed && candidates.length === 0 };
}

function remainingColumns(section: string, without: readonly ColumnProfile[]): readonly DraftEntry[] {
  const optional = without.length === 0;
  const hints = without.map((column) => `No role is known for ${describeColumn(column)}.`);
  const ignored = { key: "ignored", value: TO_FILL_IN, optional };
  if (section !== "sponsors") return [{ ...ignored, hints }];
  return [{ key: "indicators", value: TO_FILL_IN, optional, hints }, ignored];
}

function readingOf({ file, server, delimiter, encoding, decimal }: FileProfile): readonly DraftEntry[] {
  if (server !== undefined) return [{ key: "table", value: JSON.stringify(file) }];
  const name: DraftEntry = { key: "file", value: JSON.stringify(file) };
  if (/\.(parquet|jsonl|ndjson)(\.gz)?$/i.test(file)) return [name];
  return [
    name,
    { key: "delimiter", value: JSON.stringify(delimiter) },
    { key: "encoding", value: encoding },
    { key: "decimal", value: JSON.stringify(decimal) },
    { key: "missing", value: '[""]' },
  ];
}

/** Header, type and margins of one column: no level of it. */
function describeColumn({ name, type, missing, distinct }: ColumnProfile): string {
  return `${JSON.stringify(name)} (${type}, ${distinct} distinct, ${missing} missing)`;
}
