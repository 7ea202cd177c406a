import type { Issue } from "../../errors.js";
import { type Problem, toIssue } from "../intake/problem.js";

/** One record of a CSV file: the physical line it starts on, and its fields as text. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Rows of a small CSV file as named texts, and every problem of its form. */
export interface CsvTable {
  readonly rows: readonly { readonly line: number; readonly value: (column: string) => string }[];
  readonly issues: readonly Issue[];
}

/**
 * Reads a small CSV file (RFC 4180, quotes doubled) whose columns are named beforehand.
 * @param text  the whole file; a byte-order mark at its start is skipped
 * @param options.file  its base name, for messages
 * @param options.columns  columns that must stand in the header, once each; others are not read
 * @returns rows with as many fields as the header, and the problems of the others
 */
export function readCsvTable(
  text: string,
  {
    file,
    delimiter,
    columns,
  }: { readonly file: string; readonly delimiter: string; readonly columns: readonly string[] },
): CsvTable {
  const { records, unterminated } = csvRecords(text.replace(/^\uFEFF/, ""), delimiter);
  const header = records[0]?.fields ?? [];
  const problems: Problem[] = [
    ...(records.length < 2
      ? [problem("no-rows", 1, "a header and at least one row", `${records.length} records`)]
      : []),
    ...(unterminated === null
      ? []
      : [problem("quote-unterminated", unterminated, "a closing quote", "the end of the file")]),
    ...columns.flatMap((column) => headerProblems(column, header)),
    ...records
      .slice(1)
      .filter(({ fields }) => fields.length !== header.length)
      .map(({ line, fields }) =>
        problem("row-ragged", line, `${header.length} fields, as the header has`, `${fields.length} fields`),
      ),
  ];
  const place = new Map(header.map((name, index) => [name, index]));
  const readable = columns.every((column) => place.has(column));
  const rows = records
    .slice(1)
    .filter(({ fields }) => readable && fields.length === header.length)
    .map(({ line, fields }) => ({ line, value: (column: string) => fields[place.get(column)!]! }));
  return { rows, issues: problems.map((each) => toIssue(file, each)) };
}

function headerProblems(column: string, header: readonly string[]): readonly Problem[] {
  const times = header.filter((name) => name === column).length;
  if (times === 1) return [];
  const expected = `one column named ${JSON.stringify(column)}`;
  return [problem(times === 0 ? "column-missing" : "header-duplicate", 1, expected, times === 0 ? "none" : `${times}`)];
}

function problem(code: Problem["code"], line: number, expected: string, received: string): Problem {
  return { code, line, expected, received };
}

/**
 * Splits CSV text into records, whatever ends its lines; blank lines are skipped.
 * @returns records with their physical lines, and the line of a quote that never closes
 * @see RFC 4180
 */
export function csvRecords(
  text: string,
  delimiter: string,
): { readonly records: readonly CsvRecord[]; readonly unterminated: number | null } {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = "";
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRecord = () => {
    if (fields.length > 0 || field !== "") records.push({ line: start, fields: [...fields, field] });
    fields = [];
    field = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const endsLine = character === "\n" || (character === "\r" && text[at + 1] !== "\n");
    if (endsLine) line++;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (character === '"' && field === "") quoted = true;
    else if (character === delimiter) {
      fields.push(field);
      field = "";
    } else if (endsLine) {
      endRecord();
      start = line;
    } else if (character !== "\r") field += character;
  }
  endRecord();
  return { records, unterminated: quoted ? start : null };
}

/**
 * Comma or semicolon, the one that the header has more of: as a spreadsheet saves a file in one country or another.
 * @example spreadsheetDelimiter("a;b;c,d\n1;2;3") // ";"
 */
export function spreadsheetDelimiter(text: string): "," | ";" {
  const header = /^[^\r\n]*/.exec(text)![0];
  return header.split(";").length > header.split(",").length ? ";" : ",";
}
