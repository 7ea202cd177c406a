import type { Plan } from "../plan/schema.js";
import type { RunContext } from "../runtime/run-context.js";
import { refuseInvalid } from "./intake/collect-problems.js";
import type { PlannedDataFile } from "./intake/data-files.js";
import { encodeDays, encodeNumbers, encodeText } from "./intake/encode-columns.js";
import { type LoadedFiles, loadFiles } from "./intake/load-files.js";
import { type LoadedFile, readColumnsOf } from "./intake/loaded-file.js";

/** A typed column with its name in the file. The empty text and NaN mean: no value. */
export type NamedColumn =
  | {
      readonly kind: "text";
      readonly name: string;
      readonly codes: Uint8Array | Uint16Array | Uint32Array;
      readonly levels: readonly string[];
    }
  | { readonly kind: "number"; readonly name: string; readonly values: Float64Array }
  /** Days since 1970-01-01, `NO_DATE` where missing. */
  | { readonly kind: "date"; readonly name: string; readonly days: Int32Array };

/** The columns of one file of a plan, in the order of the plan. */
export interface ColumnTable {
  readonly section: PlannedDataFile["section"];
  readonly rows: number;
  readonly columns: readonly NamedColumn[];
}

/**
 * Typed columns of the data files of a plan, for an analyst: rows, so a workfile. Identifiers, groups, labels and
 * indicators are text; scores and counts are numbers; columns that the plan ignores are not read.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @returns one table a file, in the order of the plan
 * @throws DataError when the data has problems
 * @example const [sponsors, migrants] = await readColumns(plan, "data-samples/sponsors", context);
 */
export async function readColumns(
  plan: Plan,
  planFolder: string,
  context: RunContext,
): Promise<readonly ColumnTable[]> {
  const loaded = await loadFiles(plan, planFolder, context);
  try {
    await refuseInvalid(loaded, context);
    const tables: ColumnTable[] = [];
    for (const file of loaded.files) tables.push(await readTable(loaded, file));
    return tables;
  } finally {
    loaded.database.close();
  }
}

const KINDS = {
  score: "number",
  modelScore: "number",
  comparedScore: "number",
  count: "number",
  violations: "number",
  predictedOn: "date",
} as const;

async function readTable({ database: { connection } }: LoadedFiles, loaded: LoadedFile): Promise<ColumnTable> {
  const columns: NamedColumn[] = [];
  const roles = [...new Set(loaded.file.columns.map(({ role }) => role))];
  for (const role of roles) {
    const kind = role in KINDS ? KINDS[role as keyof typeof KINDS] : "text";
    for (const column of readColumnsOf(loaded, role)) {
      const { name } = column;
      const table = loaded.table!;
      if (kind === "text") columns.push({ kind, name, ...(await encodeText(connection, table, column)) });
      else if (kind === "date") columns.push({ kind, name, days: await encodeDays(connection, table, column) });
      else columns.push({ kind, name, values: await encodeNumbers(connection, table, column) });
    }
  }
  return { section: loaded.file.section, rows: loaded.rows, columns };
}
