import { ArgumentError } from "../errors.js";
import { partialShuffle } from "./partial-shuffle.js";
import type { Streams } from "./random.js";

/** Units that are marked where a sum of parts reaches a bound. */
export interface MarkedSums {
  /** k arrays of length n. */
  readonly parts: readonly Float64Array[];
  /** 1 where the sum of the parts of a unit is at least the bound, else 0; length n. */
  readonly marked: ArrayLike<number>;
  readonly bound: number;
}

/** How the mark of each unit, less the share of all that are marked, divides over the parts. */
export interface ShapleyShares {
  readonly method: "exact" | "sampled";
  /** k arrays of length n. Over the parts they add up to the mark less the share of all. */
  readonly shares: readonly Float64Array[];
  /** The same from each batch of orders apart, for the error of sampling; empty where all orders were counted. */
  readonly batches: readonly (readonly Float64Array[])[];
}

/** Up to so many parts all subsets are counted. */
export const ALL_ORDERS_TO = 10;
const BATCHES = 10;
/** Orders of a batch; half of them are the other half turned round. */
const ORDERS_PER_BATCH = 10;

/**
 * Shapley values of the parts of a marked sum: a part that is not known is drawn from all units, together with the others
 * that are not known. So a part that has the same law in two groups, whatever the others are, carries nothing of the
 * difference between their shares of marked units.
 * @param sums  parts, marks and bound
 * @param options.streams, options.block  orders are drawn from this block where there are more than 10 parts
 * @returns shares by part and unit
 * @throws ArgumentError with no part or no unit
 * @see Shapley 1953; Štrumbelj & Kononenko 2014, Knowledge and Information Systems 41: 647-665
 * @example shapleyShares({ parts: [Float64Array.of(0, 1), Float64Array.of(0, 0)], marked: [0, 1], bound: 1 }, { streams: streamsFrom(1), block: 0 }).shares // [[-0.5, 0.5], [0, 0]]
 */
export function shapleyShares(
  sums: MarkedSums,
  { streams, block }: { readonly streams: Streams; readonly block: number },
): ShapleyShares {
  const { parts, marked } = sums;
  if (parts.length === 0 || marked.length === 0) {
    throw new ArgumentError(`shapleyShares requires a part and a unit; got ${parts.length} and ${marked.length}`);
  }
  if (parts.length <= ALL_ORDERS_TO) return { method: "exact", shares: overSubsets(sums), batches: [] };
  const state = streams.block(block);
  const batches = Array.from({ length: BATCHES }, () => overOrders(sums, () => drawnOrders(parts.length, state)));
  const shares = parts.map((_, part) =>
    Float64Array.from(
      { length: marked.length },
      (_, unit) => batches.reduce((sum, batch) => sum + batch[part]![unit]!, 0) / BATCHES,
    ),
  );
  return { method: "sampled", shares, batches };
}

/** With w(s) = s! (k - 1 - s)! / k!, part j gets w(|T| - 1) v(T) of subsets T with it, less w(|T|) v(T) of those without. */
function overSubsets(sums: MarkedSums): readonly Float64Array[] {
  const { parts, marked } = sums;
  const k = parts.length;
  const shares = parts.map(() => new Float64Array(marked.length));
  const weights = orderWeights(k);
  for (let subset = 0; subset < 2 ** k; subset++) {
    const known = parts.map((_, part) => (subset >> part) % 2 === 1);
    const size = known.filter(Boolean).length;
    const chances = markedChances(sums, known, size);
    shares.forEach((own, part) => {
      const weight = known[part] ? weights[size - 1]! : -weights[size]!;
      for (let unit = 0; unit < own.length; unit++) own[unit]! += weight * chances[unit]!;
    });
  }
  return shares;
}

/** Mean over orders of what each part adds when it becomes known. */
function overOrders(sums: MarkedSums, orders: () => readonly Uint32Array[]): readonly Float64Array[] {
  const { parts, marked } = sums;
  const shares = parts.map(() => new Float64Array(marked.length));
  const all = orders();
  for (const order of all) {
    const known = parts.map(() => false);
    let before = markedChances(sums, known, 0);
    order.forEach((part, place) => {
      known[part] = true;
      const after = markedChances(sums, known, place + 1);
      const own = shares[part]!;
      for (let unit = 0; unit < own.length; unit++) own[unit]! += (after[unit]! - before[unit]!) / all.length;
      before = after;
    });
  }
  return shares;
}

function drawnOrders(parts: number, state: ReturnType<Streams["block"]>): readonly Uint32Array[] {
  return Array.from({ length: ORDERS_PER_BATCH / 2 }, () => {
    const order = Uint32Array.from({ length: parts }, (_, part) => part);
    partialShuffle(order, { from: 0, to: parts, end: parts }, state);
    return [order, order.slice().reverse()];
  }).flat();
}

/** Chance that each unit is marked when its known parts stay and the others are those of a unit drawn at random. */
function markedChances({ parts, marked, bound }: MarkedSums, known: readonly boolean[], size: number): Float64Array {
  const units = marked.length;
  if (size === parts.length) return Float64Array.from(marked);
  const own = new Float64Array(units);
  const drawn = new Float64Array(units);
  parts.forEach((part, j) => {
    const into = known[j] ? own : drawn;
    for (let unit = 0; unit < units; unit++) into[unit]! += part[unit]!;
  });
  if (size === 0) {
    let all = 0;
    for (let unit = 0; unit < units; unit++) all += marked[unit]!;
    return own.fill(all / units);
  }
  drawn.sort();
  return own.map((sum) => (units - firstAtLeast(drawn, bound - sum)) / units);
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** w(s) = s! (k - 1 - s)! / k! for s = 0 .. k - 1. */
function orderWeights(parts: number): Float64Array {
  const weights = new Float64Array(parts + 1);
  let weight = 1 / parts;
  for (let s = 0; s < parts; s++) {
    weights[s] = weight;
    weight *= (s + 1) / (parts - 1 - s || 1);
  }
  return weights;
}
