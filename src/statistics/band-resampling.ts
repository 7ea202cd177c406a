import { ArgumentError } from "../errors.js";
import type { BandLayout } from "./band-arrangements.js";
import type { BandDesign } from "./band-statistics.js";
import type { Composition } from "./composition.js";
import type { StreamState } from "./random.js";

/**
 * Units as records in one array: the number of entries, then group and count of each; `starts` holds where each
 * record begins, in the order of the layout.
 */
export interface UnitRecords {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
}

/**
 * Records of the units, so that drawing one touches one or two cache lines.
 * @throws ArgumentError from 2^21 units on, where the product of a 32-bit draw and the bound is no exact integer
 */
export function packUnits({ offsets, groupCodes, memberCounts }: Composition, { units }: BandLayout): UnitRecords {
  if (units.length >= 0x200000) {
    throw new ArgumentError(`packUnits requires fewer than 2097152 units; got ${units.length}`);
  }
  const words = new Uint32Array(units.length + 2 * groupCodes.length);
  const starts = new Uint32Array(units.length);
  let at = 0;
  for (const [place, unit] of units.entries()) {
    starts[place] = at;
    words[at++] = offsets[unit + 1]! - offsets[unit]!;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      words[at++] = groupCodes[j]!;
      words[at++] = memberCounts[j]!;
    }
  }
  return { words, starts };
}

/**
 * Draws one arrangement, each equally likely, and writes its table, row major band x group. The band with most units
 * is the margin less the others; the order of `starts` is left shuffled, which makes the next draw no less random.
 * @see Durstenfeld 1964 (partial shuffle); Lemire 2019 (integers in an interval)
 */
export function drawBandTable(
  records: UnitRecords,
  layout: BandLayout,
  design: BandDesign,
  table: Float64Array,
  state: StreamState,
): void {
  const { bands, strata, begins, sizes } = layout;
  const { groups, groupMembers, bandSizes } = design;
  const largest = bandSizes.indexOf(bandSizes.reduce((most, size) => Math.max(most, size), 0));
  table.fill(0);
  for (let stratum = 0; stratum < strata; stratum++) {
    let from = begins[stratum]!;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      if (band === largest || size === 0) continue;
      drawUnits(records, { from, to: from + size, end: begins[stratum + 1]!, row: band * groups, table }, state);
      from += size;
    }
  }
  for (let group = 0; group < groups; group++) {
    let rest = groupMembers[group]!;
    for (let band = 0; band < bands; band++) if (band !== largest) rest -= table[band * groups + group]!;
    table[largest * groups + group] = rest;
  }
}

/** Moves random units from [from, end) to the places [from, to) and adds them up in one row of the table. */
function drawUnits(
  { words, starts }: UnitRecords,
  draw: {
    readonly from: number;
    readonly to: number;
    readonly end: number;
    readonly row: number;
    readonly table: Float64Array;
  },
  state: StreamState,
): void {
  const { to, end, row, table } = draw;
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let place = draw.from; place < to; place++) {
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
    const last = start + 2 * words[start]!;
    for (let at = start + 1; at < last; at += 2) table[row + words[at]!]! += words[at + 1]!;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
