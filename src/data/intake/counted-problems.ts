import type { Check } from "./check.js";
import type { Database } from "./database.js";
import type { LoadedFile } from "./loaded-file.js";
import type { Problem } from "./problem.js";

/** How many rows a problem is about, where none has a place. */
export function inRows(rows: number): string {
  return `, in ${rows} ${rows === 1 ? "row" : "rows"}`;
}

/** Whether a column comes from rows that have no place. */
export function isPlaceless(file: LoadedFile, column: string): boolean {
  return (file.origins?.get(column)?.file ?? file).placeless === true;
}

/**
 * Problems of rows that have no place, as in a table of a server: one a rule and wording, with the number of rows.
 *
 * @param database  locked database with the table
 * @param file  file that the checks are about
 * @param checks  rules of columns without a place
 * @returns problems in the order of the rules, then by wording
 */
export async function countedProblems(
  { connection }: Database,
  file: LoadedFile,
  checks: readonly Check[],
): Promise<readonly Problem[]> {
  if (checks.length === 0) return [];
  const branches = checks.map(({ brokenWhere, value, column }, i) => {
    const origin = file.origins?.get(column);
    const once = origin && ` QUALIFY row_number() OVER (PARTITION BY ${origin.record} ORDER BY record) = 1`;
    return `SELECT ${i} AS broken, CAST(${value} AS VARCHAR) AS value, (${file.weight ?? "1"})::DOUBLE AS weight
      FROM ${file.table} WHERE ${brokenWhere}${once ?? ""}`;
  });
  const sql = `SELECT broken, value, sum(weight)::DOUBLE AS n FROM (${branches.join(" UNION ALL ")}) GROUP BY 1, 2`;
  const found = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  return checks.flatMap((check, i) => {
    const rows = new Map<string, number>();
    for (const { broken, value, n } of found) {
      if (broken !== i) continue;
      const received = check.received(value as string | null);
      rows.set(received, (rows.get(received) ?? 0) + Number(n));
    }
    const origin = file.origins?.get(check.column)?.file;
    return [...rows].sort().map(
      ([received, count]): Problem => ({
        code: check.code,
        ...(origin && { file: origin.file.name }),
        column: check.column,
        expected: check.expected,
        received: `${received}${inRows(count)}`,
      }),
    );
  });
}
