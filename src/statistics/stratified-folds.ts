import { ArgumentError } from "../errors.js";
import { partialShuffle } from "./partial-shuffle.js";
import type { StreamState } from "./random.js";

/**
 * Fold of each unit: the units of every class are dealt over the folds in random order, so that all folds hold the
 * classes in the same shares, to within one unit.
 * @param labels  class of each unit, length n, whole numbers of 0 or more
 * @param options.folds  2 or more; options.state  generator, advanced
 * @returns length n, 0 .. folds - 1
 * @throws ArgumentError outside these ranges
 * @see Breiman et al. 1984, section 8.7.2 (folds of equal class shares)
 * @example stratifiedFolds([0, 0, 1, 1], { folds: 2, state: streamsFrom(1).block(0) }).length // 4
 */
export function stratifiedFolds(
  labels: ArrayLike<number>,
  { folds, state }: { readonly folds: number; readonly state: StreamState },
): Uint8Array {
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= 255)) {
    throw new ArgumentError(`stratifiedFolds requires 2 to 255 folds; got ${folds}`);
  }
  const members: number[][] = [];
  for (let unit = 0; unit < labels.length; unit++) {
    members[labels[unit]!] ??= [];
    members[labels[unit]!]!.push(unit);
  }
  const fold = new Uint8Array(labels.length);
  let dealt = 0;
  for (const own of members) {
    const order = Uint32Array.from(own ?? []);
    partialShuffle(order, { from: 0, to: order.length, end: order.length }, state);
    // Dealing goes on where the class before ended, so that the folds are of equal size too.
    for (const unit of order) fold[unit] = dealt++ % folds;
  }
  return fold;
}
