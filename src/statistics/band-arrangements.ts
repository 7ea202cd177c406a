import { ArgumentError } from "../errors.js";

/** Which units may exchange their bands, and how many of each band there are to exchange. Plain data. */
export interface BandLayout {
  readonly bands: number;
  readonly strata: number;
  /** Units in order of stratum; length units. */
  readonly units: Uint32Array;
  /** Stratum h holds units[begins[h]] up to units[begins[h + 1]] (exclusive). */
  readonly begins: Uint32Array;
  /** Units of each band in each stratum, row major stratum x band. */
  readonly sizes: Uint32Array;
}

/**
 * Layout of bands over units, within strata where there are any.
 * @param bandCodes  band of each unit, 0 .. bands - 1; at least one unit
 * @param options.bands  1 to 256
 * @param options.strata  stratum code of each unit, 0 .. units - 1; null for one stratum
 * @throws ArgumentError outside these ranges
 * @example bandLayout(Uint8Array.of(0, 1, 1), { bands: 2, strata: null }).sizes // [1, 2]
 */
export function bandLayout(
  bandCodes: Uint8Array,
  { bands, strata }: { readonly bands: number; readonly strata: Uint32Array | null },
): BandLayout {
  requireCodes(bandCodes, bands, strata);
  const count = strata === null ? 1 : strata.reduce((most, code) => Math.max(most, code), 0) + 1;
  const begins = new Uint32Array(count + 1);
  const sizes = new Uint32Array(count * bands);
  for (let unit = 0; unit < bandCodes.length; unit++) {
    const stratum = strata === null ? 0 : strata[unit]!;
    begins[stratum + 1]! += 1;
    sizes[stratum * bands + bandCodes[unit]!]! += 1;
  }
  for (let stratum = 0; stratum < count; stratum++) begins[stratum + 1]! += begins[stratum]!;
  const next = begins.slice();
  const units = new Uint32Array(bandCodes.length);
  for (let unit = 0; unit < bandCodes.length; unit++) {
    const stratum = strata === null ? 0 : strata[unit]!;
    units[next[stratum]!] = unit;
    next[stratum]! += 1;
  }
  return { bands, strata: count, units, begins, sizes };
}

/**
 * Number of distinct arrangements: the product over strata of the multinomial coefficients of their band sizes.
 * @returns a whole number while it is below 2^53, an approximation above it, Infinity where a double holds none
 * @example countArrangements(bandLayout(Uint8Array.of(0, 1, 1, 0, 2, 2, 2, 2), { bands: 3, strata: null })) // 420
 */
export function countArrangements({ bands, strata, sizes }: BandLayout): number {
  let arrangements = 1;
  for (let stratum = 0; stratum < strata; stratum++) {
    let placed = 0;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      placed += size;
      arrangements *= choose(placed, size);
    }
  }
  return arrangements;
}

/**
 * Visits every distinct arrangement once. It starts with all units of a stratum in its largest band; from then on
 * only moves of single units are told, so that a visitor can keep its sums up to date.
 * @param options.place  puts a unit into the band it starts in
 * @param options.move  moves a unit from one band to another
 * @param options.visit  called at each arrangement
 * @see Westfall & Young 1993, section 2.3 (complete enumeration of the permutation distribution)
 */
export function visitArrangements(
  layout: BandLayout,
  {
    place,
    move,
    visit,
  }: {
    readonly place: (unit: number, band: number) => void;
    readonly move: (unit: number, from: number, to: number) => void;
    readonly visit: () => void;
  },
): void {
  const steps = choicesOf(layout);
  const bases = largestBands(layout);
  for (let stratum = 0; stratum < layout.strata; stratum++) {
    for (let at = layout.begins[stratum]!; at < layout.begins[stratum + 1]!; at++) {
      place(layout.units[at]!, bases[stratum]!);
    }
  }
  const taken = new Uint8Array(layout.units.length);
  const choose = (step: number, left: number, from: number, free: number): void => {
    if (left === 0) {
      const next = steps[step + 1];
      if (next === undefined) visit();
      else choose(step + 1, next.size, next.begin, next.free);
      return;
    }
    const { base, band } = steps[step]!;
    let available = free;
    for (let at = from; available >= left; at++) {
      if (taken[at] === 1) continue;
      available--;
      taken[at] = 1;
      move(layout.units[at]!, base, band);
      choose(step, left - 1, at + 1, available);
      move(layout.units[at]!, band, base);
      taken[at] = 0;
    }
  };
  choose(-1, 0, 0, 0);
}

/** A band that picks `size` of the `free` units that no earlier band of its stratum has picked. */
interface Choice {
  readonly base: number;
  readonly band: number;
  readonly size: number;
  readonly begin: number;
  readonly free: number;
}

function choicesOf(layout: BandLayout): readonly Choice[] {
  const { bands, strata, begins, sizes } = layout;
  const bases = largestBands(layout);
  const choices: Choice[] = [];
  for (let stratum = 0; stratum < strata; stratum++) {
    const base = bases[stratum]!;
    let free = begins[stratum + 1]! - begins[stratum]!;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      if (band === base || size === 0) continue;
      choices.push({ base, band, size, begin: begins[stratum]!, free });
      free -= size;
    }
  }
  return choices;
}

function largestBands({ bands, strata, sizes }: BandLayout): readonly number[] {
  return Array.from({ length: strata }, (_, stratum) => {
    const own = sizes.subarray(stratum * bands, (stratum + 1) * bands);
    return own.indexOf(own.reduce((most, size) => Math.max(most, size), 0));
  });
}

function choose(n: number, k: number): number {
  const few = Math.min(k, n - k);
  let count = 1;
  for (let i = 1; i <= few && count < Number.POSITIVE_INFINITY; i++) count = (count * (n - few + i)) / i;
  return count;
}

function requireCodes(bandCodes: Uint8Array, bands: number, strata: Uint32Array | null): void {
  if (!(Number.isInteger(bands) && bands >= 1 && bands <= 256)) {
    throw new ArgumentError(`bandLayout requires 1 to 256 bands; got ${bands}`);
  }
  if (bandCodes.length === 0) throw new ArgumentError("bandLayout requires one unit or more; got 0");
  const wrong = bandCodes.find((code) => code >= bands);
  if (wrong !== undefined) throw new ArgumentError(`bandLayout requires band codes below ${bands}; got ${wrong}`);
  if (strata === null) return;
  if (strata.length !== bandCodes.length) {
    throw new ArgumentError(
      `bandLayout requires a stratum for each of ${bandCodes.length} units; got ${strata.length}`,
    );
  }
  const beyond = strata.find((code) => code >= bandCodes.length);
  if (beyond !== undefined) {
    throw new ArgumentError(`bandLayout requires stratum codes below the number of units; got ${beyond}`);
  }
}
