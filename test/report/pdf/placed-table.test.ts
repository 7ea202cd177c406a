import { expect, it } from "vitest";
import type { ReportTable } from "../../../src/report/document/report-document.js";
import { placedTable } from "../../../src/report/pdf/placed-table.js";
import { reportFonts } from "../../../src/report/pdf/report-fonts.js";

const options = { fonts: reportFonts(), measure: "Measure" };

function table(columns: number, rows: number, cell: (row: number, column: number) => string): ReportTable {
  return {
    id: "t",
    caption: "",
    columns: Array.from({ length: columns }, (_, at) => ({ label: `measure ${at}`, numeric: at > 0 })),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, at) => (at === 0 ? `group ${row}` : cell(row, at))),
    ),
  };
}

it("shows a wide table of few rows upright, with its rows as columns and every cell at its own two names", () => {
  const wide = table(16, 4, (row, column) => `${row}.${column}% to 99.9%`);
  const { columns, rows, layout } = placedTable(wide, options);
  expect(layout.turned).toBe(false);
  expect(columns.map(({ label }) => label)).toEqual(["Measure", "group 0", "group 1", "group 2", "group 3"]);
  expect(rows).toHaveLength(15);
  for (const [name = "", ...cells] of rows) {
    const column = Number(name.replace("measure ", ""));
    expect(cells).toEqual([0, 1, 2, 3].map((row) => `${row}.${column}% to 99.9%`));
  }
});

it("turns the page for a wide table of many rows, and leaves a table that fits as it is", () => {
  const many = table(16, 12, (row, column) => `${row}.${column}% to 99.9%`);
  const placed = placedTable(many, options);
  expect(placed.layout.turned).toBe(true);
  expect(placed.rows).toEqual(many.rows);
  const small = table(3, 4, (row, column) => `${row * column}`);
  expect(placedTable(small, options)).toMatchObject({ columns: small.columns, rows: small.rows, key: [] });
});

it("explains words that stand in a table again and again once below it", () => {
  const words = "too few effective units";
  const { rows, key } = placedTable(
    table(3, 12, (row) => (row === 0 ? "1" : words)),
    options,
  );
  expect(key).toEqual([{ mark: "(a)", words }]);
  expect(rows.slice(1).every(([, ...cells]) => cells.every((cell) => cell === "(a)"))).toBe(true);
});
