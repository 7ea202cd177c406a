import { ArgumentError } from "../errors.js";
import { logHypergeometricTerm } from "./hypergeometric-density.js";
import { hypergeometricSupport } from "./hypergeometric-tails.js";

/** How many of a group and of the others were flagged. */
export interface GroupAgainstOthers {
  readonly flagged: number;
  readonly n: number;
  readonly otherFlagged: number;
  readonly otherN: number;
}

/** Counts of flagged that would have been published; others leave a gap. Absent: every count. */
export interface ShownCounts {
  readonly lowest: number;
  readonly highest: number;
}

/** The law of the number flagged in the group when it is flagged like the others, given both sizes and all flagged. */
export interface ConditionalNull {
  readonly lowest: number;
  /** Probabilities of lowest, lowest + 1, ...; they sum to 1. */
  readonly probabilities: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

/**
 * The hypergeometric law of a group's flagged count, cut to the counts that would have been shown. A count that
 * disclosure hides leaves a gap in a series, and whether it is hidden depends on the count itself: given that it is
 * shown, the cut law is the one without a difference.
 * @param table  whole counts, flagged at most n
 * @param shown  least and greatest count that is published; the table's own count lies between them
 * @returns law with mean and variance; a single point where nothing can vary
 * @throws ArgumentError when the counts are not whole, or the own count would not be shown
 * @see Fisher 1935 (conditional law); Cochran 1954 and Mantel & Haenszel 1959 (mean and variance over strata)
 * @example conditionalNull({ flagged: 1, n: 2, otherFlagged: 1, otherN: 2 }).mean // 1
 */
export function conditionalNull(table: GroupAgainstOthers, shown?: ShownCounts): ConditionalNull {
  requireTable(table);
  const { flagged, n, otherFlagged, otherN } = table;
  const urn = { white: n, black: otherN, drawn: flagged + otherFlagged };
  const support = hypergeometricSupport(urn);
  const lowest = Math.max(support.lowest, shown?.lowest ?? 0);
  const highest = Math.min(support.highest, shown?.highest ?? n);
  if (flagged < lowest || flagged > highest) {
    throw new ArgumentError(`conditionalNull requires a count from ${lowest} to ${highest}; got ${flagged}`);
  }
  const logs = Float64Array.from({ length: highest - lowest + 1 }, (_, i) => logHypergeometricTerm(lowest + i, urn));
  const peak = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - peak));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = weights.map((weight) => weight / total);
  const mean = lowest + probabilities.reduce((sum, probability, i) => sum + i * probability, 0);
  const variance = probabilities.reduce((sum, probability, i) => sum + (lowest + i - mean) ** 2 * probability, 0);
  return { lowest, probabilities, mean, variance };
}

/**
 * The counts between which a group's flagged count stays but for a small probability on either side.
 * @param law  from `conditionalNull`
 * @param tail  probability outside on one side, between 0 and 0.5
 * @returns least and greatest count inside, both with more than `tail` at or beyond them
 * @throws ArgumentError when tail is out of range
 * @see Shewhart 1931; Montgomery 2013, section 7.3 (limits of a count with varying sample size)
 * @example countLimits(conditionalNull({ flagged: 1, n: 2, otherFlagged: 1, otherN: 2 }), 0.01) // lowest 0, highest 2
 */
export function countLimits(law: ConditionalNull, tail: number): ShownCounts {
  if (!(tail > 0 && tail < 0.5)) throw new ArgumentError(`countLimits requires a tail between 0 and 0.5; got ${tail}`);
  const { lowest, probabilities } = law;
  const inside = (values: Float64Array) => {
    let sum = 0;
    return values.findIndex((probability) => {
      sum += probability;
      return sum > tail;
    });
  };
  return {
    lowest: lowest + inside(probabilities),
    highest: lowest + probabilities.length - 1 - inside(probabilities.slice().reverse()),
  };
}

function requireTable({ flagged, n, otherFlagged, otherN }: GroupAgainstOthers): void {
  const whole = [flagged, n, otherFlagged, otherN].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (whole && flagged <= n && otherFlagged <= otherN && n + otherN > 0) return;
  throw new ArgumentError(
    `conditionalNull requires whole counts with flagged at most n; got ${flagged} of ${n} and ${otherFlagged} of ${otherN}`,
  );
}
