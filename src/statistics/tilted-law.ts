import { increasingRoot } from "./root.js";

/** A law on consecutive integers: probabilities from `lowest` on. Tilted by an odds ratio it becomes p(x) odds^x. */
export interface IntegerLaw {
  readonly lowest: number;
  readonly probabilities: Float64Array;
}

/**
 * Law of the sum of two independent integers.
 * @example convolve({ lowest: 0, probabilities: Float64Array.of(0.5, 0.5) }, { lowest: 0, probabilities: Float64Array.of(0.5, 0.5) }).probabilities // 0.25, 0.5, 0.25
 */
export function convolve(one: IntegerLaw, other: IntegerLaw): IntegerLaw {
  const probabilities = new Float64Array(one.probabilities.length + other.probabilities.length - 1);
  for (const [i, p] of one.probabilities.entries()) {
    if (p === 0) continue;
    for (const [j, q] of other.probabilities.entries()) probabilities[i + j]! += p * q;
  }
  return { lowest: one.lowest + other.lowest, probabilities };
}

/**
 * The odds ratio under which the mean of the tilted law is the observed value.
 * @param observed  between the ends of the law; at an end the answer is 0 or Infinity
 * @example tiltToMean({ lowest: 0, probabilities: Float64Array.of(0.5, 0.5) }, 0.5) // 1
 */
export function tiltToMean(law: IntegerLaw, observed: number): number {
  if (observed === law.lowest) return 0;
  if (observed === highestOf(law)) return Number.POSITIVE_INFINITY;
  return Math.exp(
    increasingRoot(
      (theta) => {
        const { mean, variance } = tilted(law, theta, observed, "upper");
        return { value: mean - observed, slope: variance };
      },
      { start: 0, step: 1 },
    ),
  );
}

/**
 * The odds ratio under which the tail of the tilted law from the observed value on has the given probability.
 * @param side  "upper" for P(X >= observed), a lower bound; "lower" for P(X <= observed), an upper bound
 * @returns 0 or Infinity where the observed value is at that end of the law
 * @example tiltToTail({ lowest: 0, probabilities: Float64Array.of(0.5, 0.5) }, 1, "upper", 0.25) // 1/3
 */
export function tiltToTail(law: IntegerLaw, observed: number, side: "lower" | "upper", tail: number): number {
  if (side === "upper" && observed === law.lowest) return 0;
  if (side === "lower" && observed === highestOf(law)) return Number.POSITIVE_INFINITY;
  const sign = side === "upper" ? 1 : -1;
  const logTail = Math.log(tail);
  return Math.exp(
    increasingRoot(
      (theta) => {
        const { mean, share, shareMean } = tilted(law, theta, observed, side);
        return { value: sign * (Math.log(share) - logTail), slope: sign * (shareMean - mean) };
      },
      { start: 0, step: 1 },
    ),
  );
}

function highestOf({ lowest, probabilities }: IntegerLaw): number {
  return lowest + probabilities.length - 1;
}

/** Mean and variance of the tilted law, and its tail from `observed` on with the mean inside it. */
function tilted({ lowest, probabilities }: IntegerLaw, theta: number, observed: number, side: "lower" | "upper") {
  let peak = Number.NEGATIVE_INFINITY;
  const logs = probabilities.map((p, i) => {
    const log = Math.log(p) + theta * (i + lowest - observed);
    if (log > peak) peak = log;
    return log;
  });
  let sum = 0;
  let first = 0;
  let second = 0;
  let share = 0;
  let shareFirst = 0;
  for (const [i, log] of logs.entries()) {
    const weight = Math.exp(log - peak);
    const offset = i + lowest - observed;
    sum += weight;
    first += weight * offset;
    second += weight * offset * offset;
    if (side === "upper" ? offset >= 0 : offset <= 0) {
      share += weight;
      shareFirst += weight * offset;
    }
  }
  const centre = first / sum;
  return {
    mean: observed + centre,
    variance: second / sum - centre * centre,
    share: share / sum,
    shareMean: observed + (share > 0 ? shareFirst / share : 0),
  };
}
