import { nextUniform, type StreamState } from "./random.js";

/** Constants of the table mountain for a discrete law without a second peak: 2 sqrt(2 / e) and 3 - 2 sqrt(3 / e). */
const WIDTH = 2 * Math.sqrt(2 / Math.E);
const EXTRA = 3 - 2 * Math.sqrt(3 / Math.E);
/** Standard deviations above the mean beyond which nothing is drawn: less than 1e-50 of the law. */
const REACH = 16;

const HALF_LOG_TWO_PI = 0.9189385332046728;
const EXACT_BELOW = 256;

const exact = new Float64Array(EXACT_BELOW);
for (let k = 2; k < EXACT_BELOW; k++) exact[k] = exact[k - 1]! + Math.log(k);

/**
 * Log of k!, without a table that grows with k.
 * @param k  integer >= 0
 * @returns to about 1e-15 of its size
 * @see Stirling's series, Abramowitz & Stegun 6.1.41
 * @example logFactorial(3) // 1.79175...
 */
export function logFactorial(k: number): number {
  if (k < EXACT_BELOW) return exact[k]!;
  const inverse = 1 / k;
  return (k + 0.5) * Math.log(k) - k + HALF_LOG_TWO_PI + inverse * (1 / 12 - (inverse * inverse) / 360);
}

/**
 * Draws from the hypergeometric law by rejection under a table mountain (ratio of uniforms): the cost does not grow with
 * the numbers of the urn. Meant for laws of some spread; where they are narrow, inversion from the mode is cheaper.
 *
 * @param state  stream, advanced in place by two draws a try, about 1.4 tries on average
 * @param total  items; marked  of them marked; drawn  taken without replacement
 * @param logs  table from `logFactorials(n)` with n >= total; null: logarithms by Stirling's series
 * @returns integer between max(0, drawn + marked - total) and min(drawn, marked)
 * @see Stadlober 1990, "The ratio of uniforms approach for generating discrete random variates", algorithm for the
 *   hypergeometric law
 * @example rejectionDraw(streamsFrom(1).block(0), { total: 1000, marked: 500, drawn: 500 }, null) // 248
 */
export function rejectionDraw(
  state: StreamState,
  { total, marked, drawn }: { readonly total: number; readonly marked: number; readonly drawn: number },
  logs: Float64Array | null,
): number {
  // The law is the same when marked and unmarked, or taken and left, change places: the smaller ones are drawn.
  const few = Math.min(marked, total - marked);
  const many = total - few;
  const taken = Math.min(drawn, total - drawn);
  const mean = (taken * few) / total;
  const variance = ((total - taken) / (total - 1)) * mean * (many / total);
  const centre = mean + 0.5;
  const spread = Math.sqrt(variance + 0.5);
  const height = WIDTH * spread + EXTRA;
  const mode = Math.floor(((taken + 1) * (few + 1)) / (total + 2));
  const above = Math.min(taken, few) + 1;
  const end = Math.min(above, Math.floor(centre + REACH * spread));
  const left = many - taken;
  const atMode = logs === null ? 0 : logs[mode]! + logs[few - mode]! + logs[taken - mode]! + logs[left + mode]!;
  for (;;) {
    const u = nextUniform(state);
    const x = centre + (height * (nextUniform(state) - 0.5)) / u;
    if (!(x >= 0 && x < end)) continue;
    const k = Math.floor(x);
    const logRatio =
      logs === null
        ? logOfRatio(k, mode, { few, taken, left })
        : atMode - (logs[k]! + logs[few - k]! + logs[taken - k]! + logs[left + k]!);
    const isAccepted = u * (4 - u) - 3 <= logRatio || (u * (u - logRatio) < 1 && 2 * Math.log(u) <= logRatio);
    if (!isAccepted) continue;
    const ofMarked = marked > few ? taken - k : k;
    return drawn > taken ? marked - ofMarked : ofMarked;
  }
}

/** Below this a count is so small that Stirling's formula is given up for exact logarithms. */
const SMALL = 64;

/**
 * Log of the chance of k over that of the mode, from differences: the four log factorials themselves are so large that
 * their digits would cancel. With a = m, f - m, t - m, l + m, which k moves by d, -d, -d and d, the terms of d alone cancel.
 */
function logOfRatio(
  k: number,
  mode: number,
  { few, taken, left }: { readonly few: number; readonly taken: number; readonly left: number },
): number {
  const d = k - mode;
  const b = few - k;
  const c = taken - k;
  if (k < SMALL || b < SMALL || c < SMALL || left + k < SMALL) {
    const at = (x: number) =>
      logFactorial(x) + logFactorial(few - x) + logFactorial(taken - x) + logFactorial(left + x);
    return at(mode) - at(k);
  }
  return (
    d * Math.log((b / k) * (c / (left + k))) -
    moved(mode, d) -
    moved(few - mode, -d) -
    moved(taken - mode, -d) -
    moved(left + mode, d)
  );
}

/** (a + 1/2) log((a + d) / a), and what Stirling's formula is short of by the move. */
function moved(a: number, d: number): number {
  const x = d / a;
  const log =
    Math.abs(x) < 0.01 ? x * (1 - x * (1 / 2 - x * (1 / 3 - x * (1 / 4 - x * (1 / 5 - x / 6))))) : Math.log1p(x);
  return (a + 0.5) * log - d / (12 * a * (a + d));
}
