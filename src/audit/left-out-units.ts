import type { LeftOut } from "./result.js";

/**
 * Units that a table leaves out, where a table of units says nothing about groups: each unit stands for itself.
 * @param counts  row major over the rows of the table
 * @example unitsOnly([0, 3]).largest // [1, 1]
 */
export function unitsOnly(counts: readonly number[]): LeftOut {
  return { counts, people: counts, units: counts, largest: counts.map(() => 1) };
}
