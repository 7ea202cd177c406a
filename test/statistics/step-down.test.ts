import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextNormal, streamsFrom } from "../../src/statistics/random.js";
import {
  type FamilyStatistics,
  familyResamples,
  smallestPValues,
  stepDownKnownLaws,
  stepDownMaxT,
  stepDownMinP,
  unadjustedPValues,
} from "../../src/statistics/step-down.js";

/** Families with many exact ties: statistics are small integers. */
const tiedFamily = fc
  .record({ hypotheses: fc.integer({ min: 1, max: 5 }), resamples: fc.integer({ min: 1, max: 30 }) })
  .chain(({ hypotheses, resamples }) =>
    fc.record({
      observed: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: hypotheses, maxLength: hypotheses }),
      resampled: fc.array(fc.integer({ min: -4, max: 4 }), {
        minLength: hypotheses * resamples,
        maxLength: hypotheses * resamples,
      }),
      resamples: fc.constant(resamples),
    }),
  )
  .map(
    ({ observed, resampled, resamples }): FamilyStatistics => ({
      observed: Float64Array.from(observed),
      resampled: Float64Array.from(resampled),
      resamples,
    }),
  );

/** All arrangements, the observed one last, as rows of absolute statistics. */
function rowsOf({ observed, resampled, resamples }: FamilyStatistics): number[][] {
  const width = observed.length;
  const rows = Array.from({ length: resamples }, (_, row) =>
    Array.from({ length: width }, (__, h) => Math.abs(resampled[h * resamples + row]!)),
  );
  return [...rows, Array.from(observed, Math.abs)];
}

/** Westfall & Young by definition: successive maxima over the hypotheses not yet rejected. */
function maxTByDefinition(family: FamilyStatistics): number[] {
  const rows = rowsOf(family);
  const own = rows.at(-1)!;
  const order = own.map((_, h) => h).sort((a, b) => own[b]! - own[a]! || a - b);
  return byDefinition(order, (h, rest) => {
    return rows.filter((row) => Math.max(...rest.map((l) => row[l]!)) >= own[h]!).length / rows.length;
  });
}

function minPByDefinition(family: FamilyStatistics): number[] {
  const rows = rowsOf(family);
  const rank = (value: number, h: number) => rows.filter((row) => row[h]! >= value).length;
  const ranks = rows.map((row) => row.map((value, h) => rank(value, h)));
  const own = ranks.at(-1)!;
  const order = own.map((_, h) => h).sort((a, b) => own[a]! - own[b]! || a - b);
  return byDefinition(order, (h, rest) => {
    return ranks.filter((row) => Math.min(...rest.map((l) => row[l]!)) <= own[h]!).length / rows.length;
  });
}

function byDefinition(order: readonly number[], adjusted: (h: number, rest: readonly number[]) => number): number[] {
  const pValues: number[] = [];
  let largest = 0;
  order.forEach((h, k) => {
    largest = Math.max(largest, adjusted(h, order.slice(k)));
    pValues[h] = largest;
  });
  return pValues;
}

function expectClose(received: Float64Array, expected: readonly number[]): void {
  expect(received.length).toBe(expected.length);
  expected.forEach((value, h) => {
    expect(received[h]).toBeCloseTo(value, 12);
  });
}

describe("step-down procedures", () => {
  it("maxT equals successive maxima over all arrangements, ties included", () => {
    fc.assert(fc.property(tiedFamily, (family) => expectClose(stepDownMaxT(family).pValues, maxTByDefinition(family))));
  });

  it("minP equals successive minima of rank p-values over all arrangements, ties included", () => {
    fc.assert(fc.property(tiedFamily, (family) => expectClose(stepDownMinP(family).pValues, minPByDefinition(family))));
  });

  it("leave a family of one hypothesis as it is", () => {
    fc.assert(
      fc.property(tiedFamily, (family) => {
        fc.pre(family.observed.length === 1);
        const alone = unadjustedPValues(family, "two-sided").pValues;
        expect(stepDownMaxT(family).pValues).toEqual(alone);
        expect(stepDownMinP(family).pValues).toEqual(alone);
      }),
    );
  });

  it("never lower a p-value, and keep it in (0, 1]", () => {
    fc.assert(
      fc.property(tiedFamily, (family) => {
        const raw = unadjustedPValues(family, "two-sided").pValues;
        for (const { pValues } of [stepDownMaxT(family), stepDownMinP(family)]) {
          pValues.forEach((p, h) => {
            expect(p).toBeGreaterThanOrEqual(raw[h]!);
            expect(p).toBeLessThanOrEqual(1);
          });
        }
      }),
    );
  });

  it("count values that differ in rounding only as ties", () => {
    const family = { observed: Float64Array.of(0.1 + 0.2), resampled: Float64Array.of(0.3, 0.3, 0.29), resamples: 3 };
    expect(unadjustedPValues(family, "two-sided").extreme[0]).toBe(2);
    expect(unadjustedPValues(family, "greater").extreme[0]).toBe(2);
    expect(unadjustedPValues(family, "less").extreme[0]).toBe(3);
  });

  it("minP is not ruled by one heavy-tailed hypothesis, as maxT is", () => {
    const state = streamsFrom(11).block(0);
    const resamples = 1999;
    const resampled = new Float64Array(2 * resamples);
    for (let row = 0; row < resamples; row++) {
      resampled[row] = nextNormal(state);
      resampled[resamples + row] = nextNormal(state) / Math.abs(nextNormal(state));
    }
    const family = { observed: Float64Array.of(4, 1), resampled, resamples };
    expect(stepDownMinP(family).pValues[0]).toBeLessThan(0.005);
    expect(stepDownMaxT(family).pValues[0]).toBeGreaterThan(0.1);
  });
});

