import { ArgumentError } from "../errors.js";
import { alphaPerComparison } from "./alpha-per-comparison.js";
import { normalMultiplier, normalUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { bisect } from "./root.js";

/** Two true shares and the two-sided level at which they are compared. */
export interface ProportionsAlternative {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  /** Comparisons among which alpha is divided; default 1. */
  readonly comparisons?: number;
}

/** Sizes of the two groups. */
export interface TwoSizes {
  readonly n1: number;
  readonly n2: number;
}

const MOST_UNITS = 1e12;

/**
 * Chance that a two-sided test of two shares rejects, by the normal approximation with a pooled null variance.
 * @param alternative  shares in [0, 1], not both 0 or both 1; alpha in (0, 1), divided by `comparisons`
 * @param sizes  units in each group, greater than 0, whole or not
 * @param options.tails  "both" counts rejections in the wrong direction too; default "expected", the side of the difference
 * @returns power in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Fleiss, Levin & Paik 2003, eq. 4.14 (unequal groups); R power.prop.test, `strict = TRUE` for both tails
 * @example proportionsPower({ p1: 0.05, p2: 0.08, alpha: 0.05 }, { n1: 500, n2: 500 }) // 0.4857
 */
export function proportionsPower(
  alternative: ProportionsAlternative,
  sizes: TwoSizes,
  { tails = "expected" }: { readonly tails?: "expected" | "both" } = {},
): number {
  requireAlternative("proportionsPower", alternative);
  requireSizes("proportionsPower", sizes);
  const { p1, p2 } = alternative;
  const { n1, n2 } = sizes;
  const alpha = alphaPerComparison(alternative.alpha, alternative);
  const pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
  const underNull = normalMultiplier(1 - alpha) * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const underAlternative = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  const difference = Math.abs(p1 - p2);
  const expected = upperTail(underNull - difference, underAlternative);
  return tails === "expected" ? expected : expected + upperTail(underNull + difference, underAlternative);
}

/**
 * Size of the first group that reaches a power, with the second a fixed multiple of it.
 * @param alternative  as in proportionsPower, shares unequal
 * @param options.power  in (0, 1), default 0.8; options.ratio  n2 / n1, default 1
 * @returns n1, not rounded: take the next whole number
 * @throws ArgumentError outside these ranges, or when more than 1e12 units are needed
 * @see R power.prop.test(power = ), solved to the last digits
 * @example neededForProportions({ p1: 0.05, p2: 0.08, alpha: 0.05 }) // 1058.855
 */
export function neededForProportions(
  alternative: ProportionsAlternative,
  { power = 0.8, ratio = 1 }: { readonly power?: number; readonly ratio?: number } = {},
): number {
  requireAlternative("neededForProportions", alternative);
  requirePower("neededForProportions", power, alphaPerComparison(alternative.alpha, alternative));
  if (!(ratio > 0 && Number.isFinite(ratio))) {
    throw new ArgumentError(`neededForProportions requires a ratio greater than 0; got ${ratio}`);
  }
  const lacking = (n1: number): number => proportionsPower(alternative, { n1, n2: ratio * n1 }) - power;
  if (alternative.p1 === alternative.p2 || lacking(MOST_UNITS) < 0) {
    throw new ArgumentError(
      `neededForProportions requires shares further apart; got ${alternative.p1} and ${alternative.p2}`,
    );
  }
  return bisect(lacking, 1e-6, MOST_UNITS);
}

/**
 * Second share nearest to the first, above or below it, that the sizes tell from it with a power.
 * @param first  share and level: p1 in (0, 1), alpha in (0, 1), divided by `comparisons`
 * @param options.n1, options.n2  sizes; options.power  in (0, 1), default 0.8; options.side  default "above"
 * @returns the share; not-estimable when even 1 (or 0) is not told from the first
 * @throws ArgumentError outside these ranges
 * @see R power.prop.test(p2 = NULL)
 * @example minimumDetectableProportion({ p1: 0.05, alpha: 0.05 }, { n1: 500, n2: 500 }).value // 0.0960
 */
export function minimumDetectableProportion(
  first: { readonly p1: number; readonly alpha: number; readonly comparisons?: number },
  options: TwoSizes & { readonly power?: number; readonly side?: "above" | "below" },
): { readonly kind: "estimate"; readonly value: number } | NotEstimable<"too-few-effective-units"> {
  const { p1 } = first;
  const { n1, n2, power = 0.8, side = "above" } = options;
  const end = side === "above" ? 1 : 0;
  requireAlternative("minimumDetectableProportion", { p1, p2: end, alpha: first.alpha });
  const alpha = alphaPerComparison(first.alpha, first);
  requireSizes("minimumDetectableProportion", { n1, n2 });
  requirePower("minimumDetectableProportion", power, alpha);
  // Distance from p1 as a share of the way to the end, so that halving runs the same way on both sides.
  const shareAt = (way: number): number => p1 + way * (end - p1);
  const lacking = (way: number): number => proportionsPower({ p1, p2: shareAt(way), alpha }, { n1, n2 }) - power;
  if (lacking(1) < 0) return notEstimable("too-few-effective-units");
  return { kind: "estimate", value: shareAt(bisect(lacking, 0, 1)) };
}

/** Normal upper tail at a distance in standard errors; without an error the sign of the distance decides. */
function upperTail(distance: number, standardError: number): number {
  if (standardError > 0) return normalUpperTail(distance / standardError);
  return distance < 0 ? 1 : 0;
}

function requireAlternative(caller: string, { p1, p2, alpha }: ProportionsAlternative): void {
  const isShare = (share: number): boolean => share >= 0 && share <= 1;
  if (!(isShare(p1) && isShare(p2) && p1 + p2 > 0 && p1 + p2 < 2)) {
    throw new ArgumentError(`${caller} requires shares in [0, 1] that are not both 0 or both 1; got ${p1} and ${p2}`);
  }
  if (!(alpha > 0 && alpha < 1)) throw new ArgumentError(`${caller} requires alpha in (0, 1); got ${alpha}`);
}

function requireSizes(caller: string, { n1, n2 }: TwoSizes): void {
  if (!(n1 > 0 && n2 > 0 && Number.isFinite(n1 + n2))) {
    throw new ArgumentError(`${caller} requires sizes greater than 0; got ${n1} and ${n2}`);
  }
}

function requirePower(caller: string, power: number, alpha: number): void {
  if (!(power > alpha && power < 1)) {
    throw new ArgumentError(`${caller} requires a power between alpha and 1; got ${power}`);
  }
}
