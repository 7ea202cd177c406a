import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import {
  binomialLowerTail,
  binomialUpperTail,
  normalMultiplier,
  twoSidedNormal,
} from "../../src/statistics/distributions.js";
import { jeffreysInterval } from "../../src/statistics/jeffreys-interval.js";
import {
  agrestiCaffoDifferenceInterval,
  katzRatioInterval,
  waldDifferenceInterval,
} from "../../src/statistics/large-sample-intervals.js";
import {
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  newcombeDifferenceInterval,
} from "../../src/statistics/proportion-difference.js";
import {
  differenceEquivalence,
  normalEquivalence,
  ratioEquivalence,
} from "../../src/statistics/proportion-equivalence.js";
import { koopmanRatioInterval, miettinenNurminenRatioInterval } from "../../src/statistics/proportion-ratio.js";
import { differenceScore, ratioScore } from "../../src/statistics/score-statistic.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { expectClose } from "../support/closeness.js";

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n)))
  .map(([events, n]) => ({ events, n }));
const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99);

const differences = [
  newcombeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  meeDifferenceInterval,
  agrestiCaffoDifferenceInterval,
  waldDifferenceInterval,
];
const ratios = [miettinenNurminenRatioInterval, koopmanRatioInterval];

describe("intervals of one share", () => {
  it("hold the share, lie in [0, 1], widen with the level and mirror when events become non-events", () => {
    fc.assert(
      fc.property(share, ({ events, n }) => {
        for (const interval of [wilsonInterval, clopperPearsonInterval, jeffreysInterval]) {
          const narrow = interval(events, n, { level: 0.9 });
          const wide = interval(events, n);
          expect(wide.lower >= 0 && wide.upper <= 1 && wide.level === 0.95).toBe(true);
          expect(wide.lower <= narrow.lower && narrow.lower <= events / n + 1e-15).toBe(true);
          expect(wide.upper >= narrow.upper && narrow.upper >= events / n - 1e-15).toBe(true);
          const mirrored = interval(n - events, n);
          expectClose(mirrored.lower, 1 - wide.upper, 1e-9, 1e-15);
        }
      }),
    );
  });

  it("by Wilson have bounds at which the score statistic is the normal quantile", () => {
    fc.assert(
      fc.property(share, level, ({ events, n }, confidence) => {
        const { lower, upper } = wilsonInterval(events, n, { level: confidence });
        for (const bound of [lower, upper]) {
          if (bound <= 1e-12 || bound >= 1 - 1e-12) continue;
          const z = Math.abs(events / n - bound) / Math.sqrt((bound * (1 - bound)) / n);
          expectClose(z, normalMultiplier(confidence), 1e-8);
        }
      }),
    );
  });

  it("by Clopper and Pearson leave half of 1 - level in each binomial tail", () => {
    fc.assert(
      fc.property(share, level, ({ events, n }, confidence) => {
        const { lower, upper } = clopperPearsonInterval(events, n, { level: confidence });
        if (events > 0) expectClose(binomialUpperTail(events, n, lower), (1 - confidence) / 2, 1e-9);
        if (events < n) expectClose(binomialLowerTail(events, n, upper), (1 - confidence) / 2, 1e-8);
        const jeffreys = jeffreysInterval(events, n, { level: confidence });
        expect(jeffreys.lower >= lower && jeffreys.upper <= upper + 1e-15).toBe(true);
      }),
    );
  });

  it("agree with R's prop.test and binom.test for 17 of 263 and with Brown, Cai and DasGupta for 0 of 10", () => {
    expectClose(wilsonInterval(17, 263).lower, 0.040745451322474667);
    expectClose(wilsonInterval(17, 263).upper, 0.10106706532293142);
    expectClose(clopperPearsonInterval(17, 263).lower, 0.038102041455171515);
    expectClose(clopperPearsonInterval(17, 263).upper, 0.10147756176923306);
    expect(jeffreysInterval(0, 10).lower).toBe(0);
    expectClose(jeffreysInterval(0, 10).upper, 0.217, 2e-3);
    expect(jeffreysInterval(10, 10).upper).toBe(1);
  });

  it("refuse counts that are no counts and levels that are no levels", () => {
    for (const interval of [wilsonInterval, clopperPearsonInterval, jeffreysInterval]) {
      for (const [events, n] of [
        [-1, 5],
        [6, 5],
        [0, 0],
        [1.5, 5],
        [Number.NaN, 5],
      ] as const) {
        expect(() => interval(events, n)).toThrow(/requires whole numbers 0 <= events <= n/);
      }
      expect(() => interval(1, 5, { level: 1 })).toThrow(/level between 0 and 1/);
    }
  });
});

