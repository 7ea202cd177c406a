import { logHypergeometricTerm, type Urn } from "../../statistics/hypergeometric-density.js";

/** A published class of a p-value of a group against all others: above `above` and at most `atMost`. */
export interface ClassOfP {
  /** By distance from the expected count, or by R's rule for Fisher's test and its mid-p form. */
  readonly rule: "as-extreme" | "no-likelier" | "mid-p";
  readonly above: number;
  readonly atMost: number;
}

/** What is published of a group whose split is hidden. */
export interface PublishedClass {
  /** Units of the group. */
  readonly units: number;
  /** Flagged and other units of all groups, and of the groups whose split is hidden. */
  readonly all: readonly [flagged: number, others: number];
  readonly hidden: readonly [flagged: number, others: number];
  readonly classes: readonly ClassOfP[];
}

/**
 * Counts of flagged units of a group that agree with all that is published of it: enumeration over its own row, from the
 * margins, what the other rows leave, and the classes of its p-values. These are p-values of independent units; where
 * units depend on each other a reader knows less.
 * @param published  margins in whole units, and bounds of p-values in [0, 1]
 * @returns counts in ascending order
 * @see method, section 10
 * @example countsInClass({ units: 32, all: [3317, 3897], hidden: [20, 30], classes: [{ rule: "as-extreme", above: 0, atMost: 0.05 }] }) // 2 to 9
 */
export function countsInClass({ units, all, hidden, classes }: PublishedClass): readonly number[] {
  const urn = { white: all[0], black: all[1], drawn: units };
  const [lowest, highest] = [Math.max(0, units - all[1]), Math.min(units, all[0])];
  const support = Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, at) => lowest + at);
  const telling = classes.filter(({ above, atMost }) => above > 0 || atMost < 1);
  const logs = telling.length === 0 ? [] : support.map((count) => logHypergeometricTerm(count, urn));
  const pValues = telling.map(({ rule }) => twoSided(logs, farness(rule, support, logs, urn), rule === "mid-p"));
  return support.filter(
    (count, at) =>
      count >= units - hidden[1] &&
      count <= hidden[0] &&
      telling.every(({ above, atMost }, place) => pValues[place]![at]! > above && pValues[place]![at]! <= atMost),
  );
}

/** Two counts that differ by no more than this are as far out. */
const SAME = { distance: 1e-9, log: 1e-7 };

interface Farness {
  readonly of: readonly number[];
  readonly same: number;
}

/** How far out each count lies: by its distance from the expected count, or by how unlikely it is. */
function farness(rule: ClassOfP["rule"], support: readonly number[], logs: readonly number[], urn: Urn): Farness {
  if (rule !== "as-extreme") return { of: logs.map((log) => -log), same: SAME.log };
  const expected = (urn.drawn * urn.white) / (urn.white + urn.black);
  return { of: support.map((count) => Math.abs(count - expected)), same: SAME.distance * (1 + expected) };
}

/** P-value of every count: the probability of all counts at least as far out; mid-p gives half to those as far. */
function twoSided(logs: readonly number[], { of, same }: Farness, isMid: boolean): Float64Array {
  const farthestFirst = [...of.keys()].sort((a, b) => of[b]! - of[a]!);
  const pValues = new Float64Array(of.length);
  let tail = 0;
  for (let from = 0; from < farthestFirst.length; ) {
    let to = from;
    const before = tail;
    const far = of[farthestFirst[from]!]! - same;
    while (to < farthestFirst.length && of[farthestFirst[to]!]! >= far) tail += Math.exp(logs[farthestFirst[to++]!]!);
    for (; from < to; from++) pValues[farthestFirst[from]!] = Math.min(1, isMid ? (before + tail) / 2 : tail);
  }
  return pValues;
}
