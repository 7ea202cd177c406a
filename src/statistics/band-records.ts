import { ArgumentError } from "../errors.js";
import type { BandLayout } from "./band-arrangements.js";
import type { Composition } from "./composition.js";
import { type DrawingRoom, LONG_UNIT, LONGER, type UnitDrawing } from "./drawing-memory.js";
import { logFactorials } from "./hypergeometric-draw.js";
import type { StreamState } from "./random.js";
import { unitDrawing } from "./unit-drawing.js";

/**
 * Units as records in one array of words, an entry being a count above a group code: two entries a word while there
 * are few groups, else one. A count too large for its bits takes several entries, and a place left over holds a count
 * of 0. `starts` holds where each record begins, by stratum and inside it in classes of equal numbers of words: the
 * loop over words then has one length, which spares the processor a wrong guess a unit.
 */
export interface UnitRecords {
  readonly words: Uint32Array;
  readonly coding: EntryCoding;
  readonly starts: Uint32Array;
  /** Class c of stratum h holds starts from classBegins[h * CLASSES + c] to the next value (exclusive). */
  readonly classBegins: Uint32Array;
  readonly logFactorial: Float64Array;
  /** The band with most units: never drawn, it is the margin less the others. */
  readonly largest: number;
}

/** What one block draws in; overwritten by every resample. */
export interface BlockDrawing {
  readonly records: UnitRecords;
  /** Its sums are members, row major band x group. The design keeps a group below 2^27 members. */
  readonly drawing: UnitDrawing;
  /** Where the units that no band has taken begin, per class of one stratum. */
  readonly next: Uint32Array;
}

/** How an entry is written: `groupBits` of its `entryBits` tell the group, the others count. */
export interface EntryCoding {
  readonly entryBits: 16 | 32;
  readonly groupBits: number;
}

/** Up to this many groups an entry takes half a word. */
const GROUPS_IN_HALVES = 1024;
/** Classes of a stratum: one for each number of words up to `LONG_UNIT`, which takes all units of a small stratum. */
export const CLASSES = LONG_UNIT + 1;
/** Below so many units a draw of how many of each class costs more than it spares. */
const SMALL_STRATUM = 200;

/**
 * Records of the units, so that drawing one touches one or two cache lines.
 * @param options.bandSizes  units of each band; options.classesFrom  strata of fewer units have one class, default 200
 * @throws ArgumentError from 2^21 units on, where the product of a 32-bit draw and the bound is no exact integer
 */
export function packUnits(
  composition: Composition,
  layout: BandLayout,
  { bandSizes, classesFrom = SMALL_STRATUM }: { readonly bandSizes: Uint32Array; readonly classesFrom?: number },
): UnitRecords {
  const { units, strata, begins } = layout;
  if (units.length >= 0x200000) {
    throw new ArgumentError(`packUnits requires fewer than 2097152 units; got ${units.length}`);
  }
  const coding = codingOf(composition.groups);
  const lengths = lengthsOf(composition, coding);
  const starts = new Uint32Array(units.length);
  const placed = new Uint32Array(units.length);
  const classBegins = new Uint32Array(strata * CLASSES + 1);
  let place = 0;
  let words = 0;
  for (let stratum = 0; stratum < strata; stratum++) {
    const [begin, end] = [begins[stratum]!, begins[stratum + 1]!];
    const mixed = end - begin < classesFrom;
    for (let length = 0; length < CLASSES; length++) {
      classBegins[stratum * CLASSES + length] = place;
      if (mixed && length < LONG_UNIT) continue;
      for (let at = begin; at < end; at++) {
        const own = lengths[units[at]!]!;
        if (!mixed && Math.min(own, LONG_UNIT) !== length) continue;
        placed[place] = units[at]!;
        starts[place++] = length === LONG_UNIT && own > 2 ? (words | LONGER) >>> 0 : words;
        words += length < LONG_UNIT ? own : own > 2 ? own + 1 : 2;
      }
    }
  }
  classBegins[strata * CLASSES] = place;
  return {
    words: recordsAt(composition, coding, { starts, placed, words, lengths }),
    coding,
    starts,
    classBegins,
    logFactorial: logFactorials(units.length),
    largest: bandSizes.indexOf(bandSizes.reduce((most, size) => Math.max(most, size), 0)),
  };
}

/**
 * A drawing of the units as they were packed, with the generator at a given state.
 * @param options.rows  rows of sums, each as long as there are groups
 * @param options.strata  strata that are drawn at once, default none; options.open  gives the room to draw in
 */
export function blockDrawing(
  records: UnitRecords,
  {
    rows,
    groups,
    state,
    strata = 0,
    open = unitDrawing,
  }: {
    readonly rows: number;
    readonly groups: number;
    readonly state: StreamState;
    readonly strata?: number;
    readonly open?: (room: DrawingRoom) => UnitDrawing;
  },
): BlockDrawing {
  const { words, starts, coding } = records;
  const drawing = open({
    units: starts.length,
    words: words.length,
    sums: rows * groups,
    moments: 0,
    majorities: 0,
    strata,
    groupBits: coding.groupBits,
  });
  drawing.words.set(words);
  drawing.starts.set(starts);
  drawing.state.set(state);
  return { records, drawing, next: new Uint32Array(CLASSES) };
}

function codingOf(groups: number): EntryCoding {
  return { entryBits: groups <= GROUPS_IN_HALVES ? 16 : 32, groupBits: Math.max(1, Math.ceil(Math.log2(groups))) };
}

/** Words of each unit. */
function lengthsOf({ offsets, memberCounts }: Composition, { entryBits, groupBits }: EntryCoding): Uint32Array {
  const largest = 2 ** (entryBits - groupBits) - 1;
  const lengths = new Uint32Array(offsets.length - 1);
  for (let unit = 0; unit < lengths.length; unit++) {
    let entries = 0;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) entries += Math.ceil(memberCounts[j]! / largest);
    lengths[unit] = entryBits === 32 ? entries : (entries + 1) >>> 1;
  }
  return lengths;
}

/** The words of all records, each where its start says. */
function recordsAt(
  { offsets, groupCodes, memberCounts }: Composition,
  { entryBits, groupBits }: EntryCoding,
  {
    starts,
    placed,
    words,
    lengths,
  }: {
    readonly starts: Uint32Array;
    /** Unit at each place. */
    readonly placed: Uint32Array;
    readonly words: number;
    readonly lengths: Uint32Array;
  },
): Uint32Array {
  const records = new Uint32Array(words);
  const largest = 2 ** (entryBits - groupBits) - 1;
  const entriesAWord = 32 / entryBits;
  for (let place = 0; place < starts.length; place++) {
    const unit = placed[place]!;
    const longer = starts[place]! >= LONGER;
    const start = (starts[place]! & ~LONGER) * entriesAWord;
    if (longer) records[start / entriesAWord + 2] = lengths[unit]! - 2;
    let entry = start;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      for (let left = memberCounts[j]!; left > 0; left -= largest) {
        // The number of further words stands after the first two.
        if (longer && entry === start + 2 * entriesAWord) entry += entriesAWord;
        const value = (Math.min(left, largest) << groupBits) | groupCodes[j]!;
        if (entryBits === 32) records[entry] = value;
        else records[entry >>> 1]! |= value << (16 * (entry & 1));
        entry++;
      }
    }
  }
  return records;
}
