import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Composition, compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { hypergeometricDensity } from "../../src/statistics/distributions.js";
import {
  type IndependentStrataProblem,
  independentStrata,
  independentStrataTask,
} from "../../src/statistics/independent-strata.js";
import { type StratifiedUnits, stratifiedMoments } from "../../src/statistics/stratified-moments.js";
import { stratifiedContrasts } from "../../src/statistics/stratified-permutation.js";
import { stratifiedRoutes } from "../../src/statistics/stratified-routes.js";
import { studentisedStrata, studentisedStrataTask } from "../../src/statistics/studentised-strata.js";

const GROUPS = 4;
const entry = fc.record({
  group: fc.nat(GROUPS - 1),
  stratum: fc.nat(2),
  flag: fc.nat(1),
  weight: fc.integer({ min: 1, max: 6 }),
});
type Entry = { readonly group: number; readonly stratum: number; readonly flag: number; readonly weight: number };

function oneEach(codes: readonly number[]): Composition {
  return compositionFromRows(codes.map((code) => Array.from({ length: GROUPS }, (_, group) => Number(group === code))));
}

/** The same persons one by one. */
function listed(entries: readonly Entry[], tested: Uint16Array): StratifiedUnits {
  const all = entries.flatMap((each) => Array.from({ length: each.weight }, () => each));
  const composition = oneEach(all.map(({ group }) => group));
  return {
    composition,
    sums: compositionSums(composition),
    strata: Uint16Array.from(all, ({ stratum }) => stratum),
    flagged: Uint8Array.from(all, ({ flag }) => flag),
    tested,
  };
}

function weighted(
  entries: readonly Entry[],
  tested: Uint16Array,
): StratifiedUnits & { readonly weights: Float64Array } {
  return {
    composition: oneEach(entries.map(({ group }) => group)),
    sums: listed(entries, tested).sums,
    strata: Uint16Array.from(entries, ({ stratum }) => stratum),
    flagged: Uint8Array.from(entries, ({ flag }) => flag),
    tested,
    weights: Float64Array.from(entries, ({ weight }) => weight),
  };
}

const entries = fc
  .array(entry, { minLength: 3, maxLength: 25 })
  .filter((each) => new Set(each.map(({ group }) => group)).size > 1);
const tested = Uint16Array.of(2, 0, 3);

function close(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(expected[i]!, 9);
}

describe("persons with weights", () => {
  it("have the statistic, the moments and the routes of the same persons one by one", () => {
    fc.assert(
      fc.property(entries, (each) => {
        const [one, many] = [weighted(each, tested), listed(each, tested)];
        close(independentStrata(one), studentisedStrata(many));
        close(stratifiedMoments(one).variance, stratifiedMoments(many).variance);
        close(stratifiedMoments(one).mean, stratifiedMoments(many).mean);
        close(stratifiedContrasts(one).within, stratifiedContrasts(many).within);
        const [route, listedRoute] = [stratifiedRoutes(one), stratifiedRoutes(many)];
        for (const [t, values] of route.entries()) close(Object.values(values), Object.values(listedRoute[t]!));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("are refused where the weights do not add up to the units", () => {
    const units = weighted(
      [
        { group: 0, stratum: 0, flag: 1, weight: 2 },
        { group: 1, stratum: 0, flag: 0, weight: 1 },
      ],
      tested,
    );
    expect(() => stratifiedContrasts({ ...units, weights: Float64Array.of(1, 1) })).toThrow("add up to 3 units; got 2");
  });
});

describe("flags of persons exchanged within strata", () => {
  const set: readonly Entry[] = [
    { group: 0, stratum: 0, flag: 1, weight: 12 },
    { group: 0, stratum: 0, flag: 0, weight: 18 },
    { group: 1, stratum: 0, flag: 1, weight: 5 },
    { group: 1, stratum: 0, flag: 0, weight: 45 },
    { group: 0, stratum: 1, flag: 1, weight: 20 },
    { group: 0, stratum: 1, flag: 0, weight: 20 },
    { group: 1, stratum: 1, flag: 1, weight: 11 },
    { group: 2, stratum: 1, flag: 0, weight: 9 },
  ];
  const first = Uint16Array.of(0);
  const resamples = 40_000;

  function statistics(task: typeof studentisedStrataTask, units: StratifiedUnits): Float64Array {
    const problem = { ...units, seed: 4, resamples };
    const blocks = Array.from({ length: Math.ceil(resamples / 1_000) }, (_, block) =>
      task.runBlock(problem as IndependentStrataProblem, block),
    );
    return Float64Array.from(blocks.flatMap((block) => [...block]));
  }

  it("follow the law that listing them one by one gives", () => {
    const own = statistics(independentStrataTask as typeof studentisedStrataTask, weighted(set, first)).sort();
    const other = statistics(studentisedStrataTask, listed(set, first)).sort();
    // Largest distance between two empirical laws: 1.95 sqrt(2 / n) is passed in one of a thousand.
    let apart = 0;
    for (const value of [...own, ...other]) {
      apart = Math.max(apart, Math.abs(below(own, value + 1e-9) - below(other, value + 1e-9)) / resamples);
    }
    expect(apart).toBeLessThan(1.95 * Math.sqrt(2 / resamples));
  });

  it("follow the product of two hypergeometric laws", () => {
    const units = weighted(set, first);
    const at = independentStrata(units)[0]!;
    let expected = 0;
    for (let x = 0; x <= 17; x++) {
      for (let y = 0; y <= 31; y++) {
        const moved = [
          { group: 0, stratum: 0, flag: 1, weight: x },
          { group: 0, stratum: 0, flag: 0, weight: 30 - x },
          { group: 1, stratum: 0, flag: 1, weight: 17 - x },
          { group: 1, stratum: 0, flag: 0, weight: 33 + x },
          { group: 0, stratum: 1, flag: 1, weight: y },
          { group: 0, stratum: 1, flag: 0, weight: 40 - y },
          { group: 1, stratum: 1, flag: 1, weight: 31 - y },
          { group: 1, stratum: 1, flag: 0, weight: y - 11 },
        ];
        if (moved.some(({ weight }) => weight < 0)) continue;
        const chance =
          hypergeometricDensity(x, { white: 30, black: 50, drawn: 17 }) *
          hypergeometricDensity(y, { white: 40, black: 20, drawn: 31 });
        const kept = moved.filter(({ weight }) => weight > 0);
        if (independentStrata(weighted(kept, first))[0]! >= at - 1e-9) expected += chance;
      }
    }
    const found = statistics(independentStrataTask as typeof studentisedStrataTask, units).filter(
      (z) => z >= at - 1e-9,
    );
    expect(Math.abs(found.length / resamples - expected)).toBeLessThan(
      4.5 * Math.sqrt((expected * (1 - expected)) / resamples),
    );
    expect(expected).toBeGreaterThan(1e-4);
  });
});

function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
