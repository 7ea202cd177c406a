import { describe, expect, it } from "vitest";
import { type AucOfInspected, type CorrectedAuc, correctedAuc } from "../../src/statistics/corrected-auc.js";
import { tQuantile } from "../../src/statistics/distributions.js";
import { inclusionWeightedAuc } from "../../src/statistics/inclusion-weighted-auc.js";
import { expit, logit } from "../../src/statistics/log-odds.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { verifiedAuc } from "../../src/statistics/verified-auc.js";
import { weightedPlacements } from "../../src/statistics/weighted-placements.js";

const stream = streamsFrom(5).block(0);
const scores = Array.from({ length: 60 }, () => nextBelow(stream, 12));
const outcomes = scores.map((score) => (nextUniform(stream) < 0.1 + score / 25 ? 1 : 0));
const strata = scores.map((_, i) => (i < 40 ? 0 : 1));
const sample = { scores, outcomes, strata, sizes: [200, 30] };

describe("weighted placements", () => {
  it("equal a count over all pairs", () => {
    const asViolation = scores.map((_, i) => outcomes[i]! * (1 + (i % 3)));
    const asCompliant = scores.map((_, i) => (1 - outcomes[i]!) * (1 + (i % 4)));
    const placed = weightedPlacements({ scores, asViolation, asCompliant });
    scores.forEach((score, i) => {
      const above = (other: number) => (other > score ? 1 : other === score ? 0.5 : 0);
      const violations = asViolation.reduce((sum, weight, j) => sum + weight * above(scores[j]!), 0);
      const compliant = asCompliant.reduce((sum, weight, j) => sum + weight * (1 - above(scores[j]!)), 0);
      expect(placed.violationsAbove[i]).toBeCloseTo(violations, 10);
      expect(placed.compliantBelow[i]).toBeCloseTo(compliant, 10);
    });
  });
});

describe("the area by inclusion probabilities", () => {
  it("is the plain area over all pairs, each with the weights of its two units", () => {
    expect(found(inclusionWeightedAuc(sample)).auc).toBeCloseTo(pairwise(outcomes, weightsOf([5, 1.5])), 12);
  });

  it("has the variance of its infinitesimal jackknife over the strata", () => {
    const at = (i: number, step: number) => {
      const weights = weightsOf([5, 1.5]);
      weights[i]! += step;
      return pairwise(outcomes, weights);
    };
    const slopes = scores.map((_, i) => (at(i, 1e-5) - at(i, -1e-5)) / 2e-5);
    const part = (from: number, to: number, size: number) => {
      const values = slopes.slice(from, to);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const s2 = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      return (size * size * (1 - values.length / size) * s2) / values.length;
    };
    const { standardError } = found(inclusionWeightedAuc(sample));
    expect((standardError as number) ** 2).toBeCloseTo(part(0, 40, 200) + part(40, 60, 30), 8);
  });

  it("is known without an error where every unit was inspected", () => {
    const census = { ...sample, sizes: [40, 20] };
    const { auc, standardError, interval } = found(inclusionWeightedAuc(census));
    expect(auc).toBeCloseTo(pairwise(outcomes, weightsOf([1, 1])), 12);
    expect([standardError, interval]).toEqual([0, { lower: auc, upper: auc, level: 0.95 }]);
  });

  it("has the interval of its open strata alone", () => {
    for (const [size, weight] of [
      [20, 1],
      [30, 1.5],
    ] as const) {
      const area = found(inclusionWeightedAuc({ ...sample, sizes: [200, size] }));
      const contributions = scores.map((_, i) => {
        const at = (step: number) => {
          const weights = weightsOf([5, weight]);
          weights[i]! += step;
          return pairwise(outcomes, weights);
        };
        const slope = (at(1e-5) - at(-1e-5)) / 2e-5;
        return i < 40 ? 5 * slope : size === 20 ? 0 : weight * slope;
      });
      const power = (k: number) => contributions.reduce((sum, value) => sum + value ** k, 0);
      const half = tQuantile(0.975, (2 * power(2) ** 2) / power(4)) * (area.standardError as number);
      const expected = expit(logit(area.auc) - half / (area.auc * (1 - area.auc)));
      expect(area.interval).toMatchObject({ lower: expect.closeTo(expected, 7) });
    }
  });

  it("does not exist where a part of the population had no chance to be inspected", () => {
    const byScore = inclusionWeightedAuc({ ...sample, sizes: [40, 20, 500] });
    expect(byScore).toEqual({ kind: "not-estimable", reason: "zero-inclusion-probability" });
    expect(inclusionWeightedAuc({ ...sample, outcomes: outcomes.map(() => 0) })).toMatchObject({
      reason: "one-class-only",
    });
    expect(inclusionWeightedAuc({ ...sample, outcomes: outcomes.map(() => 1) })).toMatchObject({
      reason: "one-class-only",
    });
  });

  it("has no interval on a handful of violations, or where a large stratum may hide as many", () => {
    const few = outcomes.map((outcome, i) => (i < 8 ? outcome : 0));
    expect(found(inclusionWeightedAuc({ ...sample, outcomes: few })).interval).toMatchObject({
      reason: "too-few-outcomes",
    });
    const hidden = outcomes.map((outcome, i) => (i < 40 ? 0 : outcome));
    expect(found(inclusionWeightedAuc({ ...sample, outcomes: hidden })).interval).toMatchObject({
      reason: "too-few-outcomes",
    });
  });
});

