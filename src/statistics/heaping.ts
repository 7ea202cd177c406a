import { ArgumentError } from "../errors.js";
import { binomialDensity, logGamma } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** How often one value occurs beside values near it. */
export interface HeapingTest {
  readonly kind: "estimate";
  /** Times the value occurs. */
  readonly at: number;
  /** Values that it is compared with, and how often they occur together. */
  readonly neighbours: readonly number[];
  readonly around: number;
  /** Mean of the neighbours, times the width of the value's class. */
  readonly expected: number;
  /** Exact one-sided p-values: as often or more, and as often or more seldom. */
  readonly heap: number;
  readonly hole: number;
}

const PAIRS = 2;

/**
 * Exact test of a heap or a hole at one value of a count of whole numbers, given how often the value and its neighbours
 * occur together. Neighbours are the two nearest pairs at equal distances on both sides: a density that rises or falls in
 * a straight line then gives the value one part in five, whatever its slope, and the count is binomial. Where one side has
 * none, the next two values on the other side stand for them: a heap is then more than their mean (for a density that
 * does not rise towards the end), and a hole is tested given sum and slope (for one that grows by a constant factor).
 * @param counts  how often each value 0 .. length - 1 occurs
 * @param point  the value
 * @param options.excluded  values that may be no neighbours; `width` of the value's own class beside theirs, default 1
 * @returns p-values; not-estimable where there are no neighbours or nothing stands there
 * @throws ArgumentError where the value is outside the counts
 * @see Cox & Hinkley 1974, section 2.3, for conditioning on sum and slope
 * @example heaping([4, 4, 4, 12, 4, 4, 4], 3).heap // P(X >= 12), X binomial of 28 and 1/5
 */
export function heaping(
  counts: readonly number[],
  point: number,
  { excluded = [], width = 1 }: { readonly excluded?: readonly number[]; readonly width?: number } = {},
): HeapingTest | NotEstimable<"no-variation"> {
  const at = counts[point];
  if (at === undefined) {
    throw new ArgumentError(`heaping requires a value from 0 to ${counts.length - 1}; got ${point}`);
  }
  const neighbours = neighboursOf(point, counts.length, excluded);
  const around = neighbours.reduce((sum, value) => sum + counts[value]!, 0);
  if (neighbours.length === 0 || at + around === 0) return notEstimable("no-variation");
  const level = binomialLaw(at + around, width / (width + neighbours.length));
  const slope = neighbours.length === 2 * PAIRS ? level : slopeLaw(counts, [point, ...neighbours], width);
  return {
    kind: "estimate",
    at,
    neighbours,
    around,
    expected: (width * around) / neighbours.length,
    heap: Math.min(1, partOf(level, at, level.length - 1)),
    hole: Math.min(1, partOf(slope, 0, at)),
  };
}

/** Two pairs at equal distances, else the next two values on the side that has them. */
function neighboursOf(point: number, length: number, excluded: readonly number[]): readonly number[] {
  const isOpen = (value: number) => value >= 0 && value < length && !excluded.includes(value);
  const pairs: number[][] = [];
  for (let distance = 1; point - distance >= 0 && point + distance < length; distance++) {
    const pair = [point - distance, point + distance];
    if (pairs.length < PAIRS && pair.every(isOpen)) pairs.push(pair);
  }
  if (pairs.length === PAIRS) return pairs.flat().sort((a, b) => a - b);
  if (pairs.length > 0) return [];
  const values = Array.from({ length }, (_, value) => value).filter(isOpen);
  const above = values.filter((value) => value > point);
  const below = values.filter((value) => value < point).reverse();
  const side = above.length > below.length ? above : below;
  return side.length < PAIRS ? [] : side.slice(0, PAIRS);
}

function binomialLaw(total: number, share: number): Float64Array {
  return Float64Array.from({ length: total + 1 }, (_, count) => binomialDensity(count, total, share));
}

/**
 * Law of the count at the first place given the sum and the slope over three places: proportional to width^k / (k! m! n!),
 * where k, m and n change as (b - a, -b, a) for places at distances 0, a and b.
 */
function slopeLaw(counts: readonly number[], places: readonly number[], width: number): Float64Array {
  const [first, near, far] = places.map((place) => counts[place]!) as [number, number, number];
  const [a, b] = [Math.abs(places[1]! - places[0]!), Math.abs(places[2]! - places[0]!)];
  const moves = { down: Math.min(Math.floor(first / (b - a)), Math.floor(far / a)), up: Math.floor(near / b) };
  const most = first + moves.up * (b - a);
  const logs = new Float64Array(most + 1).fill(Number.NEGATIVE_INFINITY);
  for (let move = -moves.down; move <= moves.up; move++) {
    const k = first + move * (b - a);
    logs[k] = k * Math.log(width) - logGamma(k + 1) - logGamma(near - move * b + 1) - logGamma(far + move * a + 1);
  }
  const largest = logs.reduce((one, other) => Math.max(one, other));
  const weights = logs.map((log) => Math.exp(log - largest));
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / mass);
}

/** Sum of a law from the smaller side, so that a small tail is not 1 minus a large one. */
function partOf(law: Float64Array, from: number, to: number): number {
  let sum = 0;
  if (from === 0) for (let k = 0; k <= to; k++) sum += law[k]!;
  else for (let k = to; k >= from; k--) sum += law[k]!;
  return sum;
}
