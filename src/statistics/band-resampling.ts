import { ArgumentError } from "../errors.js";
import type { BandLayout } from "./band-arrangements.js";
import type { BandDesign } from "./band-statistics.js";
import type { Composition } from "./composition.js";
import { hypergeometricDraw, logFactorials } from "./hypergeometric-draw.js";
import type { StreamState } from "./random.js";

/**
 * Units as records in one array: the number of entries, then one word an entry, count above group code (a count above
 * 65,535 takes several). `starts` holds where each record begins, by stratum and inside it in classes of equal numbers
 * of entries: the loop over entries then has one length, which spares the processor a wrong guess a unit.
 */
export interface UnitRecords {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  /** Class c of stratum h holds starts from classBegins[h * CLASSES + c] to the next value (exclusive). */
  readonly classBegins: Uint32Array;
  readonly logFactorial: Float64Array;
  /** The band with most units: never drawn, it is the margin less the others. */
  readonly largest: number;
}

/** Units with this many entries or more share one class, as do all units of a small stratum. */
const LONG_UNIT = 12;
const CLASSES = LONG_UNIT + 1;
/** Below this a draw of how many units of each class costs more than it spares. */
const SMALL_STRATUM = 200;

/**
 * Records of the units, so that drawing one touches one or two cache lines.
 * @throws ArgumentError from 2^21 units on, where the product of a 32-bit draw and the bound is no exact integer
 */
export function packUnits(composition: Composition, layout: BandLayout, { bandSizes }: BandDesign): UnitRecords {
  const { memberCounts } = composition;
  const { units, strata, begins } = layout;
  if (units.length >= 0x200000) {
    throw new ArgumentError(`packUnits requires fewer than 2097152 units; got ${units.length}`);
  }
  const entries = memberCounts.reduce((sum, count) => sum + Math.ceil(count / 0xffff), 0);
  const words = new Uint32Array(units.length + entries);
  const starts = new Uint32Array(units.length);
  const classBegins = new Uint32Array(strata * CLASSES + 1);
  let at = 0;
  let placed = 0;
  for (let stratum = 0; stratum < strata; stratum++) {
    const own = units.subarray(begins[stratum]!, begins[stratum + 1]!);
    for (let length = 0; length < CLASSES; length++) {
      classBegins[stratum * CLASSES + length] = placed;
      for (const unit of own) {
        if (classOf(composition, unit, own.length) !== length) continue;
        starts[placed++] = at;
        at = packUnit(composition, unit, words, at);
      }
    }
  }
  classBegins[strata * CLASSES] = placed;
  const largest = bandSizes.indexOf(bandSizes.reduce((most, size) => Math.max(most, size), 0));
  return { words, starts, classBegins, logFactorial: logFactorials(units.length), largest };
}

function classOf({ offsets, memberCounts }: Composition, unit: number, unitsOfStratum: number): number {
  if (unitsOfStratum < SMALL_STRATUM) return LONG_UNIT;
  let entries = 0;
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) entries += Math.ceil(memberCounts[j]! / 0xffff);
  return Math.min(entries, LONG_UNIT);
}

/** Writes one record and returns where the next begins. */
function packUnit(
  { offsets, groupCodes, memberCounts }: Composition,
  unit: number,
  words: Uint32Array,
  start: number,
): number {
  let at = start + 1;
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    for (let left = memberCounts[j]!; left > 0; left -= 0xffff) {
      words[at++] = (Math.min(left, 0xffff) << 16) | groupCodes[j]!;
    }
  }
  words[start] = at - start - 1;
  return at;
}

/**
 * Draws one arrangement, each equally likely, and writes its table, row major band x group: how many units of each
 * class by the hypergeometric law, then which of them by a partial shuffle. The order of `starts` is left shuffled,
 * which makes the next draw no less random.
 * @see Durstenfeld 1964 (partial shuffle); Lemire 2019 (integers in an interval)
 */
export function drawBandTable(
  records: UnitRecords,
  layout: BandLayout,
  design: BandDesign,
  table: Float64Array,
  state: StreamState,
): void {
  const { classBegins, largest } = records;
  const { bands, strata, begins, sizes } = layout;
  const { groups } = design;
  table.fill(0);
  const next = new Uint32Array(CLASSES);
  for (let stratum = 0; stratum < strata; stratum++) {
    const first = stratum * CLASSES;
    for (let length = 0; length < CLASSES; length++) next[length] = classBegins[first + length]!;
    let free = begins[stratum + 1]! - begins[stratum]!;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      if (band === largest || size === 0) continue;
      drawBand(records, { first, next, free, size, row: band * groups, table }, state);
      free -= size;
    }
  }
  completeLargest(table, design, largest);
}

function completeLargest(table: Float64Array, { groups, groupMembers, bandSizes }: BandDesign, largest: number): void {
  for (let group = 0; group < groups; group++) {
    let rest = groupMembers[group]!;
    for (let band = 0; band < bandSizes.length; band++) if (band !== largest) rest -= table[band * groups + group]!;
    table[largest * groups + group] = rest;
  }
}

/** Draws `size` of the free units of a stratum; `next` holds where the free units of each class begin. */
function drawBand(
  records: UnitRecords,
  draw: {
    readonly first: number;
    readonly next: Uint32Array;
    readonly free: number;
    readonly size: number;
    readonly row: number;
    readonly table: Float64Array;
  },
  state: StreamState,
): void {
  const { first, next, row, table } = draw;
  let total = draw.free;
  let wanted = draw.size;
  for (let length = 0; length < CLASSES; length++) {
    const end = records.classBegins[first + length + 1]!;
    const available = end - next[length]!;
    if (available === 0) continue;
    const drawn = hypergeometricDraw(state, total, available, wanted, records.logFactorial);
    total -= available;
    wanted -= drawn;
    if (drawn === 0) continue;
    drawUnits(records, { from: next[length]!, drawn, end, length, row, table }, state);
    next[length]! += drawn;
  }
}

/** Moves `drawn` random units from [from, end) to its beginning and adds them up in one row of the table. */
function drawUnits(
  { words, starts }: UnitRecords,
  draw: {
    readonly from: number;
    readonly drawn: number;
    readonly end: number;
    readonly length: number;
    readonly row: number;
    readonly table: Float64Array;
  },
  state: StreamState,
): void {
  const { from, end, length, row, table } = draw;
  const to = from + draw.drawn;
  const fixedLength = length < LONG_UNIT ? length : -1;
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let place = from; place < to; place++) {
    const bound = end - place;
    let offset = 0;
    for (;;) {
      const product5 = Math.imul(s1, 5);
      const bits = Math.imul((product5 << 7) | (product5 >>> 25), 9) >>> 0;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      const product = bits * bound;
      offset = Math.floor(product * 2.3283064365386963e-10);
      const low = product - offset * 4294967296;
      if (low >= bound || low >= 4294967296 % bound) break;
    }
    const start = starts[place + offset]!;
    starts[place + offset] = starts[place]!;
    starts[place] = start;
    const last = start + (fixedLength >= 0 ? fixedLength : words[start]!);
    for (let at = start + 1; at <= last; at++) {
      const word = words[at]!;
      table[row + (word & 0xffff)]! += word >>> 16;
    }
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
