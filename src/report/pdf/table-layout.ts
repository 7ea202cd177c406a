import type { ReportTable } from "../document/report-document.js";
import type { ReportFonts } from "./report-fonts.js";

/** How a table stands on its page. Lengths in points. */
export interface TableLayout {
  /** Whether its page is turned, with the long side at the bottom. */
  readonly turned: boolean;
  readonly size: number;
  readonly widths: readonly number[];
  /** Whether words may break: only where columns are narrower than their longest word. */
  readonly breaksWords: boolean;
  /** Whether a row may go on over the edge of a page: only where it may be taller than one. */
  readonly splitRows: boolean;
  /** Whether the heads do the same, and so are not repeated. */
  readonly splitHead: boolean;
}

/** Width of the text on an upright and on a turned page of A4, in points. */
export const TEXT_WIDTH = { upright: 481, turned: 728 } as const;
/** Space left and right of the text in a cell, in points. */
export const CELL_INSET = 3;

/**
 * Places of a table, the first that fits counts. An interval stands on so many lines at most, and `short`: words on few
 * lines too.
 */
const PLACES = [
  ...[8.5, 8, 7.5].map((size) => ({ turned: false, size, lines: 1, short: true })),
  ...[8.5, 8, 7.5].map((size) => ({ turned: false, size, lines: 1, short: false })),
  ...[8, 7.5, 7].map((size) => ({ turned: false, size, lines: 2, short: false })),
  ...[8, 7.5, 7, 6, 5].map((size) => ({ turned: true, size, lines: 2, short: false })),
] as const;
/** Lines that words of so many characters take at most, where there is room. */
const WORD_LINES = [
  { characters: 34, lines: 2 },
  { characters: 51, lines: 3 },
] as const;
/** A cell of numbers of at most so many characters is a number or an interval. */
const INTERVAL = 20;
/** A head may take so many lines where its column is narrow. */
const HEAD_LINES = 3;
/** Kerning and rounding may add so much to the sum of the widths of characters. */
const SLACK = 1.02;
/** From here on a cell may be taller than a page. */
const LONG_CELL = 800;
/** From here on a head would leave no room for rows below it. */
const LONG_HEAD = 250;

interface ColumnNeed {
  /** Width of the widest part that does not break, and of the widest cell on one line, in ems. */
  readonly least: number;
  readonly most: number;
}

/**
 * Finds the place of a table: upright if its columns fit in letters of 7 points or more, else turned. Intervals
 * break over lines before letters become small or the page turns. Columns get what
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
  const splits = {
    splitRows: table.rows.some((row) => row.some((cell) => cell.length > LONG_CELL)),
    splitHead: table.columns.some(({ label }) => label.length > LONG_HEAD),
  };
  for (const { turned, size, ...place } of PLACES) {
    const needs = table.columns.map((_, column) => needOf(table, column, { fonts, ...place }));
    const widths = fitted(needs, size, turned ? TEXT_WIDTH.turned : TEXT_WIDTH.upright);
    if (widths !== null) return { turned, size, widths, breaksWords: false, ...splits };
  }
  const { size, ...place } = PLACES[PLACES.length - 1]!;
  const widths = squeezed(table.columns.map((_, column) => needOf(table, column, { fonts, ...place })));
  return { turned: true, size, widths, breaksWords: true, ...splits };
}

function needOf(
  table: ReportTable,
  column: number,
  { fonts, lines, short }: { readonly fonts: ReportFonts; readonly lines: number; readonly short: boolean },
): ColumnNeed {
  const { regular, bold } = fonts;
  const { label, numeric } = table.columns[column]!;
  let least = Math.max(...partsOf(label).map(bold.width));
  let most = bold.width(label) / HEAD_LINES;
  for (const row of table.rows) {
    const cell = row[column] ?? "";
    const { width: widthOf } = column === 0 ? bold : regular;
    const width = widthOf(cell);
    const parts = partsOf(cell).map(widthOf);
    if (!numeric && short) least = Math.max(least, ...parts, wordsWidth(cell, widthOf));
    else if (!numeric || cell.length > INTERVAL) least = Math.max(least, ...parts);
    else least = Math.max(least, lines === 1 ? width : overTwoLines(cell, widthOf));
    most = Math.max(most, width);
  }
  return { least: least * SLACK, most: Math.max(least, most) * SLACK };
}

/** Width in which words take few lines; none is asked for a text that is longer. */
function wordsWidth(text: string, widthOf: (text: string) => number): number {
  const most = WORD_LINES.find(({ characters }) => text.length <= characters);
  if (most === undefined) return 0;
  return most.lines === 2 ? overTwoLines(text, widthOf) : widthOf(text) / (most.lines - 0.5);
}

/** Width of a text that is broken once, where both lines are shortest. */
function overTwoLines(text: string, widthOf: (text: string) => number): number {
  const words = text.split(" ");
  const widths = words.map((_, cut) =>
    Math.max(widthOf(words.slice(0, cut).join(" ")), widthOf(words.slice(cut).join(" "))),
  );
  return Math.min(...widths);
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
