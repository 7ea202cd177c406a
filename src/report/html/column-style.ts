import type { ReportDocument, ReportTable } from "../document/report-document.js";

/** Class of a table whose rows are named by numbers. */
const NUMBERED = "n1";

/**
 * Classes of a table that say which of its columns are not as nearly all are: names in the first one, numbers in the others.
 * One class a table, and not one a cell, keeps a page of many tables small.
 *
 * @param table  table of a document
 * @returns `n1` where its first column holds numbers, and `tN` where column N holds words
 * @example
 * columnClasses({ ...table, columns: [{ label: "Band", numeric: false }, { label: "Note", numeric: false }] }); // ["t2"]
 */
export function columnClasses({ columns }: Pick<ReportTable, "columns">): readonly string[] {
  return columns.flatMap(({ numeric }, at) => (at === 0 ? (numeric ? [NUMBERED] : []) : numeric ? [] : [`t${at + 1}`]));
}

/**
 * Style rules for the columns of the tables of a document.
 *
 * @param document  any report
 * @returns CSS; empty where every table has names in its first column and numbers in the others
 * @example
 * columnStyle(document); // ".t2 tr>:nth-child(2) { text-align: left; white-space: normal; }"
 */
export function columnStyle({ sections }: Pick<ReportDocument, "sections">): string {
  const tables = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table"
        ? [block.table]
        : block.kind === "figure" && block.figure.table !== null
          ? [block.figure.table]
          : [],
    ),
  );
  const used = [...new Set(tables.flatMap(columnClasses))].filter((name) => name !== NUMBERED).sort();
  const cells = used.map((name) => `.${name} tr>:nth-child(${name.slice(1)})`);
  return cells.length === 0 ? "" : `${cells.join(",")} { text-align: left; white-space: normal; }\n`;
}
