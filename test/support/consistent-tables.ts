import type { CountRange } from "../../src/statistics/rounded-counts.js";

/** Every list of whole counts inside the ranges. */
export function* consistentCounts(ranges: readonly CountRange[]): Generator<number[]> {
  const [first, ...rest] = ranges;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let count = first.lower; count <= first.upper; count++) {
    for (const others of consistentCounts(rest)) yield [count, ...others];
  }
}
