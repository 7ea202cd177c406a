/** Units in any order, each with the weight that it has as a violation and as a compliant unit; one may be 0. */
export interface WeightedClasses {
  readonly scores: ArrayLike<number>;
  readonly asViolation: ArrayLike<number>;
  readonly asCompliant: ArrayLike<number>;
}

/** Where each unit stands, with half of what ties: weight of compliant units below it, and of violations above it. */
export interface WeightedPlacements {
  readonly compliantBelow: Float64Array;
  readonly violationsAbove: Float64Array;
  readonly violationWeight: number;
  readonly compliantWeight: number;
}

/**
 * Placements of weighted units among each other, from one sort of the scores.
 * @param classes  n scores without NaN, and n weights of 0 or more for each class
 * @returns sums of weights, by unit; a unit counts half of its own weight as a tie
 * @see DeLong, DeLong & Clarke-Pearson 1988 (placement values), with weights
 * @example weightedPlacements({ scores: [1, 2], asViolation: [0, 3], asCompliant: [5, 0] }).compliantBelow // [2.5, 5]
 */
export function weightedPlacements({ scores, asViolation, asCompliant }: WeightedClasses): WeightedPlacements {
  const n = scores.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const compliantBelow = new Float64Array(n);
  const violationsUpTo = new Float64Array(n);
  let [violations, compliant] = [0, 0];
  for (let start = 0; start < n; ) {
    let end = start;
    let [tiedViolations, tiedCompliant] = [0, 0];
    for (; end < n && scores[order[end]!] === scores[order[start]!]; end++) {
      tiedViolations += asViolation[order[end]!]!;
      tiedCompliant += asCompliant[order[end]!]!;
    }
    for (let i = start; i < end; i++) {
      compliantBelow[order[i]!] = compliant + tiedCompliant / 2;
      violationsUpTo[order[i]!] = violations + tiedViolations / 2;
    }
    violations += tiedViolations;
    compliant += tiedCompliant;
    start = end;
  }
  const violationsAbove = violationsUpTo.map((upTo) => violations - upTo);
  return { compliantBelow, violationsAbove, violationWeight: violations, compliantWeight: compliant };
}
