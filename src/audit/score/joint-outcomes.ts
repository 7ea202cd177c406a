import { type JointScoreEvidence, PROVENANCES } from "../../data/evidence.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import type { SetName } from "./set-name.js";

const NEVER = PROVENANCES.indexOf("never");
/** Codes of joint scores: an outcome that nobody knows, and no band. */
const UNKNOWN_OUTCOME = 2;
export const NO_BAND = 255;

/**
 * Outcome of every pattern within a set of outcomes: 1 violation, 0 none, -1 not in the set.
 * @param name  set of outcomes; never-inspected units count as compliant in the one that assumes it
 */
export function outcomesWithin({ outcomeCodes, provenanceCodes }: JointScoreEvidence, name: SetName): Int8Array {
  const assumes = name === "all-known-and-never-inspected";
  const provenance = (PROVENANCES as readonly string[]).indexOf(name);
  return Int8Array.from(outcomeCodes, (outcome, pattern) => {
    if (provenance >= 0 && provenanceCodes[pattern] !== provenance) return -1;
    if (outcome === UNKNOWN_OUTCOME) return assumes && provenanceCodes[pattern] === NEVER ? 0 : -1;
    return outcome === 0 ? 1 : 0;
  });
}

/** Outcomes at each distinct score over the patterns that are kept; patterns without a score or outcome are left out. */
export function histogramWhere(
  { scores, weights }: { readonly scores: Float64Array; readonly weights: Uint32Array },
  outcomes: Int8Array,
  keep: (pattern: number) => boolean = () => true,
): OutcomeHistogram {
  const places = new Map<number, number>();
  for (const score of Float64Array.from(new Set(scores)).sort())
    if (!Number.isNaN(score)) places.set(score, places.size);
  const violations = new Float64Array(places.size);
  const none = new Float64Array(places.size);
  scores.forEach((score, pattern) => {
    const place = places.get(score);
    if (place === undefined || outcomes[pattern]! < 0 || !keep(pattern)) return;
    const counts = outcomes[pattern] === 1 ? violations : none;
    counts[place]! += weights[pattern]!;
  });
  return { violations, none };
}
