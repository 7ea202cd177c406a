import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bootstrapBlocks,
  bootstrapSharesTask,
  bootstrapTInterval,
  bootstrapTPValue,
} from "../../src/statistics/bootstrap-t.js";
import { clusteredShares, shareSums } from "../../src/statistics/clustered-shares.js";
import { type Composition, compositionSums, effectiveUnits } from "../../src/statistics/composition.js";
import { logit } from "../../src/statistics/log-odds.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

/** Two groups: every unit holds `own` members of group 0 and `other` of group 1. */
function twoGroups(units: readonly { readonly own: number; readonly other: number }[]): Composition {
  const offsets = [0];
  const codes: number[] = [];
  const counts: number[] = [];
  for (const { own, other } of units) {
    if (own > 0) {
      codes.push(0);
      counts.push(own);
    }
    if (other > 0) {
      codes.push(1);
      counts.push(other);
    }
    offsets.push(codes.length);
  }
  return {
    groups: 2,
    offsets: Uint32Array.from(offsets),
    groupCodes: Uint16Array.from(codes),
    memberCounts: Uint32Array.from(counts),
  };
}

const GROUPS = Uint16Array.of(0, 1);

describe("clusteredShares", () => {
  it("gives the shares and the errors of the linearised residuals, term by term", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            own: fc.integer({ min: 0, max: 9 }),
            other: fc.integer({ min: 0, max: 9 }),
            f: fc.integer({ min: 0, max: 1 }),
          }),
          { minLength: 4, maxLength: 30 },
        ),
        (units) => {
          const sum = (of: (unit: (typeof units)[number]) => number) =>
            units.reduce((total, unit) => total + of(unit), 0);
          const [own, other] = [sum((unit) => unit.own), sum((unit) => unit.other)];
          fc.pre(own > 0 && other > 0);
          const composition = twoGroups(units);
          const flags = Uint8Array.from(units, (unit) => unit.f);
          const shares = clusteredShares(shareSums(composition, compositionSums(composition), flags, GROUPS, null)[0]!);
          const p = sum((unit) => unit.own * unit.f) / own;
          const q = sum((unit) => unit.other * unit.f) / other;
          const scale = units.length / (units.length - 1);
          const error = (of: (unit: (typeof units)[number]) => number) =>
            Math.sqrt(scale * sum((unit) => of(unit) ** 2));
          const left = (unit: (typeof units)[number]) => (unit.own * (unit.f - p)) / own;
          const right = (unit: (typeof units)[number]) => (unit.other * (unit.f - q)) / other;
          expect(shares.groupShare).toBeCloseTo(p, 12);
          expect(shares.restShare).toBeCloseTo(q, 12);
          expect(shares.shareError).toBeCloseTo(error(left), 7);
          expect(shares.differenceError).toBeCloseTo(
            error((unit) => left(unit) - right(unit)),
            7,
          );
          if (p > 0 && q > 0) {
            expect(shares.logRatioError).toBeCloseTo(
              error((unit) => left(unit) / p - right(unit) / q),
              6,
            );
          }
        },
      ),
    );
  });

  it("weighs units by how often they were drawn, as if they were written that often", () => {
    const units = [
      { own: 3, other: 1 },
      { own: 0, other: 2 },
      { own: 1, other: 4 },
    ];
    const weights = [2, 0, 3];
    const flags = [1, 1, 0];
    const written = units.flatMap((unit, i) => Array<(typeof units)[number]>(weights[i]!).fill(unit));
    const writtenFlags = units.flatMap((_, i) => Array<number>(weights[i]!).fill(flags[i]!));
    const sumsOf = (of: typeof units, f: readonly number[], w: Uint32Array | null) =>
      shareSums(twoGroups(of), compositionSums(twoGroups(of)), Uint8Array.from(f), GROUPS, w);
    const drawn = sumsOf(units, flags, Uint32Array.from(weights)).map((sums) => ({ ...sums, units: 5 }));
    expect(drawn).toEqual(sumsOf(written, writtenFlags, null));
  });

  it("has no finite error of the ratio where a share is 0", () => {
    const composition = twoGroups([
      { own: 2, other: 0 },
      { own: 1, other: 0 },
      { own: 0, other: 3 },
      { own: 0, other: 1 },
    ]);
    for (const flags of [
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ]) {
      const sums = shareSums(composition, compositionSums(composition), Uint8Array.from(flags), GROUPS, null);
      for (const own of sums) expect(clusteredShares(own).logRatioError).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it("has the binomial error, but for S/(S - 1), where every unit holds one person", () => {
    const units = Array.from({ length: 50 }, (_, i) => ({ own: i < 20 ? 1 : 0, other: i < 20 ? 0 : 1 }));
    const composition = twoGroups(units);
    const flags = Uint8Array.from(units, (_, i) => (i % 5 === 0 ? 1 : 0));
    const shares = clusteredShares(shareSums(composition, compositionSums(composition), flags, GROUPS, null)[0]!);
    expect(shares.shareError).toBeCloseTo(Math.sqrt((50 / 49) * 0.2 * 0.8 * (1 / 20)), 12);
  });
});

describe("bootstrapTInterval", () => {
  it("turns the tails of the deviations around", () => {
    const deviations = Float64Array.from({ length: 999 }, (_, i) => (i - 499) / 100);
    const { lower, upper } = bootstrapTInterval(10, 2, deviations, 0.9);
    expect(lower).toBeCloseTo(10 - 2 * deviations[949]!, 12);
    expect(upper).toBeCloseTo(10 - 2 * deviations[49]!, 12);
  });

  it("excludes a bound where the one-sided test rejects it", () => {
    const deviations = Float64Array.from({ length: 1999 }, (_, i) => logit((i + 1) / 2000));
    const { lower } = bootstrapTInterval(1, 0.2, deviations, 0.9);
    expect(bootstrapTPValue(1, 0.2, lower + 1e-9, deviations, "greater")).toBeGreaterThan(0.049);
    expect(bootstrapTPValue(1, 0.2, lower - 0.01, deviations, "greater")).toBeLessThanOrEqual(0.0505);
  });
});

/** Units of group 0 hold few members, some of them many; flags are drawn with one probability for all. */
function drawnUnits(seed: number) {
  const state = streamsFrom(seed).block(0);
  const units = Array.from({ length: 300 }, (_, i) => {
    const size = 1 + Math.floor(3 / (nextUniform(state) + 0.2));
    return i < 60 ? { own: size, other: 0 } : { own: 0, other: size };
  });
  const flags = Uint8Array.from(units, () => (nextUniform(state) < 0.2 ? 1 : 0));
  return { composition: twoGroups(units), flags };
}

describe("bootstrapSharesTask", () => {
  it("covers the true ratio in about 95 of 100 sets with 20 to 200 effective units", () => {
    const sets = 120;
    let covered = 0;
    for (let seed = 1; seed <= sets; seed++) {
      const { composition, flags } = drawnUnits(seed);
      const sums = compositionSums(composition);
      expect(effectiveUnits(sums, 0)).toBeGreaterThan(20);
      const observed = clusteredShares(shareSums(composition, sums, flags, GROUPS, null)[0]!);
      const deviations: number[] = [];
      const problem = { seed, resamples: 499, composition, sums, flagged: flags, groups: Uint16Array.of(0) };
      for (let block = 0; block < bootstrapBlocks(499); block++)
        deviations.push(...bootstrapSharesTask.runBlock(problem, block).logRatio);
      const sorted = Float64Array.from(deviations).sort();
      const value = Math.log(observed.groupShare / observed.restShare);
      const { lower, upper } = bootstrapTInterval(value, observed.logRatioError, sorted, 0.95);
      if (lower <= 0 && 0 <= upper) covered++;
    }
    // Exact binomial bounds of 95 % over 120 sets at 1e-4 a side: 104 to 120.
    expect(covered).toBeGreaterThanOrEqual(104);
  });
});
