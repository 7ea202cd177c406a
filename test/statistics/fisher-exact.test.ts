import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { hypergeometricSupport, logHypergeometricTail } from "../../src/statistics/hypergeometric-tails.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { expectClose } from "../support/closeness.js";
import { tableRows, transposed } from "../support/table-arbitraries.js";

const small = tableRows({ rows: 2, columns: 2, largest: 30 });

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

/** All tables with the margins of a 2 x 2 table: first cell and weight under an odds ratio. */
function allTables(rows: number[][], odds = 1): Array<{ x: number; weight: number }> {
  const [a, b, c, d] = rows.flat();
  const [white, black, drawn] = [a! + b!, c! + d!, a! + c!];
  const tables = [];
  for (let x = Math.max(0, drawn - black); x <= Math.min(white, drawn); x++) {
    tables.push({ x, weight: choose(white, x) * choose(black, drawn - x) * odds ** x });
  }
  const total = tables.reduce((sum, { weight }) => sum + weight, 0);
  return tables.map(({ x, weight }) => ({ x, weight: weight / total }));
}

function probability(
  tables: Array<{ x: number; weight: number }>,
  keep: (x: number, weight: number) => boolean,
): number {
  return tables.reduce((sum, { x, weight }) => sum + (keep(x, weight) ? weight : 0), 0);
}

