import type { ReadColumn } from "./loaded-file.js";
import type { ProblemCode } from "./problem.js";
import { textShape } from "./received.js";

/** A rule that every row of a file must keep, as the SQL that finds the rows that break it. */
export interface Check {
  readonly code: ProblemCode;
  readonly column: string;
  readonly expected: string;
  /** SQL condition on a row of the file's table that holds where the rule is broken. */
  readonly brokenWhere: string;
  /** SQL text that `received` is worded from. */
  readonly value: string;
  readonly received: (value: string | null) => string;
}

/** The column must have a value in every row. */
export function requireValue(column: ReadColumn, expected: string): Check {
  return {
    code: "value-missing",
    column: column.name,
    expected,
    brokenWhere: column.isMissing,
    value: "NULL",
    received: () => "no value",
  };
}

/** No two rows may agree in the columns; the second and later ones are reported. */
export function requireDistinct(
  table: string,
  columns: readonly ReadColumn[],
  wording: { readonly column: string; readonly expected: string },
): Check {
  const keys = columns.map(({ value }) => value).join(", ");
  const present = columns.map(({ isMissing }) => `NOT ${isMissing}`).join(" AND ");
  const repeats = `SELECT record FROM (
    SELECT record, row_number() OVER (PARTITION BY ${keys} ORDER BY record) AS nth FROM ${table} WHERE ${present}
  ) WHERE nth > 1`;
  return {
    code: "row-duplicate",
    ...wording,
    brokenWhere: `record IN (${repeats})`,
    value: columns[0]!.text,
    received: (value) => `${textShape(value)}, as in an earlier row`,
  };
}