describe("intervals of two shares", () => {
  it("hold the difference and change sign when the groups change places", () => {
    fc.assert(
      fc.property(share, share, (one, two) => {
        const difference = one.events / one.n - two.events / two.n;
        for (const interval of differences) {
          const straight = interval(one.events, one.n, two.events, two.n);
          const swapped = interval(two.events, two.n, one.events, one.n);
          expectClose(straight.lower, -swapped.upper, 1e-8, 1e-12);
          if (interval === agrestiCaffoDifferenceInterval) continue;
          expect(straight.lower <= difference + 1e-12 && difference <= straight.upper + 1e-12).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("hold the ratio and become reciprocal when the groups change places", () => {
    fc.assert(
      fc.property(share, share, (one, two) => {
        for (const interval of ratios) {
          const straight = interval(one.events, one.n, two.events, two.n);
          const swapped = interval(two.events, two.n, one.events, one.n);
          if (one.events > 0) expectClose(straight.lower, 1 / swapped.upper, 1e-7);
          else expect(straight.lower).toBe(0);
          if (two.events === 0) expect(straight.upper).toBe(Number.POSITIVE_INFINITY);
          if (one.events > 0 && two.events > 0) {
            const ratio = one.events / one.n / (two.events / two.n);
            expect(straight.lower <= ratio * (1 + 1e-12) && ratio <= straight.upper * (1 + 1e-12)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("by score have bounds at which the score statistic is the normal quantile", () => {
    fc.assert(
      fc.property(share, share, level, (one, two, confidence) => {
        const z = normalMultiplier(confidence);
        const counts = { events1: one.events, n1: one.n, events2: two.events, n2: two.n };
        const options = { level: confidence };
        const mn = miettinenNurminenDifferenceInterval(one.events, one.n, two.events, two.n, options);
        if (mn.lower > -0.999999) expectClose(differenceScore(counts, mn.lower, true), z, 1e-5);
        if (mn.upper < 0.999999) expectClose(differenceScore(counts, mn.upper, true), -z, 1e-5);
        const koopman = koopmanRatioInterval(one.events, one.n, two.events, two.n, options);
        if (koopman.lower > 0) expectClose(ratioScore(counts, koopman.lower, false), z, 1e-5);
        if (Number.isFinite(koopman.upper)) expectClose(ratioScore(counts, koopman.upper, false), -z, 1e-5);
      }),
      { numRuns: 60 },
    );
  });

  it("by Newcombe are made of Wilson's bounds, at any level", () => {
    for (const level of [0.8, 0.99]) {
      const [first, second] = [wilsonInterval(3, 12, { level }), wilsonInterval(7, 13, { level })];
      const [p, q] = [3 / 12, 7 / 13];
      const { lower, upper } = newcombeDifferenceInterval(3, 12, 7, 13, { level });
      expectClose(lower, p - q - Math.sqrt((p - first.lower) ** 2 + (second.upper - q) ** 2));
      expectClose(upper, p - q + Math.sqrt((first.upper - p) ** 2 + (q - second.lower) ** 2));
    }
  });

  it("reproduce Newcombe 1998, table II", () => {
    const rounded = ({ lower, upper }: { lower: number; upper: number }): string =>
      `${lower.toFixed(4)} ${upper.toFixed(4)}`;
    expect(rounded(meeDifferenceInterval(56, 70, 48, 80))).toBe("0.0533 0.3377");
    expect(rounded(miettinenNurminenDifferenceInterval(56, 70, 48, 80))).toBe("0.0528 0.3382");
    expect(rounded(newcombeDifferenceInterval(56, 70, 48, 80))).toBe("0.0524 0.3339");
    expect(rounded(waldDifferenceInterval(56, 70, 48, 80))).toBe("0.0575 0.3425");
    expect(rounded(miettinenNurminenDifferenceInterval(9, 10, 3, 10))).toBe("0.1700 0.8406");
    expect(rounded(newcombeDifferenceInterval(9, 10, 3, 10))).toBe("0.1705 0.8090");
  });

  it("agree with the reference values for the ratio of 56/70 to 48/80", () => {
    const expected = [
      [miettinenNurminenRatioInterval(56, 70, 48, 80), 1.0790471195344264, 1.6721453590897677],
      [koopmanRatioInterval(56, 70, 48, 80), 1.0798215063618983, 1.6708055780191116],
    ] as const;
    for (const [{ lower, upper }, low, high] of expected) {
      expectClose(lower, low);
      expectClose(upper, high);
    }
    expect(katzRatioInterval(0, 10, 3, 10)).toEqual({ kind: "not-estimable", reason: "no-events" });
    const katz = katzRatioInterval(56, 70, 48, 80);
    if (katz.kind !== "estimate") throw new Error("expected an estimate");
    expectClose(katz.lower, 1.0766264227631928);
    expectClose(katz.upper, 1.6512485112663873);
  });

  it("stay inside their range at 0 of n against n of n", () => {
    expect(miettinenNurminenDifferenceInterval(0, 10, 10, 10).lower).toBe(-1);
    expect(miettinenNurminenDifferenceInterval(10, 10, 0, 10).upper).toBe(1);
    expect(koopmanRatioInterval(0, 10, 0, 10)).toEqual({ lower: 0, upper: Number.POSITIVE_INFINITY, level: 0.95 });
    for (const interval of [...differences, ...ratios, katzRatioInterval]) {
      expect(() => interval(1, 0, 1, 2)).toThrow(/requires whole numbers/);
      expect(() => interval(1, 2, 1, 2, { level: 0 })).toThrow(/level/);
    }
  });

  it("keep a huge difference of sizes apart: 1e9 units against 20", () => {
    const { lower, upper } = miettinenNurminenDifferenceInterval(3, 20, 2e7, 1e9);
    const one = wilsonInterval(3, 20);
    expectClose(lower, one.lower - 0.02, 0.2);
    expectClose(upper, one.upper - 0.02, 0.05);
  });
});

describe("score statistic without a margin", () => {
  it("squared is Pearson's chi-squared of the 2 x 2 table, without the correction", () => {
    fc.assert(
      fc.property(share, share, (one, two) => {
        const counts = { events1: one.events, n1: one.n, events2: two.events, n2: two.n };
        const pooled = (one.events + two.events) / (one.n + two.n);
        fc.pre(pooled > 0 && pooled < 1);
        const z =
          (one.events / one.n - two.events / two.n) / Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / two.n));
        expectClose(differenceScore(counts, 0, false), z, 1e-9, 1e-12);
        expectClose(ratioScore(counts, 1, false), z, 1e-7, 1e-10);
      }),
    );
  });
});

describe("equivalence", () => {
  it("of a ratio has the p-value at which a bound of Miettinen and Nurminen's interval meets the margin", () => {
    const { pValue } = ratioEquivalence(9, 20, 11, 23, { lower: 0.5, upper: 2 });
    const { lower, upper } = miettinenNurminenRatioInterval(9, 20, 11, 23, { level: 1 - 2 * pValue });
    expect(Math.min(Math.abs(lower - 0.5), Math.abs(upper - 2))).toBeLessThan(1e-6);
  });

  it("is shown at alpha exactly when the score interval of level 1 - 2 alpha lies between the margins", () => {
    fc.assert(
      fc.property(share, share, fc.constantFrom(0.01, 0.05, 0.1), (one, two, alpha) => {
        const counts = [one.events, one.n, two.events, two.n] as const;
        const difference = miettinenNurminenDifferenceInterval(...counts, { level: 1 - 2 * alpha });
        const inside = difference.lower > -0.05 && difference.upper < 0.05;
        expect(differenceEquivalence(...counts, { lower: -0.05, upper: 0.05 }).pValue < alpha).toBe(inside);
        const ratio = miettinenNurminenRatioInterval(...counts, { level: 1 - 2 * alpha });
        const alike = ratio.lower > 0.8 && ratio.upper < 1.25;
        expect(ratioEquivalence(...counts, { lower: 0.8, upper: 1.25 }).pValue < alpha).toBe(alike);
      }),
    );
  });

  it("from an estimate agrees with the normal tails and with its interval", () => {
    const result = normalEquivalence(0.0123, 0.0081, { lower: -0.03, upper: 0.03 });
    expectClose(result.pLower, twoSidedNormal((0.0123 + 0.03) / 0.0081) / 2, 1e-12);
    expectClose(result.pValue, 0.014437635657609714);
    expectClose(result.interval.lower, -0.0010233143783069231, 1e-10);
    expect(result.interval.level).toBe(0.9);
  });

  it("refuses margins and estimates that make no sense", () => {
    expect(() => differenceEquivalence(1, 2, 1, 2, { lower: 0.1, upper: 0 })).toThrow(/lower < upper/);
    expect(() => ratioEquivalence(1, 2, 1, 2, { lower: 0, upper: 2 })).toThrow(/0 < lower/);
    expect(() => normalEquivalence(0, 0, { lower: -1, upper: 1 })).toThrow(/standard error above 0/);
    expect(() => normalEquivalence(0, 1, { lower: 1, upper: 1 })).toThrow(/lower < upper/);
    expect(() => normalEquivalence(0, 1, { lower: -1, upper: 1, alpha: 0.5 })).toThrow(/alpha/);
  });
});
