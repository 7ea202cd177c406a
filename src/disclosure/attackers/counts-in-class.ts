import { logHypergeometricTerm, type Urn } from "../../statistics/hypergeometric-density.js";

/** What is published of a group whose split is hidden. */
export interface PublishedClass {
  /** Units of the group. */
  readonly units: number;
  /** Flagged and other units of all groups, and of the groups whose split is hidden. */
  readonly all: readonly [flagged: number, others: number];
  readonly hidden: readonly [flagged: number, others: number];
  /** The p-value of the group against all others is above `above` and at most `atMost`. */
  readonly above: number;
  readonly atMost: number;
}

/**
 * Counts of flagged units of a group that agree with all that is published of it: enumeration over its own row, from the
 * margins, what the other rows leave, and the class of its p-value. The p-value is that of independent units, by distance
 * from the expected count; where units depend on each other a reader knows less.
 * @param published  margins in whole units, and bounds of the p-value in [0, 1]
 * @returns counts in ascending order
 * @see method, section 10
 * @example countsInClass({ units: 32, all: [3317, 3897], hidden: [20, 30], above: 0, atMost: 0.05 }) // 2 to 9
 */
export function countsInClass({ units, all, hidden, above, atMost }: PublishedClass): readonly number[] {
  const urn = { white: all[0], black: all[1], drawn: units };
  const lowest = Math.max(0, units - all[1]);
  const support = Array.from({ length: Math.max(0, Math.min(units, all[0]) - lowest + 1) }, (_, at) => lowest + at);
  const pValues = twoSided(support, urn);
  return support.filter(
    (count, at) => count >= units - hidden[1] && count <= hidden[0] && pValues[at]! > above && pValues[at]! <= atMost,
  );
}

/** Two counts as far from what is expected differ by no more than this. */
const SAME_DISTANCE = 1e-9;

/** P-value of every count: the probability of all counts at least as far from the expected one. */
function twoSided(support: readonly number[], urn: Urn): Float64Array {
  const expected = (urn.drawn * urn.white) / (urn.white + urn.black);
  const distance = support.map((count) => Math.abs(count - expected));
  const farthestFirst = [...support.keys()].sort((a, b) => distance[b]! - distance[a]!);
  const pValues = new Float64Array(support.length);
  let tail = 0;
  for (let from = 0; from < farthestFirst.length; ) {
    let to = from;
    const far = distance[farthestFirst[from]!]! - SAME_DISTANCE * (1 + expected);
    while (to < farthestFirst.length && distance[farthestFirst[to]!]! >= far) {
      tail += Math.exp(logHypergeometricTerm(support[farthestFirst[to]!]!, urn));
      to++;
    }
    for (; from < to; from++) pValues[farthestFirst[from]!] = Math.min(1, tail);
  }
  return pValues;
}
