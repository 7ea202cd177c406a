import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import {
  type ExactTable,
  exactPearson,
  freemanHalton,
  type TooLarge,
  tieTolerance,
} from "../../src/statistics/freeman-halton.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { countTables } from "../../src/statistics/table-count.js";
import { expectClose } from "../support/closeness.js";
import { reordered, tableRows, transposed } from "../support/table-arbitraries.js";

function exact(result: ExactTable | TooLarge): ExactTable {
  if (!("method" in result)) throw new Error(`expected an exact test; got ${JSON.stringify(result)}`);
  return result;
}

/** Every table of the same margins with its probability, by plain recursion over the cells. */
function enumerate(rows: number[][]): Array<{ cells: number[][]; probability: number }> {
  const rowTotals = rows.map((row) => row.reduce((a, b) => a + b, 0));
  const columnTotals = transposed(rows).map((column) => column.reduce((a, b) => a + b, 0));
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const found: Array<{ cells: number[][]; probability: number }> = [];
  const cells = rows.map((row) => row.map(() => 0));
  const fill = (cell: number, left: number[]): void => {
    const row = Math.floor(cell / columnTotals.length);
    const column = cell % columnTotals.length;
    if (row === rows.length) {
      if (left.some((count) => count !== 0)) return;
      const weight = cells.flat().reduce((product, count) => product / factorial(count), 1);
      found.push({ cells: cells.map((values) => [...values]), probability: weight });
      return;
    }
    const used = cells[row]!.slice(0, column).reduce((a, b) => a + b, 0);
    const needed = rowTotals[row]! - used;
    const choices = column === columnTotals.length - 1 ? [needed] : Array.from({ length: needed + 1 }, (_, x) => x);
    for (const count of choices) {
      if (count > left[column]!) continue;
      cells[row]![column] = count;
      const next = [...left];
      next[column]! -= count;
      fill(cell + 1, next);
    }
    cells[row]![column] = 0;
  };
  fill(0, columnTotals);
  const total = found.reduce((sum, { probability }) => sum + probability, 0);
  return found.map(({ cells: table, probability }) => ({ cells: table, probability: probability / total }));
}

