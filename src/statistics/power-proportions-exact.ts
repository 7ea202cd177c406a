import { ArgumentError } from "../errors.js";
import { alphaPerComparison } from "./alpha-per-comparison.js";
import { binomialDensity } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { neededForProportions, type ProportionsAlternative, type TwoSizes } from "./power-proportions.js";
import {
  type ProportionsTest,
  proportionsRejectionRegion,
  type RejectionRegion,
} from "./proportions-rejection-region.js";
import { bisect } from "./root.js";

/** Sizes that reach a power, and the power that they reach. */
export interface NeededSizes extends TwoSizes {
  readonly power: number;
}

/**
 * Exact power of a two-sided test of two shares: the probability of every outcome at which it rejects, added up over
 * both binomial laws, rejections in the wrong direction included. With equal shares it is the size of the test.
 * @param alternative  shares in [0, 1]; alpha in (0, 1), divided by `comparisons`
 * @param sizes  whole, 1 or more, n1 x n2 at most 25 million
 * @param options.test  "fisher" (default), "fisher-mid-p" or "pooled-z", the chi-squared test without correction
 * @returns in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Fleiss, Levin & Paik 2003, section 4.2; R statmod::power.fisher.test simulates the same number
 * @example exactProportionsPower({ p1: 0.5, p2: 0.9, alpha: 0.05 }, { n1: 20, n2: 30 }) // 0.8619
 */
export function exactProportionsPower(
  alternative: ProportionsAlternative,
  sizes: TwoSizes,
  { test = "fisher" }: { readonly test?: ProportionsTest } = {},
): number {
  requireShares("exactProportionsPower", alternative.p1, alternative.p2);
  const alpha = alphaPerComparison(alternative.alpha, alternative);
  return powerOfRegion(proportionsRejectionRegion(sizes, { alpha, test }), alternative.p1, alternative.p2);
}

/**
 * Smallest first group from which the exact power holds: it is reached there and at every larger size up to a bound
 * well beyond the approximate need, since exact power goes up in saw teeth. The second group is a multiple, rounded.
 * @param alternative  as in exactProportionsPower, shares unequal
 * @param options.power  in (alpha, 1), default 0.8; options.ratio  n2 / n1, default 1; options.test  default "fisher"
 * @returns whole sizes with the power that they reach
 * @throws ArgumentError outside these ranges, or when the sizes become too large to list the outcomes
 * @see Chernick & Liu 2002, "The saw-toothed behavior of power versus sample size"
 * @example neededForProportionsExact({ p1: 0.1, p2: 0.5, alpha: 0.05 }) // n1 23
 */
export function neededForProportionsExact(
  alternative: ProportionsAlternative,
  {
    power = 0.8,
    ratio = 1,
    test = "fisher",
  }: { readonly power?: number; readonly ratio?: number; readonly test?: ProportionsTest } = {},
): NeededSizes {
  requireShares("neededForProportionsExact", alternative.p1, alternative.p2);
  const approximate = neededForProportions(alternative, { power, ratio });
  const sizesFor = (n1: number): TwoSizes => ({ n1, n2: Math.max(1, Math.round(ratio * n1)) });
  const powerAt = (n1: number): number => exactProportionsPower(alternative, sizesFor(n1), { test });
  // Fisher's test needs about 1 / |p1 - p2| units a group more than the approximation says.
  let n1 = Math.ceil(1.15 * approximate + (4 * (1 + 1 / ratio)) / Math.abs(alternative.p1 - alternative.p2) + 10);
  let reached = powerAt(n1);
  while (reached < power) {
    n1 = Math.ceil(1.25 * n1);
    reached = powerAt(n1);
  }
  while (n1 > 1) {
    const fewer = powerAt(n1 - 1);
    if (fewer < power) break;
    reached = fewer;
    n1--;
  }
  return { ...sizesFor(n1), power: reached };
}

/**
 * Second share nearest to the first, above or below it, at which the exact power reaches a goal.
 * @param first  p1 in [0, 1]; alpha in (0, 1), divided by `comparisons`
 * @param options.n1, options.n2  whole sizes; options.power  in (alpha, 1), default 0.8; options.side  default "above";
 * options.test  default "fisher"
 * @returns the share; not-estimable when even 1 (or 0) is not told from the first with that power
 * @throws ArgumentError outside these ranges
 * @see exactProportionsPower
 * @example minimumDetectableProportionExact({ p1: 0.5, alpha: 0.05 }, { n1: 20, n2: 30 }).value // 0.8778
 */
export function minimumDetectableProportionExact(
  first: { readonly p1: number; readonly alpha: number; readonly comparisons?: number },
  options: TwoSizes & {
    readonly power?: number;
    readonly side?: "above" | "below";
    readonly test?: ProportionsTest;
  },
): { readonly kind: "estimate"; readonly value: number } | NotEstimable<"too-few-effective-units"> {
  const { n1, n2, power = 0.8, side = "above", test = "fisher" } = options;
  const end = side === "above" ? 1 : 0;
  requireShares("minimumDetectableProportionExact", first.p1, end);
  const alpha = alphaPerComparison(first.alpha, first);
  if (!(power > alpha && power < 1)) {
    throw new ArgumentError(`minimumDetectableProportionExact requires a power between alpha and 1; got ${power}`);
  }
  const region = proportionsRejectionRegion({ n1, n2 }, { alpha, test });
  const shareAt = (way: number): number => first.p1 + way * (end - first.p1);
  const lacking = (way: number): number => powerOfRegion(region, first.p1, shareAt(way)) - power;
  if (lacking(1) < 0) return notEstimable("too-few-effective-units");
  return { kind: "estimate", value: shareAt(bisect(lacking, 0, 1)) };
}

function powerOfRegion({ n1, n2, atMost, atLeast }: RejectionRegion, p1: number, p2: number): number {
  const first = Float64Array.from({ length: n1 + 1 }, (_, x) => binomialDensity(x, n1, p1));
  const second = Float64Array.from({ length: n2 + 1 }, (_, y) => binomialDensity(y, n2, p2));
  let power = 0;
  for (let events = 0; events <= n1 + n2; events++) {
    const lowest = Math.max(0, events - n2);
    const highest = Math.min(n1, events);
    for (let x = lowest; x <= Math.min(atMost[events]!, highest); x++) power += first[x]! * second[events - x]!;
    for (let x = Math.max(atLeast[events]!, lowest, atMost[events]! + 1); x <= highest; x++) {
      power += first[x]! * second[events - x]!;
    }
  }
  return Math.min(1, power);
}

function requireShares(caller: string, p1: number, p2: number): void {
  if (!(p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1)) {
    throw new ArgumentError(`${caller} requires shares in [0, 1]; got ${p1} and ${p2}`);
  }
}