describe("smallestPValues", () => {
  it("equals the smallest rank p-value of each resample by definition", () => {
    fc.assert(
      fc.property(tiedFamily, (family) => {
        const rows = rowsOf(family);
        const expected = rows
          .slice(0, -1)
          .map(
            (row) =>
              Math.min(...row.map((value, h) => rows.filter((other) => other[h]! >= value).length)) / rows.length,
          );
        expectClose(smallestPValues(family), expected);
      }),
    );
  });
});

describe("familyResamples", () => {
  it("lets the smallest possible p-value survive a Benjamini-Yekutieli adjustment twentyfold", () => {
    for (const k of [1, 2, 10, 100]) {
      const m = familyResamples(k, 0.05, 0);
      const harmonic = Array.from({ length: k }, (_, i) => 1 / (i + 1)).reduce((sum, term) => sum + term, 0);
      expect(((1 / (m + 1)) * k * harmonic) / 0.05).toBeLessThanOrEqual(1 / 20);
    }
  });

  it("never goes below the number of the plan", () => {
    expect(familyResamples(3, 0.05, 99_999)).toBe(99_999);
    expect(familyResamples(0, 0.05, 99_999)).toBe(99_999);
  });
});

describe("families by hand", () => {
  const familyOf = (observed: readonly number[], columns: readonly (readonly number[])[]) => ({
    observed: Float64Array.from(observed),
    resampled: Float64Array.from(columns.flat()),
    resamples: columns[0]!.length,
  });

  it("count one side alone where one is asked for, and need a resample", () => {
    const family = familyOf(
      [1, 1e-6],
      [
        [-2, 2, 0.5],
        [0.999e-6, 2e-6, -3e-6],
      ],
    );
    expect([...unadjustedPValues(family, "greater").extreme]).toEqual([1, 1]);
    expect([...unadjustedPValues(family, "less").extreme]).toEqual([2, 2]);
    expect([...unadjustedPValues(family, "two-sided").extreme]).toEqual([2, 2]);
    expect(() => unadjustedPValues(familyOf([1], [[]]), "greater")).toThrow(
      "withObserved requires at least one resample; got 0",
    );
  });

  it("bound the count of a single hypothesis by the reach of its rank", () => {
    // 99 of 999 draws beyond: rank 100, between (10 - r)^2 and (10 + r)^2, where r is z at 0.9975 by sqrt(2).
    const draws = Array.from({ length: 999 }, (_, i) => (i + 1) / 100);
    const { extreme, range } = stepDownMinP(familyOf([9.005], [draws]));
    const reach = 2.807033768343811 / Math.SQRT2;
    expect(extreme[0]).toBe(99);
    expect(range!.lower[0]).toBe(Math.floor((10 - reach) ** 2));
    // Ranks count the observed value among those that are as far out.
    expect(range!.upper[0]).toBe(Math.ceil((10 + reach) ** 2) - 1);
    const nothing = stepDownMinP(familyOf([50], [draws]));
    expect(nothing.range!.lower[0]).toBe(0);
  });

  it("rank what lies beyond a known law first of all", () => {
    const law = { magnitudes: Float64Array.of(1, 2, 3), pValues: Float64Array.of(1, 0.5, 0.2) };
    const family = familyOf(
      [2, 5],
      [
        [1, 2, 3, 1],
        [3, 1, 2, 1],
      ],
    );
    const { extreme } = stepDownKnownLaws(family, [law, law]);
    // No draw is as far out as the second; of the first, draws of 2 or more count.
    expect([...extreme]).toEqual([2, 0]);
  });

  it("ask for twenty times the resamples that the smallest level of Holm and Benjamini takes, in thousands", () => {
    // 20 * 3 * (1 + 1/2 + 1/3) / 0.05 = 2,200.
    expect(familyResamples(3, 0.05, 999)).toBe(2999);
    expect(familyResamples(3, 0.05, 9999)).toBe(9999);
  });
});
