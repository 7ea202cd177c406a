import type { RunContext } from "../../runtime/run-context.js";
import { problemsOf } from "./collect-problems.js";
import type { LoadedFiles } from "./load-files.js";
import type { LoadedFile } from "./loaded-file.js";
import { everyCaseIsNamedOnce } from "./named-once.js";
import { firstRow } from "./sql.js";

const COMBINED = "combined_cases";

/**
 * Cases that agree in every column of the plan but the identifier, as one row with their number: one grouped query, after
 * which the cost of everything follows the combinations and not the cases. What a plan declares is checked on the
 * combinations, and that every case has an identifier of its own on the cases.
 *
 * @param loaded  files of a plan whose cases can be read as combinations
 * @param context  signal and progress
 * @returns the same with one row a combination; null where some row breaks a rule, or may: the cases themselves then tell
 *   which
 * @throws AuditError `interrupted`
 */
export async function combineCases(loaded: LoadedFiles, context: RunContext): Promise<LoadedFiles | null> {
  const [file] = loaded.files;
  if (file === undefined || file.table === null || file.problems.length > 0 || !file.complete) return null;
  const combined = await combinations(loaded, file);
  // A reader that drops what it cannot read would count fewer.
  const { cases } = await firstRow(loaded.database.connection, `SELECT sum(weight) AS cases FROM ${COMBINED}`);
  if (Number(cases) !== file.rows) return null;
  for await (const _problem of problemsOf(combined, context)) return null;
  return (await everyCaseIsNamedOnce(loaded.database.connection, file)) ? combined : null;
}

async function combinations(loaded: LoadedFiles, file: LoadedFile): Promise<LoadedFiles> {
  const columns = file.file.columns.filter(({ role }) => role !== "id");
  const names = [...new Set(columns.map(({ name }) => file.columns.get(name)!))];
  const table = COMBINED;
  await loaded.database.connection.run(
    `CREATE TABLE ${table} AS SELECT row_number() OVER () AS record, * FROM (${groupedBy(file, names)})`,
  );
  const kept = new Map(columns.map(({ name }) => [name, file.columns.get(name)!]));
  return {
    ...loaded,
    files: [{ ...file, table, columns: kept, weight: "weight", file: { ...file.file, columns } }],
  };
}

/** Rows that stay in their source are grouped by its own types, and only the combinations become texts. */
function groupedBy({ table, source }: LoadedFile, names: readonly string[]): string {
  if (source === undefined) {
    return `SELECT ${names.join(", ")}, count(*)::DOUBLE AS weight FROM ${table} GROUP BY ${names.join(", ")}`;
  }
  const columns = names.map((name) => ({ name, ...source.columns.get(name)! }));
  const raw = columns.map(({ raw: column }) => column).join(", ");
  return `SELECT ${columns.map(({ text, name }) => `${text} AS ${name}`).join(", ")}, weight
    FROM (SELECT ${raw}, count(*)::DOUBLE AS weight FROM ${source.expression} GROUP BY ${raw})`;
}
