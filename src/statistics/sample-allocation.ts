import { ArgumentError } from "../errors.js";

/** A stratum to be sampled: its units, how much each unit weighs in the allocation, and the least to be drawn. */
export interface AllocatedStratum {
  readonly size: number;
  /** 1 for proportional allocation, the standard deviation for Neyman's, 1 / size for equal. */
  readonly weightPerUnit: number;
  readonly minimum: number;
}

/**
 * Whole sample sizes that add up to a total, as near as may be to size times weight. A stratum for which that is more
 * than it holds is taken whole and the rest is shared out again; the same for minima. Left-over units go by largest
 * remainder, the first of equals first.
 * @param strata  whole sizes, weights of 0 or more, minima of 0 or more (cut to the size)
 * @param total  whole units to be drawn, no less than the minima
 * @returns one size a stratum; they add up to the total, or to all units where there are fewer
 * @throws ArgumentError when the minima together exceed the total
 * @see Neyman 1934; Cochran 1977, section 5.5 (more than 100 % wanted: section 5.8)
 * @example allocateSample([{ size: 5, weightPerUnit: 9, minimum: 0 }, { size: 95, weightPerUnit: 1, minimum: 0 }], 10) // [3, 7]
 */
export function allocateSample(strata: readonly AllocatedStratum[], total: number): Uint32Array {
  const least = strata.map(({ size, minimum }) => Math.min(size, minimum));
  const minima = least.reduce((sum, minimum) => sum + minimum, 0);
  if (!(Number.isSafeInteger(total) && total >= minima)) {
    throw new ArgumentError(`allocateSample requires a whole total of at least the minima, ${minima}; got ${total}`);
  }
  const units = strata.reduce((sum, { size }) => sum + size, 0);
  return wholeSizes(wantedSizes(strata, least, Math.min(total, units)), strata, Math.min(total, units));
}

/** Fractional sizes: the share of what is left, unless it falls below the minimum or above the size. */
function wantedSizes(strata: readonly AllocatedStratum[], least: readonly number[], total: number): number[] {
  const wanted = strata.map(({ size }) => (size === 0 ? 0 : Number.NaN));
  for (;;) {
    const open = [...wanted.keys()].filter((h) => Number.isNaN(wanted[h]!));
    if (open.length === 0) return wanted;
    const left = total - wanted.reduce((sum, size) => sum + (Number.isNaN(size) ? 0 : size), 0);
    const weight = (h: number) => strata[h]!.size * strata[h]!.weightPerUnit;
    const weights = open.reduce((sum, h) => sum + weight(h), 0);
    const sizes = open.reduce((sum, h) => sum + strata[h]!.size, 0);
    const share = (h: number) => (weights > 0 ? (left * weight(h)) / weights : (left * strata[h]!.size) / sizes);
    const over = open.reduce((sum, h) => sum + Math.max(0, share(h) - strata[h]!.size), 0);
    const under = open.reduce((sum, h) => sum + Math.max(0, least[h]! - share(h)), 0);
    const settled = open.filter((h) => (over >= under ? share(h) > strata[h]!.size : share(h) < least[h]!));
    if (settled.length === 0) {
      for (const h of open) wanted[h] = share(h);
      return wanted;
    }
    for (const h of settled) wanted[h] = over >= under ? strata[h]!.size : least[h]!;
  }
}

function wholeSizes(wanted: readonly number[], strata: readonly AllocatedStratum[], total: number): Uint32Array {
  const sizes = Uint32Array.from(wanted, (size) => Math.floor(size + 1e-9));
  let left = total - sizes.reduce((sum, size) => sum + size, 0);
  const byRemainder = [...wanted.keys()].sort((a, b) => wanted[b]! - sizes[b]! - (wanted[a]! - sizes[a]!));
  while (left > 0) {
    for (const h of byRemainder) {
      if (left === 0) break;
      if (sizes[h]! >= strata[h]!.size) continue;
      sizes[h]! += 1;
      left--;
    }
  }
  return sizes;
}
