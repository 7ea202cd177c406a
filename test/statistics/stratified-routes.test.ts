import { describe, expect, it } from "vitest";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { fiellerInterval } from "../../src/statistics/fieller-interval.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { stratifiedContrasts } from "../../src/statistics/stratified-permutation.js";
import { stratifiedRoutes } from "../../src/statistics/stratified-routes.js";

function unitsOf(seed: number, count: number) {
  const stream = streamsFrom(seed).block(0);
  const rows = Array.from({ length: count }, () => [
    nextBelow(stream, 4) + 1,
    nextBelow(stream, 3),
    nextBelow(stream, 2),
  ]);
  const composition = compositionFromRows(rows);
  const strata = Uint16Array.from(rows, () => nextBelow(stream, 5));
  const flagged = Uint8Array.from(rows, () => (nextUniform(stream) < 0.3 ? 1 : 0));
  return {
    rows,
    units: { composition, sums: compositionSums(composition), strata, flagged, tested: Uint16Array.of(0, 2) },
  };
}

/** D and E from weighted rows, by their definitions: the statistics that the variances are about. */
function weightedRoute(
  rows: readonly number[][],
  strata: Uint16Array,
  flagged: Uint8Array,
  weights: readonly number[],
  group: number,
) {
  const total = (value: (row: readonly number[], i: number) => number) =>
    rows.reduce((sum, row, i) => sum + weights[i]! * value(row, i), 0);
  const size = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);
  const share = total((row) => row[group]!) / total(size);
  const d = (row: readonly number[]) => row[group]! - share * size(row);
  let between = 0;
  for (const stratum of new Set(strata)) {
    const inside = (i: number) => (strata[i] === stratum ? 1 : 0);
    between +=
      (total((_, i) => inside(i) * flagged[i]!) / total((_, i) => inside(i))) * total((row, i) => inside(i) * d(row));
  }
  return { contrast: total((row, i) => d(row) * flagged[i]!), between };
}

describe("routes of a contrast", () => {
  it("have the contrast and the expectation of the permutation test", () => {
    const { units } = unitsOf(1, 80);
    const { within, between } = stratifiedContrasts(units);
    stratifiedRoutes(units).forEach((route, t) => {
      expect(route.between).toBeCloseTo(between[t]!, 9);
      expect(route.contrast - route.between).toBeCloseTo(within[t]!, 9);
    });
  });

  it("have the variances of the infinitesimal jackknife", () => {
    const { rows, units } = unitsOf(2, 60);
    const step = 1e-6;
    stratifiedRoutes(units).forEach((route, t) => {
      const at = (unit: number, change: number) =>
        weightedRoute(
          rows,
          units.strata,
          units.flagged,
          rows.map((_, i) => (i === unit ? 1 + change : 1)),
          units.tested[t]!,
        );
      const slopes = rows.map((_, unit) => {
        const [up, down] = [at(unit, step), at(unit, -step)];
        return {
          contrast: (up.contrast - down.contrast) / (2 * step),
          between: (up.between - down.between) / (2 * step),
        };
      });
      const n = rows.length;
      const product = (a: "contrast" | "between", b: "contrast" | "between") => {
        const sum = (key: typeof a) => slopes.reduce((total, slope) => total + slope[key], 0);
        return (
          (n / (n - 1)) * (slopes.reduce((total, slope) => total + slope[a] * slope[b], 0) - (sum(a) * sum(b)) / n)
        );
      };
      expect(route.contrastVariance).toBeCloseTo(product("contrast", "contrast"), 4);
      expect(route.betweenVariance).toBeCloseTo(product("between", "between"), 4);
      expect(route.covariance).toBeCloseTo(product("contrast", "between"), 4);
    });
  });

  it("run through nothing in one stratum, and wholly through strata of one unit each", () => {
    const { units } = unitsOf(3, 40);
    const [one] = stratifiedRoutes({ ...units, strata: new Uint16Array(40) });
    expect(one!.between).toBeCloseTo(0, 9);
    const [each] = stratifiedRoutes({ ...units, strata: Uint16Array.from({ length: 40 }, (_, i) => i) });
    expect(each!.between).toBeCloseTo(each!.contrast, 9);
  });
});

describe("Fieller's interval", () => {
  const estimates = {
    numerator: 1,
    denominator: 2,
    numeratorVariance: 0.04,
    denominatorVariance: 0.04,
    covariance: 0.01,
  };

  it("ends where the normal statistic of numerator - ratio x denominator meets its bound", () => {
    const { lower, upper } = fiellerInterval(estimates)!;
    for (const ratio of [lower, upper]) {
      const error = Math.sqrt(0.04 - 2 * ratio * 0.01 + ratio * ratio * 0.04);
      expect(Math.abs(1 - ratio * 2) / error).toBeCloseTo(1.959964, 5);
    }
    expect(lower).toBeLessThan(0.5);
    expect(upper).toBeGreaterThan(0.5);
  });

  it("meets it for other numbers as well", () => {
    const other = { numerator: 3, denominator: -5, numeratorVariance: 0.2, denominatorVariance: 0.5, covariance: -0.1 };
    const { lower, upper } = fiellerInterval(other, { level: 0.9 })!;
    for (const ratio of [lower, upper]) {
      const error = Math.sqrt(0.2 + 2 * ratio * 0.1 + ratio * ratio * 0.5);
      expect(Math.abs(3 + 5 * ratio) / error).toBeCloseTo(1.644854, 5);
    }
    expect(lower < -0.6 && -0.6 < upper).toBe(true);
  });

  it("does not exist where the denominator's interval holds 0", () => {
    expect(fiellerInterval({ ...estimates, denominator: 0, denominatorVariance: 0 })).toBeNull();
    expect(fiellerInterval({ ...estimates, denominatorVariance: 1.1 })).toBeNull();
    expect(fiellerInterval({ ...estimates, denominatorVariance: 1 })).not.toBeNull();
  });
});
