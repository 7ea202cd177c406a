import type { ColumnProfile, FileProfile } from "../../../plan/column-profile.js";
import type { TypedColumn } from "../load-typed.js";
import { identifier } from "../sql.js";
import { clickhouseIdentifier, clickhouseTable } from "./clickhouse-dialect.js";
import { openSession } from "./load-server-tables.js";
import { failureError, ServerFailure } from "./server-failure.js";
import type { CatalogueTable, DescribedTable, ServerKind, ServerSession, Statement } from "./server-session.js";
import { soleTable } from "./sole-table.js";

/** Columns with more distinct values than this have no levels in a profile. */
const MOST_LEVELS = 20;

/** Seconds that one question of a profile may take. */
const SECONDS = 600;

const TEXT = /^VARCHAR$/;
const NUMBER = /INT|DOUBLE|FLOAT|DECIMAL/;

/**
 * Profile of one table of a server for the draft of a plan: names, types, and margins of single columns, each counted by
 * the server. A column of a type that no audit reads is left out.
 *
 * @param kind  kind of the server; its login comes from the environment
 * @param name  table or view, as `name` or `schema.name`
 * @returns one column profile a column, in the order of the table
 * @throws AuditError `source-unavailable` when the server does not answer, or has no one table of that name
 * @example draftPlan({ form: "cases", cases: await profileServerTable("postgresql", "audit.cases") })
 */
export async function profileServerTable(kind: ServerKind, name: string): Promise<FileProfile> {
  try {
    const session = await openSession(kind, { timeoutSeconds: SECONDS, signal: undefined });
    try {
      return await profileOf(session, name);
    } finally {
      await session.close();
    }
  } catch (error) {
    throw error instanceof ServerFailure ? failureError(error) : error;
  }
}

async function profileOf(session: ServerSession, name: string): Promise<FileProfile> {
  const found = soleTable(session, name, await session.tables());
  if ("received" in found) throw new ServerFailure("table");
  const table = await session.describe(found);
  const readable = table.columns.filter(
    ({ type }) => TEXT.test(type) || NUMBER.test(type) || /^(BOOLEAN|DATE)$/.test(type),
  );
  const [rows] = await answer(session, session.dialect.state(table, readable));
  const columns: ColumnProfile[] = [];
  for (const column of readable) columns.push(await profileColumn(session, table, column, Number(rows![0])));
  return {
    ...{ file: name, server: session.kind, rows: Number(rows![0]) },
    ...{ delimiter: ",", encoding: "utf-8", decimal: ".", columns },
  };
}

async function profileColumn(
  session: ServerSession,
  table: DescribedTable,
  column: TypedColumn,
  rows: number,
): Promise<ColumnProfile> {
  const [[present, distinct, lowest, highest] = []] = await answer(session, marginsOf(session.kind, table, column));
  const type = typeOf(column);
  const few = Number(distinct) <= MOST_LEVELS;
  const levels = few ? await answer(session, session.dialect.combinations(table, [column])) : [];
  return {
    name: column.name,
    type,
    rows,
    missing: rows - Number(present),
    distinct: Number(distinct),
    ...(few && {
      levels: levels
        .filter(([text]) => text !== null)
        .map(([text, count]) => ({ text: text!, count: Number(count) }))
        .sort((a, b) => (a.text < b.text ? -1 : 1)),
    }),
    ...((type === "integer" || type === "number") &&
      Number(present) > 0 && { minimum: Number(lowest), maximum: Number(highest) }),
  };
}

function typeOf({ type }: TypedColumn): ColumnProfile["type"] {
  if (type === "DATE") return "date";
  if (!NUMBER.test(type)) return "text";
  return type.includes("INT") ? "integer" : "number";
}

/** Values that are there, distinct ones, and the lowest and highest of a number. */
function marginsOf(kind: ServerKind, table: CatalogueTable, column: TypedColumn): Statement {
  const isNumber = NUMBER.test(column.type);
  if (kind === "clickhouse") {
    const name = clickhouseIdentifier(column.name);
    const ends = isNumber ? [`toString(min(${name}))`, `toString(max(${name}))`] : ["''", "''"];
    const parts = [`toString(count(${name}))`, `toString(uniqExact(toString(${name})))`, ...ends];
    // No column of the table is named again, so the names of the answer can hide none.
    const named = parts.map((part, i) => `${part} AS margin_of_column_${i}`).join(", ");
    return { sql: `SELECT ${named} FROM ${clickhouseTable(table)}` };
  }
  const name = identifier(column.name);
  const ends = isNumber ? `min(${name})::text, max(${name})::text` : "'', ''";
  return {
    sql: `SELECT count(${name})::text, count(DISTINCT ${name}::text COLLATE "C")::text, ${ends}
      FROM ${identifier(table.schema)}.${identifier(table.name)}`,
  };
}

async function answer(session: ServerSession, statement: Statement) {
  const rows: (readonly (string | null)[])[] = [];
  await session.read(statement, (row) => rows.push(row));
  return rows;
}
