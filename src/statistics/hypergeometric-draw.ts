import { logHypergeometricDensity } from "./distributions.js";
import { rejectionDraw } from "./hypergeometric-rejection.js";
import { hypergeometricSupport } from "./hypergeometric-tails.js";
import { nextUniform, type StreamState } from "./random.js";

/** From this variance on, and for urns of so many items, draws are made by rejection: smaller ones cost little anyway. */
const REJECTION_FROM = 400;
const REJECTION_TOTAL = 50_000;

/** Largest number of units for which a table of log factorials is made: 8 megabytes. */
const LARGEST_TABLE = 1_000_000;

/**
 * Draws from the hypergeometric law: marked items among `drawn` items taken without replacement from `total`, of
 * which `marked` are marked. Inversion from the mode outwards where the law is narrow, else rejection: the cost does not
 * grow with the numbers of the urn.
 * @param logFactorial  table from `logFactorials(n)` with n >= total, or null: `tableFor` says which is cheaper
 * @returns integer between max(0, drawn + marked - total) and min(drawn, marked)
 * @see Kemp & Kemp 1991, "Weldon's dice data revisited" (mode-centred inversion)
 * @example hypergeometricDraw(streamsFrom(1).block(0), 10, 10, 3, logFactorials(10)) // 3
 */
export function hypergeometricDraw(
  state: StreamState,
  total: number,
  marked: number,
  drawn: number,
  logFactorial: Float64Array | null,
): number {
  const unmarked = total - marked;
  const lowest = Math.max(0, drawn - unmarked);
  const highest = Math.min(drawn, marked);
  if (lowest === highest) return lowest;
  const mean = drawn * (marked / total);
  const variance = mean * (unmarked / total) * ((total - drawn) / (total - 1));
  if (total >= REJECTION_TOTAL && variance >= REJECTION_FROM) {
    return rejectionDraw(state, { total, marked, drawn }, logFactorial);
  }
  if (logFactorial === null) return drawByDensity(state, { total, marked, drawn });
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((drawn + 1) * (marked + 1)) / (total + 2))));
  const probabilityAtMode = Math.exp(
    logFactorial[marked]! -
      logFactorial[mode]! -
      logFactorial[marked - mode]! +
      logFactorial[unmarked]! -
      logFactorial[drawn - mode]! -
      logFactorial[unmarked - drawn + mode]! -
      logFactorial[total]! +
      logFactorial[drawn]! +
      logFactorial[total - drawn]!,
  );
  return drawFromMode(state, { total, marked, drawn, mode, probabilityAtMode });
}

/** By the density at the mode itself: without a table, differences of large logarithms would lose digits. */
function drawByDensity(
  state: StreamState,
  { total, marked, drawn }: { readonly total: number; readonly marked: number; readonly drawn: number },
): number {
  const urn = { white: marked, black: total - marked, drawn };
  const { mode } = hypergeometricSupport(urn);
  const probabilityAtMode = Math.exp(logHypergeometricDensity(mode, urn));
  return drawFromMode(state, { total, marked, drawn, mode, probabilityAtMode });
}

/**
 * Table of log factorials where it is worth its memory.
 * @param units  largest total of the urns
 * @returns null above a million units: draws then do without
 * @example tableFor(3)?.length // 4
 */
export function tableFor(units: number): Float64Array | null {
  return units > LARGEST_TABLE ? null : logFactorials(units);
}

/**
 * Inversion from a known mode outwards, for callers that have the probability of the mode from elsewhere.
 * @param options.mode  likeliest number; options.probabilityAtMode  its probability
 * @returns integer between max(0, drawn + marked - total) and min(drawn, marked)
 * @see hypergeometricDraw
 * @example drawFromMode(streamsFrom(1).block(0), { total: 2, marked: 1, drawn: 1, mode: 1, probabilityAtMode: 0.5 }) // 0 or 1
 */
export function drawFromMode(
  state: StreamState,
  options: {
    readonly total: number;
    readonly marked: number;
    readonly drawn: number;
    readonly mode: number;
    readonly probabilityAtMode: number;
  },
): number {
  const { total, marked, drawn, mode, probabilityAtMode } = options;
  const unmarked = total - marked;
  const lowest = Math.max(0, drawn - unmarked);
  const highest = Math.min(drawn, marked);
  // Rounding can leave a sliver of about 1e-13 uncovered: then draw again.
  for (;;) {
    let remaining = nextUniform(state) - probabilityAtMode;
    if (remaining < 0) return mode;
    let below = mode;
    let above = mode;
    let probabilityBelow = probabilityAtMode;
    let probabilityAbove = probabilityAtMode;
    while (below > lowest || above < highest) {
      if (above < highest) {
        probabilityAbove *= ((marked - above) * (drawn - above)) / ((above + 1) * (unmarked - drawn + above + 1));
        above++;
        remaining -= probabilityAbove;
        if (remaining < 0) return above;
      }
      if (below > lowest) {
        probabilityBelow *= (below * (unmarked - drawn + below)) / ((marked - below + 1) * (drawn - below + 1));
        below--;
        remaining -= probabilityBelow;
        if (remaining < 0) return below;
      }
      if (probabilityAbove < 1e-320 && probabilityBelow < 1e-320) break;
    }
  }
}

/**
 * Table of log(k!) for k = 0 .. n, by compensated summation of logarithms.
 * @param n  integer >= 0
 * @example logFactorials(3)[3] // Math.log(6) to the last digits
 */
export function logFactorials(n: number): Float64Array {
  const table = new Float64Array(n + 1);
  let sum = 0;
  let compensation = 0;
  for (let k = 2; k <= n; k++) {
    const term = Math.log(k) - compensation;
    const next = sum + term;
    compensation = next - sum - term;
    sum = next;
    table[k] = sum;
  }
  return table;
}
