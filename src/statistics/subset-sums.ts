/** A discrete law: values ascending with their probabilities. */
export interface DiscreteLaw {
  readonly values: Float64Array;
  readonly probabilities: Float64Array;
}

/** Sums closer than `tolerance` are one; beyond `limit` sums (or cells of the table of integers) there is no answer. */
export interface SumOptions {
  readonly tolerance: number;
  readonly limit: number;
}

/**
 * Law of the sum of `size` values drawn without replacement, all subsets equally likely: the shift algorithm, over a
 * table where the values are whole multiples of a power of ten, else over the distinct sums.
 * @param values  finite, length n
 * @param size  0 .. n
 * @returns null when more sums than the limit are needed
 * @see Streitberg & Roehmel 1986, "Exact distributions for permutation and rank tests"
 * @example subsetSums([1, 2, 3], 1, { tolerance: 1e-9, limit: 100 }).values // 1, 2, 3
 */
export function subsetSums(values: readonly number[], size: number, options: SumOptions): DiscreteLaw | null {
  const least = values.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);
  const offset = size === 0 ? 0 : least * size;
  const shifted = values.map((value) => value - least);
  const scale = wholeScale(shifted, options.tolerance);
  const integers =
    scale === null
      ? null
      : integerSums(
          shifted.map((value) => Math.round(value * scale)),
          size,
          options,
        );
  const law = integers ?? distinctSums(shifted, size, options);
  if (law === null) return null;
  const unit = integers === null ? 1 : scale!;
  return { values: law.values.map((sum) => sum / unit + offset), probabilities: law.probabilities };
}

/** The power of ten, up to a million, whose whole parts all values are within the tolerance; null where none does. */
function wholeScale(values: readonly number[], tolerance: number): number | null {
  for (let scale = 1; scale <= 1e6; scale *= 10) {
    const whole = values.every((value) => Math.abs(value - Math.round(value * scale) / scale) <= tolerance);
    if (whole) return scale;
  }
  return null;
}

/** Numbers of subsets by size and sum; doubles hold them up to about a thousand values. */
function integerSums(values: readonly number[], size: number, { limit }: SumOptions): DiscreteLaw | null {
  const largest = values
    .toSorted((a, b) => b - a)
    .slice(0, size)
    .reduce((sum, value) => sum + value, 0);
  const width = largest + 1;
  if (values.length > 1000 || width * (size + 1) > limit) return null;
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(width));
  ways[0]![0] = 1;
  for (const [seen, value] of values.entries()) {
    for (let taken = Math.min(seen, size - 1); taken >= 0; taken--) {
      const from = ways[taken]!;
      const to = ways[taken + 1]!;
      for (let sum = width - 1 - value; sum >= 0; sum--) to[sum + value]! += from[sum]!;
    }
  }
  const counts = ways[size]!;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const reached = [...counts.keys()].filter((sum) => counts[sum]! > 0);
  return {
    values: Float64Array.from(reached),
    probabilities: Float64Array.from(reached, (sum) => counts[sum]! / total),
  };
}

function distinctSums(values: readonly number[], size: number, { tolerance, limit }: SumOptions): DiscreteLaw | null {
  // reached[k]: sums of k of the values seen so far, with the probability of that subset size and sum.
  let reached: Map<number, Sum>[] = Array.from({ length: size + 1 }, () => new Map());
  reached[0]!.set(0, { sum: 0, weight: 1 });
  for (const [seen, value] of values.entries()) {
    const left = values.length - seen;
    const next: Map<number, Sum>[] = Array.from({ length: size + 1 }, () => new Map());
    let kept = 0;
    for (const [taken, sums] of reached.entries()) {
      const wanted = size - taken;
      for (const { sum, weight } of sums.values()) {
        if (wanted < left) add(next[taken]!, sum, (weight * (left - wanted)) / left, tolerance);
        if (wanted > 0) add(next[taken + 1]!, sum + value, (weight * wanted) / left, tolerance);
      }
    }
    for (const sums of next) kept += sums.size;
    if (kept > limit) return null;
    reached = next;
  }
  return lawOf(reached[size]!);
}

/**
 * Law of the sum of two independent discrete quantities.
 * @returns null when more sums than the limit are needed
 * @example addLaws(subsetSums([0, 1], 1, { tolerance: 1e-9, limit: 9 }), subsetSums([0, 1], 1, { tolerance: 1e-9, limit: 9 }), { tolerance: 1e-9, limit: 9 }).probabilities // 0.25, 0.5, 0.25
 */
export function addLaws(one: DiscreteLaw, other: DiscreteLaw, { tolerance, limit }: SumOptions): DiscreteLaw | null {
  const sums = new Map<number, Sum>();
  for (const [i, value] of one.values.entries()) {
    for (const [j, more] of other.values.entries()) {
      add(sums, value + more, one.probabilities[i]! * other.probabilities[j]!, tolerance);
    }
    if (sums.size > limit) return null;
  }
  return lawOf(sums);
}

interface Sum {
  readonly sum: number;
  weight: number;
}

function add(sums: Map<number, Sum>, sum: number, weight: number, tolerance: number): void {
  const bin = Math.round(sum / tolerance);
  const known = sums.get(bin);
  if (known === undefined) sums.set(bin, { sum, weight });
  else known.weight += weight;
}

function lawOf(sums: Map<number, Sum>): DiscreteLaw {
  const ordered = [...sums.values()].sort((a, b) => a.sum - b.sum);
  return {
    values: Float64Array.from(ordered, ({ sum }) => sum),
    probabilities: Float64Array.from(ordered, ({ weight }) => weight),
  };
}
