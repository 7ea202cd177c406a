import { bisect } from "./root.js";

/** Events among n in two independent groups. */
export interface TwoProportions {
  readonly events1: number;
  readonly n1: number;
  readonly events2: number;
  readonly n2: number;
}

/** Shares of maximum likelihood under a null hypothesis. */
interface Constrained {
  readonly share1: number;
  readonly share2: number;
}

/**
 * Score statistic of the hypothesis share1 - share2 = difference, the variance at the constrained estimate.
 * @param counts  whole numbers with 0 <= events <= n
 * @param difference  between -1 and 1
 * @param corrected  true: variance times N / (N - 1) (Miettinen & Nurminen); false: without (Mee)
 * @returns standard normal under the hypothesis, decreasing in `difference`; infinite where the variance is 0
 * @see Miettinen & Nurminen 1985, eq. 8 and 9
 * @example differenceScore({ events1: 9, n1: 10, events2: 3, n2: 10 }, 0, false) // 2.74
 */
export function differenceScore(counts: TwoProportions, difference: number, corrected: boolean): number {
  const { events1, n1, events2, n2 } = counts;
  const numerator = events1 / n1 - events2 / n2 - difference;
  const { share1, share2 } = sharesGivenDifference(counts, difference);
  const variance = (share1 * (1 - share1)) / n1 + (share2 * (1 - share2)) / n2;
  return standardised(numerator, variance, n1 + n2, corrected);
}

/**
 * Score statistic of the hypothesis share1 / share2 = ratio, the variance at the constrained estimate.
 * @param counts  whole numbers with 0 <= events <= n
 * @param ratio  greater than 0
 * @param corrected  true: variance times N / (N - 1) (Miettinen & Nurminen); false: without (Koopman)
 * @returns standard normal under the hypothesis, decreasing in `ratio`; infinite where the variance is 0
 * @see Miettinen & Nurminen 1985, eq. 10 and 12; Koopman 1984 (the same statistic, squared: Gart & Nam 1988)
 * @example ratioScore({ events1: 9, n1: 10, events2: 3, n2: 10 }, 1, false) // 2.74
 */
export function ratioScore(counts: TwoProportions, ratio: number, corrected: boolean): number {
  const { events1, n1, events2, n2 } = counts;
  const numerator = events1 / n1 - ratio * (events2 / n2);
  const { share1, share2 } = sharesGivenRatio(counts, ratio);
  const variance = (share1 * (1 - share1)) / n1 + (ratio * ratio * share2 * (1 - share2)) / n2;
  return standardised(numerator, variance, n1 + n2, corrected);
}

function standardised(numerator: number, variance: number, total: number, corrected: boolean): number {
  if (numerator === 0) return 0;
  const scale = corrected && total > 1 ? total / (total - 1) : 1;
  return numerator / Math.sqrt(Math.max(0, variance) * scale);
}

/** Constrained maximum by bisection on the score, which decreases in share2; immune to the closed cubic's arccos of 1 + eps. */
function sharesGivenDifference({ events1, n1, events2, n2 }: TwoProportions, difference: number): Constrained {
  const low = Math.max(0, -difference);
  const high = Math.min(1, 1 - difference);
  const slope = (share2: number): number =>
    part(events1, share2 + difference) -
    part(n1 - events1, 1 - share2 - difference) +
    part(events2, share2) -
    part(n2 - events2, 1 - share2);
  if (!(slope(low) > 0)) return { share1: low + difference, share2: low };
  if (!(slope(high) < 0)) return { share1: high + difference, share2: high };
  const share2 = bisect((share) => -slope(share), low, high);
  return { share1: Math.min(1, Math.max(0, share2 + difference)), share2 };
}

/** Smaller root of the quadratic N r p^2 - (r (n1 + e2) + n2 + e1) p + e1 + e2 = 0, in its form without cancellation. */
function sharesGivenRatio({ events1, n1, events2, n2 }: TwoProportions, ratio: number): Constrained {
  const a = (n1 + n2) * ratio;
  const b = ratio * (n1 + events2) + n2 + events1;
  const c = events1 + events2;
  const share2 = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  return { share1: Math.min(1, share2 * ratio), share2: Math.min(1, share2) };
}

function part(events: number, share: number): number {
  if (events === 0) return 0;
  return share > 0 ? events / share : Number.POSITIVE_INFINITY;
}
