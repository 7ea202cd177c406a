import { basename, resolve } from "node:path";
import type { DataSource } from "../../plan/data-schema.js";
import { joinedFiles, plannedFiles } from "../../plan/named-columns.js";
import type { Plan } from "../../plan/schema.js";
import { type FileFormat, fileFormat } from "./file-format.js";

/** What a column is to the audit. */
export type ColumnRole =
  | "id"
  | "score"
  | "modelScore"
  | "band"
  | "selected"
  | "outcome"
  | "provenance"
  | "severity"
  | "violations"
  | "concern"
  | "predictedOn"
  | "period"
  | "cluster"
  | "comparedScore"
  | "comparedBand"
  | "indicator"
  | "stratum"
  | "group"
  | "country"
  | "directorKind"
  | "since"
  | "until"
  | "eventDay"
  | "eventStatus"
  | "count";

export interface PlannedColumn {
  readonly role: ColumnRole;
  readonly name: string;
}

/** A data file of the plan: where it is, how it is read, and which columns it must have. */
export interface PlannedDataFile {
  readonly section:
    | "sponsors"
    | "migrants"
    | "cases"
    | "counts"
    | "registrations"
    | "directors"
    | "events"
    | `list_${number}`
    | `joined_${number}`;
  /** Absolute path of a file; the name of a table of a server. */
  readonly path: string;
  /** Base name: the only part of the path that is ever printed; of a table, its name in the plan. */
  readonly name: string;
  readonly format: FileFormat;
  readonly settings: Pick<DataSource, "delimiter" | "encoding" | "decimal" | "missing" | "table">;
  readonly columns: readonly PlannedColumn[];
  readonly ignored: readonly string[];
  /** How its identifiers were made from those of the first file; absent: they are the same. */
  readonly pseudonyms?: "hmac-sha256";
  /** Texts that a column of a role may hold beside no value; absent: any. */
  readonly accepts?: Readonly<Partial<Record<ColumnRole, readonly string[]>>>;
  /** Columns of this file that hold the registered class of a board, and the day of its extract. */
  readonly board?: { readonly registered?: string; readonly date?: string };
}

/**
 * The data files that a plan names.
 *
 * @param plan  validated plan
 * @param planFolder  folder that the paths of the plan are relative to
 * @returns two files for the sponsors form, else one; then the files that are joined to the first
 */
export function plannedDataFiles(plan: Plan, planFolder: string): readonly PlannedDataFile[] {
  const joined = joinedFiles(plan.data);
  const elsewhere = new Set(joined.flatMap(({ columns }) => [columns.indicators ?? []].flat()));
  const [first, ...others] = plannedFiles(plan.data).map(({ section, file }) => plannedFile(section, file, planFolder));
  const own = new Set(first!.columns.flatMap(({ role, name }) => (role === "indicator" ? [name] : [])));
  const strata = [...new Set(plan.strata.flatMap(({ columns }) => columns))]
    .filter((name) => !own.has(name) && !elsewhere.has(name))
    .map((name) => ({ role: "stratum" as const, name }));
  const modelScore = first!.columns.find(({ role }) => role === "modelScore")?.name;
  const compared = comparedColumns(plan).filter(({ name }) => name !== modelScore && !elsewhere.has(name));
  return [
    { ...first!, columns: [...first!.columns, ...strata, ...compared] },
    ...others,
    ...joined.map((file, place) => plannedFile(`joined_${place}`, file, planFolder)),
  ];
}

function plannedFile(
  section: PlannedDataFile["section"],
  file: DataSource & { readonly columns: object; readonly pseudonyms?: "hmac-sha256" | undefined },
  planFolder: string,
): PlannedDataFile {
  const { indicators = [], ignored = [], ...single } = file.columns as Record<string, string | readonly string[]>;
  return {
    section,
    ...(file.file === undefined
      ? { path: file.table!, name: file.table!, format: "server" as const }
      : { path: resolve(planFolder, file.file), name: basename(file.file), format: fileFormat(file.file) }),
    settings: file,
    columns: [
      ...Object.entries(single)
        .filter(([, name]) => name !== undefined)
        .map(([role, name]) => ({ role: role as ColumnRole, name: String(name) })),
      ...[indicators].flat().map((name) => ({ role: "indicator" as const, name })),
    ],
    ignored: [ignored].flat(),
    ...(file.pseudonyms && { pseudonyms: file.pseudonyms }),
  };
}

function comparedColumns({ models }: Plan): readonly PlannedColumn[] {
  return models.flatMap(({ score, band }) => [
    ...(score === undefined ? [] : [{ role: "comparedScore" as const, name: score }]),
    ...(band === undefined ? [] : [{ role: "comparedBand" as const, name: band }]),
  ]);
}
