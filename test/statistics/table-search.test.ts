import { describe, expect, it } from "vitest";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { type TableSearch, tableTail } from "../../src/statistics/table-search.js";
import { type CellCost, costBounds } from "../../src/statistics/table-search-bounds.js";

/** Every way to write a count as a sum of so many counts, none above its most. */
function sumsOf(count: number, most: readonly number[]): number[][] {
  if (most.length === 0) return count === 0 ? [[]] : [];
  return Array.from({ length: Math.min(count, most[0]!) + 1 }, (_, x) => x).flatMap((x) =>
    sumsOf(count - x, most.slice(1)).map((rest) => [x, ...rest]),
  );
}

/** Every table with the margins, as rows. */
function tablesOf([first, ...others]: readonly number[], columns: readonly number[]): number[][][] {
  if (first === undefined) return columns.every((total) => total === 0) ? [[]] : [];
  return sumsOf(first, columns).flatMap((row) =>
    tablesOf(
      others,
      columns.map((total, j) => total - row[j]!),
    ).map((table) => [row, ...table]),
  );
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const product = (values: readonly number[]): number => values.reduce((all, value) => all * value, 1);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Chance of a table with its margins fixed: products of factorials. */
function chanceOf(table: readonly (readonly number[])[], rows: readonly number[], columns: readonly number[]): number {
  const margins = product([...rows, ...columns].map(factorial));
  return margins / factorial(sum(rows)) / product(table.flat().map(factorial));
}

function tailByTables({ rowTotals, columnTotals, cost, observed, tolerance }: TableSearch) {
  const tail = { atLeast: 0, above: 0 };
  for (const table of tablesOf(rowTotals, columnTotals)) {
    const total = sum(table.flatMap((row, i) => row.map((count, j) => cost(i, j, count))));
    const chance = chanceOf(table, rowTotals, columnTotals);
    if (total >= observed - tolerance) tail.atLeast += chance;
    if (total > observed + tolerance) tail.above += chance;
  }
  return tail;
}

const MARGINS: readonly (readonly [rows: readonly number[], columns: readonly number[]])[] = [
  [
    [4, 3, 2],
    [5, 2, 2],
  ],
  [
    [3, 3, 3],
    [2, 3, 3, 1],
  ],
  [
    [6, 1, 2],
    [4, 5],
  ],
  [
    [2, 5],
    [1, 2, 3, 1],
  ],
];

/** Costs that grow ever faster with the count: whole numbers, other ones in every cell. */
const weights = streamsFrom(5).block(0);
const WEIGHT = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => 1 + nextBelow(weights, 5)));
const ofCells: CellCost = (row, column, count) => WEIGHT[row]![column]! * (count - 1) ** 2 - 3 * count * (row + column);
const ofColumns: CellCost = (_, column, count) => (column + 2) * (count - 2) ** 2;

describe("the tail of a cost over tables with fixed margins", () => {
  it.each(MARGINS)("is that of every table, one by one, for rows %j and columns %j", (rowTotals, columnTotals) => {
    for (const [cost, rowsAlike] of [
      [ofCells, false],
      [ofColumns, true],
    ] as const) {
      const costs = tablesOf(rowTotals, columnTotals).map((table) =>
        sum(table.flatMap((row, i) => row.map((count, j) => cost(i, j, count)))),
      );
      for (const observed of new Set(costs)) {
        const search = { rowTotals, columnTotals, cost, rowsAlike, observed, tolerance: 0.4, limit: 1e6 };
        const [found, expected] = [tableTail(search)!, tailByTables(search)];
        expect(found.atLeast, `${observed}`).toBeCloseTo(expected.atLeast, 12);
        expect(found.above, `${observed}`).toBeCloseTo(expected.above, 12);
      }
    }
  });

  it("is 1 below every table and 0 above", () => {
    const search = {
      rowTotals: [4, 3],
      columnTotals: [2, 2, 3],
      cost: ofCells,
      rowsAlike: false,
      tolerance: 0.1,
      limit: 1e6,
    };
    expect(tableTail({ ...search, observed: -1e6 })).toEqual({ atLeast: 1, above: 1 });
    expect(tableTail({ ...search, observed: 1e6 })).toEqual({ atLeast: 0, above: 0 });
  });

  it("is given up where two columns can be filled in more ways than the limit", () => {
    const search = { rowTotals: [4, 3, 2], columnTotals: [4, 5], cost: ofCells, rowsAlike: false, tolerance: 0.1 };
    const costs = tablesOf(search.rowTotals, search.columnTotals).map((table) =>
      sum(table.flatMap((row, i) => row.map((count, j) => ofCells(i, j, count)))),
    );
    const observed = [...costs].sort((a, b) => a - b)[costs.length >> 1]!;
    expect(tableTail({ ...search, observed, limit: costs.length })).not.toBeNull();
    expect(tableTail({ ...search, observed, limit: costs.length - 1 })).toBeNull();
    // Three columns: the first is filled before, and each of its fillings counts for more.
    expect(tableTail({ ...search, columnTotals: [4, 3, 2], observed, limit: 20 })).toBeNull();
  });
});

describe("the bounds of the cost of columns that are still open", () => {
  const orders = (n: number): number[][] =>
    n === 0
      ? [[]]
      : orders(n - 1).flatMap((order) => Array.from({ length: n }, (_, at) => order.toSpliced(at, 0, n - 1)));

  /** Most of a straight line in every cell, over all orders in which cells may be filled. */
  const mostAlongChords = (cells: readonly { room: number; cost: (count: number) => number }[], units: number) =>
    Math.max(
      ...orders(cells.length).map((order) => {
        let left = units;
        return sum(
          order.map((at) => {
            const { room, cost } = cells[at]!;
            const taken = Math.min(room, left);
            left -= taken;
            return cost(0) + (room === 0 ? 0 : (taken * (cost(room) - cost(0))) / room);
          }),
        );
      }),
    );

  it.each(MARGINS)(
    "are those of rows and columns by themselves, for rows %j and columns %j",
    (rowTotals, columnTotals) => {
      for (const cost of [ofCells, ofColumns]) {
        const bounds = costBounds({ rowTotals, columnTotals, cost });
        for (let column = 0; column <= columnTotals.length; column++) {
          const open = columnTotals.slice(column);
          for (const remaining of sumsOf(sum(open), rowTotals)) {
            const leastOfRows = remaining.map((units, row) =>
              Math.min(...sumsOf(units, open).map((x) => sum(x.map((count, j) => cost(row, column + j, count))))),
            );
            const mostOfRows = remaining.map((units, row) =>
              mostAlongChords(
                open.map((total, j) => ({
                  room: Math.min(units, total),
                  cost: (count) => cost(row, column + j, count),
                })),
                units,
              ),
            );
            const mostOfColumns = open.map((total, j) =>
              mostAlongChords(
                remaining.map((left, row) => ({
                  room: Math.min(left, total),
                  cost: (count) => cost(row, column + j, count),
                })),
                total,
              ),
            );
            expect(bounds.least(remaining, column)).toBeCloseTo(sum(leastOfRows), 9);
            expect(bounds.most(remaining, column)).toBeCloseTo(Math.min(sum(mostOfRows), sum(mostOfColumns)), 9);
          }
        }
      }
    },
  );
});
