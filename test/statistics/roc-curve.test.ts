import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binormalRoc } from "../../src/statistics/binormal-roc.js";
import { rocAucFromHistogram } from "../../src/statistics/roc-auc.js";
import { partialAuc, type RocPoint, rocCurve } from "../../src/statistics/roc-curve.js";

const histograms = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 20 })
  .filter((pairs) => pairs.some(([v]) => v > 0) && pairs.some(([, w]) => w > 0))
  .map((pairs) => ({
    violations: Float64Array.from(pairs, ([v]) => v),
    none: Float64Array.from(pairs, ([, w]) => w),
  }));

type Histogram = { readonly violations: Float64Array; readonly none: Float64Array };

function pointsOf(histogram: Histogram): readonly RocPoint[] {
  const curve = rocCurve(
    histogram.none.map((_, k) => k),
    histogram,
  );
  if (curve.kind !== "estimate") throw new Error(curve.reason);
  return curve.points;
}

describe("rocCurve", () => {
  it("lists the shares at or above every score, highest first", () => {
    const curve = rocCurve([1, 2, 5], { violations: Float64Array.of(0, 1, 1), none: Float64Array.of(2, 1, 1) });
    expect(curve).toEqual({
      kind: "estimate",
      points: [
        { threshold: "none", falsePositiveRate: 0, truePositiveRate: 0 },
        { threshold: 5, falsePositiveRate: 0.25, truePositiveRate: 0.5 },
        { threshold: 2, falsePositiveRate: 0.5, truePositiveRate: 1 },
        { threshold: 1, falsePositiveRate: 1, truePositiveRate: 1 },
      ],
    });
  });

  it("is not estimable from one class", () => {
    const missing = { kind: "not-estimable", reason: "one-class-only" };
    expect(rocCurve([1], { violations: Float64Array.of(0), none: Float64Array.of(3) })).toEqual(missing);
    expect(rocCurve([1], { violations: Float64Array.of(3), none: Float64Array.of(0) })).toEqual(missing);
  });

  it("refuses scores that do not rise or do not fit the counts", () => {
    const histogram = { violations: Float64Array.of(1, 1), none: Float64Array.of(1, 1) };
    expect(() => rocCurve([1, 1], histogram)).toThrow("scores that rise; got 1 at 1");
    expect(() => rocCurve([1, Number.NaN], histogram)).toThrow("got NaN at 1");
    expect(() => rocCurve([1], histogram)).toThrow("got 2 for 1");
  });
});

describe("partialAuc", () => {
  it("is the whole area over the whole range", () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        const area = rocAucFromHistogram(histogram);
        const whole = partialAuc(pointsOf(histogram), { from: 0, to: 1 });
        if (area.kind !== "estimate") throw new Error(area.reason);
        expect(whole.area).toBeCloseTo(area.value, 12);
        expect(whole.standardised).toBeCloseTo(area.value, 12);
      }),
    );
  });

  it("adds up over neighbouring ranges", () => {
    fc.assert(
      fc.property(histograms, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (histogram, middle) => {
        const points = pointsOf(histogram);
        const parts =
          partialAuc(points, { from: 0, to: middle }).area + partialAuc(points, { from: middle, to: 1 }).area;
        expect(parts).toBeCloseTo(partialAuc(points, { from: 0, to: 1 }).area, 12);
      }),
    );
  });

  it("standardises a perfect order to 1 and the diagonal to one half", () => {
    const perfect = pointsOf({ violations: Float64Array.of(0, 1), none: Float64Array.of(1, 0) });
    const diagonal = pointsOf({ violations: Float64Array.of(1), none: Float64Array.of(1) });
    expect(partialAuc(perfect, { from: 0, to: 0.1 })).toEqual({ area: 0.1, standardised: 1 });
    expect(partialAuc(diagonal, { from: 0.2, to: 0.4 }).standardised).toBeCloseTo(0.5, 14);
    expect(partialAuc(diagonal, { from: 0.2, to: 0.4 }).area).toBeCloseTo(0.06, 14);
    expect(partialAuc(perfect, { from: 0.2, to: 0.4 }).standardised).toBeCloseTo(1, 14);
  });

  it("refuses a range that is empty or leaves 0 to 1", () => {
    const points = pointsOf({ violations: Float64Array.of(1), none: Float64Array.of(1) });
    for (const [from, to] of [
      [0.5, 0.5],
      [-0.1, 0.5],
      [0, 1.1],
    ] as const) {
      expect(() => partialAuc(points, { from, to })).toThrow("0 <= from < to <= 1");
    }
  });
});

describe("binormalRoc", () => {
  it("encloses the area that it was asked for", () => {
    for (const auc of [0.1, 0.5, 0.571, 0.9]) {
      const points = binormalRoc(auc, 20_000).map((point) => ({ ...point, threshold: "none" as const }));
      expect(partialAuc(points, { from: 0, to: 1 }).area).toBeCloseTo(auc, 4);
    }
  });

  it("lies on the diagonal at 0.5", () => {
    for (const point of binormalRoc(0.5, 10)) expect(point.truePositiveRate).toBeCloseTo(point.falsePositiveRate, 12);
  });

  it("turns upside down for the area that is left of 1", () => {
    const curve = binormalRoc(0.571, 10);
    const complement = binormalRoc(1 - 0.571, 10);
    for (let i = 0; i <= 10; i++) {
      expect(complement[i]!.truePositiveRate).toBeCloseTo(1 - curve[10 - i]!.truePositiveRate, 12);
    }
  });

  it("refuses an area of 0 or 1 and fewer than one step", () => {
    expect(() => binormalRoc(1)).toThrow("AUC in (0, 1); got 1");
    expect(() => binormalRoc(0.6, 0)).toThrow("1 or more intervals; got 0");
  });
});
