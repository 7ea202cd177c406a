import type { ContingencyTable } from "./contingency-table.js";
import { chiSquaredUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { fourfoldStrata } from "./strata-of-tables.js";

/** A statistic that is chi-squared under its hypothesis. */
export interface ChiSquaredResult {
  readonly kind: "estimate";
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Cochran-Mantel-Haenszel test that row and column of a 2 x 2 table are independent within every stratum.
 * @param strata  one 2 x 2 table a stratum; strata with fewer than two units say nothing
 * @param options.continuityCorrection  subtract 1/2 from the size of the sum of differences where that is at least
 * 1/2, as R does; default false
 * @returns the test on 1 degree of freedom; not-estimable when no stratum varies in both
 * @throws ArgumentError when there is no stratum or one is not 2 x 2
 * @see Mantel & Haenszel 1959; R mantelhaen.test(correct)
 * @example cochranMantelHaenszel([contingencyTable([[3, 1], [1, 3]])]) // statistic 1.75
 */
export function cochranMantelHaenszel(
  strata: readonly ContingencyTable[],
  { continuityCorrection = false }: { readonly continuityCorrection?: boolean } = {},
): ChiSquaredResult | NotEstimable<"no-variation"> {
  let difference = 0;
  let variance = 0;
  for (const { a, b, c, d, n } of fourfoldStrata(strata, "cochranMantelHaenszel")) {
    if (n < 2) continue;
    difference += (a * d - b * c) / n;
    variance += ((a + b) / n) * ((c + d) / n) * (a + c) * ((b + d) / (n - 1));
  }
  if (!(variance > 0)) return notEstimable("no-variation");
  const size = Math.abs(difference);
  const moved = continuityCorrection && size >= 0.5 ? size - 0.5 : size;
  const statistic = (moved * moved) / variance;
  return { kind: "estimate", statistic, degreesOfFreedom: 1, pValue: chiSquaredUpperTail(statistic, 1) };
}
