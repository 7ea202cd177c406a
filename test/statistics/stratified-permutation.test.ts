import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { stratifiedMoments } from "../../src/statistics/stratified-moments.js";
import {
  type StratifiedPermutationProblem,
  stratifiedContrasts,
  stratifiedPermutationTask,
} from "../../src/statistics/stratified-permutation.js";
import { contrastPermutationVariance } from "../../src/statistics/studentised-contrast.js";

type Rows = readonly (readonly number[])[];

function problemOf(
  rows: Rows,
  strata: readonly number[],
  flags: readonly number[],
  { seed = 1, resamples = 1000 } = {},
): StratifiedPermutationProblem {
  const composition = compositionFromRows(rows);
  return {
    seed,
    resamples,
    composition,
    sums: compositionSums(composition),
    strata: Uint16Array.from(strata),
    flagged: Uint8Array.from(flags),
    tested: Uint16Array.from(rows[0]!, (_, group) => group),
  };
}

/** D = sum d f by its definition, with d pooled over all units. */
function contrastByDefinition(rows: Rows, flags: readonly number[], group: number): number {
  const sizes = rows.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const share = rows.reduce((sum, row) => sum + row[group]!, 0) / all;
  return rows.reduce((sum, row, unit) => sum + (row[group]! - sizes[unit]! * share) * flags[unit]!, 0);
}

/** Every distinct way to exchange flags within strata. */
function arrangements(strata: readonly number[], flags: readonly number[]): number[][] {
  const walk = (unit: number, left: readonly number[]): number[][] => {
    if (unit === strata.length) return left.every((flagged) => flagged === 0) ? [[]] : [];
    return [0, 1].flatMap((flag) => {
      const rest = left.map((flagged, stratum) => (stratum === strata[unit] ? flagged - flag : flagged));
      return rest.some((flagged) => flagged < 0) ? [] : walk(unit + 1, rest).map((tail) => [flag, ...tail]);
    });
  };
  const flagged = Array.from({ length: Math.max(...strata) + 1 }, () => 0);
  strata.forEach((stratum, unit) => {
    flagged[stratum]! += flags[unit]!;
  });
  return walk(0, flagged);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const data = fc.integer({ min: 2, max: 8 }).chain((units) =>
  fc.record({
    rows: fc
      .array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), {
        minLength: units,
        maxLength: units,
      })
      .filter((rows) => rows.flat().some((count) => count > 0)),
    strata: fc.array(fc.integer({ min: 0, max: Math.min(2, units - 1) }), { minLength: units, maxLength: units }),
    flags: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: units, maxLength: units }),
  }),
);

const ROWS = [
  [5, 0, 1],
  [0, 3, 0],
  [1, 1, 0],
  [0, 7, 2],
  [2, 0, 0],
  [9, 1, 4],
  [0, 2, 1],
  [1, 0, 6],
  [3, 3, 0],
];
const STRATA = [0, 0, 0, 0, 1, 1, 1, 2, 2];
const FLAGS = [1, 0, 0, 0, 1, 1, 0, 1, 1];

