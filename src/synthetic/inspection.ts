import { isHigh } from "../registry/score-registration.js";
import { nextUniform, type StreamState } from "../statistics/random.js";

/** Probability that the human step selects a sponsor, by band, and that a selected one is then inspected. */
const SELECTED = { low: 0.01, middle: 0.05, high: 0.6 } as const;
const CARRIED_OUT = 0.9;

/** Score from which on a sponsor is at least in the middle band. */
export const MIDDLE_SCORE = 40;

/** Which sponsors the human step selected, and which were inspected whatever their outcome: 1 or 0, length n. */
export interface Inspections {
  readonly selected: Uint8Array;
  readonly byRisk: Uint8Array;
  readonly bySample: Uint8Array;
}

/**
 * Draws who is selected, who is inspected because of the risk score, and who by the random sample. None of it looks at
 * the outcome. A sponsor of the random sample counts as that, selected or not: its chance of inspection is known.
 * @param stream  advanced in place
 * @param scores  registered scores, overrides included
 * @param randomSample  share of all sponsors in the random sample
 * @example drawInspections(streamsFrom(1).block(5), Float64Array.of(70, 20), 0.02).selected.length // 2
 */
export function drawInspections(stream: StreamState, scores: Float64Array, randomSample: number): Inspections {
  const n = scores.length;
  const inspections = { selected: new Uint8Array(n), byRisk: new Uint8Array(n), bySample: new Uint8Array(n) };
  for (let i = 0; i < n; i++) {
    const selected = nextUniform(stream) < selectionProbability(scores[i]!);
    const carriedOut = nextUniform(stream) < CARRIED_OUT;
    const sampled = nextUniform(stream) < randomSample;
    inspections.selected[i] = selected ? 1 : 0;
    inspections.bySample[i] = sampled ? 1 : 0;
    inspections.byRisk[i] = selected && carriedOut && !sampled ? 1 : 0;
  }
  return inspections;
}

function selectionProbability(score: number): number {
  if (isHigh(score)) return SELECTED.high;
  return score >= MIDDLE_SCORE ? SELECTED.middle : SELECTED.low;
}
