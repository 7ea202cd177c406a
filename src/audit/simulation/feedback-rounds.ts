import { logisticRegression } from "../../statistics/logistic-regression.js";
import { nextUniform, type StreamState } from "../../statistics/random.js";
import { type Chosen, chooseInspections } from "./feedback-inspections.js";
import type { FeedbackSettings } from "./feedback-settings.js";
import type { FeedbackWorld } from "./feedback-world.js";

/** What is noted in each round, in this order. */
export const FEEDBACK_MEASURES = ["truth", "apparent", "inspected", "random", "found", "everInspected"] as const;
export type FeedbackMeasure = (typeof FEEDBACK_MEASURES)[number];

/** Pulls slopes to zero as half a sponsor or so would: a fit exists in every round. */
const RIDGE = 0.5;

/** Sponsors with a violation and with none, a pattern each. */
interface Outcomes {
  readonly violations: Float64Array;
  readonly none: Float64Array;
}

/**
 * One world with one share of random inspections: inspection follows the score, labels follow inspection, and the score
 * is fitted to the labels again. Each round notes, for the score that chose its inspections: its area among all sponsors
 * (`truth`), on all labels recorded so far (`apparent`), on the inspections of the round, and on those of them that were
 * drawn at random; the share of these inspections that finds a violation; and the share of sponsors ever inspected.
 * Round 0 is what stands before the first round.
 * @param stream  advanced in place
 * @returns row major (rounds + 1) x measures; NaN where a measure does not exist
 */
export function simulateRounds(
  world: FeedbackWorld,
  settings: FeedbackSettings,
  { randomShare, stream }: { readonly randomShare: number; readonly stream: StreamState },
): Float64Array {
  const { rounds, history, inspections, indicators } = settings;
  const result = new Float64Array((rounds + 1) * FEEDBACK_MEASURES.length).fill(Number.NaN);
  const recorded = emptyOutcomes(world);
  const present = new Float64Array(world.columns[0]!.length);
  const ever = new Uint8Array(world.patternOf.length);
  const expected = expectedOutcomes(world);
  let weights = Float64Array.of(0, ...indicators.map(({ start }) => start));
  for (let round = 0; round <= rounds; round++) {
    const inUse = scoresOf(world, weights);
    const count = round === 0 ? history : inspections;
    const atRandom = round === 0 ? history : Math.round(randomShare * inspections);
    const chosen = chooseInspections(world.patternOf, inUse, { count, atRandom, stream });
    const { all, random } = inspect(world, chosen, stream);
    for (const sponsor of chosen.sponsors) ever[sponsor] = 1;
    if (count > 0) for (const pattern of world.patternOf) present[pattern]! += 1;
    add(recorded, all);
    const labels = labelsOf(recorded, present, settings);
    if (settings.refit) weights = refitted(world, labels, weights);
    const scores = round === 0 ? scoresOf(world, weights) : inUse;
    result.set(
      [
        areaOf(scores, expected),
        areaOf(scores, labels),
        round === 0 ? Number.NaN : areaOf(scores, all),
        round === 0 ? Number.NaN : areaOf(scores, random),
        round === 0 ? Number.NaN : total(all.violations) / inspections,
        total(ever) / ever.length,
      ],
      round * FEEDBACK_MEASURES.length,
    );
  }
  return result;
}

/**
 * Area of the best score that the indicators allow: patterns ranked by their mean chance.
 * @returns in [0, 1]; NaN where nobody can be told apart
 */
export function attainableArea(world: FeedbackWorld): number {
  const expected = expectedOutcomes(world);
  const rates = expected.violations.map((sum, pattern) => {
    const sponsors = sum + expected.none[pattern]!;
    return sponsors === 0 ? 0 : sum / sponsors;
  });
  return areaOf(rates, expected);
}

function emptyOutcomes({ columns }: Pick<FeedbackWorld, "columns">): Outcomes {
  const patterns = columns[0]!.length;
  return { violations: new Float64Array(patterns), none: new Float64Array(patterns) };
}

/** Outcomes of the inspected, and of those drawn at random. A sponsor violates anew in each round. */
function inspect(world: FeedbackWorld, { sponsors, atRandom }: Chosen, stream: StreamState) {
  const all = emptyOutcomes(world);
  const random = emptyOutcomes(world);
  sponsors.forEach((sponsor, place) => {
    const pattern = world.patternOf[sponsor]!;
    const outcome = nextUniform(stream) < world.chances[sponsor]! ? "violations" : "none";
    all[outcome][pattern]! += 1;
    if (place < atRandom) random[outcome][pattern]! += 1;
  });
  return { all, random };
}

function add(sums: Outcomes, more: Outcomes): void {
  for (let pattern = 0; pattern < sums.none.length; pattern++) {
    sums.violations[pattern]! += more.violations[pattern]!;
    sums.none[pattern]! += more.none[pattern]!;
  }
}

/** Labels as they are recorded: who was not inspected in a round counts as compliant in it, or not at all. */
function labelsOf(recorded: Outcomes, present: Float64Array, { labels }: FeedbackSettings): Outcomes {
  if (labels === "inspected-only") return recorded;
  return {
    violations: recorded.violations,
    none: present.map((sponsors, pattern) => sponsors - recorded.violations[pattern]!),
  };
}

function refitted(world: FeedbackWorld, labels: Outcomes, weights: Float64Array): Float64Array<ArrayBuffer> {
  const trials = labels.violations.map((count, pattern) => count + labels.none[pattern]!);
  const data = { columns: world.columns, events: labels.violations, trials };
  const fit = logisticRegression(data, { ridge: RIDGE, start: weights });
  return Float64Array.from(fit.kind === "estimate" ? fit.coefficients : weights);
}

function scoresOf({ columns }: FeedbackWorld, weights: Float64Array): Float64Array {
  return Float64Array.from(columns[0]!, (_, pattern) =>
    columns.reduce((sum, column, j) => sum + weights[j + 1]! * column[pattern]!, 0),
  );
}

/** Expected outcomes of a round among all sponsors: the truth, without the noise of drawing it. */
function expectedOutcomes(world: FeedbackWorld): Outcomes {
  const expected = emptyOutcomes(world);
  world.patternOf.forEach((pattern, sponsor) => {
    expected.violations[pattern]! += world.chances[sponsor]!;
    expected.none[pattern]! += 1 - world.chances[sponsor]!;
  });
  return expected;
}

function total(values: Float64Array | Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/**
 * Area under the ROC curve of scores with weights of both outcomes, ties one half.
 * @returns in [0, 1]; NaN where one outcome has no weight
 * @example areaOf(Float64Array.of(1, 2), { violations: Float64Array.of(0, 1), none: Float64Array.of(1, 1) }) // 0.75
 */
export function areaOf(scores: Float64Array, { violations, none }: Outcomes): number {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  let [below, above, area] = [0, 0, 0];
  for (let i = 0; i < order.length; ) {
    let [tiedViolations, tiedNone] = [0, 0];
    const score = scores[order[i]!]!;
    for (; i < order.length && scores[order[i]!] === score; i++) {
      tiedViolations += violations[order[i]!]!;
      tiedNone += none[order[i]!]!;
    }
    area += tiedViolations * (below + tiedNone / 2);
    below += tiedNone;
    above += tiedViolations;
  }
  return above > 0 && below > 0 ? area / (above * below) : Number.NaN;
}
