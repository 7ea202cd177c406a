import type { DuckDBConnection } from "@duckdb/node-api";
import type { RunContext } from "../../../runtime/run-context.js";
import { checkHeader, headerIsUsable } from "../check-header.js";
import { inRows } from "../counted-problems.js";
import type { PlannedDataFile } from "../data-files.js";
import { type TypedColumn, typeProblem } from "../load-typed.js";
import { type LoadedFile, unreadFile } from "../loaded-file.js";
import type { Problem } from "../problem.js";
import { ServerFailure } from "./server-failure.js";
import type { CatalogueTable, DescribedTable, ServerSession } from "./server-session.js";
import { soleTable } from "./sole-table.js";

/** Rows of an answer after which progress is told. */
const ROWS_TOLD = 50_000n;

/** A table of the plan as the server has it, before its rows are read. */
export interface FoundTable {
  readonly file: PlannedDataFile;
  readonly table: DescribedTable;
  /** Columns that the plan reads and that can be read as text, in the order of the server. */
  readonly columns: readonly TypedColumn[];
  readonly problems: readonly Problem[];
  /** Rows, and a mark that changes with what stands in the columns. */
  readonly state: readonly [rows: number, mark: string];
}

/**
 * Looks a table of the plan up in the catalogue of a server, and counts its rows.
 *
 * @param session  open session
 * @param file  section of the plan that names a table
 * @param catalogue  tables that the login may read
 * @returns the table; or what is wrong with it
 * @throws ServerFailure
 */
export async function findServerTable(
  session: ServerSession,
  file: PlannedDataFile,
  catalogue: readonly CatalogueTable[],
): Promise<FoundTable | LoadedFile> {
  const found = soleTable(session, file.settings.table!, catalogue);
  if ("received" in found) {
    const { received } = found;
    const expected = "one table or view that the plan names and the user may read";
    return unreadFile(file, [{ code: "table-missing", expected, received }]);
  }
  const table = await session.describe(found);
  const header = checkHeader(
    file,
    table.columns.map(({ name }) => name),
  ).map(({ line: _line, ...problem }) => problem);
  if (!headerIsUsable(header)) return unreadFile(file, header);
  const usable = table.columns.filter((column) => file.columns.some(({ name }) => name === column.name));
  const problems = [...header, ...usable.flatMap((column) => typeProblem(file, column) ?? [])];
  const columns = usable.filter((column) => typeProblem(file, column) === undefined);
  if (columns.length === 0) return unreadFile(file, problems);
  const state = await stateOf(session, table, columns);
  if (state[0] > 0) return { file, table, columns, problems, state };
  const empty = { code: "no-rows", expected: "at least one row", received: "none" } as const;
  return unreadFile(file, [...problems, empty]);
}

/** Whether a lookup found a table that can be read. */
export function isFound(found: FoundTable | LoadedFile): found is FoundTable {
  return "state" in found;
}

/**
 * Refuses a table that is no longer what it was when it was looked up; one that is seen at one moment cannot change.
 * @throws ServerFailure `changed`
 */
export async function refuseChanged(session: ServerSession, { table, columns, state }: FoundTable): Promise<void> {
  if (session.isSnapshot) return;
  const [rows, mark] = await stateOf(session, table, columns);
  if (rows !== state[0] || mark !== state[1]) throw new ServerFailure("changed");
}

/**
 * Reads a table of a server into a table of texts.
 *
 * @param connection  locked database that takes the texts
 * @param session  open session
 * @param found  table that was looked up
 * @param grouped  true: equal rows come as one with their number, grouped by the server; identifiers that nothing else
 *   asks for are counted there and do not come
 * @param progress  is told the rows so far
 * @returns the table of texts
 * @throws ServerFailure
 */
