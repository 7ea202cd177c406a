import { type CorrectedAuc, type CorrectedAucNotEstimable, correctedAuc } from "./corrected-auc.js";
import { notEstimable } from "./not-estimable.js";
import { lackingStratum } from "./stratified-sample.js";
import { weightedPlacements } from "./weighted-placements.js";

/** Every unit of the population: its score, its outcome where it was inspected, and the cell in which it is filled in. */
export interface VerifiedPopulation {
  readonly scores: ArrayLike<number>;
  /** 1 violation, 0 none, 255 not inspected. */
  readonly outcomes: ArrayLike<number>;
  /** Cell of each unit, 0 .. cells - 1: within it, the inspected stand for those that were not. */
  readonly cells: ArrayLike<number>;
  readonly cellCount: number;
}

/**
 * Area under the ROC curve after Begg and Greenes: an inspected unit counts with its own outcome, any other with the
 * share of violations among the inspected of its cell. Within a cell, whether a unit was inspected must not depend on
 * its outcome: cells are made of what decided the inspection, and of the score.
 * @param population  scores, outcomes and cells of all units
 * @param options.level  confidence level, default 0.95
 * @returns area in [0, 1] with an interval on the logit scale; not-estimable where a cell holds nobody inspected
 * @throws ArgumentError as `stratumWeights`
 * @see Begg & Greenes 1983; Alonzo & Pepe 2005 (mean score imputation); variance of the linearised area: error of the
 * filled-in share, and spread of the outcomes that were not seen
 * @example verifiedAuc({ scores: [1, 2, 3, 4], outcomes: [0, 1, 0, 1], cells: [0, 0, 0, 0], cellCount: 1 }).auc // 0.75
 */
export function verifiedAuc(
  population: VerifiedPopulation,
  { level = 0.95 }: { readonly level?: number } = {},
): CorrectedAuc | CorrectedAucNotEstimable {
  const { scores, outcomes, cells, cellCount } = population;
  const inspected = new Float64Array(cellCount);
  const violations = new Float64Array(cellCount);
  const sizes = new Float64Array(cellCount);
  for (let i = 0; i < outcomes.length; i++) {
    const cell = cells[i]!;
    sizes[cell]! += 1;
    if (outcomes[i] === NOT_INSPECTED) continue;
    inspected[cell]! += 1;
    violations[cell]! += outcomes[i]!;
  }
  const lack = lackingStratum(inspected, sizes);
  if (lack?.reason === "zero-inclusion-probability") return lack;
  const asViolation = Float64Array.from(outcomes, (outcome, i) =>
    outcome === NOT_INSPECTED ? violations[cells[i]!]! / inspected[cells[i]!]! : outcome,
  );
  const area = areaOf(scores, asViolation);
  if (area === null) return notEstimable("one-class-only");
  const seen = indicesWhere(outcomes, (outcome) => outcome !== NOT_INSPECTED);
  return correctedAuc({
    auc: area.auc,
    variance: lack ?? imputationVariance(population, { slopes: area.slopes, inspected, violations }),
    contributions: contributionsOf(population, { seen, slopes: area.slopes, inspected, violations, sizes }),
    inspected: { outcomes: seen.map((i) => outcomes[i]!), strata: seen.map((i) => cells[i]!), sizes },
    level,
  });
}

const NOT_INSPECTED = 255;

function indicesWhere(outcomes: ArrayLike<number>, holds: (outcome: number) => boolean): number[] {
  return Array.from(outcomes, (_, i) => i).filter((i) => holds(outcomes[i]!));
}

/** The area over pairs of different units, and its slope in the share of violations of each unit. */
function areaOf(scores: ArrayLike<number>, asViolation: Float64Array) {
  const asCompliant = asViolation.map((share) => 1 - share);
  const placed = weightedPlacements({ scores, asViolation, asCompliant });
  const { compliantBelow, violationsAbove, violationWeight, compliantWeight } = placed;
  let [concordant, withItself] = [0, 0];
  for (let i = 0; i < asViolation.length; i++) {
    concordant += asViolation[i]! * compliantBelow[i]!;
    withItself += asViolation[i]! * asCompliant[i]!;
  }
  const pairs = violationWeight * compliantWeight - withItself;
  if (!(pairs > 0)) return null;
  const auc = (concordant - withItself / 2) / pairs;
  const slopes = Float64Array.from(
    asViolation,
    (_, i) =>
      (compliantBelow[i]! / compliantWeight - auc) / violationWeight -
      (violationsAbove[i]! / violationWeight - auc) / compliantWeight,
  );
  return { auc, slopes };
}

function imputationVariance(
  { outcomes, cells, cellCount }: VerifiedPopulation,
  estimates: { readonly slopes: Float64Array; readonly inspected: Float64Array; readonly violations: Float64Array },
): number {
  const sums = new Float64Array(cellCount);
  const squares = new Float64Array(cellCount);
  for (let i = 0; i < outcomes.length; i++) {
    if (outcomes[i] !== NOT_INSPECTED) continue;
    sums[cells[i]!]! += estimates.slopes[i]!;
    squares[cells[i]!]! += estimates.slopes[i]! ** 2;
  }
  let variance = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const n = estimates.inspected[cell]!;
    if (n < 2) continue;
    const share = estimates.violations[cell]! / n;
    const spread = (n * share * (1 - share)) / (n - 1);
    variance += spread * (sums[cell]! ** 2 / n + squares[cell]!);
  }
  return variance;
}

/** Weighted residual of each inspected unit in its cell, times its slope; 0 in cells that were inspected whole. */
function contributionsOf(
  { outcomes, cells }: VerifiedPopulation,
  estimates: {
    readonly seen: readonly number[];
    readonly slopes: Float64Array;
    readonly inspected: Float64Array;
    readonly violations: Float64Array;
    readonly sizes: Float64Array;
  },
): readonly number[] {
  const { seen, slopes, inspected, violations, sizes } = estimates;
  return seen.map((i) => {
    const cell = cells[i]!;
    const [n, size] = [inspected[cell]!, sizes[cell]!];
    return n === size ? 0 : (slopes[i]! * (outcomes[i]! - violations[cell]! / n) * size) / n;
  });
}
