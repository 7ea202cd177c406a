import { ArgumentError } from "../errors.js";
import { type ContingencyTable, requireWholeCounts } from "./contingency-table.js";
import { hypergeometricDensity } from "./distributions.js";
import { urnOf } from "./fisher-exact.js";
import { hypergeometricSupport } from "./hypergeometric-tails.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { requireStrata } from "./strata-of-tables.js";
import { convolve, type IntegerLaw, tiltToMean, tiltToTail } from "./tilted-law.js";
import type { Interval } from "./wilson-interval.js";

/** Exact conditional test over strata of 2 x 2 tables, and the common odds ratio given all margins. */
export interface ExactCmh {
  readonly kind: "estimate";
  readonly method: "exact";
  readonly twoSidedRule: "no-likelier";
  /** Sum of the first cells, the statistic. */
  readonly observed: number;
  readonly pValue: number;
  readonly less: number;
  readonly greater: number;
  /** May be 0 or Infinity, and so may the bounds. */
  readonly oddsRatio: number;
  readonly interval: Interval;
}

/** Largest product of support lengths that is convolved. */
const LARGEST_WORK = 1e9;

/**
 * Exact conditional Cochran-Mantel-Haenszel test: the law of the sum of the first cells given all margins is the
 * convolution of the strata's hypergeometric laws; two-sided by R's rule, ties within a relative 1e-7.
 * @param strata  one 2 x 2 table of whole counts a stratum
 * @param options.level  confidence level of the odds ratio, default 0.95
 * @returns not-estimable when the margins leave one sum only
 * @throws ArgumentError when a stratum is not 2 x 2 or not whole, or the counts are too large to convolve
 * @see Mehta, Patel & Gray 1985; R mantelhaen.test(exact = TRUE)
 * @example exactCmh([contingencyTable([[3, 1], [1, 3]])]).pValue // 0.4857142857142857
 */
export function exactCmh(
  strata: readonly ContingencyTable[],
  { level = 0.95 }: { readonly level?: number } = {},
): ExactCmh | NotEstimable<"no-variation"> {
  if (!(level > 0 && level < 1)) throw new ArgumentError(`exactCmh requires a level between 0 and 1; got ${level}`);
  requireStrata(strata, "exactCmh");
  let observed = 0;
  let law: IntegerLaw = { lowest: 0, probabilities: Float64Array.of(1) };
  let work = 0;
  for (const stratum of strata) {
    requireWholeCounts(stratum, "exactCmh");
    const { urn, observed: cell } = urnOf(stratum, "exactCmh");
    const { lowest, highest } = hypergeometricSupport(urn);
    work += law.probabilities.length * (highest - lowest + 1);
    if (work > LARGEST_WORK) throw new ArgumentError(`exactCmh requires at most ${LARGEST_WORK} products; got ${work}`);
    observed += cell;
    if (lowest === highest) {
      law = { lowest: law.lowest + lowest, probabilities: law.probabilities };
      continue;
    }
    const probabilities = Float64Array.from({ length: highest - lowest + 1 }, (_, i) =>
      hypergeometricDensity(lowest + i, urn),
    );
    law = convolve(law, { lowest, probabilities });
  }
  if (law.probabilities.length === 1) return notEstimable("no-variation");
  const at = law.probabilities[observed - law.lowest]!;
  const sumOf = (keep: (x: number, p: number) => boolean): number =>
    Math.min(
      1,
      law.probabilities.reduce((sum, p, i) => sum + (keep(law.lowest + i, p) ? p : 0), 0),
    );
  const tail = (1 - level) / 2;
  return {
    kind: "estimate",
    method: "exact",
    twoSidedRule: "no-likelier",
    observed,
    pValue: sumOf((_, p) => p <= at * (1 + 1e-7)),
    less: sumOf((x) => x <= observed),
    greater: sumOf((x) => x >= observed),
    oddsRatio: tiltToMean(law, observed),
    interval: {
      lower: tiltToTail(law, observed, "upper", tail),
      upper: tiltToTail(law, observed, "lower", tail),
      level,
    },
  };
}
