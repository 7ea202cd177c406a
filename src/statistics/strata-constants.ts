import { type StratifiedUnits, stratifiedMoments, stratumSizes } from "./stratified-moments.js";

/** What no resample changes. */
export interface StrataConstants {
  readonly unitMembers: Float64Array;
  readonly strata: Uint16Array;
  /** Members of tested groups as compressed sparse rows: place of the group, members, and their part of the root. */
  readonly offsets: Uint32Array;
  readonly places: Uint16Array;
  readonly counts: Float64Array;
  readonly parts: Float64Array;
  readonly plainParts: Float64Array;
  /** 1 - 2 fbar of each stratum. */
  readonly weights: Float64Array;
  /** Per tested group: N_g / N, E, the part of the root that never changes, and where the root counts as 0. */
  readonly shares: Float64Array;
  readonly centres: Float64Array;
  readonly fixed: Float64Array;
  readonly least: Float64Array;
  /** Row major group x stratum: what a flagged member in the stratum adds to the root, and to the plain squares. */
  readonly slopes: Float64Array;
  readonly plainSlopes: Float64Array;
  /** Per tested group, of (d - dbar_h)^2: what flagged units add whoever they are, the sum weighted by fbar, the sum. */
  readonly plainFixed: Float64Array;
  readonly expected: Float64Array;
  readonly total: Float64Array;
  /** Members, and those that would be flagged at fbar of each stratum. */
  readonly members: number;
  readonly expectedMembers: number;
  readonly draws: readonly StratumDraw[];
  /** Units in the order of their strata. */
  readonly order: Uint32Array;
  /** Units of the strata whose unflagged units are drawn. */
  readonly flaggedAtFirst: Uint32Array;
}

/** So many units are drawn from `order[start]` on, of `size` in the stratum; `sign` -1 takes them out of the flagged. */
export interface StratumDraw {
  readonly stratum: number;
  readonly start: number;
  readonly size: number;
  readonly count: number;
  readonly sign: 1 | -1;
}

/** Rounding left over from cancelled squares, relative to what was cancelled. */
const ROUNDING = 1e-12;

/**
 * What the studentised contrasts within strata need of units, flags and strata, whatever the arrangement.
 * @see studentisedStrataTask
 */
export function strataConstants(units: StratifiedUnits): StrataConstants {
  const { composition, sums, strata, flagged, tested } = units;
  const sizes = stratumSizes(strata, flagged);
  const rates = Float64Array.from(sizes.units, (size, h) => (size === 0 ? 0 : sizes.flagged[h]! / size));
  const shares = Float64Array.from(tested, (group) => sums.groupMembers[group]! / sums.members);
  const rows = testedRows(units);
  const means = stratumMeans(units, rows, shares, sizes.units);
  const weights = rates.map((rate) => 1 - 2 * rate);
  const levels = rates.length;
  const fixed = new Float64Array(tested.length);
  const cancelled = new Float64Array(tested.length);
  const slopes = new Float64Array(tested.length * levels);
  const parts = new Float64Array(rows.counts.length);
  const plainParts = new Float64Array(rows.counts.length);
  const plainSlopes = new Float64Array(slopes.length);
  const plainFixed = new Float64Array(tested.length);
  const expected = new Float64Array(tested.length);
  const total = new Float64Array(tested.length);
  let expectedMembers = 0;
  for (let unit = 0; unit < strata.length; unit++) {
    const h = strata[unit]!;
    const size = sums.unitMembers[unit]!;
    expectedMembers += rates[h]! * size;
    for (let t = 0; t < tested.length; t++) {
      const off = shares[t]! * size + means[t * levels + h]!;
      cancelled[t]! += off * off;
      fixed[t]! += rates[h]! ** 2 * off * off;
      expected[t]! += rates[h]! * off * off;
      total[t]! += off * off;
    }
    for (let j = rows.offsets[unit]!; j < rows.offsets[unit + 1]!; j++) {
      const t = rows.places[j]!;
      const count = rows.counts[j]!;
      const off = shares[t]! * size + means[t * levels + h]!;
      const part = count * count - 2 * count * off;
      parts[j] = weights[h]! * part;
      plainParts[j] = part;
      expected[t]! += rates[h]! * part;
      total[t]! += part;
      cancelled[t]! += count * count + 2 * count * Math.abs(off);
      fixed[t]! += rates[h]! ** 2 * part;
    }
  }
  for (let t = 0; t < tested.length; t++) {
    for (let h = 0; h < levels; h++) {
      const mean = means[t * levels + h]!;
      slopes[t * levels + h] = 2 * shares[t]! * weights[h]! * mean;
      plainSlopes[t * levels + h] = 2 * shares[t]! * mean;
      plainFixed[t]! += sizes.flagged[h]! * mean * mean;
      fixed[t]! += weights[h]! * sizes.flagged[h]! * mean * mean;
    }
  }
  return {
    unitMembers: sums.unitMembers,
    strata,
    ...rows,
    parts,
    plainParts,
    weights,
    shares,
    centres: stratifiedMoments({ composition, sums, strata, flagged, tested }).mean,
    fixed,
    least: cancelled.map((value) => ROUNDING * value),
    slopes,
    plainSlopes,
    plainFixed,
    expected,
    total,
    members: sums.members,
    expectedMembers,
    ...drawingOf(strata, sizes),
  };
}

