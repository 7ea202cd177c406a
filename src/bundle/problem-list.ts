import type { Issue } from "../errors.js";

export const PROBLEM_LIST_NAME = "problems.csv";

/**
 * All problems of a plan's data as CSV, piece by piece: a workfile.
 * @param issues  in the order of the files
 * @returns header and one line a problem
 */
export async function* problemList(issues: AsyncIterable<Issue>): AsyncGenerator<string> {
  yield csvLine(["file", "line", "column", "code", "expected", "received"]);
  for await (const { file, row, column, code, expected, received } of issues) {
    yield csvLine([file, row === undefined ? "" : String(row), column ?? "", code, expected, received]);
  }
}

function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",")}\n`;
}
