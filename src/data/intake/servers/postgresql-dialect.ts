import type { TypedColumn } from "../load-typed.js";
import { identifier } from "../sql.js";
import type { CatalogueTable, Dialect } from "./server-session.js";

/**
 * Statements for PostgreSQL from version 12 on. Rows are grouped by their texts, compared byte by byte: a collation of a
 * column, or a type like numeric, could call texts equal that are not the same.
 */
export const postgresqlDialect: Dialect = {
  rows: (table, columns) => ({ sql: `SELECT ${columns.map(textOf).join(", ")} FROM ${quoted(table)}` }),
  combinations: (table, columns) => ({
    sql: `SELECT ${columns.map(textOf).join(", ")}, pg_catalog.count(*)::text FROM ${quoted(table)}
      GROUP BY ${columns.map((_, i) => i + 1).join(", ")}`,
  }),
  identifiers: (table, id, missing) => ({
    sql: `SELECT pg_catalog.count(*) FILTER (WHERE id IS NULL OR id = ANY ($1::text[]))::text,
      pg_catalog.count(DISTINCT id) FILTER (WHERE NOT id = ANY ($1::text[]))::text
      FROM (SELECT ${textOf(id)} AS id FROM ${quoted(table)}) t`,
    values: [missing],
  }),
  // All queries of a session see one moment: what stands in the columns cannot change.
  state: (table) => ({ sql: `SELECT pg_catalog.count(*)::text, '' FROM ${quoted(table)}` }),
};

const TYPES: Readonly<Record<string, string>> = {
  text: "VARCHAR",
  "character varying": "VARCHAR",
  character: "VARCHAR",
  name: "VARCHAR",
  uuid: "VARCHAR",
  smallint: "SMALLINT",
  integer: "INTEGER",
  bigint: "BIGINT",
  numeric: "DECIMAL(38,0)",
  real: "FLOAT",
  "double precision": "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
};

/**
 * A type of PostgreSQL in the words of DuckDB.
 * @param type  as `format_type` names it, without a length
 * @param isEnum  whether it is an enumeration
 * @returns its own name in capitals where no text of it would be exact
 */
export function postgresqlType(type: string, isEnum: boolean): string {
  return isEnum ? "VARCHAR" : (TYPES[type] ?? type.toUpperCase());
}

function quoted({ schema, name }: CatalogueTable): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

/** FLOAT goes through DOUBLE: its own text would round-trip to another double. */
function textOf({ name, type }: TypedColumn): string {
  const column = type === "FLOAT" ? `${identifier(name)}::double precision` : identifier(name);
  return `${column}::text COLLATE "C"`;
}
