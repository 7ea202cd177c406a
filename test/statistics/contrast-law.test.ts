import { describe, expect, it } from "vitest";
import { hypergeometricContrast } from "../../src/statistics/arrangement-statistics.js";
import { contrastLaw } from "../../src/statistics/contrast-law.js";
import { fixedMarginsStepDown } from "../../src/statistics/fixed-margins-step-down.js";
import { logHypergeometricTerm } from "../../src/statistics/hypergeometric-density.js";
import { logHypergeometricTail } from "../../src/statistics/hypergeometric-tails.js";
import { nextBelow, type StreamState, streamsFrom } from "../../src/statistics/random.js";
import { type FamilyStatistics, stepDownKnownLaws, stepDownMinP } from "../../src/statistics/step-down.js";

const UNITS = 60;
const FLAGGED = 15;
const SIZES = [6, 6, 6, 12, 20];
const OBSERVED = [4, 3, 1, 1, 5];

const lawOf = (size: number) =>
  contrastLaw({ size, units: UNITS, flagged: FLAGGED }, (count) => hypergeometricContrast(count, size, FLAGGED, UNITS));

function drawn(stream: StreamState, resamples: number): FamilyStatistics {
  const units = Uint8Array.from({ length: UNITS }, (_, unit) => unit);
  const groupOf = SIZES.flatMap((size, group) => new Array<number>(size).fill(group));
  const resampled = new Float64Array(SIZES.length * resamples);
  for (let row = 0; row < resamples; row++) {
    const counts = SIZES.map(() => 0);
    for (let flag = 0; flag < FLAGGED; flag++) {
      const other = flag + nextBelow(stream, UNITS - flag);
      [units[flag], units[other]] = [units[other]!, units[flag]!];
      const group = groupOf[units[flag]!];
      if (group !== undefined) counts[group]! += 1;
    }
    SIZES.forEach((size, group) => {
      resampled[group * resamples + row] = hypergeometricContrast(counts[group]!, size, FLAGGED, UNITS);
    });
  }
  const observed = Float64Array.from(OBSERVED, (count, group) =>
    hypergeometricContrast(count, SIZES[group]!, FLAGGED, UNITS),
  );
  return { observed, resampled, resamples };
}

describe("contrastLaw", () => {
  it("gives the two-sided p-values of Fisher's table that the step-down over fixed margins starts from", () => {
    const counts = { sizes: SIZES, flagged: OBSERVED, allUnits: UNITS, allFlagged: FLAGGED };
    const { unadjusted } = fixedMarginsStepDown(counts, { seed: 1, resamples: 1 });
    SIZES.forEach((size, group) => {
      const own = Math.abs(hypergeometricContrast(OBSERVED[group]!, size, FLAGGED, UNITS));
      const { magnitudes, pValues } = lawOf(size);
      const at = magnitudes.findIndex((magnitude) => Math.abs(magnitude - own) < 1e-9);
      expect(pValues[at]).toBeCloseTo(unadjusted[group]!, 12);
    });
  });

  it("rises in size, falls in probability from 1, and joins counts on either side that lie equally far", () => {
    const { magnitudes, pValues } = contrastLaw({ size: 4, units: 8, flagged: 4 }, (count) => count - 2);
    // 70 ways to choose 4 of 8: 1, 16, 36, 16 and 1 with 0 to 4 flagged.
    expect([...magnitudes]).toEqual([0, 1, 2]);
    expect([...pValues].map((p) => Math.round(70 * p))).toEqual([70, 34, 2]);
  });

  it("joins sizes that differ by rounding, at any scale, and sizes of nothing", () => {
    // The same law as above; the counts below the middle lie further by less than 1e-10 of their size.
    const { magnitudes, pValues } = contrastLaw({ size: 4, units: 8, flagged: 4 }, (count) =>
      count < 2 ? (count - 2) * 1e6 * (1 + 1e-12) : (count - 2) * 1e6,
    );
    expect([...magnitudes]).toEqual([0, 1e6, 2e6]);
    expect([...pValues].map((p) => Math.round(70 * p))).toEqual([70, 34, 2]);
    const nothing = contrastLaw({ size: 4, units: 8, flagged: 4 }, () => 0);
    expect([...nothing.magnitudes]).toEqual([0]);
    expect(nothing.pValues[0]).toBeCloseTo(1, 12);
  });

  it("knows only the counts that can occur", () => {
    const { pValues } = contrastLaw({ size: 3, units: 5, flagged: 4 }, (count) => count);
    expect(pValues).toHaveLength(2);
    expect(pValues[0]).toBeCloseTo(1, 12);
    expect(pValues[1]).toBeCloseTo(0.4, 12);
  });
});