export async function loadServerTable(
  connection: DuckDBConnection,
  session: ServerSession,
  found: FoundTable,
  grouped: "no" | "yes" | "without-identifiers",
  progress: RunContext["progress"] = () => {},
): Promise<LoadedFile> {
  const { file } = found;
  const id = grouped === "without-identifiers" ? identifierOf(found) : undefined;
  const columns = found.columns.filter((column) => column !== id);
  const problems = id === undefined ? [] : await identifierProblems(session, found, id);
  const table = `rows_${file.section}`;
  const isGrouped = grouped !== "no";
  await connection.run(
    `CREATE OR REPLACE TABLE ${table} (record BIGINT${columns.map((_, i) => `, c${i} VARCHAR`).join("")}${
      isGrouped ? ", weight DOUBLE" : ""
    })`,
  );
  const statement = isGrouped
    ? session.dialect.combinations(found.table, columns)
    : session.dialect.rows(found.table, columns);
  const appender = await connection.createAppender(table);
  const unreadable = columns.map(() => 0);
  let record = 0n;
  let rows = 0;
  try {
    await session.read(statement, (row) => {
      appender.appendBigInt(++record);
      const weight = isGrouped ? Number(row[columns.length]) : 1;
      for (let i = 0; i < columns.length; i++) {
        const text = row[i] ?? null;
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
        // What stands here for bytes that are no text.
        if (text?.includes("\uFFFD")) unreadable[i] = unreadable[i]! + weight;
      }
      if (isGrouped) appender.appendDouble(weight);
      appender.endRow();
      rows += weight;
      if (record % ROWS_TOLD === 0n) progress({ stage: "rows", done: rows, total: found.state[0], unit: "rows" });
    });
  } finally {
    appender.closeSync();
  }
  if (rows !== found.state[0]) throw new ServerFailure("changed");
  const kept = file.columns.filter(({ name }) => name !== id?.name);
  return {
    file: { ...file, columns: kept },
    table,
    columns: new Map(columns.map(({ name }, i) => [name, `c${i}`])),
    rows,
    ...(isGrouped && { weight: "weight" }),
    complete: true,
    placeless: true,
    problems: [...found.problems, ...problems, ...encodingProblems(columns, unreadable)],
    locate: (row) => ({ line: row, record: row }),
  };
}

async function stateOf(session: ServerSession, table: DescribedTable, columns: readonly TypedColumn[]) {
  const [[rows, mark] = []] = await answerOf(session, session.dialect.state(table, columns));
  return [Number(rows), mark ?? ""] as const;
}

async function answerOf(session: ServerSession, statement: Parameters<ServerSession["read"]>[0]) {
  const rows: (readonly (string | null)[])[] = [];
  await session.read(statement, (row) => rows.push(row));
  return rows;
}

function identifierOf({ file, columns }: FoundTable): TypedColumn | undefined {
  const name = file.columns.find(({ role }) => role === "id")?.name;
  return columns.find((column) => column.name === name);
}

async function identifierProblems(
  session: ServerSession,
  found: FoundTable,
  id: TypedColumn,
): Promise<readonly Problem[]> {
  const { missing: texts } = found.file.settings;
  const [[missing, distinct] = []] = await answerOf(session, session.dialect.identifiers(found.table, id, texts));
  const repeated = found.state[0] - Number(missing) - Number(distinct);
  const problem = (code: Problem["code"], expected: string, received: string): Problem => {
    return { code, column: id.name, expected, received };
  };
  return [
    ...(Number(missing) > 0 ? [problem("value-missing", "an identifier", `no value${inRows(Number(missing))}`)] : []),
    ...(repeated > 0
      ? [problem("row-duplicate", "each case once", `an identifier of another row${inRows(repeated)}`)]
      : []),
  ];
}

function encodingProblems(columns: readonly TypedColumn[], rows: readonly number[]): readonly Problem[] {
  return columns.flatMap(({ name }, i): readonly Problem[] =>
    rows[i] === 0
      ? []
      : [
          {
            code: "encoding-invalid",
            column: name,
            expected: "text in UTF-8",
            received: `bytes that are none${inRows(rows[i]!)}`,
          },
        ],
  );
}
