import { describe, expect, it } from "vitest";
import { criticalMagnitudes } from "../../src/statistics/critical-magnitudes.js";
import { nextNormal, streamsFrom } from "../../src/statistics/random.js";
import { type FamilyStatistics, stepDownMaxT, stepDownMinP } from "../../src/statistics/step-down.js";

const RESAMPLES = 1999;
const HYPOTHESES = 4;

/** Four statistics, the last with tails three times as wide. */
function family(observed: readonly number[]): FamilyStatistics {
  const state = streamsFrom(7).block(0);
  const resampled = Float64Array.from(
    { length: HYPOTHESES * RESAMPLES },
    (_, i) => nextNormal(state) * (i >= 3 * RESAMPLES ? 3 : 1),
  );
  return { observed: Float64Array.from(observed), resampled, resamples: RESAMPLES };
}

const adjust = { minP: stepDownMinP, maxT: stepDownMaxT };

describe("criticalMagnitudes", () => {
  it.each(["minP", "maxT"] as const)("is the edge at which the first step of %s rejects", (stepDown) => {
    const edges = criticalMagnitudes(family([0, 0, 0, 0]), { stepDown, alpha: 0.05 });
    for (let h = 0; h < HYPOTHESES; h++) {
      const at = (value: number) => {
        const observed = [0, 0, 0, 0];
        observed[h] = value;
        return adjust[stepDown](family(observed)).pValues[h]!;
      };
      expect(at(edges[h]! * (1 + 1e-6))).toBeLessThanOrEqual(0.05);
      // minP ranks the observed value among the resamples: one place below the edge it no longer rejects.
      expect(at(edges[h]! * 0.97)).toBeGreaterThan(0.05);
    }
  });

  it("gives heavy tails their own edge under minP, and the same to all under maxT", () => {
    const minP = criticalMagnitudes(family([0, 0, 0, 0]), { stepDown: "minP", alpha: 0.05 });
    const maxT = criticalMagnitudes(family([0, 0, 0, 0]), { stepDown: "maxT", alpha: 0.05 });
    expect(minP[3]! / minP[0]!).toBeGreaterThan(2);
    expect(new Set(maxT).size).toBe(1);
  });

  it("is out of reach where there are too few resamples for alpha", () => {
    const few = { observed: Float64Array.of(0), resampled: Float64Array.of(1, 2, 3), resamples: 3 };
    expect(criticalMagnitudes(few, { stepDown: "minP", alpha: 0.05 })[0]).toBe(Number.POSITIVE_INFINITY);
    expect(criticalMagnitudes(few, { stepDown: "maxT", alpha: 0.05 })[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("critical magnitudes of one hypothesis", () => {
  const draws = (unit: number, resamples: number) => ({
    observed: Float64Array.of(0),
    resampled: Float64Array.from({ length: resamples }, (_, i) => (i + 1) * unit),
    resamples,
  });

  it("are the draws that so many others pass, and a tie with them is not beyond", () => {
    // By minP a draw is one of those as far out as itself: it takes a p-value below the smallest p that the level allows.
    const byStep = {
      maxT: [
        [0.05, 19],
        [0.1, 18],
        [0.5, 10],
      ],
      minP: [
        [0.1, 19],
        [0.15, 18],
        [0.5, 11],
      ],
    } as const;
    for (const stepDown of ["maxT", "minP"] as const) {
      for (const unit of [1, 1e-5]) {
        for (const [alpha, magnitude] of byStep[stepDown]) {
          const [critical] = criticalMagnitudes(draws(unit, 19), { stepDown, alpha });
          expect(critical! / (magnitude * unit)).toBeCloseTo(1, 9);
          expect(critical).toBeGreaterThan(magnitude * unit);
        }
        expect([...criticalMagnitudes(draws(unit, 18), { stepDown, alpha: 0.05 })]).toEqual([Number.POSITIVE_INFINITY]);
      }
    }
    expect([...criticalMagnitudes(draws(1, 19), { stepDown: "minP", alpha: 0.05 })]).toEqual([
      Number.POSITIVE_INFINITY,
    ]);
  });
});
