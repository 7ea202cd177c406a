import { binomialDensity, binomialLowerTail, binomialUpperTail } from "./distributions.js";

/** Two sets of independent units, how often the second is flagged, and how the deciding contrast judges. */
export interface IndependentDesign {
  /** Units of the group, and all others; 1 or more each. */
  readonly size: number;
  readonly rest: number;
  /** Chance of a flag among the others, in (0, 1). */
  readonly baseRate: number;
  /** |Z| beyond which the deciding test rejects. */
  readonly critical: number;
  /** The contrast with so many flagged in the group and among all; rises with the first, falls with the rest. */
  readonly contrast: (flagged: number, allFlagged: number) => number;
}

/** Chance that the deciding test rejects in the direction of a ratio, as a function of that ratio. */
export type PowerCurve = (ratio: number) => number;

/** Beyond so many standard deviations a binomial law holds less than 1e-15. */
const SPREAD = 8;

/** A wider range is summed at so many evenly spaced numbers: over 16 standard deviations that errs by less than 1e-6. */
const MOST_TERMS = 1_000;

/**
 * Exact power of a contrast between independent units: flags in the group are binomial with the base rate times the
 * ratio (at most 1), in the rest with the base rate. The rejection region is found once, then weighed for each ratio. Of
 * very many units not every number is summed, since both laws are smooth there.
 * @returns `above` for ratios of 1 and more, `below` for ratios from 0 to 1
 * @see Suissa & Shuster 1985, section 2 (power of a 2x2 test by summing the product binomial)
 * @example independentPower({ size: 1, rest: 1, baseRate: 0.5, critical: 4, contrast: (a, f) => (a - f / 2) * 10 }).above(2) // 0.5
 */
export function independentPower(design: IndependentDesign): {
  readonly above: PowerCurve;
  readonly below: PowerCurve;
} {
  return { above: powerCurve(design, 1), below: powerCurve(design, -1) };
}

function powerCurve(design: IndependentDesign, sign: 1 | -1): PowerCurve {
  const { size, baseRate } = design;
  const rejected = new Map<number, number>();
  const chanceOfRest = (flagged: number): number => {
    const known = rejected.get(flagged) ?? restChance(design, flagged, sign);
    rejected.set(flagged, known);
    return known;
  };
  return (ratio) => {
    const rate = Math.min(1, baseRate * ratio);
    const spread = SPREAD * Math.sqrt(size * rate * (1 - rate)) + SPREAD;
    const from = Math.max(0, Math.floor(size * rate - spread));
    const to = Math.min(size, Math.ceil(size * rate + spread));
    const stride = Math.max(1, Math.floor((to - from) / MOST_TERMS));
    let power = 0;
    for (let flagged = from; flagged <= to; flagged += stride) {
      power += binomialDensity(flagged, size, rate) * chanceOfRest(flagged);
    }
    return Math.min(1, stride * power);
  };
}

/** Chance that the rest has so few flagged (or so many, below 1) that the test rejects. */
function restChance({ rest, baseRate, critical, contrast }: IndependentDesign, flagged: number, sign: 1 | -1): number {
  const rejects = (others: number) => sign * contrast(flagged, flagged + others) > critical;
  const [nearest, farthest] = sign > 0 ? [0, rest] : [rest, 0];
  if (!rejects(nearest)) return 0;
  if (rejects(farthest)) return 1;
  let inside = nearest;
  let outside = farthest;
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (rejects(middle)) inside = middle;
    else outside = middle;
  }
  return sign > 0 ? binomialLowerTail(inside, rest, baseRate) : binomialUpperTail(inside, rest, baseRate);
}
