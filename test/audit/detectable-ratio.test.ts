import { describe, expect, it } from "vitest";
import {
  type Detectability,
  detectsMargin,
  minimumDetectableRatio,
} from "../../src/audit/comparison/detectable-ratio.js";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { contrastPermutationVariance } from "../../src/statistics/studentised-contrast.js";
import { compositionOf } from "../support/composition-evidence.js";

/** 200 of 1,000 independent units, one in five flagged. */
const design: Detectability = {
  // S / (S - 1) f (1 - f) n (1 - n / S), the hypergeometric variance.
  variance: (1000 / 999) * 0.2 * 0.8 * 200 * 0.8,
  members: 200,
  allMembers: 1000,
  baseRate: 0.2,
  alpha: 0.05,
  tested: 1,
  power: 0.8,
};
const margins = { ratioLower: 0.8, ratioUpper: 1.25 };
const detectableRatio = (change: Partial<Detectability>) => {
  const ratio = minimumDetectableRatio({ ...design, ...change });
  if (ratio.kind !== "estimate") throw new Error(ratio.reason);
  return ratio.value;
};

describe("minimumDetectableRatio", () => {
  it("is the textbook one for two independent shares", () => {
    // (1.959964 + 0.841621) sqrt(0.2 0.8 (1/200 + 1/800)) / 0.2, the variance of a difference under the null.
    expect(detectableRatio({})).toBeCloseTo(
      1 + (2.801585 * Math.sqrt(0.16 * (1 / 200 + 1 / 800) * (1000 / 999))) / 0.2,
      5,
    );
  });

  it("grows with the family, as alpha is shared, and with the power asked for", () => {
    // 2.575829 is the normal quantile of 1 - 0.01 / 2, and 1.281552 of 0.9.
    const sd = Math.sqrt(design.variance) / (200 * 0.8 * 0.2);
    expect(detectableRatio({ tested: 5 })).toBeCloseTo(1 + (2.575829 + 0.841621) * sd, 5);
    expect(detectableRatio({ power: 0.9 })).toBeCloseTo(1 + (1.959964 + 1.281552) * sd, 5);
  });

  it.each([
    { change: { baseRate: 0 }, reason: "no-flagged" },
    { change: { baseRate: 1 }, reason: "all-flagged" },
    { change: { members: 0 }, reason: "no-variation" },
    { change: { members: 1000 }, reason: "no-variation" },
    { change: { variance: 0 }, reason: "no-variation" },
  ])("does not exist with $reason", ({ change, reason }) => {
    expect(minimumDetectableRatio({ ...design, ...change })).toEqual({ kind: "not-estimable", reason });
  });

  it("rests on the variance that permuting units really has", () => {
    const size = Array.from({ length: 60 }, (_, unit) => 1 + (unit % 7));
    const inA = size.map((members, unit) => (unit % 3 === 0 ? members : 0));
    const units = auditedUnits(
      compositionOf(
        size.map((members, unit) => ({ band: unit < 18 ? 1 : 0, members: { [unit % 3 === 0 ? "A" : "B"]: members } })),
      ),
    );
    const formula = contrastPermutationVariance(units.sums, 0, units.flaggedUnits).variance;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const drawn = permutedContrasts(size, inA, 18);
    const mean = sum(drawn) / drawn.length;
    const variance = sum(drawn.map((d) => (d - mean) ** 2)) / (drawn.length - 1);
    expect(Math.abs(variance / formula - 1)).toBeLessThan(0.1);
  });
});

/** D of group A in 2,000 permutations of flags over units, by sorting on random keys. */
function permutedContrasts(size: readonly number[], inA: readonly number[], flagged: number): number[] {
  const share = inA.reduce((a, b) => a + b, 0) / size.reduce((a, b) => a + b, 0);
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return Array.from({ length: 2000 }, () => {
    const order = size.map((_, unit) => ({ unit, key: random() })).sort((a, b) => a.key - b.key);
    return order.slice(0, flagged).reduce((sum, { unit }) => sum + inA[unit]! - size[unit]! * share, 0);
  });
}

describe("detectsMargin", () => {
  it.each([
    { value: 1.2, detects: true },
    { value: 1.2001, detects: false },
    { value: 1.24, detects: false },
  ])("asks that the nearer side of 0.80-1.25 would be found: $value", ({ value, detects }) => {
    expect(detectsMargin({ kind: "estimate", value }, margins)).toBe(detects);
  });

  it("is not met where no ratio can be detected", () => {
    expect(detectsMargin({ kind: "not-estimable", reason: "no-variation" }, margins)).toBe(false);
  });
});
