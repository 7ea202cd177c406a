import { type BinomialDigits, binomialDigits } from "./binomial-digits.js";
import { nextUniform, type StreamState } from "./random.js";

const GUIDE_SLOTS = 1024;

/** What drawing tables from fixed margins by multinomial rows and exact repair needs. Plain data. */
export interface RepairedTables {
  readonly rowTotals: Uint32Array;
  readonly columnTotals: Uint32Array;
  /** Per column but the last: share of the units that no earlier column took. */
  readonly laws: readonly BinomialDigits[];
  /** Row that an evenly spaced unit belongs to: where the search for the row of a unit starts. */
  readonly guide: Uint32Array;
}

/** Draws a table into `counts`, row major rows x columns, over the one before it. */
export interface RepairedDrawing {
  readonly counts: Float64Array;
  draw(): void;
}

/** Buffers of a drawer, made once. */
export interface RepairBuffers {
  /** Row major rows x columns: the table. */
  readonly counts: Float64Array;
  /** Units in a column beyond its total. */
  readonly surplus: Int32Array;
  /** Units of a column in all rows before this one; length rows + 1. */
  readonly before: Int32Array;
  readonly moved: Int32Array;
}

/**
 * Prepares the drawing of tables with these margins.
 * @param rowTotals  whole, 1 or more; more rows than columns make a draw cheaper
 * @param columnTotals  whole, 1 or more, with the same sum, below 2^21
 * @example repairedTables([2, 2], [1, 3]).laws.length // 1
 */
export function repairedTables(rowTotals: readonly number[], columnTotals: readonly number[]): RepairedTables {
  const total = rowTotals.reduce((sum, count) => sum + count, 0);
  const largest = rowTotals.reduce((most, count) => Math.max(most, count), 0);
  let left = total;
  const laws = columnTotals.slice(0, -1).map((count) => {
    const share = count / left;
    left -= count;
    return binomialDigits(share, { trials: largest });
  });
  const guide = new Uint32Array(GUIDE_SLOTS);
  let row = 0;
  let before = 0;
  for (let slot = 0; slot < GUIDE_SLOTS; slot++) {
    const unit = ((slot + 0.5) / GUIDE_SLOTS) * total;
    while (before + rowTotals[row]! <= unit) before += rowTotals[row++]!;
    guide[slot] = row;
  }
  return { rowTotals: Uint32Array.from(rowTotals), columnTotals: Uint32Array.from(columnTotals), laws, guide };
}

/** Room for one table and for its repair. */
export function repairBuffers({ rowTotals, columnTotals }: RepairedTables): RepairBuffers {
  return {
    counts: new Float64Array(rowTotals.length * columnTotals.length),
    surplus: new Int32Array(columnTotals.length),
    before: new Int32Array(rowTotals.length + 1),
    moved: new Int32Array(rowTotals.length),
  };
}

/**
 * Draws one table from the law of independence given both margins, into `buffers.counts`. Every unit goes to a column
 * by the column shares, row by row; then units drawn at random move from columns with too many to columns with too
 * few. Both treat units alike, and any assignment with these margins is a relabelling of any other, so all are equally
 * likely. Nothing is allocated.
 * @param state  stream, advanced in place
 * @see Patefield 1981 (the law); Walker 1977 (alias tables)
 */
export function drawRepairedTable(tables: RepairedTables, buffers: RepairBuffers, state: StreamState): void {
  const { columnTotals, laws } = tables;
  const { surplus, counts } = buffers;
  const columns = columnTotals.length;
  const last = columns - 1;
  for (let column = 0; column < columns; column++) surplus[column] = -columnTotals[column]!;
  for (let column = 0; column < last; column++)
    drawColumn(tables.rowTotals, buffers, { column, law: laws[column]! }, state);
  for (let at = last; at < counts.length; at += columns) surplus[last]! += counts[at]!;
  for (let column = 0; column < columns; column++) {
    if (surplus[column]! > 0) moveSurplus(tables, buffers, column, state);
  }
}

/**
 * Draws one column of every row among the units that no earlier column took; what is left over stands in the last
 * column, where the next call finds it.
 */
function drawColumn(
  rowTotals: Uint32Array,
  { counts, surplus }: RepairBuffers,
  { column, law }: { readonly column: number; readonly law: BinomialDigits },
  state: StreamState,
): void {
  const { words, remainders, begins, bits, lowest } = law;
  const columns = surplus.length;
  const rows = rowTotals.length;
  const last = columns - 1;
  let taken = 0;
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let row = 0; row < rows; row++) {
    const at = row * columns;
    const available = column === 0 ? rowTotals[row]! : counts[at + last]!;
    let drawn = 0;
    for (let level = 0, trials = available | 0; trials > 0; level++, trials >>>= 7) {
      const digit = trials & 127;
      const product5 = Math.imul(s1, 5);
      const random = Math.imul((product5 << 7) | (product5 >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      const width = bits[level]!;
      const mask = (1 << width) - 1;
      const slot = random & mask;
      const index = begins[level]! + (digit << width) + slot;
      const word = words[index]!;
      const alias = word & mask;
      const beyond = ((random >>> width) - (word >>> width)) | 0;
      // The slot below the threshold, else its alias, without a branch that the processor would guess wrong.
      drawn += lowest[(level << 7) + digit]! + (alias ^ ((slot ^ alias) & (beyond >> 31)));
      if (beyond === 0) {
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
        state[3] = s3;
        if (nextUniform(state) < remainders[index]!) drawn += slot - alias;
        s0 = state[0]!;
        s1 = state[1]!;
        s2 = state[2]!;
        s3 = state[3]!;
      }
    }
    counts[at + column] = drawn;
    counts[at + last] = available - drawn;
    taken += drawn;
  }
  surplus[column]! += taken;
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/**
 * Moves random units of one column to columns that lack some. Units of the column are numbered row by row; those of a
 * row that already moved count as its first ones, so that a number below them is drawn again.
 */
function moveSurplus(
  { guide, columnTotals }: RepairedTables,
  { counts, surplus, before, moved }: RepairBuffers,
  giver: number,
  state: StreamState,
): void {
  const columns = columnTotals.length;
  const rows = moved.length;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    before[row] = total;
    total += counts[row * columns + giver]!;
  }
  before[rows] = total;
  moved.fill(0);
  const slotsAUnit = GUIDE_SLOTS / total;
  const threshold = 4294967296 % total;
  let taker = 0;
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let left = surplus[giver]!; left > 0; ) {
    const product5 = Math.imul(s1, 5);
    const random = Math.imul((product5 << 7) | (product5 >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    const product = random * total;
    const unit = Math.floor(product * 2.3283064365386963e-10);
    if (product - unit * 4294967296 < threshold) continue;
    let row = guide[Math.floor(unit * slotsAUnit)]!;
    while (unit >= before[row + 1]!) row++;
    while (unit < before[row]!) row--;
    if (unit - before[row]! < moved[row]!) continue;
    moved[row]! += 1;
    while (surplus[taker]! >= 0) taker++;
    surplus[taker]! += 1;
    counts[row * columns + giver]! -= 1;
    counts[row * columns + taker]! += 1;
    left--;
  }
  surplus[giver] = 0;
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