describe("exact tests of r x c tables", () => {
  it("agree with enumerating every table by plain recursion", () => {
    fc.assert(
      fc.property(tableRows({ rows: 3, columns: 3, largest: 4 }), (rows) => {
        const all = enumerate(rows);
        const same = all.find(({ cells }) => cells.flat().every((count, i) => count === rows.flat()[i]));
        const likelihood = same!.probability;
        const fisher = exact(freemanHalton(contingencyTable(rows)));
        const noLikelier = all.filter(({ probability }) => probability <= likelihood * (1 + 1e-7));
        expectClose(
          fisher.pValue,
          noLikelier.reduce((sum, { probability }) => sum + probability, 0),
          1e-10,
        );
        expect(fisher.tablesEnumerated).toBe(all.length);

        const statisticOf = (cells: number[][]): number => {
          const result = pearsonChiSquared(contingencyTable(cells));
          return result.kind === "estimate" ? result.statistic : 0;
        };
        const observed = statisticOf(rows);
        const pearson = exact(exactPearson(contingencyTable(rows)));
        const sumWhere = (keep: (statistic: number) => boolean): number =>
          all.reduce((sum, { cells, probability }) => sum + (keep(statisticOf(cells)) ? probability : 0), 0);
        expectClose(
          pearson.pValue,
          sumWhere((statistic) => statistic >= observed - 1e-9),
          1e-10,
        );
        expectClose(
          pearson.pGreaterStrict,
          sumWhere((statistic) => statistic > observed + 1e-9),
          1e-10,
          1e-13,
        );
        expectClose(pearson.midP, (pearson.pValue + pearson.pGreaterStrict) / 2, 1e-14);
      }),
      { numRuns: 60 },
    );
  });

  it("are Fisher's test on a 2 x 2 table", () => {
    fc.assert(
      fc.property(tableRows({ rows: 2, columns: 2, largest: 60 }), (rows) => {
        const table = contingencyTable(rows);
        expectClose(exact(freemanHalton(table)).pValue, fisherExact(table).pValue, 1e-10);
      }),
    );
  });

  it("do not depend on the order of rows and columns, nor on which is which", () => {
    fc.assert(
      fc.property(
        tableRows({ rows: 3, columns: 4, largest: 5 }),
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        (rows, keys) => {
          const moved = reordered(transposed(reordered(rows, keys)), keys);
          for (const test of [freemanHalton, exactPearson]) {
            const one = exact(test(contingencyTable(rows)));
            const other = exact(test(contingencyTable(moved)));
            expectClose(one.pValue, other.pValue, 1e-10);
            expectClose(one.pGreaterStrict, other.pGreaterStrict, 1e-10, 1e-13);
            expect(one.tablesEnumerated).toBe(other.tablesEnumerated);
            expect(one.pValue > 0 && one.pValue <= 1 && one.pGreaterStrict < one.pValue).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("agree with R's fisher.test on the job satisfaction table of its manual, with 90 million tables", () => {
    const job = contingencyTable([
      [1, 2, 1, 0],
      [3, 3, 6, 1],
      [10, 10, 14, 9],
      [6, 7, 12, 11],
    ]);
    const result = exact(freemanHalton(job));
    expectClose(result.pValue, 0.78268493896653135, 1e-10);
    expect(result.tablesEnumerated).toBe(90_208_550);
  });

  it("give p = 1 where only one table is possible, and drop empty rows and columns", () => {
    expect(exact(freemanHalton(contingencyTable([[3, 4, 5]]))).pValue).toBe(1);
    expect(
      exact(
        exactPearson(
          contingencyTable([
            [0, 0],
            [0, 0],
          ]),
        ),
      ).pValue,
    ).toBe(1);
    const small = [
      [3, 1],
      [0, 4],
      [2, 2],
    ];
    const padded = [
      [3, 0, 1],
      [0, 0, 0],
      [0, 0, 4],
      [2, 0, 2],
    ];
    expect(freemanHalton(contingencyTable(padded))).toEqual(freemanHalton(contingencyTable(small)));
  });

  it("take tables of up to 20,000 units", () => {
    const of = (a: number) =>
      contingencyTable([
        [a, 1],
        [2, 1],
      ]);
    for (const test of [freemanHalton, exactPearson]) {
      expect(exact(test(of(19_996))).tablesEnumerated).toBe(3);
      expect(test(of(19_997))).toEqual({ kind: "too-large", limit: 20_000_000 });
    }
  });

  it("count two statistics as ties at a distance that is relative to them, and above 0 where they are 0", () => {
    expectClose(tieTolerance(8, 18), 8e-10);
    expectClose(tieTolerance(-8, 18), 8e-10);
    expectClose(tieTolerance(0, 1000), 1e-17);
  });

  it("say that a table is too large for the limit instead of running on", () => {
    const large = contingencyTable(Array.from({ length: 6 }, (_, i) => [30 + i, 40 - i, 35, 20, 25, 22 + i]));
    expect(freemanHalton(large)).toEqual({ kind: "too-large", limit: 20_000_000 });
    expect(exactPearson(large, { limit: 1000 })).toEqual({ kind: "too-large", limit: 1000 });
    expect(
      freemanHalton(
        contingencyTable([
          [1e9, 1],
          [1, 1e9],
        ]),
      ),
    ).toMatchObject({ kind: "too-large" });
    expect(() => freemanHalton(large, { limit: 0 })).toThrow(/limit above 0/);
    expect(() => exactPearson(contingencyTable([[0.5, 1]]))).toThrow(/whole counts/);
  });
});

describe("number of tables", () => {
  it("is 16 for rows 6, 6 and columns 6, 3, 3, and null beyond the limit", () => {
    expect(countTables([6, 6], [6, 3, 3], 1000)).toBe(16);
    expect(countTables([50, 50, 50], [50, 50, 50], 10)).toBeNull();
  });
});
