import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalLowerTail, normalMultiplier } from "../../src/statistics/distributions.js";
import { spreadHidden } from "../../src/statistics/hidden-places.js";
import { extremeAucs, type PartlyKnownOutcomes, withHiddenViolations } from "../../src/statistics/hidden-violations.js";
import { imbensManskiInterval, imbensManskiLevel } from "../../src/statistics/imbens-manski.js";
import { rocAucFromHistogram } from "../../src/statistics/roc-auc.js";
import { expectClose } from "../support/closeness.js";

const counts = (length: number, most: number) =>
  fc.array(fc.nat(most), { minLength: length, maxLength: length }).map((values) => Float64Array.from(values));
const outcomes = (most: number): fc.Arbitrary<PartlyKnownOutcomes> =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((length) =>
      fc.record({ violations: counts(length, most), none: counts(length, most), unknown: counts(length, most) }),
    );
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Every way to place k hidden violations over the scores. */
function* placements(unknown: Float64Array, k: number, row = 0): Generator<number[]> {
  if (row === unknown.length) {
    if (k === 0) yield [];
    return;
  }
  for (let here = 0; here <= Math.min(k, unknown[row]!); here++) {
    for (const rest of placements(unknown, k - here, row + 1)) yield [here, ...rest];
  }
}

function areaOf({ violations, none, unknown }: PartlyKnownOutcomes, moved: readonly number[]): number {
  const auc = rocAucFromHistogram({
    violations: violations.map((count, row) => count + moved[row]!),
    none: none.map((count, row) => count + unknown[row]! - moved[row]!),
  });
  return auc.kind === "estimate" ? auc.value : Number.NaN;
}

