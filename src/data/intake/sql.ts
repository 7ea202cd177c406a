import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";
import { ArgumentError } from "../../errors.js";

/** A text as an SQL expression. A NUL would end the statement, so it is spelled out. */
export function literal(text: string): string {
  const parts = text.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(" || chr(0) || ")})`;
}

/** A name as a quoted SQL identifier. */
export function identifier(name: string): string {
  if (name.includes("\0")) throw new ArgumentError("identifier requires a name without NUL; got a name with NUL");
  return `"${name.replaceAll('"', '""')}"`;
}

/** SQL condition that an expression is one of the texts; false for an empty list. */
export function isOneOf(expression: string, texts: readonly string[]): string {
  return texts.length === 0 ? "false" : `${expression} IN (${texts.map(literal).join(", ")})`;
}

/** A path as a literal that matches that one file. */
export function pathLiteral(path: string): string {
  return literal(pathPattern(path));
}

/** A pattern that matches one path: DuckDB reads `*`, `?` and `[` in a path as a pattern. */
export function pathPattern(path: string): string {
  return path.replaceAll(/[*?[]/g, "[$&]");
}

/** First row of a query with one row. */
export async function firstRow(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS()[0] ?? {};
}

/** One column of texts or numbers. */
export async function columnOf<T>(connection: DuckDBConnection, sql: string): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql);
  return (reader.getColumnsJS()[0] ?? []) as T[];
}

/** Calls `visit` with every value of a column of a result, in row order. */
export function visitColumn(
  result: DuckDBMaterializedResult,
  column: number,
  visit: (value: number, row: number) => void,
): void {
  let row = 0;
  for (let chunk = 0; chunk < result.chunkCount; chunk++) {
    const data = result.getChunk(chunk);
    const vector = data.getColumnVector(column);
    for (let i = 0; i < data.rowCount; i++) visit(vector.getItem(i) as number, row++);
  }
}
