import type { PlannedDataFile } from "./data-files.js";
import type { Problem } from "./problem.js";

/**
 * Compares the names that a file has with the names that the plan gives.
 *
 * A name is only repeated in a problem when the plan knows it, or when the file shares a name with the plan: else the
 * first line may be a row of data.
 *
 * @param file  file of the plan
 * @param header  names in file order
 * @returns problems, empty when every name is known once
 */
export function checkHeader(file: PlannedDataFile, header: readonly string[]): readonly Problem[] {
  const planned = file.columns.map(({ name }) => name);
  const mismatch = delimiterMismatch(file, header);
  if (mismatch !== undefined) return [mismatch];
  const known = new Set([...planned, ...file.ignored]);
  if (!header.some((name) => known.has(name))) return [unrecognised(header)];
  return [
    ...duplicates(header),
    ...[...planned, ...file.ignored]
      .filter((name) => !header.includes(name))
      .map(
        (name): Problem => ({
          code: "column-missing",
          line: 1,
          column: name,
          expected: "a column that the plan names",
          received: "no such column",
        }),
      ),
    ...header
      .filter((name, i) => !known.has(name) && header.indexOf(name) === i)
      .map(
        (name): Problem => ({
          code: "column-unknown",
          line: 1,
          column: name,
          expected: "columns that the plan names, or ignores",
          received: "a column that it does not name",
        }),
      ),
  ];
}

/** True when rows can be told apart by the header: its names are distinct and at least one is known. */
export function headerIsUsable(problems: readonly Problem[]): boolean {
  return !problems.some(({ code }) =>
    ["delimiter-mismatch", "header-duplicate", "header-unrecognised", "file-empty"].includes(code),
  );
}

const DELIMITERS: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

/** Plain word for a delimiter. */
export function delimiterName(delimiter: string): string {
  return DELIMITERS[delimiter] ?? JSON.stringify(delimiter);
}

function delimiterMismatch(file: PlannedDataFile, header: readonly string[]): Problem | undefined {
  if (file.format !== "csv" || header.length !== 1) return undefined;
  const other = Object.keys(DELIMITERS).find(
    (delimiter) => delimiter !== file.settings.delimiter && header[0]!.includes(delimiter),
  );
  if (other === undefined) return undefined;
  return {
    code: "delimiter-mismatch",
    line: 1,
    expected: `fields that a ${delimiterName(file.settings.delimiter)} divides`,
    received: `one field, which a ${delimiterName(other)} would divide`,
  };
}

function unrecognised(header: readonly string[]): Problem {
  return {
    code: "header-unrecognised",
    line: 1,
    expected: "a header with the columns of the plan",
    received: `${header.length} fields, none of which the plan names`,
  };
}

function duplicates(header: readonly string[]): readonly Problem[] {
  const repeated = new Set(header.filter((name, i) => header.indexOf(name) !== i));
  return [...repeated].map((name) => ({
    code: "header-duplicate",
    line: 1,
    column: name,
    expected: "every column name once",
    received: `the name ${header.filter((other) => other === name).length} times`,
  }));
}
