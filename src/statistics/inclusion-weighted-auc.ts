import { type CorrectedAuc, type CorrectedAucNotEstimable, correctedAuc } from "./corrected-auc.js";
import { notEstimable } from "./not-estimable.js";
import { lackingStratum, type StratifiedSample, stratifiedVariance, stratumWeights } from "./stratified-sample.js";
import { weightedPlacements } from "./weighted-placements.js";

/** Inspected units with score, outcome (1 violation, 0 none) and stratum, and the sizes of the strata. */
export interface ScoredSample extends StratifiedSample {
  readonly scores: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
}

/**
 * Area under the ROC curve of a whole population, of which some were inspected with known probabilities: every
 * inspected unit counts one over its inclusion probability. The variance is that of the linearised area over strata.
 * @param sample  scores without NaN, outcomes, strata and their sizes
 * @param options.level  confidence level, default 0.95
 * @returns area in [0, 1] with an interval on the logit scale; not-estimable where a stratum was not inspected at all
 * @throws ArgumentError as `stratumWeights`
 * @see Alonzo & Pepe 2005, "Assessing accuracy of a continuous screening test in the presence of verification bias"
 * (inverse probability weighting); Deville 1999 (linearisation of a complex statistic)
 * @example inclusionWeightedAuc({ scores: [1, 2, 3, 4], outcomes: [0, 1, 0, 1], strata: [0, 0, 0, 0], sizes: [4] }).auc // 0.75
 */
export function inclusionWeightedAuc(
  sample: ScoredSample,
  { level = 0.95 }: { readonly level?: number } = {},
): CorrectedAuc | CorrectedAucNotEstimable {
  const { scores, outcomes, strata, sizes } = sample;
  const { sampled, weights } = stratumWeights(sample);
  const lack = lackingStratum(sampled, sizes);
  if (lack?.reason === "zero-inclusion-probability") return lack;
  const weightOf = (i: number, outcome: number) => (outcomes[i] === outcome ? weights[strata[i]!]! : 0);
  const asViolation = Float64Array.from(outcomes, (_, i) => weightOf(i, 1));
  const asCompliant = Float64Array.from(outcomes, (_, i) => weightOf(i, 0));
  const placed = weightedPlacements({ scores, asViolation, asCompliant });
  const { violationWeight, compliantWeight } = placed;
  if (!(violationWeight > 0 && compliantWeight > 0)) return notEstimable("one-class-only");
  let concordant = 0;
  for (let i = 0; i < outcomes.length; i++) concordant += asViolation[i]! * placed.compliantBelow[i]!;
  const auc = concordant / (violationWeight * compliantWeight);
  const linearised = Float64Array.from(outcomes, (outcome, i) =>
    outcome === 1
      ? (placed.compliantBelow[i]! / compliantWeight - auc) / violationWeight
      : (placed.violationsAbove[i]! / violationWeight - auc) / compliantWeight,
  );
  const contributions = linearised.map((value, i) => {
    const h = strata[i]!;
    return sampled[h] === sizes[h] ? 0 : value * weights[h]!;
  });
  return correctedAuc({
    auc,
    variance: stratifiedVariance(linearised, sample),
    contributions,
    inspected: sample,
    level,
  });
}
