import { ArgumentError } from "../errors.js";

/** Ranks from 1, ties at their mean rank, and the sizes of the tied sets (1 for a value of its own). */
export interface MidRanks {
  readonly ranks: Float64Array;
  readonly tieSizes: readonly number[];
}

/**
 * Mid-ranks of a list.
 * @param values  finite, length n
 * @throws ArgumentError when a value is not finite
 * @see R rank(ties.method = "average")
 * @example midRanks([10, 20, 20]).ranks // [1, 2.5, 2.5]
 */
export function midRanks(values: readonly number[]): MidRanks {
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new ArgumentError(`midRanks requires finite values; got ${wrong}`);
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  const tieSizes: number[] = [];
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let at = start; at < end; at++) ranks[order[at]!] = (start + 1 + end) / 2;
    tieSizes.push(end - start);
    start = end;
  }
  return { ranks, tieSizes };
}