describe("the interval of an area", () => {
  /** So many units of which so many are violations, in each stratum, with the sizes of the strata. */
  const inspectedOf = (...parts: readonly (readonly [units: number, violations: number, size: number])[]) => ({
    outcomes: parts.flatMap(([units, violations]) => Array.from({ length: units }, (_, i) => (i < violations ? 1 : 0))),
    strata: parts.flatMap(([units], h) => Array.from({ length: units }, () => h)),
    sizes: parts.map(([, , size]) => size),
  });
  const AMPLE = inspectedOf([40, 20, 80]);
  const at = (changes: Partial<AucOfInspected>) =>
    correctedAuc({ auc: 0.8, variance: 0.0016, contributions: [1, -1], inspected: AMPLE, level: 0.95, ...changes });
  const none = (reason: string) => ({ kind: "not-estimable", reason });

  it("goes by Student's t on the logit scale, with twice the effective number of contributions", () => {
    // Quantiles of t with 4, 50 / 17 (R 4.2.2) and 2 degrees of freedom, the last at 90 %.
    for (const [contributions, level, quantile] of [
      [[2, -2], 0.95, 2.7764451051977934],
      [[1, 2], 0.95, 3.2187586145328826],
      [[3], 0.9, 2.9199855803537238],
      [[], 0.9, 2.9199855803537238],
      [[0, 0], 0.9, 2.9199855803537238],
    ] as const) {
      const { standardError, interval } = at({ contributions, level });
      const half = (quantile * 0.04) / 0.16;
      expect(standardError).toBeCloseTo(0.04, 14);
      expect(interval).toEqual({
        lower: expect.closeTo(expit(logit(0.8) - half), 10),
        upper: expect.closeTo(expit(logit(0.8) + half), 10),
        level,
      });
    }
  });

  it("asks for five violations and five others where a part was inspected", () => {
    const few = none("too-few-outcomes");
    const whole = [30, 15, 30] as const;
    expect(at({ inspected: inspectedOf([10, 5, 20], whole) }).interval).toHaveProperty("lower");
    expect(at({ inspected: inspectedOf([10, 4, 20], whole) }).interval).toEqual(few);
    expect(at({ inspected: inspectedOf([10, 6, 20], whole) }).interval).toEqual(few);
    expect(at({ inspected: inspectedOf([5, 2, 20], [5, 3, 20]) })).toMatchObject({ violations: 5, compliant: 5 });
    expect(at({ inspected: inspectedOf([5, 2, 20], [5, 3, 20]) }).interval).toHaveProperty("lower");
  });

  it("asks that strata without a violation hide no more than a quarter of all, by the rule of three", () => {
    // Six violations that stand for 24 and 3 * 20 / 10 = 6 that may hide.
    const found = [12, 6, 48] as const;
    expect(at({ inspected: inspectedOf(found, [10, 0, 20]) }).interval).toHaveProperty("lower");
    expect(at({ inspected: inspectedOf(found, [10, 0, 21]) }).interval).toEqual(none("too-few-outcomes"));
    expect(at({ inspected: inspectedOf(found, [10, 0, 10]) }).interval).toHaveProperty("lower");
    expect(at({ inspected: inspectedOf(found, [10, 1, 300]) }).interval).toHaveProperty("lower");
  });

  it("does not exist without variation, or where the variance does not", () => {
    for (const change of [{ variance: 0 }, { auc: 0 }, { auc: 1 }]) {
      const { standardError, interval } = at(change);
      expect(interval).toEqual(none("no-variation"));
      expect(standardError).toBe(Math.sqrt(change.variance ?? 0.0016));
    }
    const variance = { kind: "not-estimable", reason: "one-unit-in-stratum" } as const;
    expect(at({ variance })).toEqual({
      kind: "estimate",
      auc: 0.8,
      violations: 20,
      compliant: 20,
      standardError: variance,
      interval: variance,
    });
  });
});

