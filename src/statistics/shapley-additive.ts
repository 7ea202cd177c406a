import { ArgumentError } from "../errors.js";

/** A value that rests on a sum of parts, and the parts of the point that it is compared with. */
export interface AdditiveGame {
  /** Added before any part. */
  readonly base: number;
  /** What each part is where it does not take part: length k, 1 to 20 parts. */
  readonly reference: Float64Array;
  /** Value of a sum; it never falls where the sum rises. */
  readonly value: (sum: number) => number;
}

export const MOST_PARTS = 20;

/**
 * Shapley values of the parts of a sum: how the value of the sum less the value of the reference divides over the parts,
 * each averaged over all orders in which parts can come in. Exact, over all 2^k subsets; subsets that can only give one
 * value are not looked at one by one.
 * @param rows  parts of each row: k arrays of length n
 * @param game  base, reference and value
 * @returns k arrays of length n; over the parts they add up to value(sum of the row) - value(sum of the reference)
 * @throws ArgumentError with no part, or with more than 20
 * @see Shapley 1953; Štrumbelj & Kononenko 2014, Knowledge and Information Systems 41: 647-665
 * @example shapleyAdditive([Float64Array.of(1), Float64Array.of(1)], { base: 0, reference: Float64Array.of(0, 0), value: (sum) => (sum >= 2 ? 1 : 0) }) // [[0.5], [0.5]]
 */
export function shapleyAdditive(rows: readonly Float64Array[], game: AdditiveGame): readonly Float64Array[] {
  const parts = rows.length;
  if (parts < 1 || parts > MOST_PARTS) {
    throw new ArgumentError(`shapleyAdditive requires 1 to ${MOST_PARTS} parts; got ${parts}`);
  }
  const units = rows[0]!.length;
  const shares = rows.map(() => new Float64Array(units));
  const walk = subsetWalk(game, parts);
  const own = new Float64Array(parts);
  for (let unit = 0; unit < units; unit++) {
    for (let part = 0; part < parts; part++) own[part] = rows[part]![unit]!;
    const values = walk(own);
    for (let part = 0; part < parts; part++) shares[part]![unit] = values[part]!;
  }
  return shares;
}

/**
 * Walks the subsets of one row depth first, parts in order. With w(s) = s! (k - 1 - s)! / k!, part j gets the sum over
 * subsets T of value(T) times w(|T| - 1) where j is in T and -w(|T|) where it is not; so with u = w(|T| - 1) + w(|T|)
 * it is the sum of u over the subsets with j, less one sum that all parts share.
 */
function subsetWalk({ base, reference, value }: AdditiveGame, parts: number) {
  const weights = orderWeights(parts);
  const inside = Float64Array.from({ length: parts + 1 }, (_, s) => (s > 0 ? weights[s - 1]! : 0) + weights[s]!);
  const choose = binomials(parts);
  const with_ = new Float64Array(parts);
  const least = new Float64Array(parts + 1);
  const most = new Float64Array(parts + 1);
  let own: Float64Array;
  let shared = 0;

  /** Sum of u x value over the subsets below; `size` parts are in it already. */
  const visit = (part: number, sum: number, size: number): number => {
    const low = value(sum + least[part]!);
    if (part === parts) {
      shared += weights[size]! * low;
      return inside[size]! * low;
    }
    if (value(sum + most[part]!) === low) return constantBelow(part, size, low);
    const without = visit(part + 1, sum + reference[part]!, size);
    const taken = visit(part + 1, sum + own[part]!, size + 1);
    with_[part]! += taken;
    return without + taken;
  };
  const constantBelow = (part: number, size: number, constant: number): number => {
    if (constant === 0) return 0;
    const open = parts - part;
    let all = 0;
    let withOne = 0;
    for (let m = 0; m <= open; m++) {
      shared += choose[open]![m]! * weights[size + m]! * constant;
      all += choose[open]![m]! * inside[size + m]! * constant;
      if (m > 0) withOne += choose[open - 1]![m - 1]! * inside[size + m]! * constant;
    }
    for (let later = part; later < parts; later++) with_[later]! += withOne;
    return all;
  };
  return (row: Float64Array): Float64Array => {
    own = row;
    shared = 0;
    with_.fill(0);
    for (let part = parts - 1; part >= 0; part--) {
      // A little wider than the sums, whose last digit depends on the order of adding.
      const slack = 1e-12 * (Math.abs(row[part]!) + Math.abs(reference[part]!));
      least[part] = least[part + 1]! + Math.min(row[part]!, reference[part]!) - slack;
      most[part] = most[part + 1]! + Math.max(row[part]!, reference[part]!) + slack;
    }
    visit(0, base, 0);
    return with_.map((sum) => sum - shared);
  };
}

/** w(s) = s! (k - 1 - s)! / k! for s = 0 .. k - 1, and 0 at k. */
function orderWeights(parts: number): Float64Array {
  const weights = new Float64Array(parts + 1);
  let weight = 1 / parts;
  for (let s = 0; s < parts; s++) {
    weights[s] = weight;
    weight *= (s + 1) / (parts - 1 - s || 1);
  }
  return weights;
}

function binomials(parts: number): readonly Float64Array[] {
  const rows: Float64Array[] = [];
  for (let n = 0; n <= parts; n++) {
    const row = new Float64Array(n + 1).fill(1);
    for (let m = 1; m < n; m++) row[m] = rows[n - 1]![m - 1]! + rows[n - 1]![m]!;
    rows.push(row);
  }
  return rows;
}
