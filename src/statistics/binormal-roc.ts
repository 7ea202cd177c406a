import { ArgumentError } from "../errors.js";
import { normalLowerTail, normalQuantile } from "./distributions.js";

/**
 * Points of the ROC curve that two normal distributions of equal variance give for an area: a model's curve to draw
 * where only an area was published.
 * @param auc  in (0, 1)
 * @param intervals  number of equal steps of the false-positive rate, 1 or more, default 100
 * @returns intervals + 1 points from (0, 0) to (1, 1); at 0.5 they lie on the diagonal
 * @throws ArgumentError outside these ranges
 * @see Metz 1978; true-positive rate = Phi(sqrt(2) Phi^-1(AUC) + Phi^-1(false-positive rate))
 * @example binormalRoc(0.571, 4)[2] // { falsePositiveRate: 0.5, truePositiveRate: 0.600 }
 */
export function binormalRoc(
  auc: number,
  intervals = 100,
): readonly { readonly falsePositiveRate: number; readonly truePositiveRate: number }[] {
  if (!(auc > 0 && auc < 1)) throw new ArgumentError(`binormalRoc requires an AUC in (0, 1); got ${auc}`);
  if (!(Number.isSafeInteger(intervals) && intervals >= 1)) {
    throw new ArgumentError(`binormalRoc requires 1 or more intervals; got ${intervals}`);
  }
  const separation = Math.SQRT2 * normalQuantile(auc);
  return Array.from({ length: intervals + 1 }, (_, i) => {
    const falsePositiveRate = i / intervals;
    if (i === 0 || i === intervals) return { falsePositiveRate, truePositiveRate: falsePositiveRate };
    return { falsePositiveRate, truePositiveRate: normalLowerTail(separation + normalQuantile(falsePositiveRate)) };
  });
}
