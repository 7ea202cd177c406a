import { type AucDifference, unpairedAucDifference } from "./auc-comparison.js";
import { type AucEstimate, type AucNotEstimable, aucEstimate } from "./auc-estimate.js";
import { type ClassCounts, hanleyMcNeilVariance } from "./hanley-mcneil.js";

/**
 * Difference of an area and an area that is known only as a figure with the two counts behind it, on separate units.
 * @param estimate  with its variance, from aucDeLong or obuchowskiAuc
 * @param figure  area in (0, 1) and the cases and controls that it was measured on, 1 or more each
 * @param options.level  confidence level in (0, 1), default 0.95
 * @returns the estimate minus the figure, with the figure's Hanley-McNeil variance added to that of the estimate
 * @throws ArgumentError outside these ranges
 * @see Hanley & McNeil 1982, 1983 (independent areas)
 * @example aucAgainstFigure(aucDeLong(Float64Array.of(2, 3, 4), Float64Array.of(1, 2, 3)), { auc: 0.571, cases: 30, controls: 89 }).difference // 0.207
 */
export function aucAgainstFigure(
  estimate: AucEstimate | AucNotEstimable,
  figure: ClassCounts & { readonly auc: number },
  { level = 0.95 }: { readonly level?: number } = {},
): AucDifference | AucNotEstimable {
  const variance = hanleyMcNeilVariance(figure.auc, figure);
  const known = aucEstimate({ ...figure, variance, level, method: "hanley-mcneil-logit" });
  const difference = unpairedAucDifference(estimate, known, { level });
  if (difference.kind === "not-estimable") return difference;
  const { welch: _, ...large } = difference;
  return large;
}
