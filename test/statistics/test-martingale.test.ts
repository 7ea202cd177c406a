import { describe, expect, it } from "vitest";
import { conditionalNull, countLimits } from "../../src/statistics/conditional-null.js";
import { hypergeometricDensity } from "../../src/statistics/distributions.js";
import { testMartingale } from "../../src/statistics/test-martingale.js";

const BETS = [0.5, 2 / 3, 1.5, 2];
/** Every table of two margins with its probability when there is no difference. */
function allTables(n: number, otherN: number, drawn: number) {
  const urn = { white: n, black: otherN, drawn };
  return Array.from({ length: n + 1 }, (_, flagged) => ({
    table: { flagged, n, otherFlagged: drawn - flagged, otherN },
    probability: hypergeometricDensity(flagged, urn),
  })).filter(({ probability }) => probability > 0);
}

describe("the test martingale", () => {
  it("keeps an expectation of 1 over every sequence of two looks, by enumeration", () => {
    let first = 0;
    let both = 0;
    for (const one of allTables(4, 6, 5)) {
      for (const two of allTables(3, 9, 4)) {
        const looks = [one, two].map(({ table }) => ({ flagged: table.flagged, law: conditionalNull(table) }));
        const { eValues } = testMartingale(looks, BETS);
        first += one.probability * two.probability * eValues[0]!;
        both += one.probability * two.probability * eValues[1]!;
      }
    }
    expect(first).toBeCloseTo(1, 12);
    expect(both).toBeCloseTo(1, 12);
  });

  it("keeps it given any first look, which is what makes it a martingale", () => {
    const [one] = allTables(4, 6, 5).slice(2);
    const before = { flagged: one!.table.flagged, law: conditionalNull(one!.table) };
    const start = testMartingale([before], BETS).eValues[0]!;
    const mean = allTables(3, 9, 4).reduce((sum, { table, probability }) => {
      const looks = [before, { flagged: table.flagged, law: conditionalNull(table) }];
      return sum + probability * testMartingale(looks, BETS).eValues[1]!;
    }, 0);
    expect(mean).toBeCloseTo(start, 12);
  });

  it("keeps it among the periods that disclosure shows, where the law that is not cut would gain on average", () => {
    const shown = { lowest: 3, highest: 9 };
    const tables = allTables(12, 30, 10).filter(({ table }) => table.flagged >= 3 && table.flagged <= 9);
    const all = tables.reduce((sum, { probability }) => sum + probability, 0);
    const mean = (cut: boolean) =>
      tables.reduce((sum, { table, probability }) => {
        const law = conditionalNull(table, cut ? shown : undefined);
        return sum + (probability / all) * testMartingale([{ flagged: table.flagged, law }], [2]).eValues[0]!;
      }, 0);
    expect(mean(true)).toBeCloseTo(1, 12);
    expect(mean(false)).toBeGreaterThan(1.05);
  });

  it("never takes a p-value back", () => {
    const table = (flagged: number) => ({ flagged, n: 50, otherFlagged: 40 - flagged, otherN: 150 });
    const looks = [20, 19, 3, 2, 10].map((flagged) => ({ flagged, law: conditionalNull(table(flagged)) }));
    const { pValues, eValues } = testMartingale(looks, BETS);
    expect(pValues.toSorted((a, b) => b - a)).toEqual(pValues);
    expect(pValues[1]).toBeCloseTo(1 / Math.max(...eValues), 12);
  });

  it("refuses odds ratios that are no bet", () => {
    expect(() => testMartingale([], [])).toThrow("testMartingale requires one positive odds ratio or more; got none");
    expect(() => testMartingale([], [2, 0])).toThrow("testMartingale requires one positive odds ratio or more; got 0");
    expect(() => testMartingale([], [2, -1])).toThrow(
      "testMartingale requires one positive odds ratio or more; got -1",
    );
  });
});

describe("the law of a group's count without a difference", () => {
  it("has the mean and variance of the hypergeometric distribution", () => {
    const { mean, variance } = conditionalNull({ flagged: 7, n: 30, otherFlagged: 33, otherN: 90 });
    expect(mean).toBeCloseTo((30 * 40) / 120, 12);
    expect(variance).toBeCloseTo((30 * 90 * 40 * 80) / (120 * 120 * 119), 12);
  });

  it("keeps probability at or beyond each limit above the tail, and one step further out at most the tail", () => {
    const law = conditionalNull({ flagged: 10, n: 30, otherFlagged: 30, otherN: 90 });
    const { lowest, highest } = countLimits(law, 0.01);
    const mass = (keep: (count: number) => boolean) =>
      law.probabilities.reduce((sum, p, i) => sum + (keep(law.lowest + i) ? p : 0), 0);
    expect(mass((count) => count < lowest)).toBeLessThanOrEqual(0.01);
    expect(mass((count) => count <= lowest)).toBeGreaterThan(0.01);
    expect(mass((count) => count > highest)).toBeLessThanOrEqual(0.01);
    expect(mass((count) => count >= highest)).toBeGreaterThan(0.01);
  });

  it.each([
    () => conditionalNull({ flagged: 5, n: 4, otherFlagged: 1, otherN: 2 }),
    () => conditionalNull({ flagged: 1.5, n: 4, otherFlagged: 1, otherN: 2 }),
    () => conditionalNull({ flagged: 1, n: 4, otherFlagged: 1, otherN: 4 }, { lowest: 2, highest: 3 }),
    () => countLimits(conditionalNull({ flagged: 1, n: 2, otherFlagged: 1, otherN: 2 }), 0.5),
  ])("refuses what cannot be (%#)", (call) => {
    expect(call).toThrow(/requires/);
  });
});
