import { describe, expect, it } from "vitest";
import { hypergeometricContrast } from "../../src/statistics/arrangement-statistics.js";
import { binomialDensity, binomialLowerTail } from "../../src/statistics/distributions.js";
import { independentPower } from "../../src/statistics/independent-power.js";

const size = 12;
const rest = 20;
const contrast = (flagged: number, all: number) => hypergeometricContrast(flagged, size, all, size + rest);
const curves = independentPower({ size, rest, baseRate: 0.3, critical: 1.7, contrast });

/** Every table of 12 against 20 units, weighed by its chance. */
function powerByEnumeration(ratio: number, sign: 1 | -1): number {
  let power = 0;
  for (let a = 0; a <= size; a++) {
    for (let b = 0; b <= rest; b++) {
      if (sign * contrast(a, a + b) > 1.7)
        power += binomialDensity(a, size, 0.3 * ratio) * binomialDensity(b, rest, 0.3);
    }
  }
  return power;
}

describe("independentPower", () => {
  it.each([1, 1.5, 2, 3])("is the sum over all tables that the test rejects, at a ratio of %d", (ratio) => {
    expect(curves.above(ratio)).toBeCloseTo(powerByEnumeration(ratio, 1), 12);
  });

  it.each([0, 0.25, 0.5, 1])("counts the other side below 1, at a ratio of %d", (ratio) => {
    expect(curves.below(ratio)).toBeCloseTo(powerByEnumeration(ratio, -1), 12);
  });

  it("rises with the distance from 1 and stays below or at 1 where every unit of the group is flagged", () => {
    const powers = [1, 1.4, 2, 2.8, 1 / 0.3].map(curves.above);
    expect(powers).toEqual(powers.toSorted((a, b) => a - b));
    expect(curves.above(100)).toBe(curves.above(1 / 0.3));
    expect(curves.above(100)).toBeLessThanOrEqual(1);
  });

  it("comes near the normal approximation for many units", () => {
    const many = independentPower({
      size: 2000,
      rest: 6000,
      baseRate: 0.2,
      critical: 1.959964,
      contrast: (flagged, all) => hypergeometricContrast(flagged, 2000, all, 8000),
    });
    // Ratio that 1.959964 + 0.841621 standard errors of a difference under the null make.
    const textbook = 1 + (2.801585 * Math.sqrt(0.16 * (1 / 2000 + 1 / 6000))) / 0.2;
    expect(Math.abs(many.above(textbook) - 0.8)).toBeLessThan(0.02);
  });

  it.each([
    { size: 600_000, rest: 30_000_000, ratio: 1.01 },
    { size: 600_000, rest: 900_000, ratio: 1.005 },
    { size: 2_000_000, rest: 300_000, ratio: 1.02 },
  ])(
    "of $size against $rest units is the sum over every number, at a ratio of $ratio",
    ({ size: n, rest: others, ratio }) => {
      const [baseRate, critical] = [0.1, 1.959964];
      const z = (flagged: number, all: number) => hypergeometricContrast(flagged, n, all, n + others);
      const { above } = independentPower({ size: n, rest: others, baseRate, critical, contrast: z });
      const reach = 8 * Math.sqrt(n * baseRate);
      let sum = 0;
      let most = 0;
      for (let flagged = Math.floor(n * baseRate * ratio - reach); flagged <= n * baseRate * ratio + reach; flagged++) {
        // The most that the rest may have flagged only rises.
        while (z(flagged, flagged + most + 1) > critical) most += 1;
        while (most > 0 && !(z(flagged, flagged + most) > critical)) most--;
        sum += binomialDensity(flagged, n, baseRate * ratio) * binomialLowerTail(most, others, baseRate);
      }
      expect(sum).toBeGreaterThan(0.05);
      expect(sum).toBeLessThan(0.999);
      expect(Math.abs(above(ratio) - sum)).toBeLessThan(1e-6);
    },
  );
});
