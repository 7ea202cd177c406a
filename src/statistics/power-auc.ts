import { ArgumentError } from "../errors.js";
import { alphaPerComparison } from "./alpha-per-comparison.js";
import { normalMultiplier, normalUpperTail } from "./distributions.js";
import { type ClassCounts, hanleyMcNeilVariance } from "./hanley-mcneil.js";

/** A true area, the constant that it is tested against, and the two-sided level of the test. */
export interface AucAlternative {
  readonly auc: number;
  readonly constant: number;
  readonly alpha: number;
  /** Comparisons among which alpha is divided; default 1. */
  readonly comparisons?: number;
  /** Variance behind the critical value: at the true area (default), or at the constant. */
  readonly criticalVariance?: "alternative" | "null";
}

const MOST_CASES = 1e9;

/**
 * Chance that a two-sided test tells the area from the constant, in the direction of the area.
 * @param alternative  auc and constant in (0, 1) and unequal, alpha in (0, 1), divided by `comparisons`
 * @param counts  cases and controls, 1 or more each
 * @returns power in (0, 1)
 * @throws ArgumentError outside these ranges
 * @see Hanley & McNeil 1982, table III; Obuchowski & McClish 1997
 * @example aucPower({ auc: 0.571, constant: 0.5, alpha: 0.05 }, { cases: 178, controls: 528 }) // 0.80
 */
export function aucPower(alternative: AucAlternative, counts: ClassCounts): number {
  requireAlternative("aucPower", alternative);
  const { auc, constant, criticalVariance = "alternative" } = alternative;
  const alpha = alphaPerComparison(alternative.alpha, alternative);
  const atArea = Math.sqrt(hanleyMcNeilVariance(auc, counts));
  const atConstant = Math.sqrt(hanleyMcNeilVariance(constant, counts));
  const critical = normalMultiplier(1 - alpha) * (criticalVariance === "null" ? atConstant : atArea);
  return normalUpperTail((critical - Math.abs(auc - constant)) / atArea);
}

/**
 * Fewest cases, and controls at a fixed number a case, that reach a power.
 * @param alternative  as in aucPower
 * @param options.power  in (0, 1), default 0.8; options.controlsPerCase  greater than 0
 * @returns whole cases (at least 2) and controls (the nearest whole number, at least 2)
 * @throws ArgumentError outside these ranges, or when more than 1e9 cases are needed
 * @see aucPower
 * @example neededForAuc({ auc: 0.571, constant: 0.5, alpha: 0.05 }, { controlsPerCase: 89 / 30 }) // 178 and 528
 */
export function neededForAuc(
  alternative: AucAlternative,
  { power = 0.8, controlsPerCase }: { readonly power?: number; readonly controlsPerCase: number },
): ClassCounts {
  requireAlternative("neededForAuc", alternative);
  if (!(power > 0 && power < 1)) throw new ArgumentError(`neededForAuc requires a power in (0, 1); got ${power}`);
  if (!(controlsPerCase > 0 && Number.isFinite(controlsPerCase))) {
    throw new ArgumentError(`neededForAuc requires controlsPerCase greater than 0; got ${controlsPerCase}`);
  }
  const countsFor = (cases: number): ClassCounts => ({
    cases,
    controls: Math.max(2, Math.round(cases * controlsPerCase)),
  });
  const reaches = (cases: number): boolean => aucPower(alternative, countsFor(cases)) >= power;
  return countsFor(fewest(reaches));
}

/**
 * Smallest area above the constant that the counts tell from it with a power.
 * @param counts  cases and controls, 1 or more each
 * @param options.constant  in (0, 1); options.alpha  in (0, 1), divided by options.comparisons, default 1;
 * options.power  in (0, 1), default 0.8
 * @returns an area in (constant, 1)
 * @throws ArgumentError outside these ranges
 * @see aucPower
 * @example minimumDetectableAuc({ cases: 178, controls: 528 }, { constant: 0.5, alpha: 0.05 }) // 0.571
 */
export function minimumDetectableAuc(
  counts: ClassCounts,
  options: {
    readonly constant: number;
    readonly alpha: number;
    readonly comparisons?: number;
    readonly power?: number;
  },
): number {
  const { constant, power = 0.8 } = options;
  requireAlternative("minimumDetectableAuc", { ...options, auc: (1 + constant) / 2 });
  const alpha = alphaPerComparison(options.alpha, options);
  if (!(power > 0 && power < 1)) {
    throw new ArgumentError(`minimumDetectableAuc requires a power in (0, 1); got ${power}`);
  }
  let low = constant;
  let high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (middle > low && aucPower({ auc: middle, constant, alpha }, counts) < power) low = middle;
    else high = middle;
  }
  return high;
}

/** Smallest whole number of 2 or more that satisfies a condition which, once met, stays met but for rounding. */
function fewest(reaches: (cases: number) => boolean): number {
  let high = 2;
  while (!reaches(high)) {
    high *= 2;
    if (high > MOST_CASES) throw new ArgumentError(`neededForAuc requires areas further apart; got over ${MOST_CASES}`);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function requireAlternative(caller: string, { auc, constant, alpha }: AucAlternative): void {
  const within = (share: number): boolean => share > 0 && share < 1;
  if (!(within(auc) && within(constant) && auc !== constant)) {
    throw new ArgumentError(
      `${caller} requires an AUC and another constant, both in (0, 1); got ${auc} and ${constant}`,
    );
  }
  if (!within(alpha)) throw new ArgumentError(`${caller} requires alpha in (0, 1); got ${alpha}`);
}
