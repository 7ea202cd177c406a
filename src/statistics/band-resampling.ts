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
  /** Members of the drawn bands, row major band x group; overwritten. The design keeps a group below 2^27 members. */
  readonly sums: Int32Array;
  /** Where the units that no band has taken begin, per class of one stratum; overwritten. */
  readonly next: Uint32Array;
}

/** Units with this many entries or more share one class, as do all units of a small stratum. */
const LONG_UNIT = 12;
const CLASSES = LONG_UNIT + 1;
/** Classes below this take half a random word a unit: above it too many halves would be rejected. */
const HALF_WORD_BELOW = 4096;
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
  return {
    words,
    starts,
    classBegins,
    logFactorial: logFactorials(units.length),
    largest,
    sums: new Int32Array(layout.bands * composition.groups),
    next: new Uint32Array(CLASSES),
  };
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
  const { classBegins, largest, next } = records;
  const { bands, strata, begins, sizes } = layout;
  const { groups } = design;
  records.sums.fill(0);
  for (let stratum = 0; stratum < strata; stratum++) {
    const first = stratum * CLASSES;
    for (let length = 0; length < CLASSES; length++) next[length] = classBegins[first + length]!;
    let free = begins[stratum + 1]! - begins[stratum]!;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      if (band === largest || size === 0) continue;
      drawBand(records, { first, free, size, row: band * groups }, state);
      free -= size;
    }
  }
  completeTable(records, design, table);
}

function completeTable(
  { sums, largest }: UnitRecords,
  { groups, groupMembers, bandSizes }: BandDesign,
  table: Float64Array,
): void {
  for (let group = 0; group < groups; group++) {
    let rest = groupMembers[group]!;
    for (let band = 0; band < bandSizes.length; band++) {
      if (band === largest) continue;
      const members = sums[band * groups + group]!;
      table[band * groups + group] = members;
      rest -= members;
    }
    table[largest * groups + group] = rest;
  }
}

/** Draws `size` of the free units of a stratum, and adds them up in one row. */
function drawBand(
  records: UnitRecords,
  draw: {
    readonly first: number;
    readonly free: number;
    readonly size: number;
    readonly row: number;
  },
  state: StreamState,
): void {
  const { first, row } = draw;
  const { next } = records;
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
    const from = next[length]!;
    const to = from + drawn;
    next[length] = to;
    if (length === 0) continue;
    if (available < HALF_WORD_BELOW) pickByHalfWords(records.starts, { from, to, end }, state);
    else pickByWords(records.starts, { from, to, end }, state);
    addPicked(records, { from, to, length, row });
  }
}

interface Picks {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/** Moves random units of [from, end) to the places [from, to); sixteen random bits a unit. */
function pickByHalfWords(starts: Uint32Array, { from, to, end }: Picks, state: StreamState): void {
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  let bits = 0;
  let fresh = false;
  for (let place = from; place < to; ) {
    bits <<= 16;
    fresh = !fresh;
    if (fresh) {
      const product5 = Math.imul(s1, 5);
      bits = Math.imul((product5 << 7) | (product5 >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    const bound = end - place;
    const product = Math.imul(bits >>> 16, bound);
    const low = product & 0xffff;
    if (low < bound && low < 65536 % bound) continue;
    const other = place + (product >>> 16);
    const start = starts[other]!;
    starts[other] = starts[place]!;
    starts[place] = start;
    place++;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/** Moves random units of [from, end) to the places [from, to); 32 random bits a unit. */
function pickByWords(starts: Uint32Array, { from, to, end }: Picks, state: StreamState): void {
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let place = from; place < to; ) {
    const product5 = Math.imul(s1, 5);
    const bits = Math.imul((product5 << 7) | (product5 >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    const bound = end - place;
    const product = bits * bound;
    const offset = Math.floor(product * 2.3283064365386963e-10);
    const low = product - offset * 4294967296;
    if (low < bound && low < 4294967296 % bound) continue;
    const start = starts[place + offset]!;
    starts[place + offset] = starts[place]!;
    starts[place] = start;
    place++;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/** Adds the units at the places [from, to) up in one row of the table. */
function addPicked(
  { words, starts, sums }: UnitRecords,
  picked: { readonly from: number; readonly to: number; readonly length: number; readonly row: number },
): void {
  const { from, to, length, row } = picked;
  const fixedLength = length < LONG_UNIT ? length : -1;
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const last = start + (fixedLength >= 0 ? fixedLength : words[start]!);
    for (let at = start + 1; at <= last; at++) {
      const word = words[at]!;
      sums[row + (word & 0xffff)]! += word >>> 16;
    }
  }
}
