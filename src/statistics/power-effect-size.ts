import { ArgumentError } from "../errors.js";
import { alphaPerComparison } from "./alpha-per-comparison.js";
import {
  chiSquaredQuantile,
  noncentralChiSquaredUpperTail,
  normalMultiplier,
  normalUpperTail,
} from "./distributions.js";
import { bisect } from "./root.js";

/** Two-sided level of a test, divided among a number of comparisons. */
export interface TestLevel {
  /** In (0, 1). */
  readonly alpha: number;
  /** Whole, 1 or more; default 1. */
  readonly comparisons?: number;
}

/**
 * Cohen's h of two shares: their distance on the arcsine scale, where the variance does not hang on the share.
 * @param p1  in [0, 1]
 * @param p2  in [0, 1]
 * @returns from -pi to pi, positive when p1 is larger
 * @throws ArgumentError outside these ranges
 * @see Cohen 1988, section 6.2; R pwr::ES.h
 * @example cohensH(0.06, 0.04) // 0.0922
 */
export function cohensH(p1: number, p2: number): number {
  for (const share of [p1, p2]) {
    if (!(share >= 0 && share <= 1)) throw new ArgumentError(`cohensH requires shares in [0, 1]; got ${share}`);
  }
  return 2 * (Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2)));
}

/**
 * Power of a two-sided test of two shares at an effect h, both tails counted.
 * @param h  any finite number
 * @param options.n1, options.n2  sizes, greater than 0; options.alpha, options.comparisons  level of the test
 * @returns from alpha to 1
 * @throws ArgumentError outside these ranges
 * @see Cohen 1988, chapter 6; R pwr::pwr.2p2n.test
 * @example cohensHPower(cohensH(0.06, 0.04), { n1: 300, n2: 700, alpha: 0.05 }) // 0.2669
 */
export function cohensHPower(
  h: number,
  { n1, n2, ...level }: TestLevel & { readonly n1: number; readonly n2: number },
): number {
  if (!Number.isFinite(h)) throw new ArgumentError(`cohensHPower requires a finite h; got ${h}`);
  if (!(n1 > 0 && n2 > 0 && Number.isFinite(n1 + n2))) {
    throw new ArgumentError(`cohensHPower requires sizes greater than 0; got ${n1} and ${n2}`);
  }
  const critical = normalMultiplier(1 - alphaPerComparison(level.alpha, level));
  const shift = Math.abs(h) * Math.sqrt(n1 * (n2 / (n1 + n2)));
  return normalUpperTail(critical - shift) + normalUpperTail(critical + shift);
}

/**
 * Power of a chi-squared test at an effect w, the root of the population's chi-squared over n.
 * @param w  0 or more
 * @param options.n  units, greater than 0; options.df  degrees of freedom, greater than 0;
 * options.alpha, options.comparisons  level of the test
 * @returns from alpha to 1
 * @throws ArgumentError outside these ranges
 * @see Cohen 1988, chapter 7; R pwr::pwr.chisq.test
 * @example chiSquaredPower(0.1, { n: 1000, df: 4, alpha: 0.05 }) // 0.7160
 */
export function chiSquaredPower(
  w: number,
  { n, df, ...level }: TestLevel & { readonly n: number; readonly df: number },
): number {
  if (!(w >= 0 && Number.isFinite(w))) throw new ArgumentError(`chiSquaredPower requires w of 0 or more; got ${w}`);
  if (!(n > 0 && Number.isFinite(n))) throw new ArgumentError(`chiSquaredPower requires n greater than 0; got ${n}`);
  const alpha = alphaPerComparison(level.alpha, level);
  return noncentralChiSquaredUpperTail(chiSquaredQuantile(alpha, df), df, n * w * w);
}

/**
 * Smallest effect w that n units show with a power.
 * @param options.n  units; options.df  degrees of freedom; options.alpha, options.comparisons  level of the test;
 * options.power  default 0.8
 * @throws ArgumentError outside these ranges
 * @see chiSquaredPower
 * @example minimumDetectableW({ n: 1000, df: 4, alpha: 0.05 }) // 0.1092
 */
export function minimumDetectableW(
  options: TestLevel & { readonly n: number; readonly df: number; readonly power?: number },
): number {
  requirePower("minimumDetectableW", options.power ?? 0.8, options);
  return detectableW(options);
}

function detectableW(
  options: TestLevel & { readonly n: number; readonly df: number; readonly power?: number },
): number {
  const { n, power = 0.8 } = options;
  const lacking = (w: number): number => chiSquaredPower(w, options) - power;
  let high = 1 / Math.sqrt(n);
  while (lacking(high) < 0) high *= 2;
  return bisect(lacking, 0, high);
}

/**
 * Units at which a chi-squared test shows an effect w with a power.
 * @param w  greater than 0
 * @param options.df  degrees of freedom; options.alpha, options.comparisons  level of the test; options.power  default 0.8
 * @returns n, not rounded: take the next whole number
 * @throws ArgumentError outside these ranges
 * @see Cohen 1988, chapter 7; R pwr::pwr.chisq.test(power = )
 * @example neededForW(0.1, { df: 4, alpha: 0.05 }) // 1193.5
 */
export function neededForW(
  w: number,
  { df, power = 0.8, ...level }: TestLevel & { readonly df: number; readonly power?: number },
): number {
  if (!(w > 0 && Number.isFinite(w))) throw new ArgumentError(`neededForW requires w greater than 0; got ${w}`);
  requirePower("neededForW", power, level);
  // Only n w^2 matters, so the need is that of w = 1 over w^2.
  return (detectableW({ ...level, n: 1, df, power }) / w) ** 2;
}

/**
 * Size of the first group at which a test of two shares shows an effect h with a power, both tails counted.
 * @param h  finite, not 0
 * @param options.ratio  n2 / n1, default 1; options.alpha, options.comparisons  level of the test; options.power  default 0.8
 * @returns n1, not rounded: take the next whole number
 * @throws ArgumentError outside these ranges
 * @see Cohen 1988, chapter 6; R pwr::pwr.2p.test(power = )
 * @example neededForH(0.3, { alpha: 0.05 }) // 174.4
 */
export function neededForH(
  h: number,
  { ratio = 1, power = 0.8, ...level }: TestLevel & { readonly ratio?: number; readonly power?: number },
): number {
  if (!(ratio > 0 && Number.isFinite(ratio))) {
    throw new ArgumentError(`neededForH requires a ratio greater than 0; got ${ratio}`);
  }
  if (!(Math.abs(h) > 0 && Number.isFinite(h))) {
    throw new ArgumentError(`neededForH requires a finite h that is not 0; got ${h}`);
  }
  requirePower("neededForH", power, level);
  return neededForW(Math.abs(h) * Math.sqrt(ratio / (1 + ratio)), { ...level, df: 1, power });
}

function requirePower(caller: string, power: number, level: TestLevel): void {
  if (!(power > alphaPerComparison(level.alpha, level) && power < 1)) {
    throw new ArgumentError(`${caller} requires a power between alpha and 1; got ${power}`);
  }
}
