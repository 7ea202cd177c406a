import { CLOSED, SEARCHED } from "./check.js";
import type { HypothesisData } from "./hypothesis-data.js";
import type { ScriptPart } from "./script-part.js";
import { number, resampledCheck, shown } from "./table-checks.js";

/**
 * The quadratic form of all contrasts of H1 and its rank, from the patterns: D' V^- D with the covariance under
 * permutation of whole sponsors.
 * @see Strasser & Weber 1999
 */
export function togetherPart({ part }: HypothesisData): ScriptPart {
  const all = shown(part.allGroups);
  if (all === undefined || all.kind !== "quadratic-form") return { lines: [], checks: [] };
  const resampled = "monteCarloInterval" in all.test;
  return {
    lines: [
      "tested_contrasts <- contrast[, h1_tested, drop = FALSE]",
      "spectrum <- eigen(units / (units - 1) * flagged_units * (1 - flagged_units) * crossprod(tested_contrasts), symmetric = TRUE)",
      "held <- spectrum$values > 1e-9 * max(spectrum$values)",
      "quadratic <- function(flags) {",
      "  projected <- crossprod(spectrum$vectors[, held, drop = FALSE], crossprod(tested_contrasts, flags))",
      "  colSums(projected^2 / spectrum$values[held])",
      "}",
      "quadratic_observed <- quadratic(matrix(unit_flagged + 0))",
      ...(resampled
        ? ["quadratic_permuted <- unlist(replicate(50, quadratic(replicate(200, sample(unit_flagged) + 0))))"]
        : []),
    ],
    checks: [
      number("H1: quadratic form of all contrasts", all.statistic, "quadratic_observed", SEARCHED),
      number("H1: rank of that form", all.rank, "sum(held)", CLOSED),
      ...(resampled
        ? resampledCheck(
            "H1: p of that form",
            all.test,
            "sum(quadratic_permuted >= quadratic_observed * (1 - 1e-9))",
            "length(quadratic_permuted)",
          )
        : []),
    ],
  };
}
