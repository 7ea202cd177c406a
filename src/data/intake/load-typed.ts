import type { DuckDBConnection } from "@duckdb/node-api";
import { checkHeader, headerIsUsable } from "./check-header.js";
import type { ColumnRole, PlannedDataFile } from "./data-files.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import type { Problem } from "./problem.js";
import { firstRow, identifier } from "./sql.js";

/** A column as a source declares it: its name, and its type in the words of DuckDB. */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

/** Rows with types of their own, as SQL reads them. */
export interface TypedSource {
  /** SQL expression of a table. */
  readonly expression: string;
  /** Rows that the source says it has. */
  readonly declared: number;
  readonly locate: LoadedFile["locate"];
  /** True: rows stay where they are, and are read again by each query. */
  readonly stays?: boolean;
}

/**
 * Reads typed rows into a table of texts. Types are checked first: a column is cast to text only where the cast loses
 * nothing.
 *
 * @param connection  locked database
 * @param file  file of the plan
 * @param source  what is read
 * @returns the table, or none when its columns cannot be told apart or have no rows
 * @throws the error of the database when the source cannot be read
 */
export async function loadTyped(
  connection: DuckDBConnection,
  file: PlannedDataFile,
  { expression, declared, locate, stays = false }: TypedSource,
): Promise<LoadedFile> {
  const table = `rows_${file.section}`;
  const columns = await describeColumns(connection, expression);
  const header = columns.map(({ name }) => name);
  const problems = checkHeader(file, header);
  if (!headerIsUsable(problems)) return unreadFile(file, problems);
  const usable = columns.filter((column) => file.columns.some(({ name }) => name === column.name));
  const typed = usable.filter((column) => typeProblem(file, column) === undefined);
  await connection.run(
    `CREATE ${stays ? "VIEW" : "TABLE"} ${table} AS SELECT row_number() OVER () AS record${typed
      .map((column, i) => `, ${textOf(column)} AS c${i}`)
      .join("")} FROM ${expression}`,
  );
  const loaded: LoadedFile = {
    file,
    table,
    columns: new Map(typed.map(({ name }, i) => [name, `c${i}`])),
    rows: stays ? declared : Number((await firstRow(connection, `SELECT count(*)::DOUBLE AS n FROM ${table}`)).n),
    complete: true,
    problems: [...problems, ...usable.flatMap((column) => typeProblem(file, column) ?? [])],
    locate,
    ...(stays && {
      source: {
        expression,
        columns: new Map(
          typed.map((column, i) => [`c${i}`, { raw: identifier(column.name), text: textOf(column) }] as const),
        ),
      },
    }),
  };
  return refuseUnreconciled(loaded, declared);
}

/** Names and types of the columns of what SQL reads. */
export async function describeColumns(connection: DuckDBConnection, source: string): Promise<readonly TypedColumn[]> {
  const rows = (await connection.runAndReadAll(`SELECT * FROM (DESCRIBE SELECT * FROM ${source})`)).getRowObjectsJS();
  return rows.map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
}

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;
const NUMBER = /^(DOUBLE|FLOAT|DECIMAL\(.*\))$/;
const TEXT = /^(VARCHAR|ENUM\(.*\))$/;

const ACCEPTS: Readonly<Record<ColumnRole, { readonly types: readonly RegExp[]; readonly expected: string }>> = {
  id: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  concern: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  group: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  country: { types: [TEXT], expected: "a column of text" },
  directorKind: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  since: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  until: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  eventDay: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  eventStatus: { types: [TEXT], expected: "a column of text" },
  score: { types: [TEXT, WHOLE, NUMBER], expected: "a column of numbers" },
  modelScore: { types: [TEXT, WHOLE, NUMBER], expected: "a column of numbers" },
  comparedScore: { types: [TEXT, WHOLE, NUMBER], expected: "a column of numbers" },
  count: { types: [TEXT, WHOLE], expected: "a column of whole numbers" },
  predictedOn: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  cluster: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  period: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  comparedBand: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  band: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  selected: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  outcome: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  provenance: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  severity: { types: [TEXT, WHOLE], expected: "a column of text" },
  violations: { types: [TEXT, WHOLE], expected: "a column of whole numbers" },
  indicator: { types: [TEXT, WHOLE, NUMBER, /^BOOLEAN$/, /^DATE$/], expected: "a column of text" },
  stratum: { types: [TEXT, WHOLE, NUMBER, /^BOOLEAN$/, /^DATE$/], expected: "a column of text" },
};

/** What is wrong with the type of a column that the plan reads; undefined where it can be read as text. */
export function typeProblem(file: PlannedDataFile, { name, type }: TypedColumn): Problem | undefined {
  const role = file.columns.find((column) => column.name === name)?.role;
  if (role === undefined || ACCEPTS[role].types.some((accepted) => accepted.test(type))) return undefined;
  const received = `type ${type.replace(/\(.*\)$/s, "")}`;
  return { code: "column-type", column: name, expected: ACCEPTS[role].expected, received };
}

/** FLOAT goes through DOUBLE: its own text would round-trip to another double. */
function textOf({ name, type }: TypedColumn): string {
  const column = identifier(name);
  return type === "FLOAT" ? `CAST(CAST(${column} AS DOUBLE) AS VARCHAR)` : `CAST(${column} AS VARCHAR)`;
}

function refuseUnreconciled(loaded: LoadedFile, declared: number): LoadedFile {
  if (declared !== loaded.rows) {
    const expected = `${declared} rows, as the file declares`;
    return unreadFile(loaded.file, [{ code: "records-unreconciled", expected, received: `${loaded.rows} rows` }]);
  }
  if (declared > 0) return loaded;
  const empty = { code: "no-rows", expected: "at least one row", received: "none" } as const;
  return unreadFile(loaded.file, [...loaded.problems, empty]);
}