describe("the area after Begg and Greenes", () => {
  const inspected = outcomes.map((outcome, i) => (i % 3 === 0 || i >= 40 ? outcome : 255));
  const cells = strata;

  it("is the area over all pairs of different units, with shares filled in", () => {
    const shares = [0, 1].map((cell) => {
      const seen = inspected.filter((outcome, i) => outcome !== 255 && cells[i] === cell);
      return seen.reduce<number>((sum, outcome) => sum + outcome, 0) / seen.length;
    });
    const filled = inspected.map((outcome, i) => (outcome === 255 ? shares[cells[i]!]! : outcome));
    let [concordant, pairs] = [0, 0];
    scores.forEach((score, i) => {
      scores.forEach((other, j) => {
        if (i === j) return;
        const weight = filled[i]! * (1 - filled[j]!);
        pairs += weight;
        concordant += weight * (score > other ? 1 : score === other ? 0.5 : 0);
      });
    });
    const area = found(verifiedAuc({ scores, outcomes: inspected, cells, cellCount: 2 }));
    expect(area.auc).toBeCloseTo(concordant / pairs, 12);
    expect(area.violations + area.compliant).toBe(inspected.filter((outcome) => outcome !== 255).length);
  });

  it("has the variance of shares estimated in each cell, and an interval by what was seen of open cells", () => {
    // A cell inspected by a third, one with two of five, and two inspected whole, one of them a single unit.
    const cellOf = (i: number) => (i < 40 ? 0 : i < 45 ? 1 : i < 59 ? 2 : 3);
    const seen = outcomes.map((outcome, i) => {
      if (i < 40) return i % 3 === 0 ? outcome : 255;
      return i < 45 ? ([1, 0][i - 40] ?? 255) : outcome;
    });
    const area = found(verifiedAuc({ scores, outcomes: seen, cells: scores.map((_, i) => cellOf(i)), cellCount: 4 }));
    const units = scores.map((score, i) => ({ score, cell: cellOf(i), outcome: seen[i]! }));
    const inCell = (cell: number) => units.filter((unit) => unit.cell === cell);
    const shareOf = (cell: number) => {
      const known = inCell(cell).filter(({ outcome }) => outcome !== 255);
      return { n: known.length, share: known.reduce((sum, { outcome }) => sum + outcome, 0) / known.length };
    };
    const filled = units.map(({ outcome, cell }) => (outcome === 255 ? shareOf(cell).share : outcome));
    const v = filled.reduce((sum, share) => sum + share, 0);
    const c = filled.length - v;
    const above = (one: number, other: number) => (one > other ? 1 : one === other ? 0.5 : 0);
    const slopes = units.map(({ score }) => {
      const below = units.reduce((sum, other, j) => sum + (1 - filled[j]!) * above(score, other.score), 0);
      const beyond = units.reduce((sum, other, j) => sum + filled[j]! * above(other.score, score), 0);
      return (below / c - area.auc) / v - (beyond / v - area.auc) / c;
    });
    let variance = 0;
    let [squares, fourths] = [0, 0];
    for (const cell of [0, 1]) {
      const { n, share } = shareOf(cell);
      const open = slopes.filter((_, i) => cellOf(i) === cell && seen[i] === 255);
      const sum = open.reduce((total, slope) => total + slope, 0);
      const outcomesVary = (share * (1 - share) * n) / (n - 1);
      variance += outcomesVary * (sum ** 2 / n + open.reduce((total, slope) => total + slope ** 2, 0));
      units.forEach((unit, i) => {
        if (unit.cell !== cell || unit.outcome === 255) return;
        const own = (slopes[i]! * (unit.outcome - share) * inCell(cell).length) / n;
        squares += own ** 2;
        fourths += own ** 4;
      });
    }
    expect(area.standardError).toBeCloseTo(Math.sqrt(variance), 12);
    const quantile = tQuantile(0.975, Math.max(2, (2 * squares ** 2) / fourths));
    const half = (quantile * Math.sqrt(variance)) / (area.auc * (1 - area.auc));
    expect(area.interval).toMatchObject({ upper: expect.closeTo(expit(logit(area.auc) + half), 10) });
  });

  it("does not exist where all that was inspected is of one class", () => {
    for (const outcome of [0, 1]) {
      const alike = outcomes.map(() => outcome);
      expect(verifiedAuc({ scores, outcomes: alike, cells, cellCount: 2 })).toEqual({
        kind: "not-estimable",
        reason: "one-class-only",
      });
    }
  });

  it("is the plain area where every unit was inspected", () => {
    const { auc, standardError } = found(verifiedAuc({ scores, outcomes, cells, cellCount: 2 }));
    expect(auc).toBeCloseTo(pairwise(outcomes, weightsOf([1, 1])), 12);
    expect(standardError).toBe(0);
  });

  it("does not exist where a cell holds nobody who was inspected", () => {
    const blind = outcomes.map((outcome, i) => (i < 40 ? 255 : outcome));
    expect(verifiedAuc({ scores, outcomes: blind, cells, cellCount: 2 })).toEqual({
      kind: "not-estimable",
      reason: "zero-inclusion-probability",
    });
  });
});

function weightsOf([first, second]: readonly [number, number]): number[] {
  return strata.map((stratum) => (stratum === 0 ? first : second));
}

function pairwise(classes: readonly number[], weights: readonly number[]): number {
  let [concordant, pairs] = [0, 0];
  classes.forEach((outcome, i) => {
    if (outcome !== 1) return;
    classes.forEach((other, j) => {
      if (other !== 0) return;
      const weight = weights[i]! * weights[j]!;
      pairs += weight;
      concordant += weight * (scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0);
    });
  });
  return concordant / pairs;
}

function found(area: CorrectedAuc | { readonly kind: "not-estimable"; readonly reason: string }): CorrectedAuc {
  if (area.kind === "not-estimable") throw new Error(area.reason);
  return area;
}