describe("extremeAucs", () => {
  it("equal the smallest and the largest area over every placement of every number of hidden violations", () => {
    fc.assert(
      fc.property(outcomes(3), (known) => {
        const lowest = extremeAucs(known, "lowest");
        const highest = extremeAucs(known, "highest");
        for (let k = 0; k <= sum(known.unknown); k++) {
          const areas = [...placements(known.unknown, k)].map((moved) => areaOf(known, moved));
          if (Number.isNaN(areas[0])) continue;
          expect(lowest[k]).toBeCloseTo(Math.min(...areas), 12);
          expect(highest[k]).toBeCloseTo(Math.max(...areas), 12);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("are the areas of the same allocation written out", () => {
    fc.assert(
      fc.property(outcomes(40), fc.nat(), (known, at) => {
        const hidden = at % (sum(known.unknown) + 1);
        for (const side of ["lowest", "highest"] as const) {
          const auc = rocAucFromHistogram(withHiddenViolations(known, hidden, side));
          const area = extremeAucs(known, side)[hidden]!;
          if (auc.kind === "estimate") expectClose(area, auc.value, 1e-12);
          else expect(area).toBeNaN();
        }
      }),
    );
  });
});

describe("withHiddenViolations", () => {
  it("moves exactly as many outcomes as asked, and none that were known", () => {
    const places = fc.oneof(
      fc.constantFrom("highest" as const, "lowest" as const, "in-proportion" as const),
      fc.double({ min: 0.01, max: 100, noNaN: true }).map((oddsRatio) => ({ oddsRatio })),
    );
    fc.assert(
      fc.property(outcomes(30), fc.nat(), places, (known, at, where) => {
        const hidden = at % (sum(known.unknown) + 1);
        const { violations, none } = withHiddenViolations(known, hidden, where);
        expect(sum(violations) - sum(known.violations)).toBe(hidden);
        violations.forEach((count, row) => {
          const moved = count - known.violations[row]!;
          expect(Number.isInteger(moved) && moved >= 0 && moved <= known.unknown[row]!).toBe(true);
          expect(count + none[row]!).toBe(known.violations[row]! + known.none[row]! + known.unknown[row]!);
        });
      }),
    );
  });

  it("spreads them by rank with the odds ratio between the ends that was asked", () => {
    const empty = new Float64Array(1000);
    const known = { violations: empty, none: empty, unknown: new Float64Array(1000).fill(10_000) };
    const { violations } = withHiddenViolations(known, 1_000_000, { oddsRatio: 4 });
    const odds = (share: number) => share / (1 - share);
    const ratio = odds(violations[999]! / 10_000) / odds(violations[0]! / 10_000);
    expect(ratio).toBeCloseTo(4 ** (999 / 1000), 1);
    expect([...violations].every((count, row) => row === 0 || count >= violations[row - 1]!)).toBe(true);
  });

  it("takes an odds ratio of 1 for a spread in proportion", () => {
    const known = { violations: new Float64Array(3), none: new Float64Array(3), unknown: Float64Array.of(10, 20, 70) };
    expect(withHiddenViolations(known, 10, { oddsRatio: 1 })).toEqual(withHiddenViolations(known, 10, "in-proportion"));
    expect(withHiddenViolations(known, 10, "in-proportion").violations).toEqual(Float64Array.of(1, 2, 7));
    expect(withHiddenViolations(known, 100, { oddsRatio: 9 }).violations).toEqual(known.unknown);
  });

  it("refuses more hidden violations than there are unknown outcomes, and odds that are none", () => {
    const known = { violations: new Float64Array(1), none: new Float64Array(1), unknown: Float64Array.of(2) };
    const message = "withHiddenViolations requires an integer from 0 to 2 hidden; got";
    expect(() => withHiddenViolations(known, 3, "lowest")).toThrow(`${message} 3`);
    expect(() => withHiddenViolations(known, 0.5, "lowest")).toThrow(`${message} 0.5`);
    expect(() => withHiddenViolations(known, 1, { oddsRatio: 0 })).toThrow("requires an odds ratio above 0; got 0");
    expect(() => withHiddenViolations({ ...known, unknown: new Float64Array(2) }, 0, "lowest")).toThrow("one length");
  });
});

describe("spreadHidden", () => {
  it("solves the mean of the rule of the scores to the last unit, whatever the odds ratio", () => {
    const cells = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 20 });
    const odds = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(cells, fc.double({ min: 0, max: 1, noNaN: true }), odds, (counts, share, oddsRatio) => {
        const unknown = Float64Array.from(counts);
        const hidden = Math.floor(share * sum(unknown));
        const moved = spreadHidden(unknown, hidden, { oddsRatio });
        expect(sum(moved)).toBe(hidden);
        if (hidden === 0 || hidden === sum(unknown)) return;
        // Second route: the intercept by plain bisection.
        const ranks = counts.map((count, cell) => {
          const below = counts.slice(0, cell).reduce((total, other) => total + other, 0);
          return (below + count / 2) / sum(unknown);
        });
        const expected = (a: number, cell: number) =>
          unknown[cell]! / (1 + Math.exp(-a - Math.log(oddsRatio) * (ranks[cell]! - 0.5)));
        let [low, high] = [-60, 60];
        for (let step = 0; step < 100; step++) {
          const middle = (low + high) / 2;
          const all = counts.reduce((total, _, cell) => total + expected(middle, cell), 0);
          if (all < hidden) low = middle;
          else high = middle;
        }
        moved.forEach((count, cell) => {
          expect(Math.abs(count - expected(low, cell))).toBeLessThan(1.001);
        });
      }),
    );
  });
});

describe("imbensManskiInterval", () => {
  it("solves its own equation, between the one-sided and the two-sided multiplier", () => {
    const width = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(width, fc.constantFrom(0.8, 0.9, 0.95, 0.99), (gap, level) => {
        const { multiplier } = imbensManskiInterval({ lower: 0, upper: gap, lowerError: 1, upperError: 0.5 }, level);
        expect(normalLowerTail(multiplier + gap) - normalLowerTail(-multiplier)).toBeCloseTo(level, 10);
        expect(multiplier).toBeLessThanOrEqual(normalMultiplier(level) + 1e-12);
        expect(multiplier).toBeGreaterThanOrEqual(normalMultiplier(2 * level - 1) - 1e-12);
      }),
    );
  });

  it("moves each bound out by its own error, and takes the distance in units of the larger one", () => {
    for (const [lowerError, upperError] of [
      [0.1, 0.2],
      [0.3, 0.05],
    ] as const) {
      const larger = Math.max(lowerError, upperError);
      for (const level of [0.55, 0.95]) {
        const { lower, upper, multiplier } = imbensManskiInterval(
          { lower: 2, upper: 2.3, lowerError, upperError },
          level,
        );
        expect(lower).toBeCloseTo(2 - multiplier * lowerError, 12);
        expect(upper).toBeCloseTo(2.3 + multiplier * upperError, 12);
        expect(normalLowerTail(multiplier + 0.3 / larger) - normalLowerTail(-multiplier)).toBeCloseTo(level, 10);
      }
    }
  });

  it("keeps the two-sided multiplier for levels up to 1/2, and so covers more", () => {
    for (const level of [0.3, 0.5]) {
      const { multiplier } = imbensManskiInterval({ lower: 0, upper: 1, lowerError: 1, upperError: 1 }, level);
      expect(multiplier).toBeCloseTo(normalMultiplier(level), 12);
      expect(normalLowerTail(multiplier + 1) - normalLowerTail(-multiplier)).toBeGreaterThan(level);
    }
  });

  it("is made of the outer ends of two ordinary intervals at a level of its own", () => {
    for (const gap of [0, 0.3, 2, 9]) {
      const { upper } = imbensManskiInterval({ lower: 0, upper: gap, lowerError: 1, upperError: 1 }, 0.95);
      expect(gap + normalMultiplier(imbensManskiLevel(gap, 0.95))).toBeCloseTo(upper, 9);
    }
    expect(imbensManskiLevel(Number.POSITIVE_INFINITY, 0.95)).toBeCloseTo(0.9, 12);
    expect(() => imbensManskiLevel(-1, 0.95)).toThrow("imbensManskiLevel requires a width of 0 or more; got -1");
  });

  it("stays at the bounds where they have no error, and refuses bounds out of order", () => {
    expect(imbensManskiInterval({ lower: 1, upper: 2, lowerError: 0, upperError: 0 }, 0.95)).toMatchObject({
      lower: 1,
      upper: 2,
    });
    const point = imbensManskiInterval({ lower: 1, upper: 1, lowerError: 0, upperError: 0 }, 0.95);
    expect(point).toEqual({ lower: 1, upper: 1, multiplier: normalMultiplier(0.95) });
    expect(() => imbensManskiInterval({ lower: 2, upper: 1, lowerError: 1, upperError: 1 }, 0.95)).toThrow("ordered");
  });
});
