import { ArgumentError } from "../errors.js";
import { type HiddenSpread, spreadHidden } from "./hidden-places.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";

/** Counts at each distinct score, ascending: known violations, known none, and units whose outcome nobody knows. */
export interface PartlyKnownOutcomes extends OutcomeHistogram {
  readonly unknown: Float64Array;
}

/** Where hidden violations lie: at the best or at the worst place for the score, or spread over the unknown outcomes. */
export type HiddenPlaces = "highest" | "lowest" | HiddenSpread;

/**
 * Outcomes as they would be if so many of the unknown ones were violations and the others none.
 * @param outcomes  counts of 0 or more, integers, of one length
 * @param hidden  integer 0 .. the number of unknown outcomes
 * @param places  where the hidden violations lie; shares of a unit are given to the largest remainders, lower scores
 *   first among equals
 * @returns whole counts; violations and none add up to all units
 * @throws ArgumentError when the counts do not fit, `hidden` is out of range, or the odds ratio is not above 0
 * @see method, section 8: expit(a + log(r) (midrank - 1/2)), a solved so that the mean is the share hidden
 * @example withHiddenViolations({ violations: Float64Array.of(0, 0), none: Float64Array.of(0, 0), unknown: Float64Array.of(1, 1) }, 1, "highest").violations // [0, 1]
 */
export function withHiddenViolations(
  outcomes: PartlyKnownOutcomes,
  hidden: number,
  places: HiddenPlaces,
): OutcomeHistogram {
  const { violations, none, unknown } = outcomes;
  requirePartlyKnown(outcomes, hidden);
  const moved = allocation(unknown, hidden, places);
  return {
    violations: violations.map((count, row) => count + moved[row]!),
    none: none.map((count, row) => count + unknown[row]! - moved[row]!),
  };
}

function requirePartlyKnown({ violations, none, unknown }: PartlyKnownOutcomes, hidden: number): void {
  requireHistogram({ violations, none });
  requireHistogram({ violations, none: unknown });
  const most = total(unknown);
  if (!(Number.isInteger(hidden) && hidden >= 0 && hidden <= most)) {
    throw new ArgumentError(`withHiddenViolations requires an integer from 0 to ${most} hidden; got ${hidden}`);
  }
}

function allocation(unknown: Float64Array, hidden: number, places: HiddenPlaces): Float64Array {
  if (places === "highest" || places === "lowest") return fromOneEnd(unknown, hidden, places);
  return spreadHidden(unknown, hidden, places);
}

function fromOneEnd(unknown: Float64Array, hidden: number, end: "highest" | "lowest"): Float64Array {
  const moved = new Float64Array(unknown.length);
  let left = hidden;
  for (let step = 0; step < unknown.length && left > 0; step++) {
    const row = end === "lowest" ? step : unknown.length - 1 - step;
    moved[row] = Math.min(left, unknown[row]!);
    left -= moved[row]!;
  }
  return moved;
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Smallest or largest area under the ROC curve for every number of hidden violations: exactly k of the unknown outcomes
 * are violations and lie at the lowest or at the highest scores. Exchanging a violation for a unit of higher score never
 * lowers the area, so no other allocation of k goes further.
 * @param outcomes  as `withHiddenViolations`
 * @param side  "lowest" for the lower bound, "highest" for the upper one
 * @returns length unknown + 1, indexed by k; NaN where all units would be in one class
 * @throws ArgumentError when the counts do not fit
 * @see method, section 8 (c)
 * @example extremeAucs({ violations: Float64Array.of(0, 1), none: Float64Array.of(1, 0), unknown: Float64Array.of(1, 0) }, "lowest")[1] // 0.75
 */
export function extremeAucs(outcomes: PartlyKnownOutcomes, side: "lowest" | "highest"): Float64Array {
  requirePartlyKnown(outcomes, 0);
  const { violations, none, unknown } = outcomes;
  const rows = unknown.length;
  const areas = new Float64Array(total(unknown) + 1);
  let cases = total(violations);
  let controls = total(none) + total(unknown);
  // Counts below and above each score by outcome as it stands: every unknown outcome starts as none.
  let pairs = halfPairs(violations, none, unknown);
  const casesAbove = suffixSums(violations);
  const controlsBelow = prefixSums(none);
  const unknownBelow = prefixSums(unknown);
  const unknownAbove = suffixSums(unknown);
  areas[0] = pairs / (2 * cases * controls);
  let hidden = 0;
  for (let step = 0; step < rows; step++) {
    const row = side === "lowest" ? step : rows - 1 - step;
    // Earlier steps made violations of all unknown units on the side that was walked.
    const movedAbove = side === "highest" ? unknownAbove[row]! : 0;
    const leftBelow = side === "highest" ? unknownBelow[row]! : 0;
    for (let moved = 0; moved < unknown[row]!; moved++) {
      const asControl = 2 * (casesAbove[row]! + movedAbove) + violations[row]! + moved;
      const asCase = 2 * (controlsBelow[row]! + leftBelow) + none[row]! + unknown[row]! - moved - 1;
      pairs += asCase - asControl;
      cases++;
      controls--;
      hidden++;
      areas[hidden] = pairs / (2 * cases * controls);
    }
  }
  return areas;
}

/** Twice the pairs in which the violation has the higher score, plus those with equal scores. */
function halfPairs(violations: Float64Array, none: Float64Array, unknown: Float64Array): number {
  let below = 0;
  let pairs = 0;
  for (let row = 0; row < violations.length; row++) {
    const controls = none[row]! + unknown[row]!;
    pairs += violations[row]! * (2 * below + controls);
    below += controls;
  }
  return pairs;
}

/** Sum of the counts before each place. */
function prefixSums(counts: Float64Array): Float64Array {
  let sum = 0;
  return counts.map((count) => {
    const before = sum;
    sum += count;
    return before;
  });
}

/** Sum of the counts after each place. */
function suffixSums(counts: Float64Array): Float64Array {
  let sum = total(counts);
  return counts.map((count) => {
    sum -= count;
    return sum;
  });
}
