import { ArgumentError } from "../errors.js";

/** A share with the bounds of its own interval, of whatever method. */
export interface BoundedShare {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds for the ratio of two independent shares, recovered from the interval that each has by itself.
 * @param first  share and bounds in [0, 1], the share between its bounds
 * @param second  the same for the share below the line
 * @returns bounds of first / second; the upper one is Infinity where the second may be 0
 * @throws ArgumentError when a share lies outside its bounds
 * @see Donner & Zou 2012, "Closed-form confidence intervals for functions of the normal mean and standard deviation",
 * eq. 9 (method of variance estimates recovery for a ratio)
 * @example shareRatioBounds({ share: 0.2, lower: 0.1, upper: 0.3 }, { share: 0.1, lower: 0.05, upper: 0.15 }).lower // 0.903
 */
export function shareRatioBounds(
  first: BoundedShare,
  second: BoundedShare,
): { readonly lower: number; readonly upper: number } {
  for (const { share, lower, upper } of [first, second]) {
    if (!(lower >= 0 && lower <= share && share <= upper && upper <= 1)) {
      throw new ArgumentError(`shareRatioBounds requires shares within their bounds; got ${lower}, ${share}, ${upper}`);
    }
  }
  return {
    lower: ratioBound(first.share * second.share, first.lower * (2 * first.share - first.lower), second, "upper"),
    upper: ratioBound(first.share * second.share, first.upper * (2 * first.share - first.upper), second, "lower"),
  };
}

/** (ab -+ sqrt((ab)^2 - l(2a - l) u(2b - u))) / (u(2b - u)) with the bounds that stand for each side. */
function ratioBound(product: number, first: number, second: BoundedShare, side: "lower" | "upper"): number {
  const bound = second[side];
  const below = bound * (2 * second.share - bound);
  const root = Math.sqrt(Math.max(0, product * product - first * below));
  // The other form of the same root: it stays whole where the divisor is 0 or negative.
  if (side === "upper") return product + root === 0 ? 0 : first / (product + root);
  return below <= 0 ? Number.POSITIVE_INFINITY : (product + root) / below;
}
