import { ArgumentError } from "../errors.js";
import type { ChiSquaredResult } from "./cochran-mantel-haenszel.js";
import { chiSquaredUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/**
 * Chi-squared test that counts follow given probabilities.
 * @param observed  counts, 0 or more, length k
 * @param probabilities  0 or more, length k, sum 1 within 1e-8; default all equal
 * @returns the test on (number of positive probabilities - 1) degrees of freedom; not-estimable when all counts are 0
 * or only one probability is positive
 * @throws ArgumentError on NaN or negative counts, probabilities that do not add up to 1, or a count where the
 * probability is 0
 * @see Pearson 1900; R chisq.test(x, p = )
 * @example goodnessOfFit([18, 55, 127], [0.05, 0.2, 0.75]) // statistic 15.55
 */
export function goodnessOfFit(
  observed: readonly number[],
  probabilities: readonly number[] = observed.map(() => 1 / observed.length),
): ChiSquaredResult | NotEstimable<"no-variation"> {
  const wrong = observed.find((count) => !(count >= 0 && Number.isFinite(count)));
  if (wrong !== undefined) throw new ArgumentError(`goodnessOfFit requires counts of 0 or more; got ${wrong}`);
  if (probabilities.length !== observed.length) {
    throw new ArgumentError(
      `goodnessOfFit requires one probability a count; got ${probabilities.length} for ${observed.length}`,
    );
  }
  const mass = probabilities.reduce((sum, p) => sum + p, 0);
  if (probabilities.some((p) => !(p >= 0)) || !(Math.abs(mass - 1) <= 1e-8)) {
    throw new ArgumentError(`goodnessOfFit requires probabilities of 0 or more that add up to 1; got sum ${mass}`);
  }
  const impossible = observed.findIndex((count, i) => count > 0 && probabilities[i] === 0);
  if (impossible >= 0) {
    throw new ArgumentError(`goodnessOfFit requires no count where the probability is 0; got one at ${impossible}`);
  }
  const total = observed.reduce((sum, count) => sum + count, 0);
  const degreesOfFreedom = probabilities.filter((p) => p > 0).length - 1;
  if (!(total > 0) || degreesOfFreedom < 1) return notEstimable("no-variation");
  const statistic = observed.reduce((sum, count, i) => {
    const expected = total * probabilities[i]!;
    return expected === 0 ? sum : sum + (count - expected) ** 2 / expected;
  }, 0);
  return { kind: "estimate", statistic, degreesOfFreedom, pValue: chiSquaredUpperTail(statistic, degreesOfFreedom) };
}