describe("stratifiedContrasts", () => {
  it("has mean 0 and variance 1 over all arrangements", () => {
    fc.assert(
      fc.property(data, ({ rows, strata, flags }) => {
        const { statistic, variance } = stratifiedContrasts(problemOf(rows, strata, flags));
        const all = arrangements(strata, flags).map((f) => stratifiedContrasts(problemOf(rows, strata, f)).statistic);
        statistic.forEach((_, group) => {
          const drawn = all.map((values) => values[group]!);
          expect(mean(drawn)).toBeCloseTo(0, 8);
          expect(mean(drawn.map((z) => z * z))).toBeCloseTo(variance[group]! > 0 ? 1 : 0, 8);
        });
      }),
    );
  });

  it("has the mean and the variance of the contrast over all arrangements", () => {
    fc.assert(
      fc.property(data, ({ rows, strata, flags }) => {
        const { within, between, variance } = stratifiedContrasts(problemOf(rows, strata, flags));
        const all = arrangements(strata, flags);
        between.forEach((_, group) => {
          const contrasts = all.map((f) => contrastByDefinition(rows, f, group));
          const centre = mean(contrasts);
          expect(between[group]).toBeCloseTo(centre, 8);
          expect(variance[group]).toBeCloseTo(mean(contrasts.map((value) => (value - centre) ** 2)), 6);
          expect(within[group]! + between[group]!).toBeCloseTo(contrastByDefinition(rows, flags, group), 8);
        });
      }),
    );
  });

  it("is the plain linear statistic over its permutation standard deviation when there is one stratum", () => {
    fc.assert(
      fc.property(data, ({ rows, flags }) => {
        const problem = problemOf(
          rows,
          flags.map(() => 0),
          flags,
        );
        const { statistic, between } = stratifiedContrasts(problem);
        const flagged = flags.reduce((sum, flag) => sum + flag, 0);
        statistic.forEach((z, group) => {
          const { variance } = contrastPermutationVariance(problem.sums, group, flagged);
          const contrast = contrastByDefinition(rows, flags, group);
          expect(between[group]).toBeCloseTo(0, 8);
          expect(z).toBeCloseTo(variance > 1e-9 ? contrast / Math.sqrt(variance) : 0, 6);
        });
      }),
    );
  });

  it("does not depend on how strata are named", () => {
    fc.assert(
      fc.property(
        data.filter(({ rows }) => rows.length > 2),
        ({ rows, strata, flags }) => {
          const renamed = strata.map((stratum) => [2, 0, 1][stratum]!);
          const one = stratifiedContrasts(problemOf(rows, strata, flags)).statistic;
          const other = stratifiedContrasts(problemOf(rows, renamed, flags)).statistic;
          one.forEach((z, group) => {
            expect(other[group]).toBeCloseTo(z, 8);
          });
        },
      ),
    );
  });

  it("has no variance where strata hold one unit, or all or none of them is flagged", () => {
    const alone = stratifiedContrasts(problemOf(ROWS, [0, 1, 2, 3, 4, 5, 6, 7, 8], FLAGS));
    const constant = stratifiedContrasts(problemOf(ROWS, [0, 1, 1, 1, 0, 0, 1, 0, 0], FLAGS));
    for (const { variance, statistic, within } of [alone, constant]) {
      expect([...variance]).toEqual([0, 0, 0]);
      expect([...statistic]).toEqual([0, 0, 0]);
      within.forEach((value) => {
        expect(value).toBeCloseTo(0, 10);
      });
    }
  });

  it("has no variance for a group that is the same share of every unit, whatever rounding leaves", () => {
    const rows = [7, 13, 29, 31].map((size) => [size, 2 * size]);
    expect([...stratifiedContrasts(problemOf(rows, [0, 0, 1, 1], [1, 0, 1, 0])).variance]).toEqual([0, 0]);
  });

  it("refuses lengths, flags and codes that do not fit", () => {
    expect(() => stratifiedContrasts(problemOf(ROWS, [0], FLAGS))).toThrow("a stratum and a flag for each of 9 units");
    expect(() => stratifiedContrasts(problemOf(ROWS, STRATA, [1]))).toThrow("a stratum and a flag for each of 9 units");
    expect(() => stratifiedContrasts(problemOf(ROWS, STRATA, [...FLAGS.slice(1), 2]))).toThrow(
      "flags of 0 or 1; got 2",
    );
    expect(() => stratifiedContrasts(problemOf(ROWS, [...STRATA.slice(1), 9], FLAGS))).toThrow(
      "codes below the number",
    );
    expect(() => stratifiedContrasts(problemOf([[0]], [0], [1]))).toThrow("one member or more; got 0");
  });
});

describe("stratifiedMoments", () => {
  it("keeps its digits where counts are large", () => {
    const scale = 1e6;
    const small = stratifiedMoments(problemOf(ROWS, STRATA, FLAGS)).variance;
    const large = stratifiedMoments(
      problemOf(
        ROWS.map((row) => row.map((count) => count * scale)),
        STRATA,
        FLAGS,
      ),
    ).variance;
    small.forEach((value, group) => {
      expect(large[group]! / scale ** 2 / value).toBeCloseTo(1, 11);
    });
  });
});

