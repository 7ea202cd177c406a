import type { ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * A table whose rows without any number are gathered in one last row that says how many there are: read aloud, seventy
 * rows of "not shown" hide the rows that say something. The exported tables keep every row.
 *
 * @param table  one row a group, its name in the first cell
 * @param writer  writer of the report
 * @returns the same table where fewer than two rows are without a number
 * @example
 * gatherHiddenRows(table, writer).rows.at(-1)?.[0]; // "68 further groups"
 */
export function gatherHiddenRows(table: ReportTable, { text, format }: Writer): ReportTable {
  const words = new Set<string>([...Object.values(text.withheld), text.table.suppressed, "–"]);
  const saysNothing = (row: readonly string[]) => row.slice(1).every((cell) => words.has(cell));
  const hidden = table.rows.filter(saysNothing).length;
  if (hidden < 2) return table;
  const gathered = [
    text.table.furtherGroups(format.count(hidden)),
    ...table.columns.slice(1).map(() => text.withheld["rests-on-hidden-cell"]),
  ];
  return { ...table, rows: [...table.rows.filter((row) => !saysNothing(row)), gathered] };
}