function testedRows({ composition, tested }: StratifiedUnits): Pick<StrataConstants, "offsets" | "places" | "counts"> {
  const placeOf = new Int32Array(composition.groups).fill(-1);
  tested.forEach((group, t) => {
    placeOf[group] = t;
  });
  const units = composition.offsets.length - 1;
  const offsets = new Uint32Array(units + 1);
  const places: number[] = [];
  const counts: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    for (let j = composition.offsets[unit]!; j < composition.offsets[unit + 1]!; j++) {
      const place = placeOf[composition.groupCodes[j]!]!;
      if (place < 0) continue;
      places.push(place);
      counts.push(composition.memberCounts[j]!);
    }
    offsets[unit + 1] = places.length;
  }
  return { offsets, places: Uint16Array.from(places), counts: Float64Array.from(counts) };
}

/** Mean of d = n - M N_g / N over each stratum, row major group x stratum. */
function stratumMeans(
  { sums, strata, tested }: StratifiedUnits,
  rows: Pick<StrataConstants, "offsets" | "places" | "counts">,
  shares: Float64Array,
  sizes: Uint32Array,
): Float64Array {
  const means = new Float64Array(tested.length * sizes.length);
  const members = new Float64Array(sizes.length);
  for (let unit = 0; unit < strata.length; unit++) {
    const h = strata[unit]!;
    members[h]! += sums.unitMembers[unit]!;
    for (let j = rows.offsets[unit]!; j < rows.offsets[unit + 1]!; j++) {
      means[rows.places[j]! * sizes.length + h]! += rows.counts[j]!;
    }
  }
  return means.map((total, at) => {
    const h = at % sizes.length;
    return sizes[h] === 0 ? 0 : (total - shares[Math.floor(at / sizes.length)]! * members[h]!) / sizes[h]!;
  });
}

function drawingOf(
  strata: Uint16Array,
  { units, flagged }: { readonly units: Uint32Array; readonly flagged: Uint32Array },
): Pick<StrataConstants, "draws" | "order" | "flaggedAtFirst"> {
  const starts = new Uint32Array(units.length + 1);
  units.forEach((size, h) => {
    starts[h + 1] = starts[h]! + size;
  });
  const next = starts.slice(0, units.length);
  const order = new Uint32Array(strata.length);
  strata.forEach((h, unit) => {
    order[next[h]!++] = unit;
  });
  const draws = Array.from(units, (size, h): StratumDraw => {
    const others = 2 * flagged[h]! > size;
    return {
      stratum: h,
      start: starts[h]!,
      size,
      count: others ? size - flagged[h]! : flagged[h]!,
      sign: others ? -1 : 1,
    };
  });
  const atFirst = draws.flatMap(({ start, size, sign }) =>
    sign === 1 ? [] : [...order.subarray(start, start + size)],
  );
  return { draws: draws.filter(({ count }) => count > 0), order, flaggedAtFirst: Uint32Array.from(atFirst) };
}
