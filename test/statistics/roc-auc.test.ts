import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutcomeHistogram } from "../../src/statistics/placements.js";
import { rocAuc, rocAucFromHistogram } from "../../src/statistics/roc-auc.js";

/** Rows with many ties: scores are small whole numbers over 4. */
const rows = fc
  .array(fc.record({ score: fc.integer({ min: -8, max: 8 }).map((x) => x / 4), outcome: fc.constantFrom(0, 1) }), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((all) => all.some((row) => row.outcome === 1) && all.some((row) => row.outcome === 0));

type Row = { readonly score: number; readonly outcome: number };

function aucOf(all: readonly Row[], transform: (score: number) => number = (score) => score): number {
  const result = rocAuc(
    Float64Array.from(all, (row) => transform(row.score)),
    all.map((row) => row.outcome),
  );
  if (result.kind !== "estimate") throw new Error("both classes were drawn");
  return result.value;
}

function allPairs(all: readonly Row[]): number {
  let wins = 0;
  let pairs = 0;
  for (const one of all) {
    for (const other of all) {
      if (one.outcome !== 1 || other.outcome !== 0) continue;
      pairs++;
      wins += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
    }
  }
  return wins / pairs;
}

function histogramOf(all: readonly Row[]): OutcomeHistogram {
  const scores = [...new Set(all.map((row) => row.score))].sort((a, b) => a - b);
  const count = (score: number, outcome: number) =>
    all.filter((row) => row.score === score && row.outcome === outcome).length;
  return {
    violations: Float64Array.from(scores, (score) => count(score, 1)),
    none: Float64Array.from(scores, (score) => count(score, 0)),
  };
}

describe("rocAuc", () => {
  it("equals the share of all case-control pairs that are in the right order, ties at one half", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(aucOf(all)).toBeCloseTo(allPairs(all), 14);
      }),
    );
  });

  it("is one minus itself when the scores change sign", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(aucOf(all, (score) => -score)).toBeCloseTo(1 - aucOf(all), 14);
      }),
    );
  });

  it("is one minus itself when the classes swap", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const swapped = all.map((row) => ({ score: row.score, outcome: 1 - row.outcome }));
        expect(aucOf(swapped)).toBeCloseTo(1 - aucOf(all), 14);
      }),
    );
  });

  it("does not change under a rising transform of the scores", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(aucOf(all, (score) => Math.exp(3 * score) - 7)).toBe(aucOf(all));
      }),
    );
  });

  it("does not change with the order of the rows", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(aucOf([...all].reverse())).toBe(aucOf(all));
      }),
    );
  });

  it("is the same from a histogram as from the rows", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(rocAucFromHistogram(histogramOf(all))).toMatchObject({ value: aucOf(all) });
      }),
    );
  });

  it("stays below one half for a score that ranks the wrong way round", () => {
    expect(rocAuc(Float64Array.of(4, 3, 2, 1), [0, 0, 1, 1])).toEqual({ kind: "estimate", value: 0 });
  });

  it("takes -0 and 0 for one score", () => {
    expect(rocAuc(Float64Array.of(-0, 0), [0, 1])).toEqual({ kind: "estimate", value: 0.5 });
  });

  it("keeps every pair with counts of a thousand million", () => {
    const histogram = { violations: Float64Array.of(0, 1e9), none: Float64Array.of(1e9, 1e9) };
    expect(rocAucFromHistogram(histogram)).toEqual({ kind: "estimate", value: 0.75 });
  });

  it("is not estimable from one class", () => {
    const missing = { kind: "not-estimable", reason: "one-class-only" };
    expect(rocAuc(Float64Array.of(1, 2), [1, 1])).toEqual(missing);
    expect(rocAuc(Float64Array.of(1, 2), [0, 0])).toEqual(missing);
    expect(rocAuc(new Float64Array(0), [])).toEqual(missing);
    expect(rocAucFromHistogram({ violations: Float64Array.of(0, 0), none: Float64Array.of(1, 2) })).toEqual(missing);
  });

  it("refuses scores and outcomes that are not what they must be", () => {
    expect(() => rocAuc(Float64Array.of(1, Number.NaN), [0, 1])).toThrow("finite scores; got NaN at 1");
    expect(() => rocAuc(Float64Array.of(1, 2), [0, 2])).toThrow("outcomes of 0 or 1; got 2 at 1");
    expect(() => rocAuc(Float64Array.of(1, 2), [0])).toThrow("as many outcomes as scores; got 1 and 2");
    expect(() => rocAucFromHistogram({ violations: Float64Array.of(1), none: Float64Array.of(-1) })).toThrow("got -1");
    expect(() => rocAucFromHistogram({ violations: Float64Array.of(0.5), none: Float64Array.of(1) })).toThrow("0.5");
    expect(() => rocAucFromHistogram({ violations: Float64Array.of(1), none: Float64Array.of(1, 1) })).toThrow(
      "one length",
    );
  });
});
