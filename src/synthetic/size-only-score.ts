import { nextNormal, type StreamState } from "../statistics/random.js";

/** Log odds at no migrants, change with every doubling of migrants + 1, and the spread of chance. */
const RISING = { start: -0.85, slope: 0.4, spread: 0.9 };
const FALLING = { start: 0.2, slope: -0.25, spread: 0.9 };

/**
 * Log odds that rest on the number of migrants and on chance only: start + slope x log2(1 + migrants) + noise. About
 * a quarter of the sponsors are then high.
 * @param stream  advanced in place
 * @param totals  migrants of every sponsor
 * @param direction  whether sponsors with more migrants are flagged more or less often
 * @returns length of `totals`
 * @example sizeOnlyLogOdds(streamsFrom(1).block(3), Uint32Array.of(0, 10), "rising").length // 2
 */
export function sizeOnlyLogOdds(
  stream: StreamState,
  totals: Uint32Array,
  direction: "rising" | "falling",
): Float64Array {
  const { start, slope, spread } = direction === "rising" ? RISING : FALLING;
  return Float64Array.from(totals, (total) => start + slope * Math.log2(1 + total) + spread * nextNormal(stream));
}
