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
  /** Times the value is expected to occur. */
  readonly expected: number;
  /** Exact: at least as often (`heap`), or at most as often (`hole`). */
  readonly heap: number;
  readonly hole: number;
}

const PAIRS = 2;
const LARGEST_CONDITIONAL = 1e7;

/**
 * Exact test of a heap or a hole at one value of a count of whole numbers, given how often the value and its neighbours
 * occur together. Neighbours are the two nearest pairs at equal distances on both sides: a density that rises or falls in
 * a straight line then gives the value one part in five, whatever its slope, and the count is binomial. Where one side has
 * none, the next two values on the other side stand for them, and the count is tested given sum and slope: exact where the
 * density grows by a constant factor.
 * @param counts  how often each value 0 .. length - 1 occurs
 * @param point  the value
 * @param options.excluded  values that may be no neighbours; `width` of the value's own class beside theirs, default 1
 * @returns one-sided p-values; not-estimable where there are no neighbours or nothing stands there
 * @throws ArgumentError where the value is outside the counts
 * @see Clopper & Pearson 1934 for the binomial; Cox & Hinkley 1974, section 2.3, for conditioning on sum and slope
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
  if (neighbours.length === 0 || around === 0) return notEstimable("no-variation");
  const law =
    neighbours.length === 2 * PAIRS
      ? binomialLaw(at + around, width / (width + neighbours.length))
      : slopeLaw([at, counts[neighbours[0]!]!, counts[neighbours[1]!]!], width);
  const sum = (from: number, to: number) => Math.min(1, partOf(law, from, to));
  return {
    kind: "estimate",
    at,
    neighbours,
    around,
    expected: law.reduce((total, probability, count) => total + count * probability, 0),
    heap: sum(at, law.length - 1),
    hole: sum(0, at),
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
  const next = (step: number) => [point + step, point + 2 * step];
  return [next(1), next(-1)].find((side) => side.every(isOpen)) ?? [];
}

function binomialLaw(total: number, share: number): Float64Array {
  return Float64Array.from({ length: total + 1 }, (_, count) => binomialDensity(count, total, share));
}

/**
 * Law of the first of three counts in a row given their sum and slope: proportional to width^k / (k! m! n!), where k, m
 * and n change as (1, -2, 1).
 */
function slopeLaw(counts: readonly [number, number, number], width: number): Float64Array {
  const total = counts[0] + counts[1] + counts[2];
  if (total > LARGEST_CONDITIONAL)
    throw new ArgumentError(`heaping requires at most ${LARGEST_CONDITIONAL} beside an edge; got ${total}`);
  const first = counts[0] - Math.min(counts[0], counts[2]);
  const last = counts[0] + Math.floor(counts[1] / 2);
  const logs = new Float64Array(last + 1).fill(Number.NEGATIVE_INFINITY);
  for (let k = first; k <= last; k++) {
    const moved = k - counts[0];
    const [m, n] = [counts[1] - 2 * moved, counts[2] + moved];
    logs[k] = k * Math.log(width) - logGamma(k + 1) - logGamma(m + 1) - logGamma(n + 1);
  }
  const most = logs.reduce((a, b) => Math.max(a, b));
  const weights = logs.map((log) => Math.exp(log - most));
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
