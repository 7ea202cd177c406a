import type { JoinedRows } from "../evidence.js";
import type { Database } from "./database.js";
import { type LoadedFile, readColumn } from "./loaded-file.js";
import { pseudonymKey, pseudonymTable } from "./pseudonyms.js";
import { firstRow } from "./sql.js";

/** Name that the section of a joined file starts with. */
const SECTION = "joined_";

/** Whether a file is joined to the first one. */
export function isJoined({ file }: LoadedFile): boolean {
  return file.section.startsWith(SECTION);
}

/**
 * Joins files to the first one by identifier: its table gets their columns. Every row of the first file stays, once; one
 * without a partner has no value there. Files that could not be read, or have no identifiers, are left as they are.
 *
 * @param database  locked database with the tables
 * @param files  files of a plan, the one with the scored units first
 * @throws AuditError `usage-invalid` where a file has pseudonyms and there is no key
 * @returns the files with the first one widened, and what had no partner
 */
export async function joinFiles(
  { connection }: Database,
  files: readonly LoadedFile[],
): Promise<{ readonly files: readonly LoadedFile[]; readonly joined: readonly JoinedRows[] }> {
  const [first, ...others] = files;
  const id = first && readColumn(first, "id");
  const joins = files.filter(isJoined).flatMap((file) => {
    const own = readColumn(file, "id");
    return file.table === null || own === undefined ? [] : [{ file, id: own }];
  });
  if (first === undefined || first.table === null || id === undefined || joins.length === 0)
    return { files, joined: [] };
  const parts = joins.map(({ file, id: own }, place) => {
    // The second row of an identifier is a problem that is reported; until then it may not double the first file.
    const once = `SELECT * FROM ${file.table} WHERE NOT ${own.isMissing}
      QUALIFY row_number() OVER (PARTITION BY ${own.value} ORDER BY record) = 1`;
    const alias = `j${place}`;
    const names = file.file.columns.filter(({ role }) => role !== "id").map(({ name }) => name);
    const columns = names.flatMap((name) => {
      const sql = file.columns.get(name);
      return sql === undefined ? [] : [{ name, sql, as: `${alias}_${sql}` }];
    });
    return {
      file,
      columns,
      record: `${alias}_record`,
      select: [`${alias}.record AS ${alias}_record`, ...columns.map(({ sql, as }) => `${alias}.${sql} AS ${as}`)],
      from: `LEFT JOIN (SELECT *, ${own.value} AS joined_id FROM (${once})) ${alias}
        ON ${alias}.joined_id = ${file.file.pseudonyms === undefined ? "f.first_id" : "p.pseudonym"}`,
    };
  });
  const table = "rows_with_joined";
  const identifiers = `SELECT DISTINCT ${id.value} FROM ${first.table} WHERE NOT ${id.isMissing}`;
  const pseudonyms = parts.some(({ file }) => file.file.pseudonyms !== undefined)
    ? `LEFT JOIN ${await pseudonymTable(connection, identifiers, pseudonymKey())} p ON p.id = f.first_id`
    : "";
  await connection.run(`CREATE TABLE ${table} AS
    SELECT f.* EXCLUDE (first_id), ${parts.flatMap(({ select }) => select).join(", ")}
    FROM (SELECT *, ${id.value} AS first_id FROM ${first.table}) f ${pseudonyms} ${parts.map(({ from }) => from).join(" ")}`);
  const widened: LoadedFile = {
    ...first,
    table,
    file: {
      ...first.file,
      columns: [
        ...first.file.columns,
        ...parts.flatMap(({ file }) => file.file.columns.filter(({ role }) => role !== "id")),
      ],
    },
    columns: new Map([
      ...first.columns,
      ...parts.flatMap(({ columns }) => columns.map(({ name, as }) => [name, as] as const)),
    ]),
    origins: new Map(
      parts.flatMap(({ file, record, columns }) => columns.map(({ name }) => [name, { file, record }] as const)),
    ),
  };
  const joined: JoinedRows[] = [];
  for (const { file, record } of parts) {
    const { met, alone } = await firstRow(
      connection,
      `SELECT count(DISTINCT ${record})::INTEGER AS met, count(*) FILTER (${record} IS NULL)::INTEGER AS alone FROM ${table}`,
    );
    joined.push({ name: file.file.name, withoutUnit: file.rows - Number(met), unitsWithout: Number(alone) });
  }
  return { files: [widened, ...others], joined };
}
