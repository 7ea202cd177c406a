import { describe, expect, it } from "vitest";
import type { CorrectedAuc } from "../../src/statistics/corrected-auc.js";
import { inclusionWeightedAuc } from "../../src/statistics/inclusion-weighted-auc.js";
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

  it("does not exist where a part of the population had no chance to be inspected", () => {
    const byScore = inclusionWeightedAuc({ ...sample, sizes: [40, 20, 500] });
    expect(byScore).toEqual({ kind: "not-estimable", reason: "zero-inclusion-probability" });
    expect(inclusionWeightedAuc({ ...sample, outcomes: outcomes.map(() => 0) })).toMatchObject({
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