describe("stratifiedPermutationTask", () => {
  it("draws every arrangement within strata equally often", () => {
    const resamples = 24_000;
    const problem = problemOf(ROWS, STRATA, FLAGS, { resamples });
    const all = arrangements(STRATA, FLAGS);
    const key = (z: ArrayLike<number>) => Array.from(z, (value) => value.toFixed(9)).join(" ");
    const counts = new Map(all.map((f) => [key(stratifiedContrasts(problemOf(ROWS, STRATA, f)).statistic), 0]));
    expect(counts.size).toBe(all.length);
    for (let block = 0; block < resamples / 1000; block++) {
      const drawn = stratifiedPermutationTask.runBlock(problem, block);
      for (let row = 0; row < 1000; row++) {
        const name = key([drawn[row]!, drawn[1000 + row]!, drawn[2000 + row]!]);
        counts.set(name, counts.get(name)! + 1);
      }
    }
    const expected = resamples / all.length;
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquaredUpperTail(chiSquared, all.length - 1)).toBeGreaterThan(1e-4);
    expect(chiSquaredUpperTail(chiSquared, all.length - 1)).toBeLessThan(1 - 1e-4);
  });

  it("draws with mean 0 and variance 1 in strata large enough to be drawn by class", () => {
    const rows = Array.from({ length: 4500 }, (_, unit) => [
      1 + (unit % 7),
      (unit * 13) % 5,
      unit % 3 === 0 ? 2 : 0,
      0,
    ]);
    const strata = rows.map((_, unit) => (unit < 2500 ? 0 : unit % 11));
    const flags = rows.map((_, unit) => (unit % 10 < (unit < 2500 ? 7 : 2) ? 1 : 0));
    const resamples = 4000;
    const problem = { ...problemOf(rows, strata, flags, { resamples }), tested: Uint16Array.of(0, 2) };
    for (const t of [0, 1]) {
      const drawn = Array.from({ length: 4 }, (_, block) =>
        Array.from(stratifiedPermutationTask.runBlock(problem, block).subarray(t * 1000, (t + 1) * 1000)),
      ).flat();
      expect(Math.abs(mean(drawn))).toBeLessThan(4 / Math.sqrt(resamples));
      expect(Math.abs(mean(drawn.map((z) => z * z)) - 1)).toBeLessThan(4 * Math.sqrt(2 / resamples));
    }
  });

  it("gives the same block whatever blocks came before it", () => {
    const problem = problemOf(ROWS, STRATA, FLAGS, { resamples: 2500 });
    const last = stratifiedPermutationTask.runBlock(problem, 2);
    stratifiedPermutationTask.runBlock(problem, 0);
    expect(stratifiedPermutationTask.runBlock(problem, 2)).toEqual(last);
    expect(stratifiedPermutationTask.runBlock({ ...problem }, 2)).toEqual(last);
    expect(last.length).toBe(3 * 500);
  });

  it("gives the statistic 0 to a group that no exchange changes", () => {
    const problem = problemOf(ROWS, [0, 1, 2, 3, 4, 5, 6, 7, 8], FLAGS, { resamples: 10 });
    expect(stratifiedPermutationTask.runBlock(problem, 0)).toEqual(new Float64Array(30));
  });
});

describe("a family of more than 1,024 groups", () => {
  it("gives the draws of a smaller one, in which only the empty groups lack", () => {
    const rows = Array.from({ length: 12 }, (_, unit) => [1 + 50 * (unit % 3), 70 * (unit % 4), 2 - (unit % 2)]);
    const few = compositionFromRows(rows);
    const [found, wide] = [3, 1_500].map((groups) => {
      const composition = { ...few, groups };
      return stratifiedPermutationTask.runBlock(
        {
          composition,
          sums: compositionSums(composition),
          strata: Uint16Array.from(rows, (_, unit) => unit % 2),
          flagged: Uint8Array.from(rows, (_, unit) => Number(unit % 5 < 2)),
          tested: Uint16Array.of(0, 1, 2),
          seed: 3,
          resamples: 50,
        },
        0,
      );
    });
    expect([...wide!]).toEqual([...found!]);
    expect(new Set(found!).size).toBeGreaterThan(10);
  });
});
