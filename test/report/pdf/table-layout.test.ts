import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { ReportTable } from "../../../src/report/document/report-document.js";
import { printable } from "../../../src/report/pdf/printable-text.js";
import { reportFonts } from "../../../src/report/pdf/report-fonts.js";
import { CELL_INSET, TEXT_WIDTH, tableLayout } from "../../../src/report/pdf/table-layout.js";

const fonts = reportFonts();

function table(labels: readonly string[], rows: readonly (readonly string[])[]): ReportTable {
  const columns = labels.map((label, column) => ({ label, numeric: column > 0 }));
  return { id: "t", caption: "", columns, rows };
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

it("keeps a small table upright, in large letters and no wider than it needs", () => {
  const layout = tableLayout(table(["Groep", "Aandeel"], [["EGY", "8,4%"]]), fonts);
  expect(layout).toMatchObject({ turned: false, size: 8.5, splitRows: false });
  expect(sum(layout.widths)).toBeLessThan(150);
});

it("breaks intervals before it turns a page, and turns it before letters become small", () => {
  const labels = (count: number) => ["Groep", ...Array.from({ length: count }, () => "interval")];
  const row = (count: number) => ["EGY", ...Array.from({ length: count }, () => "12,3% tot 45,6%")];
  const places = [5, 9, 14].map((count) => tableLayout(table(labels(count), [row(count)]), fonts));
  expect(places.map(({ turned }) => turned)).toEqual([false, false, true]);
  expect(places.every(({ size }) => size >= 7)).toBe(true);
});

it("gives words of a line or two room for two lines before letters get small", () => {
  const words = "no statistical evidence of it";
  const rows = [["EGY", ...Array.from({ length: 6 }, () => "12,3% tot 45,6%"), words]];
  const columns = ["Groep", ...Array.from({ length: 6 }, () => "interval"), "Uitkomst"].map((label, column) => ({
    label,
    numeric: column > 0 && column < 7,
  }));
  const { size, widths } = tableLayout({ id: "t", caption: "", columns, rows }, fonts);
  const half = fonts.regular.width("no statistical") * size;
  expect(widths.at(-1)! - 2 * CELL_INSET).toBeGreaterThanOrEqual(half);
  expect(size).toBeGreaterThanOrEqual(7.5);
});

it("lets only a row that may be taller than a page go on over its edge", () => {
  expect(tableLayout(table(["a", "b"], [["x".repeat(900), "1"]]), fonts).splitRows).toBe(true);
});

it("never sets a table wider than the page, and gives every column room for its widest word where it can", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."abcdefgh 0123456789,.%-"), maxLength: 30 });
  const tables = fc.integer({ min: 1, max: 24 }).chain((columns) =>
    fc.record({
      labels: fc.array(cell, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(tables, ({ labels, rows }) => {
      const shown = (text: string) => printable(text, fonts.regular);
      const { turned, size, widths } = tableLayout(
        table(
          labels.map(shown),
          rows.map((row) => row.map(shown)),
        ),
        fonts,
      );
      expect(sum(widths)).toBeLessThanOrEqual((turned ? TEXT_WIDTH.turned : TEXT_WIDTH.upright) + 1e-9);
      if (size === 5) return;
      rows.forEach((row) => {
        row.forEach((text, column) => {
          const words = shown(text).split(/[ \u200b]|(?<=[-–/])/);
          const widest = Math.max(...words.map(fonts.regular.width)) * size;
          expect(widths[column]! - 2 * CELL_INSET).toBeGreaterThanOrEqual(widest - 1e-9);
        });
      });
    }),
    { numRuns: 60 },
  );
});
