import { type StratifiedUnits, stratumSizes } from "./stratified-moments.js";

/** What no resample changes. */
export interface StrataConstants {
  readonly unitMembers: Float64Array;
  readonly strata: Uint16Array;
  /** Members of tested groups as compressed sparse rows: place of the group, n, and n^2 - 2 n M N_gh / N_h. */
  readonly offsets: Uint32Array;
  readonly places: Uint16Array;
  readonly counts: Float64Array;
  readonly parts: Float64Array;
  /** Members of all groups in each stratum. */
  readonly stratumMembers: Float64Array;
  /** Row major group x stratum: N_gh / N_h, and the sum of (n - M N_gh / N_h)^2. */
  readonly shares: Float64Array;
  readonly squares: Float64Array;
  /** Per tested group: where the root counts as 0. */
  readonly least: Float64Array;
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
  const { sums, strata, flagged, tested } = units;
  const sizes = stratumSizes(strata, flagged);
  const levels = sizes.units.length;
  const rows = testedRows(units);
  const stratumMembers = new Float64Array(levels);
  strata.forEach((h, unit) => {
    stratumMembers[h]! += sums.unitMembers[unit]!;
  });
  const shares = stratumShares(units, rows, stratumMembers);
  const parts = new Float64Array(rows.counts.length);
  const squares = new Float64Array(shares.length);
  const cancelled = new Float64Array(tested.length);
  for (let unit = 0; unit < strata.length; unit++) {
    const h = strata[unit]!;
    const size = sums.unitMembers[unit]!;
    for (let t = 0, at = h; t < tested.length; t++, at += levels) {
      const off = shares[at]! * size;
      squares[at]! += off * off;
      cancelled[t]! += off * off;
    }
    for (let j = rows.offsets[unit]!; j < rows.offsets[unit + 1]!; j++) {
      const t = rows.places[j]!;
      const count = rows.counts[j]!;
      const cross = 2 * count * shares[t * levels + h]! * size;
      parts[j] = count * count - cross;
      squares[t * levels + h]! += parts[j]!;
      cancelled[t]! += count * count + cross;
    }
  }
  return {
    unitMembers: sums.unitMembers,
    strata,
    ...rows,
    parts,
    stratumMembers,
    shares,
    squares,
    least: cancelled.map((value) => ROUNDING * value),
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

/** N_gh / N_h, row major group x stratum; 0 in a stratum without members. */
function stratumShares(
  { strata, tested }: StratifiedUnits,
  { offsets, places, counts }: Pick<StrataConstants, "offsets" | "places" | "counts">,
  stratumMembers: Float64Array,
): Float64Array {
  const levels = stratumMembers.length;
  const shares = new Float64Array(tested.length * levels);
  for (let unit = 0; unit < strata.length; unit++) {
    const h = strata[unit]!;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      shares[places[j]! * levels + h]! += counts[j]!;
    }
  }
  return shares.map((members, at) => (members === 0 ? 0 : members / stratumMembers[at % levels]!));
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
