import { ArgumentError } from "../errors.js";
import type { ContingencyTable } from "./contingency-table.js";
import { normalMultiplier } from "./distributions.js";
import { urnOf } from "./fisher-exact.js";
import type { Urn } from "./hypergeometric-density.js";
import { hypergeometricSupport } from "./hypergeometric-tails.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { increasingRoot } from "./root.js";

/** Odds ratio by conditional maximum likelihood with Fisher's exact interval. Value and bounds may be 0 or Infinity. */
export interface ConditionalOddsRatio {
  readonly kind: "estimate";
  readonly value: number;
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
}

/** Sums of the noncentral hypergeometric law relative to its mode. */
interface TiltedSums {
  readonly mean: number;
  readonly variance: number;
  /** Tail that contains the observed count, and its mean. */
  readonly tail: number;
  readonly tailMean: number;
}

/**
 * Odds ratio given all margins: its maximum likelihood estimate and the interval of both one-sided exact tests.
 * @param table  2 x 2 whole counts
 * @param options.level  confidence level, default 0.95
 * @returns estimate to about 1e-12 of itself; not-estimable when a margin is empty (one table only is possible)
 * @throws ArgumentError when the table is not 2 x 2, a count is not whole, or the level not between 0 and 1
 * @see Cornfield 1956; R fisher.test (whose own root search stops at 2e-4)
 * @example conditionalOddsRatio(contingencyTable([[3, 1], [1, 3]])) // value 6.408
 */
export function conditionalOddsRatio(
  table: ContingencyTable,
  { level = 0.95 }: { readonly level?: number } = {},
): ConditionalOddsRatio | NotEstimable<"no-variation"> {
  if (!(level > 0 && level < 1)) {
    throw new ArgumentError(`conditionalOddsRatio requires a level between 0 and 1; got ${level}`);
  }
  const { urn, observed } = urnOf(table, "conditionalOddsRatio");
  const { lowest, highest } = hypergeometricSupport(urn);
  if (lowest === highest) return notEstimable("no-variation");
  const search = startOf(table);
  const logAlpha = Math.log((1 - level) / 2);
  const multiplier = normalMultiplier(level);
  const atLowest = observed === lowest;
  const atHighest = observed === highest;
  return {
    kind: "estimate",
    value: atLowest ? 0 : atHighest ? Number.POSITIVE_INFINITY : estimate(urn, observed, search),
    interval: {
      lower: atLowest ? 0 : bound(urn, observed, "upper", logAlpha, shifted(search, -multiplier)),
      upper: atHighest
        ? Number.POSITIVE_INFINITY
        : bound(urn, observed, "lower", logAlpha, shifted(search, multiplier)),
      level,
    },
  };
}

/** Where the search on the log odds ratio starts, and its first step: the standard error of the sample log odds ratio. */
type Search = { readonly start: number; readonly step: number };

function shifted({ start, step }: Search, multiplier: number): Search {
  return { start: start + multiplier * step, step };
}

function estimate(urn: Urn, observed: number, search: Search): number {
  const logOdds = increasingRoot((theta) => {
    const { mean, variance } = tiltedSums(urn, theta, observed, "upper");
    return { value: mean - observed, slope: variance };
  }, search);
  return Math.exp(logOdds);
}

/** The odds ratio at which the tail on the given side of the observed count has probability exp(logAlpha). */
function bound(urn: Urn, observed: number, side: "lower" | "upper", logAlpha: number, search: Search): number {
  const sign = side === "upper" ? 1 : -1;
  const logOdds = increasingRoot((theta) => {
    const { mean, tail, tailMean } = tiltedSums(urn, theta, observed, side);
    return { value: sign * (Math.log(tail) - logAlpha), slope: sign * (tailMean - mean) };
  }, search);
  return Math.exp(logOdds);
}

function startOf({ counts }: ContingencyTable): Search {
  const [a, b, c, d] = [...counts].map((count) => count + 0.5) as [number, number, number, number];
  return {
    start: Math.log(a) + Math.log(d) - Math.log(b) - Math.log(c),
    step: Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d),
  };
}

/** One walk from the mode of the tilted law to either side, until the terms no longer count. */
function tiltedSums(urn: Urn, theta: number, observed: number, side: "lower" | "upper"): TiltedSums {
  const { white, black, drawn } = urn;
  const { lowest, highest } = hypergeometricSupport(urn);
  const odds = Math.exp(theta);
  const mode = tiltedMode(urn, odds);
  const inTail = (x: number): boolean => (side === "upper" ? x >= observed : x <= observed);
  let sum = 0;
  let first = 0;
  let second = 0;
  let tail = 0;
  let tailFirst = 0;
  const add = (x: number, term: number): void => {
    const offset = x - mode;
    sum += term;
    first += term * offset;
    second += term * offset * offset;
    if (inTail(x)) {
      tail += term;
      tailFirst += term * offset;
    }
  };
  add(mode, 1);
  let term = 1;
  for (let x = mode; x < highest && term > sum * 1e-18; x++) {
    term *= (odds * (white - x) * (drawn - x)) / ((x + 1) * (black - drawn + x + 1));
    add(x + 1, term);
  }
  term = 1;
  for (let x = mode; x > lowest && term > sum * 1e-18; x--) {
    term *= (x * (black - drawn + x)) / (odds * (white - x + 1) * (drawn - x + 1));
    add(x - 1, term);
  }
  const centre = first / sum;
  return {
    mean: mode + centre,
    variance: second / sum - centre * centre,
    tail: tail / sum,
    tailMean: mode + (tail > 0 ? tailFirst / tail : 0),
  };
}

/** Mode of the noncentral hypergeometric law. @see Liao & Rosen 2001, eq. 5 */
function tiltedMode(urn: Urn, odds: number): number {
  const { white, black, drawn } = urn;
  const { lowest, highest } = hypergeometricSupport(urn);
  const a = odds - 1;
  const b = -((white + drawn + 2) * odds + black - drawn);
  const c = (white + 1) * (drawn + 1) * odds;
  const root = (2 * c) / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  return Math.min(highest, Math.max(lowest, Math.floor(Number.isFinite(root) ? root : highest)));
}
