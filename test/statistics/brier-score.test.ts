import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brierScore, calibrationBins } from "../../src/statistics/brier-score.js";

const histogram = (rows: readonly (readonly [number, number])[]) => ({
  violations: Float64Array.from(rows, ([violations]) => violations),
  none: Float64Array.from(rows, ([, none]) => none),
});

const counts = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 30 });
const predicted = (rows: readonly unknown[]) => Float64Array.from(rows, (_, row) => (row + 0.5) / rows.length);

describe("brierScore", () => {
  it("equals the mean squared distance over units taken one by one", () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const p = predicted(rows);
        const distances = rows.flatMap(([violations, none], row) => [
          ...new Array<number>(violations).fill((1 - p[row]!) ** 2),
          ...new Array<number>(none).fill(p[row]! ** 2),
        ]);
        const result = brierScore(p, histogram(rows));
        if (distances.length === 0) {
          expect(result.kind).toBe("not-estimable");
          return;
        }
        if (result.kind !== "estimate") throw new Error(result.reason);
        const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
        expect(result.score).toBeCloseTo(mean, 12);
        if (distances.length < 2 || "kind" in result.interval) return;
        const spread = distances.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (distances.length - 1);
        const half = 1.959963984540054 * Math.sqrt(spread / distances.length);
        expect(result.interval.lower).toBeCloseTo(Math.max(0, mean - half), 9);
        expect(result.interval.upper).toBeCloseTo(Math.min(1, mean + half), 9);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("is reliability less resolution plus uncertainty where every bin holds one prediction (Murphy 1973)", () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const result = brierScore(predicted(rows), histogram(rows), { bins: 1e6 });
        if (result.kind !== "estimate") return;
        expect(result.withinBins).toBeCloseTo(0, 12);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it("takes what bins leave out from Stephenson's variance and covariance within bins", () => {
    const rows = [
      [1, 4],
      [2, 3],
      [4, 4],
      [3, 1],
      [6, 2],
    ] as const;
    const p = Float64Array.of(0.05, 0.3, 0.45, 0.8, 0.9);
    const result = brierScore(p, histogram(rows), { bins: 2 });
    if (result.kind !== "estimate") throw new Error(result.reason);
    let [variance, covariance] = [0, 0];
    for (const bin of result.bins) {
      for (let row = bin.first; row < bin.end; row++) {
        const [violations, none] = rows[row]!;
        const off = p[row]! - bin.meanPredicted;
        variance += (violations + none) * off ** 2;
        covariance += off * (violations - (violations + none) * (bin.violations / bin.units));
      }
    }
    expect(result.bins.length).toBe(2);
    expect(result.withinBins).toBeCloseTo((variance - 2 * covariance) / 30, 12);
  });

  it("has no reliability term and no calibration error where shares are as predicted", () => {
    const result = brierScore(
      Float64Array.of(0.25, 0.5),
      histogram([
        [1, 3],
        [4, 4],
      ]),
      { bins: 10 },
    );
    expect(result).toMatchObject({
      reliability: 0,
      calibrationError: 0,
      uncertainty: expect.closeTo((5 / 12) * (7 / 12), 12),
    });
  });

  it("refuses predictions outside 0 to 1 or out of order", () => {
    const two = histogram([
      [1, 1],
      [1, 1],
    ]);
    expect(() => brierScore(Float64Array.of(0.2, 1.1), two)).toThrow(/requires 2 ascending predictions/);
    expect(() => brierScore(Float64Array.of(0.3, 0.2), two)).toThrow(/requires 2 ascending predictions/);
  });
});

describe("calibrationBins", () => {
  it("keep all units in order, and each holds half its share of them or more", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 8 }), (rows, most) => {
        const bins = calibrationBins(predicted(rows), histogram(rows), most);
        const units = rows.reduce((sum, [violations, none]) => sum + violations + none, 0);
        expect(bins.reduce((sum, bin) => sum + bin.units, 0)).toBe(units);
        expect(bins.reduce((sum, bin) => sum + bin.violations, 0)).toBe(
          rows.reduce((sum, [violations]) => sum + violations, 0),
        );
        expect(bins.length).toBeLessThanOrEqual(most);
        for (const bin of bins) expect(bin.units).toBeGreaterThanOrEqual(units / most / 2);
        expect(bins.map(({ first }) => first)).toEqual(bins.map(({ first }) => first).toSorted((a, b) => a - b));
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe("calibration bins", () => {
  const sizesOf = (sizes: readonly number[], most: number) => {
    const rows = sizes.map((size) => [size, 0] as const);
    return calibrationBins(predicted(rows), histogram(rows), most).map(({ units }) => units);
  };

  it("end where the share of units is full, and leave rows without units out", () => {
    const rows = [
      [1, 1],
      [0, 0],
      [1, 1],
      [0, 0],
    ] as const;
    const bins = calibrationBins(Float64Array.of(0.1, 0.2, 0.3, 0.4), histogram(rows), 2);
    expect(bins.map(({ first, end }) => [first, end])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("hold half a share at least", () => {
    expect(sizesOf([6, 2, 4], 3)).toEqual([6, 2, 4]);
    expect(sizesOf([6, 2], 2)).toEqual([6, 2]);
    expect(sizesOf([7, 1, 2, 2], 3)).toEqual([7, 3, 2]);
    expect(sizesOf([4, 4, 1], 2)).toEqual([9]);
  });

  it("join what is left to the last one, with the mean prediction of both", () => {
    const rows = [
      [4, 0],
      [4, 0],
      [1, 0],
    ] as const;
    const [bin] = calibrationBins(Float64Array.of(0.1, 0.2, 0.6), histogram(rows), 2);
    expect(bin).toMatchObject({ first: 0, end: 3, units: 9, violations: 9 });
    expect(bin!.meanPredicted).toBeCloseTo((4 * 0.1 + 4 * 0.2 + 0.6) / 9, 14);
  });
});

describe("the input of brierScore", () => {
  const two = histogram([
    [1, 0],
    [0, 1],
  ]);

  it("is ascending predictions from 0 to 1, ties and ends included, one for each row", () => {
    for (const fit of [
      [0, 1],
      [0.5, 0.5],
      [0, 0],
    ]) {
      expect(brierScore(Float64Array.from(fit), two).kind).toBe("estimate");
    }
    for (const unfit of [[-0.1, 0.5], [0.5, 1.1], [0.6, 0.5], [Number.NaN, 0.5], [0.5]]) {
      expect(() => brierScore(Float64Array.from(unfit), two)).toThrow(
        `brierScore requires 2 ascending predictions in [0, 1]; got ${unfit.length}, or one outside`,
      );
    }
  });

  it("is two units at least for an interval, and one for a score", () => {
    const p = Float64Array.of(0.2, 0.7);
    const none = histogram([
      [0, 0],
      [0, 0],
    ]);
    expect(brierScore(p, none)).toEqual({ kind: "not-estimable", reason: "no-outcomes" });
    const one = brierScore(
      p,
      histogram([
        [1, 0],
        [0, 0],
      ]),
    );
    expect(one).toMatchObject({
      score: expect.closeTo(0.64, 14),
      interval: { kind: "not-estimable", reason: "too-few-effective-units" },
    });
    expect(brierScore(p, two)).toMatchObject({ interval: { lower: expect.any(Number), upper: expect.any(Number) } });
  });
});
