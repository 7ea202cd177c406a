/** Lengths of the arrays that units are drawn in. */
export interface DrawingRoom {
  readonly units: number;
  readonly words: number;
  readonly sums: number;
  readonly moments: number;
  readonly majorities: number;
  readonly strata: number;
  /** Low bits of an entry that tell its group; the others count members. */
  readonly groupBits: number;
}

/** Views on one buffer: what drawing reads and writes. The caller fills `words`, `starts` and `state`. */
export interface DrawingMemory {
  /** Generator, advanced by every pick. */
  readonly state: Uint32Array;
  /** One value: sum of the squared sizes of the units whose moments were added. */
  readonly squared: Float64Array;
  /** Per group, interleaved: sums of n, n^2 and n M. */
  readonly moments: Float64Array;
  /** Members by group, in rows. */
  readonly sums: Int32Array;
  /** Units by majority group, in rows. */
  readonly majorities: Int32Array;
  /** Four values a stratum: the places of its units from, to which they are drawn, and end; and the row of sums. */
  readonly strata: Uint32Array;
  /** Where the record of each unit begins in `words`; left shuffled. */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
}

/**
 * Random choice among units, and sums over the chosen ones. `from`, `to` and `end` are places in `starts`. `length` is
 * the number of words or entries of every unit there; `LONG_UNIT` stands for units of any length, in records of two
 * words and, where `LONGER` is set in the start, the number of further words and those words.
 */
export interface UnitDrawing extends DrawingMemory {
  /** Moves random units of [from, end) to [from, to). */
  pick(from: number, to: number, end: number): void;
  /** Adds members to `sums` from `row` on; a word holds two entries of 16 bits. */
  addHalves(from: number, to: number, length: number, row: number): void;
  /** The same where a word holds one entry. */
  addWords(from: number, to: number, length: number, row: number): void;
  /** Picks units in each of the first `count` strata and adds their members, two entries a word or one. */
  addStrata(count: number, halves: boolean): void;
  /**
   * Adds members to `sums` from `row` on, and units to `majorities` from `majorityRow` on; records begin with the size
   * of the unit and a word of its majority group above its length, where those of `LONG_UNIT` find it; entries hold the
   * count above 16 bits of group.
   */
  addMembers(from: number, to: number, length: number, row: number, majorityRow: number): void;
  /** Adds moments of members to `moments` and `squared`, and units to `majorities`; records as for `addMembers`. */
  addMoments(from: number, to: number, length: number, majorityRow: number): void;
}

/** Units with this many words or entries or more share one class. */
export const LONG_UNIT = 12;

/** Set in the start of a record that has more than two words, among records of any length. */
export const LONGER = 0x80000000;

/** Byte addresses of the arrays; the generator and the sum of squares come first, at 0 and 16. */
export interface DrawingLayout {
  readonly moments: number;
  readonly sums: number;
  readonly majorities: number;
  readonly strata: number;
  readonly starts: number;
  readonly words: number;
  readonly bytes: number;
}

/**
 * Where each array of a drawing stands in its buffer.
 * @example drawingLayout({ units: 3, words: 9, sums: 2, moments: 0, majorities: 0, strata: 0, groupBits: 1 }).bytes // 80
 */
export function drawingLayout(room: DrawingRoom): DrawingLayout {
  const moments = 24;
  const sums = moments + 8 * room.moments;
  const majorities = sums + 4 * room.sums;
  const strata = majorities + 4 * room.majorities;
  const starts = strata + 16 * room.strata;
  const words = starts + 4 * room.units;
  return { moments, sums, majorities, strata, starts, words, bytes: words + 4 * room.words };
}

/** The arrays of a drawing as views on a buffer of at least `drawingLayout(room).bytes`. */
export function drawingMemory(buffer: ArrayBuffer, room: DrawingRoom): DrawingMemory {
  const layout = drawingLayout(room);
  return {
    state: new Uint32Array(buffer, 0, 4),
    squared: new Float64Array(buffer, 16, 1),
    moments: new Float64Array(buffer, layout.moments, room.moments),
    sums: new Int32Array(buffer, layout.sums, room.sums),
    majorities: new Int32Array(buffer, layout.majorities, room.majorities),
    strata: new Uint32Array(buffer, layout.strata, 4 * room.strata),
    starts: new Uint32Array(buffer, layout.starts, room.units),
    words: new Uint32Array(buffer, layout.words, room.words),
  };
}
