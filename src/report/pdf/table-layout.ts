import type { ReportTable } from "../document/report-document.js";
import type { ReportFonts } from "./report-fonts.js";

/** How a table stands on its page. Lengths in points. */
export interface TableLayout {
  /** Whether its page is turned, with the long side at the bottom. */
  readonly turned: boolean;
  readonly size: number;
  readonly widths: readonly number[];
  /** Whether a row may go on over the edge of a page: only where it may be taller than one. */
  readonly splitRows: boolean;
}

/** Width of the text on an upright and on a turned page of A4, in points. */
export const TEXT_WIDTH = { upright: 481, turned: 728 } as const;
/** Space left and right of the text in a cell, in points. */
export const CELL_INSET = 3;

/** Sizes of letters in tables, the first that fits counts. */
const UPRIGHT_SIZES = [8.5, 8, 7.5] as const;
const TURNED_SIZES = [8.5, 8, 7.5, 7, 6, 5] as const;
/** A cell with numbers of at most so many characters stays on one line. */
const ONE_LINE = 20;
/** Kerning and rounding may add so much to the sum of the widths of characters. */
const SLACK = 1.02;
/** From here on a cell may be taller than a page. */
const LONG_CELL = 800;

interface ColumnNeed {
  /** Width of the widest part that does not break, and of the widest cell on one line, in ems. */
  readonly least: number;
  readonly most: number;
}

/**
 * Finds the place of a table: upright if its columns fit in letters of 7.5 points or more, else turned. Columns get what
 * they need for the widest word or number, and share the rest by what their cells would take on one line.
 *
 * @param table  table of a document, its text printable
 * @param fonts  fonts of the report
 * @returns size, widths of columns and direction; the widths never exceed the page
 * @see CSS 2.1, 17.5.2.2, automatic table layout
 * @example
 * tableLayout(table, reportFonts()).turned; // false
 */
export function tableLayout(table: ReportTable, fonts: ReportFonts): TableLayout {
  const needs = table.columns.map((_, column) => needOf(table, column, fonts));
  const splitRows = [table.columns.map(({ label }) => label), ...table.rows].some((row) =>
    row.some((cell) => cell.length > LONG_CELL),
  );
  for (const size of UPRIGHT_SIZES) {
    const widths = fitted(needs, size, TEXT_WIDTH.upright);
    if (widths !== null) return { turned: false, size, widths, splitRows };
  }
  for (const size of TURNED_SIZES) {
    const widths = fitted(needs, size, TEXT_WIDTH.turned);
    if (widths !== null) return { turned: true, size, widths, splitRows };
  }
  const size = TURNED_SIZES[TURNED_SIZES.length - 1]!;
  return { turned: true, size, widths: squeezed(needs), splitRows };
}

function needOf(table: ReportTable, column: number, { regular, bold }: ReportFonts): ColumnNeed {
  const { label, numeric } = table.columns[column]!;
  const head = bold.width(label);
  let least = Math.max(...partsOf(label).map(bold.width));
  let most = head;
  for (const row of table.rows) {
    const cell = row[column] ?? "";
    const width = (column === 0 ? bold : regular).width(cell);
    const whole = numeric && cell.length <= ONE_LINE;
    least = Math.max(least, whole ? width : Math.max(...partsOf(cell).map((column === 0 ? bold : regular).width)));
    most = Math.max(most, width);
  }
  return { least: least * SLACK, most: most * SLACK };
}

/** Parts of a text between places where a line may break. */
function partsOf(text: string): readonly string[] {
  return text.split(/[ \u200b]|(?<=[-–/])/);
}

/** Widths of columns at one size, or null where they do not fit. */
function fitted(needs: readonly ColumnNeed[], size: number, width: number): readonly number[] | null {
  const inset = 2 * CELL_INSET;
  const least = needs.reduce((sum, need) => sum + need.least * size + inset, 0);
  if (least > width) return null;
  const most = needs.reduce((sum, need) => sum + need.most * size + inset, 0);
  const share = most <= width ? 1 : (width - least) / (most - least);
  return needs.map((need) => need.least * size + inset + share * (need.most - need.least) * size);
}

/** The last resort: every column in proportion to its need, words broken wherever it must be. */
function squeezed(needs: readonly ColumnNeed[]): readonly number[] {
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  return needs.map((need) => (need.least / least) * TEXT_WIDTH.turned);
}