describe("contrastLaw of many units", () => {
  const [size, units, flagged] = [20_000, 400_000, 50_000];
  const contrast = (count: number) => hypergeometricContrast(count, size, flagged, units);
  const law = contrastLaw({ size, units, flagged }, contrast);

  it("leaves out counts that a double cannot tell from impossible, and nothing else", () => {
    const urn = { white: flagged, black: units - flagged, drawn: size };
    const possible = Array.from({ length: size + 1 }, (_, count) => count).filter(
      (count) => logHypergeometricTerm(count, urn) > -745,
    );
    expect(possible.length).toBeGreaterThan(1000);
    expect(possible.length).toBeLessThan(size / 2);
    const sizes = new Set(law.magnitudes);
    const missing = possible.filter((count) => !sizes.has(Math.abs(contrast(count))));
    // Two counts at one distance share a size, up to rounding.
    expect(
      missing.filter((count) => law.magnitudes.every((m) => Math.abs(m - Math.abs(contrast(count))) > 1e-8)),
    ).toEqual([]);
    expect(law.magnitudes.length).toBeLessThanOrEqual(possible.length + 4);
  });

  it("has the tails of the hypergeometric law, from near to far", () => {
    const urn = { white: flagged, black: units - flagged, drawn: size };
    for (const count of [2500, 2520, 2600, 2800, 3200]) {
      const own = Math.abs(contrast(count));
      const at = law.magnitudes.findIndex((magnitude) => magnitude >= own - 1e-9);
      const mirrored = Array.from({ length: 2501 }, (_, low) => low).filter(
        (low) => Math.abs(contrast(low)) >= own - 1e-9,
      );
      const lower = mirrored.length === 0 ? 0 : Math.exp(logHypergeometricTail(urn, mirrored.at(-1)!, "lower"));
      const upper = Math.exp(logHypergeometricTail(urn, count, "upper"));
      expect(law.pValues[at]! / Math.min(1, lower + upper)).toBeCloseTo(1, 9);
    }
  });
});

describe("stepDownKnownLaws", () => {
  const laws = SIZES.map(lawOf);

  it("agrees with the step-down over fixed margins on seeds of its own, within the error of both", () => {
    const resamples = 20_000;
    const counts = { sizes: SIZES, flagged: OBSERVED, allUnits: UNITS, allFlagged: FLAGGED };
    const limit = fixedMarginsStepDown(counts, { seed: 5, resamples: 400_000 }).adjusted;
    const { pValues } = stepDownKnownLaws(drawn(streamsFrom(7).block(0), resamples), laws);
    pValues.forEach((p, group) => {
      const error = Math.sqrt((limit[group]! * (1 - limit[group]!)) / resamples);
      expect(Math.abs(p - limit[group]!)).toBeLessThanOrEqual(4 * error + 1 / resamples);
    });
  });

  it("adds to the p-values of minP by ranks, which split groups of equal p-values by chance", () => {
    const family = drawn(streamsFrom(11).block(0), 5_000);
    const known = stepDownKnownLaws(family, laws).pValues;
    const byRanks = stepDownMinP(family).range!;
    known.forEach((p, group) => {
      expect(p).toBeGreaterThanOrEqual(byRanks.lower[group]! / 5_001);
      expect(p).toBeLessThanOrEqual((byRanks.upper[group]! + 1) / 5_001);
    });
  });

  it("counts no interval of ranks: nothing but the family's smallest p-value is resampled", () => {
    expect(stepDownKnownLaws(drawn(streamsFrom(3).block(0), 99), laws).range).toBeUndefined();
  });
});
