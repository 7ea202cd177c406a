import { keyedRows, type TableKeyEntry } from "../document/keyed-rows.js";
import type { ReportTable } from "../document/report-document.js";
import type { ReportFonts } from "./report-fonts.js";
import { type TableLayout, tableLayout } from "./table-layout.js";

/** A table as it stands on its page, and the key to the marks in its cells. */
export interface PlacedTable {
  readonly columns: ReportTable["columns"];
  readonly rows: ReportTable["rows"];
  readonly key: readonly TableKeyEntry[];
  readonly layout: TableLayout;
}

/** A table of more rows has no room for them side by side. */
const FEW_ROWS = 6;

/**
 * Finds how a table stands on its page: with a mark for words that stand in it again and again, and with its rows as
 * columns where that spares its readers a turned page.
 *
 * @param table    table of a document, its text printable
 * @param options  fonts of the report, and the head of a column of measures
 * @returns columns, rows and layout; every cell of the table is in it, or its mark
 * @example
 * placedTable(table, { fonts: reportFonts(), measure: "Measure" }).layout.turned; // false
 */
export function placedTable(
  table: ReportTable,
  { fonts, measure }: { readonly fonts: ReportFonts; readonly measure: string },
): PlacedTable {
  const { rows, key } = keyedRows(table);
  const keyed = { ...table, rows };
  const layout = tableLayout(keyed, fonts);
  if (layout.turned && rows.length <= FEW_ROWS) {
    const exchanged = withRowsAsColumns(keyed, measure);
    const upright = tableLayout(exchanged, fonts);
    if (!upright.turned) return { columns: exchanged.columns, rows: exchanged.rows, key, layout: upright };
  }
  return { columns: table.columns, rows, key, layout };
}

function withRowsAsColumns({ columns, rows, ...rest }: ReportTable, measure: string): ReportTable {
  const numeric = columns.slice(1).every((column) => column.numeric);
  return {
    ...rest,
    columns: [{ label: measure, numeric: false }, ...rows.map(([label = ""]) => ({ label, numeric }))],
    rows: columns.slice(1).map(({ label }, at) => [label, ...rows.map((row) => row[at + 1] ?? "")]),
  };
}
