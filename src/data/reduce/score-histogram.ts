import { PROVENANCES, type ScoredUnit, type ScoreEvidence, type Unavailable } from "../evidence.js";
import type { Units } from "./units.js";

/**
 * Ordered histogram of the scores by provenance and outcome. Units without a score are not in it.
 *
 * @param units  scores, outcomes and provenances of the units
 * @param unit  what a unit is
 * @returns distinct scores ascending, or why there are none
 */
export function scoreHistogram(units: Units, unit: ScoredUnit): ScoreEvidence | Unavailable {
  if (units.scores === null) return { kind: "unavailable", reason: "no-score-column" };
  if (units.outcomes === null) return { kind: "unavailable", reason: "no-outcome-column" };
  const scores = distinctSorted(units.scores);
  const index = new Map([...scores].map((score, i) => [score, i]));
  const size = scores.length * PROVENANCES.length;
  const counts = [new Float64Array(size), new Float64Array(size), new Float64Array(size)] as const;
  for (let i = 0; i < units.count; i++) {
    const score = index.get(units.scores[i]!);
    if (score === undefined) continue;
    const cell = score * PROVENANCES.length + units.provenances[i]!;
    const target = counts[units.outcomes[i] as 0 | 1 | 2];
    target[cell] = target[cell]! + (units.weights?.[i] ?? 1);
  }
  const [violations, none, unknown] = counts;
  return { kind: "scores", unit, scores, provenances: PROVENANCES, violations, none, unknown };
}

/** Distinct finite values ascending; -0 counts as 0. */
export function distinctSorted(values: Float64Array): Float64Array {
  const distinct = new Set<number>();
  for (const value of values) if (!Number.isNaN(value)) distinct.add(value + 0);
  return Float64Array.from(distinct).sort();
}
