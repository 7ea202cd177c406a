import type { BandLayout } from "./band-arrangements.js";
import { CLASSES, LONG_UNIT, type UnitRecords } from "./band-records.js";
import type { BandDesign } from "./band-statistics.js";
import { hypergeometricDraw } from "./hypergeometric-draw.js";
import type { StreamState } from "./random.js";

/** Classes below this take half a random word a unit: above it too many halves would be rejected. */
const HALF_WORD_BELOW = 8192;

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
  const { largest } = records;
  const { bands, strata, begins, sizes } = layout;
  const { groups } = design;
  records.sums.fill(0);
  for (let stratum = 0; stratum < strata; stratum++) {
    openStratum(records, stratum);
    let free = begins[stratum + 1]! - begins[stratum]!;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      if (band === largest || size === 0) continue;
      drawBand(records, { stratum, free, size, row: band * groups }, state);
      free -= size;
    }
  }
  completeTable(records, design, table);
}

/**
 * Draws `size` of all `free` units of a stratum, each choice equally likely, and adds their members by group to
 * `sums` from `row` on.
 * @see drawBandTable
 */
export function drawFromStratum(records: UnitRecords, draw: StratumDraw, state: StreamState): void {
  openStratum(records, draw.stratum);
  drawBand(records, draw, state);
}

/** Units to draw among those of a stratum that no band has taken, and the row of sums that their members go to. */
export interface StratumDraw {
  readonly stratum: number;
  readonly free: number;
  readonly size: number;
  readonly row: number;
}

function openStratum({ classBegins, next }: UnitRecords, stratum: number): void {
  const first = stratum * CLASSES;
  for (let length = 0; length < CLASSES; length++) next[length] = classBegins[first + length]!;
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
function drawBand(records: UnitRecords, draw: StratumDraw, state: StreamState): void {
  const { row } = draw;
  const { next } = records;
  const first = draw.stratum * CLASSES;
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
    if (records.coding.entryBits === 16) addHalves(records, { from, to, length, row });
    else addWords(records, { from, to, length, row });
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

interface Picked {
  readonly from: number;
  readonly to: number;
  /** Words of each unit, or LONG_UNIT where they state it. */
  readonly length: number;
  readonly row: number;
}

/**
 * Adds the units at the places [from, to) up in one row, two entries a word. The common lengths are written out: a
 * loop of one or two turns costs more than what it does.
 */
function addHalves({ words, coding, starts, sums }: UnitRecords, { from, to, length, row }: Picked): void {
  const { groupBits } = coding;
  const codes = (1 << groupBits) - 1;
  const counts = (1 << (16 - groupBits)) - 1;
  const highCount = 16 + groupBits;
  if (length === 1) {
    for (let place = from; place < to; place++) {
      const word = words[starts[place]!]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
    }
    return;
  }
  if (length === 2) {
    for (let place = from; place < to; place++) {
      const start = starts[place]!;
      const word = words[start]!;
      const next = words[start + 1]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
      sums[row + (next & codes)]! += (next >>> groupBits) & counts;
      sums[row + ((next >>> 16) & codes)]! += next >>> highCount;
    }
    return;
  }
  const fixedLength = length < LONG_UNIT ? length : -1;
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const first = fixedLength >= 0 ? start : start + 1;
    const end = first + (fixedLength >= 0 ? fixedLength : words[start]!);
    for (let at = first; at < end; at++) {
      const word = words[at]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
    }
  }
}

/** Adds the units at the places [from, to) up in one row, one entry a word. */
function addWords({ words, coding, starts, sums }: UnitRecords, { from, to, length, row }: Picked): void {
  const { groupBits } = coding;
  const codes = (1 << groupBits) - 1;
  const fixedLength = length < LONG_UNIT ? length : -1;
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const first = fixedLength >= 0 ? start : start + 1;
    const end = first + (fixedLength >= 0 ? fixedLength : words[start]!);
    for (let at = first; at < end; at++) {
      const word = words[at]!;
      sums[row + (word & codes)]! += word >>> groupBits;
    }
  }
}
