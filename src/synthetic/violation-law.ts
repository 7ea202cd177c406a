/** Sponsors by distinct model score: how many, and how many that neither score nor sample led an inspector to. */
export interface ScoreCounts {
  /** Ascending. */
  readonly scores: Float64Array;
  readonly sponsors: Float64Array;
  readonly uninspected: Float64Array;
}

/** Probability that a sponsor is signalled when it violates and when it does not. */
export interface SignalRates {
  readonly violation: number;
  readonly none: number;
}

/**
 * Probability of a true violation for every distinct score: expit(a + b z) of the standardised score, with b such that
 * the expected AUC of the score is the wanted one, and a such that the wanted share of the uninspected violates.
 * @param counts  length k arrays
 * @param target.auc  0.1 .. 0.95
 * @param target.uninspectedShare  share of violations among the uninspected, in (0, 1)
 * @returns length k, in (0, 1)
 * @example violationProbabilities(counts, { auc: 0.6, uninspectedShare: 0.05 }).length === counts.scores.length // true
 */
export function violationProbabilities(
  counts: ScoreCounts,
  target: { readonly auc: number; readonly uninspectedShare: number },
): Float64Array {
  const standardised = standardise(counts);
  const at = (slope: number) => {
    const weights = standardised.map((z) => Math.exp(slope * z));
    return withUninspectedShare(weights, counts.uninspected, target.uninspectedShare);
  };
  return at(bisect(-12, 12, (slope) => expectedAuc(counts.sponsors, at(slope)) < target.auc));
}

/**
 * Share of violations among sponsors before signals, such that after signals have led to inspections the wanted share
 * of the never inspected violates.
 * @param hidden  share of violations among the never inspected, in [0, 1)
 * @example shareBeforeSignals(0.05, { violation: 0, none: 0 }) // 0.05
 */
export function shareBeforeSignals(hidden: number, signals: SignalRates): number {
  const violating = hidden * (1 - signals.none);
  return violating / (violating + (1 - hidden) * (1 - signals.violation));
}

function standardise({ scores, sponsors }: ScoreCounts): Float64Array {
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < scores.length; k++) {
    total += sponsors[k]!;
    sum += sponsors[k]! * scores[k]!;
    squares += sponsors[k]! * scores[k]! ** 2;
  }
  const mean = sum / total;
  const deviation = Math.sqrt(Math.max(squares / total - mean ** 2, 1e-9));
  return scores.map((score) => (score - mean) / deviation);
}

function withUninspectedShare(weights: Float64Array, uninspected: Float64Array, share: number): Float64Array {
  const total = uninspected.reduce((sum, count) => sum + count, 0);
  const low = bisect(-30, 30, (logOdds) => {
    const odds = Math.exp(logOdds);
    let violating = 0;
    for (let k = 0; k < weights.length; k++) violating += uninspected[k]! * chance(odds * weights[k]!);
    return violating < share * total;
  });
  const odds = Math.exp(low);
  return weights.map((weight) => chance(odds * weight));
}

function chance(odds: number): number {
  return odds / (1 + odds);
}

/** Expected pairs in order over expected pairs, ties counting half. */
function expectedAuc(sponsors: Float64Array, probabilities: Float64Array): number {
  let violations = 0;
  let none = 0;
  let ordered = 0;
  for (let k = 0; k < sponsors.length; k++) {
    const violating = sponsors[k]! * probabilities[k]!;
    const compliant = sponsors[k]! - violating;
    ordered += violating * (none + compliant / 2);
    violations += violating;
    none += compliant;
  }
  return ordered / (violations * none);
}

function bisect(from: number, to: number, isBelow: (value: number) => boolean): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 45; step++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
