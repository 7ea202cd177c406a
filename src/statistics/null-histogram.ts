/** Histogram with `edges.length = counts.length + 1`, edges ascending. */
export interface NullHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/**
 * Statistics of resamples in bins of equal width.
 * @param statistics  finite, length 1 or more
 * @param bins  most bins, default 200; one where all statistics are equal
 * @returns counts that add up to the number of statistics
 * @example nullHistogram(Float64Array.of(0, 1, 4), 2).counts // [2, 1]
 */
export function nullHistogram(statistics: Float64Array, bins = 200): NullHistogram {
  const lowest = statistics.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const highest = statistics.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const width = (highest - lowest) / bins;
  if (!(width > 0)) return { edges: [lowest, highest], counts: [statistics.length] };
  const counts = Array<number>(bins).fill(0);
  for (const value of statistics) counts[Math.min(bins - 1, Math.floor((value - lowest) / width))]! += 1;
  return { edges: Array.from({ length: bins + 1 }, (_, bin) => lowest + bin * width), counts };
}
