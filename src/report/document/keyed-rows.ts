import type { ReportTable } from "./report-document.js";

/** A mark in the cells of a table, and the words that it stands for. */
export interface TableKeyEntry {
  readonly mark: string;
  readonly words: string;
}

/** Words that stand in a table from so many times on get a mark. */
const OFTEN = 8;

/** Shorter words are as readable as a mark: in columns of numbers, and in columns of words. */
const LONG = { numeric: 9, words: 24 };

/** Tables of so many rows show those with equal cells as one. */
const MANY = 30;

/** Names of rows that can stand in a list. */
const SHORT_NAME = 30;

/** Rows of fewer cells are equal by chance, and short as they are. */
const FEW_CELLS = 2;

const NUMBER = /\d/;

/**
 * Rows of a table in which words that come again and again, such as a reason why there is no number, are a letter that a
 * key below the table explains. Numbers and short words stay as they are.
 * @param table  a table of a report
 * @returns rows, and the key in the order of the first cell that needs it; no key where nothing repeats
 * @example keyedRows(table).key // [{ mark: "(a)", words: "too few effective units" }]
 */
export function keyedRows({ columns, rows }: ReportTable): {
  readonly rows: ReportTable["rows"];
  readonly key: readonly TableKeyEntry[];
} {
  const times = new Map<string, number>();
  const isReason = (text: string, column: number) =>
    column > 0 &&
    (columns[column]?.numeric === true ? text.length >= LONG.numeric && !NUMBER.test(text) : text.length >= LONG.words);
  for (const row of rows) {
    row.forEach((text, column) => {
      if (isReason(text, column)) times.set(text, (times.get(text) ?? 0) + 1);
    });
  }
  const often = [...times].flatMap(([words, count]) => (count >= OFTEN ? [words] : []));
  const key = often.map((words, at) => ({ mark: `(${String.fromCharCode(97 + at)})`, words }));
  const marks = new Map(key.map(({ mark, words }) => [words, mark]));
  const marked = rows.map((row) =>
    row.map((text, column) => (isReason(text, column) ? (marks.get(text) ?? text) : text)),
  );
  return { rows: marked, key };
}

/**
 * Rows of a long table, those with equal cells as one: under the names of all of them, where the first stood.
 * @param rows  rows of a table, the name first
 * @returns the rows as they are where the table is not long
 * @example joinedRows([["AGO", "–"]]) // [["AGO", "–"]]
 */
export function joinedRows(rows: ReportTable["rows"]): ReportTable["rows"] {
  if (rows.length < MANY) return rows;
  const joined = new Map<string, string[]>();
  for (const [at, row] of rows.entries()) {
    const [name = "", ...cells] = row;
    const equal = name.length > SHORT_NAME || cells.length < FEW_CELLS ? String(at) : JSON.stringify(cells);
    const before = joined.get(equal);
    joined.set(equal, before === undefined ? [...row] : [`${before[0]}, ${name}`, ...cells]);
  }
  return [...joined.values()];
}
