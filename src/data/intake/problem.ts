import type { Issue } from "../../errors.js";

/** One problem of a data file, before it is worded. `received` never holds a value of a sensitive column. */
export interface Problem {
  readonly code: ProblemCode;
  /** Physical line in a CSV file, row in a Parquet file; absent where the whole file is meant. */
  readonly line?: number;
  /** Ordinal of the record with the header as 1; differs from the line after a quoted line break. */
  readonly record?: number;
  readonly column?: string;
  /** Base name of the file, where it is another than the one that is looked through. */
  readonly file?: string;
  readonly expected: string;
  readonly received: string;
}

export type ProblemCode =
  | "file-missing"
  | "file-unreadable"
  | "files-differ"
  | "table-missing"
  | "file-empty"
  | "no-rows"
  | "byte-order-mark"
  | "nul-byte"
  | "encoding-invalid"
  | "delimiter-mismatch"
  | "header-duplicate"
  | "header-repeated"
  | "header-unrecognised"
  | "column-missing"
  | "column-unknown"
  | "column-type"
  | "row-ragged"
  | "row-blank"
  | "line-malformed"
  | "quote-malformed"
  | "quote-unterminated"
  | "line-end-mixed"
  | "records-unreconciled"
  | "value-missing"
  | "value-type"
  | "value-range"
  | "value-unknown"
  | "row-duplicate"
  | "sponsor-unknown"
  | "concern-contradictory"
  | "prediction-ambiguous"
  | "provenance-contradictory"
  | "severity-contradictory";

/**
 * Words a problem as an issue: `<file>:<line> requires <what>; got <received>`.
 *
 * @param file  base name of the file
 * @param problem  what was found
 * @returns an issue with the physical line as its row
 */
export function toIssue(file: string, problem: Omit<Problem, "code"> & { readonly code: string }): Issue {
  const { code, line, record, column, expected, received } = problem;
  const place = line === undefined ? file : `${file}:${line}`;
  const apart = record !== undefined && record !== line ? ` (record ${record})` : "";
  const subject = column === undefined ? expected : `${expected} in column ${JSON.stringify(column)}`;
  return {
    code,
    file,
    ...(line === undefined ? {} : { row: line }),
    ...(column === undefined ? {} : { column }),
    expected,
    received,
    message: `${place}${apart} requires ${subject}; got ${received}`,
  };
}