describe("Fisher's exact test", () => {
  it("counts the tables of its margins, also where the first cell cannot be 0", () => {
    for (const rows of [
      [
        [3, 1],
        [1, 1],
      ],
      [
        [9, 2],
        [4, 3],
      ],
    ]) {
      expect(fisherExact(contingencyTable(rows)).tablesEnumerated).toBe(allTables(rows).length);
    }
  });

  it("is 34/70 for the lady tasting tea, with mid-p 18/70", () => {
    const result = fisherExact(
      contingencyTable([
        [3, 1],
        [1, 3],
      ]),
    );
    expectClose(result.pValue, 34 / 70);
    expectClose(result.greater, 17 / 70);
    expectClose(result.less, 69 / 70);
    expectClose(result.midP.twoSided, 18 / 70);
    expectClose(result.midP.greater, 9 / 70);
    expect(result.tablesEnumerated).toBe(5);
  });

  it("agrees with counting every table of the same margins", () => {
    fc.assert(
      fc.property(small, (rows) => {
        const tables = allTables(rows);
        const observed = rows[0]![0]!;
        const weight = tables.find(({ x }) => x === observed)!.weight;
        const result = fisherExact(contingencyTable(rows));
        expectClose(
          result.pValue,
          probability(tables, (_, w) => w <= weight * (1 + 1e-7)),
          1e-11,
        );
        expectClose(
          result.less,
          probability(tables, (x) => x <= observed),
          1e-11,
        );
        expectClose(
          result.greater,
          probability(tables, (x) => x >= observed),
          1e-11,
        );
        expectClose(Math.exp(result.logGreater), result.greater, 1e-12);
        const ties = probability(tables, (_, w) => Math.abs(w - weight) <= weight * 1e-7);
        expectClose(result.midP.twoSided, result.pValue - ties / 2, 1e-10, 1e-12);
      }),
    );
  });

  it("changes one side for the other when rows change places, and nothing when rows and columns do", () => {
    fc.assert(
      fc.property(tableRows({ rows: 2, columns: 2, largest: 1e5 }), (rows) => {
        const one = fisherExact(contingencyTable(rows));
        const turned = fisherExact(contingencyTable([...rows].reverse()));
        const flipped = fisherExact(contingencyTable(transposed(rows)));
        expectClose(turned.pValue, one.pValue, 1e-10, 1e-300);
        expectClose(turned.logLess, one.logGreater, 1e-10, 1e-300);
        expectClose(flipped.pValue, one.pValue, 1e-10, 1e-300);
        expectClose(flipped.logLess, one.logLess, 1e-10, 1e-300);
        for (const p of [one.pValue, one.less, one.greater]) expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
  });

  it("reaches p-values near 1e-300 and counts near 1e9 in a moment", () => {
    const tiny = fisherExact(
      contingencyTable([
        [960, 240],
        [141, 1059],
      ]),
    );
    expectClose(tiny.logGreater, -623.328171073622, 1e-13);
    const huge = contingencyTable([
      [1e9, 1.00001e9],
      [1.00001e9, 1e9],
    ]);
    const corrected = pearsonChiSquared(huge, { yates: true });
    if (corrected.kind !== "estimate") throw new Error("expected an estimate");
    expectClose(fisherExact(huge).pValue, corrected.pValue, 1e-6);
  });

  it("has p = 1 when an empty margin leaves one table only, and refuses what is no 2 x 2 table of whole counts", () => {
    expect(
      fisherExact(
        contingencyTable([
          [0, 5],
          [0, 4],
        ]),
      ),
    ).toMatchObject({ pValue: 1, tablesEnumerated: 1 });
    expect(() =>
      fisherExact(
        contingencyTable([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toThrow(/2 x 2 table; got 2 x 3/);
    expect(() =>
      fisherExact(
        contingencyTable([
          [1.5, 2],
          [4, 5],
        ]),
      ),
    ).toThrow(/whole counts; got 1.5/);
  });
});

describe("hypergeometric tails", () => {
  it("are empty below the support and everything above it", () => {
    const urn = { white: 4, black: 3, drawn: 5 };
    expect(hypergeometricSupport(urn)).toEqual({ lowest: 2, highest: 4, mode: 3 });
    expect(logHypergeometricTail(urn, 1, "lower")).toBe(Number.NEGATIVE_INFINITY);
    expect(logHypergeometricTail(urn, 4, "lower")).toBe(0);
    expect(logHypergeometricTail(urn, 5, "upper")).toBe(Number.NEGATIVE_INFINITY);
    expect(logHypergeometricTail(urn, 2, "upper")).toBe(0);
  });
});

describe("conditional odds ratio", () => {
  it("agrees with SciPy's conditional estimate and interval", () => {
    const tea = conditionalOddsRatio(
      contingencyTable([
        [3, 1],
        [1, 3],
      ]),
    );
    if (tea.kind !== "estimate") throw new Error("expected an estimate");
    expectClose(tea.value, 6.408319658199662);
    expectClose(tea.interval.lower, 0.21173559544657966);
    expectClose(tea.interval.upper, 626.2435305888141);
    const larger = conditionalOddsRatio(
      contingencyTable([
        [41, 160],
        [17, 132],
      ]),
    );
    if (larger.kind !== "estimate") throw new Error("expected an estimate");
    expectClose(larger.value, 1.985960716430316);
    expectClose(larger.interval.lower, 1.0467708997345606);
    expectClose(larger.interval.upper, 3.9099985511103847);
  });

  it("makes the expected first cell equal to the observed one, and each bound leaves half of 1 - level", () => {
    fc.assert(
      fc.property(small, fc.constantFrom(0.8, 0.95, 0.99), (rows, level) => {
        const result = conditionalOddsRatio(contingencyTable(rows), { level });
        fc.pre(result.kind === "estimate");
        const observed = rows[0]![0]!;
        const { lower, upper } = result.interval;
        if (result.value > 0 && result.value < Number.POSITIVE_INFINITY) {
          const mean = allTables(rows, result.value).reduce((sum, { x, weight }) => sum + x * weight, 0);
          expectClose(mean, observed, 1e-9);
        }
        if (lower > 0)
          expectClose(
            probability(allTables(rows, lower), (x) => x >= observed),
            (1 - level) / 2,
            1e-8,
          );
        if (Number.isFinite(upper)) {
          expectClose(
            probability(allTables(rows, upper), (x) => x <= observed),
            (1 - level) / 2,
            1e-8,
          );
        }
        expect(lower <= result.value && result.value <= upper).toBe(true);
      }),
    );
  });

  it("is the reciprocal when rows change places", () => {
    fc.assert(
      fc.property(tableRows({ rows: 2, columns: 2, largest: 5000 }), (rows) => {
        const one = conditionalOddsRatio(contingencyTable(rows));
        const other = conditionalOddsRatio(contingencyTable([...rows].reverse()));
        fc.pre(one.kind === "estimate" && other.kind === "estimate");
        expectClose(other.value, 1 / one.value, 1e-10);
        expectClose(other.interval.lower, 1 / one.interval.upper, 1e-10);
        expectClose(other.interval.upper, 1 / one.interval.lower, 1e-10);
      }),
    );
  });

  it("is 0 or infinite at the ends of the support and not estimable with one possible table", () => {
    expect(
      conditionalOddsRatio(
        contingencyTable([
          [0, 5],
          [3, 4],
        ]),
      ),
    ).toMatchObject({ value: 0 });
    expect(
      conditionalOddsRatio(
        contingencyTable([
          [5, 0],
          [4, 3],
        ]),
      ),
    ).toMatchObject({
      value: Number.POSITIVE_INFINITY,
      interval: { upper: Number.POSITIVE_INFINITY },
    });
    expect(
      conditionalOddsRatio(
        contingencyTable([
          [0, 5],
          [0, 4],
        ]),
      ),
    ).toEqual({
      kind: "not-estimable",
      reason: "no-variation",
    });
    expect(() =>
      conditionalOddsRatio(
        contingencyTable([
          [1, 2],
          [3, 4],
        ]),
        { level: 0 },
      ),
    ).toThrow(/level/);
  });
});
