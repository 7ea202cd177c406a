import { ArgumentError } from "../errors.js";

/**
 * Level at which each of several comparisons is tested so that the family keeps alpha: alpha / k, or Sidak's
 * 1 - (1 - alpha)^(1 / k) for independent tests. Another adjusted level is given as alpha itself.
 * @param alpha  level of the family, in (0, 1)
 * @param options.comparisons  k, whole, 1 or more; default 1
 * @param options.rule  default "bonferroni"
 * @returns in (0, alpha]
 * @throws ArgumentError outside these ranges
 * @see Bonferroni 1936; Sidak 1967
 * @example alphaPerComparison(0.05, { comparisons: 40 }) // 0.00125
 */
export function alphaPerComparison(
  alpha: number,
  {
    comparisons = 1,
    rule = "bonferroni",
  }: { readonly comparisons?: number | undefined; readonly rule?: "bonferroni" | "sidak" } = {},
): number {
  if (!(alpha > 0 && alpha < 1)) throw new ArgumentError(`alphaPerComparison requires alpha in (0, 1); got ${alpha}`);
  if (!(Number.isSafeInteger(comparisons) && comparisons >= 1)) {
    throw new ArgumentError(`alphaPerComparison requires 1 or more comparisons; got ${comparisons}`);
  }
  return rule === "bonferroni" ? alpha / comparisons : -Math.expm1(Math.log1p(-alpha) / comparisons);
}
