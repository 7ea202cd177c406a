import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";
import { logFactorials } from "./hypergeometric-draw.js";
import type { TwoSizes } from "./power-proportions.js";

/** Two-sided tests of two shares whose rejections can be listed: R's rule for Fisher, its mid-p, the pooled z. */
export type ProportionsTest = "fisher" | "fisher-mid-p" | "pooled-z";

/**
 * The outcomes at which a test rejects: with t events in both groups together, at most `atMost[t]` or at least
 * `atLeast[t]` of them in the first group.
 */
export interface RejectionRegion extends TwoSizes {
  readonly test: ProportionsTest;
  readonly alpha: number;
  readonly atMost: Int32Array;
  readonly atLeast: Int32Array;
}

/** Largest n1 x n2 that is listed. */
const LARGEST_PRODUCT = 25_000_000;
/** R's fisher.test takes a table as no likelier up to this factor. */
const TIE = 1 + 1e-7;
/** A p-value that equals alpha but for rounding rejects. */
const AT_ALPHA = 1 + 1e-10;

/**
 * All outcomes at which a two-sided test of two shares rejects.
 * @param sizes  whole, 1 or more, n1 x n2 at most 25 million
 * @param options.alpha  level of the test, in (0, 1); options.test  default "fisher"
 * @returns for every total the two ends of the first group's counts that reject
 * @throws ArgumentError outside these ranges
 * @see R fisher.test (no likelier than the observed table); prop.test(correct = FALSE) for the pooled z
 * @example proportionsRejectionRegion({ n1: 4, n2: 4 }, { alpha: 0.05 }).atLeast[4] // 4
 */
export function proportionsRejectionRegion(
  { n1, n2 }: TwoSizes,
  { alpha, test = "fisher" }: { readonly alpha: number; readonly test?: ProportionsTest },
): RejectionRegion {
  for (const size of [n1, n2]) {
    if (!(Number.isSafeInteger(size) && size >= 1)) {
      throw new ArgumentError(`proportionsRejectionRegion requires whole sizes of 1 or more; got ${size}`);
    }
  }
  if (n1 * n2 > LARGEST_PRODUCT) {
    throw new ArgumentError(
      `proportionsRejectionRegion requires n1 x n2 of at most ${LARGEST_PRODUCT}; got ${n1} x ${n2}`,
    );
  }
  if (!(alpha > 0 && alpha < 1)) {
    throw new ArgumentError(`proportionsRejectionRegion requires alpha in (0, 1); got ${alpha}`);
  }
  const atMost = new Int32Array(n1 + n2 + 1);
  const atLeast = new Int32Array(n1 + n2 + 1);
  const ends = test === "pooled-z" ? endsByScore({ n1, n2 }, alpha) : endsByProbability({ n1, n2 }, alpha, test);
  for (let events = 0; events <= n1 + n2; events++) [atMost[events], atLeast[events]] = ends(events);
  return { n1, n2, test, alpha, atMost, atLeast };
}

type Ends = (events: number) => readonly [atMost: number, atLeast: number];

/** |x / n1 - y / n2| beyond the critical number of pooled standard errors. */
function endsByScore({ n1, n2 }: TwoSizes, alpha: number): Ends {
  const critical = normalMultiplier(1 - alpha);
  return (events) => {
    const n = n1 + n2;
    const mean = (events * n1) / n;
    const pooled = events / n;
    const reach = critical * Math.sqrt(pooled * (1 - pooled) * ((n1 * n2) / n));
    // Without a spread only one outcome is possible, and it does not reject.
    if (reach === 0) return [-1, n1 + 1];
    return [Math.floor((mean - reach) * (1 + 1e-12)), Math.ceil((mean + reach) * (1 - 1e-12))];
  };
}

/** Tables from both ends inwards, the less likely first, while their p-value is at most alpha. */
function endsByProbability({ n1, n2 }: TwoSizes, alpha: number, test: ProportionsTest): Ends {
  const logs = logFactorials(n1 + n2);
  const ways = (n: number, k: number): number => logs[n]! - logs[k]! - logs[n - k]!;
  return (events) => {
    const all = ways(n1 + n2, events);
    const density = (x: number): number => Math.exp(ways(n1, x) + ways(n2, events - x) - all);
    let low = Math.max(0, events - n2);
    let high = Math.min(n1, events);
    let [atLow, atHigh] = [density(low), density(high)];
    let less = 0;
    while (low <= high) {
      const limit = Math.min(atLow, atHigh) * TIE;
      let [nextLow, nextHigh, tied] = [low, high, 0];
      while (nextLow <= nextHigh && atLow <= limit) {
        tied += atLow;
        atLow = density(++nextLow);
      }
      while (nextHigh >= nextLow && atHigh <= limit) {
        tied += atHigh;
        atHigh = density(--nextHigh);
      }
      const pValue = test === "fisher" ? less + tied : less + tied / 2;
      if (pValue > alpha * AT_ALPHA) break;
      less += tied;
      [low, high] = [nextLow, nextHigh];
    }
    return [low - 1, high + 1];
  };
}
