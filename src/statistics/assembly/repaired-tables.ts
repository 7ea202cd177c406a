// AssemblyScript: the kernel of src/statistics/repaired-drawing.ts, compiled by test/support/compile-kernels.ts.
// It does what drawRepairedTable of src/statistics/repaired-tables.ts does, to the last bit.

/** Byte address of the generator. */
const STATE: usize = 0;

/** Slots of the guide, and values of a level of lowest counts. */
const GUIDE_SLOTS: f64 = 1024;
const BASE_BITS: u32 = 7;

let rows: u32 = 0;
let columns: u32 = 0;
let rowTotals: usize = 0;
let columnTotals: usize = 0;
let guide: usize = 0;
let counts: usize = 0;
let surplus: usize = 0;
let before: usize = 0;
let moved: usize = 0;
let laws: usize = 0;

export function arrange(
  rowCount: u32,
  columnCount: u32,
  rowTotalsAt: usize,
  columnTotalsAt: usize,
  guideAt: usize,
  countsAt: usize,
  surplusAt: usize,
  beforeAt: usize,
  movedAt: usize,
  lawsAt: usize,
): void {
  rows = rowCount;
  columns = columnCount;
  rowTotals = rowTotalsAt;
  columnTotals = columnTotalsAt;
  guide = guideAt;
  counts = countsAt;
  surplus = surplusAt;
  before = beforeAt;
  moved = movedAt;
  laws = lawsAt;
}

/** Next 32 random bits. */
function next(): u32 {
  const s1 = load<u32>(STATE, 4);
  const s2 = load<u32>(STATE, 8) ^ load<u32>(STATE);
  const s3 = load<u32>(STATE, 12) ^ s1;
  store<u32>(STATE, s1 ^ s2, 4);
  store<u32>(STATE, load<u32>(STATE) ^ s3);
  store<u32>(STATE, s2 ^ (s1 << 9), 8);
  store<u32>(STATE, rotl<u32>(s3, 11), 12);
  return rotl<u32>(s1 * 5, 7) * 9;
}

/** Uniform number with 53 random bits. */
function nextUniform(): f64 {
  const high = <f64>(next() >>> 5);
  const low = <f64>(next() >>> 6);
  return (high * 67108864 + low) / 9007199254740992;
}

/** A law is five addresses: words, remainders, begins, bits, lowest. */
function drawColumn(column: u32): void {
  const law = laws + column * 20;
  const words: usize = load<u32>(law);
  const remainders: usize = load<u32>(law, 4);
  const begins: usize = load<u32>(law, 8);
  const bits: usize = load<u32>(law, 12);
  const lowest: usize = load<u32>(law, 16);
  const last = (columns - 1) << 3;
  const width = columns << 3;
  const own = column << 3;
  let taken: i32 = 0;
  let s0 = load<u32>(STATE);
  let s1 = load<u32>(STATE, 4);
  let s2 = load<u32>(STATE, 8);
  let s3 = load<u32>(STATE, 12);
  let cell = counts;
  for (let row: u32 = 0; row < rows; row++) {
    const available: u32 = column === 0 ? load<u32>(rowTotals + (row << 2)) : <u32>load<f64>(cell + last);
    let drawn: u32 = 0;
    let level: u32 = 0;
    for (let trials = available; trials > 0; trials >>>= BASE_BITS) {
      const digit = trials & 127;
      const random = rotl<u32>(s1 * 5, 7) * 9;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = rotl<u32>(s3, 11);
      const slotBits = load<u32>(bits + (level << 2));
      const mask: u32 = (1 << slotBits) - 1;
      const slot = random & mask;
      const index = load<u32>(begins + (level << 2)) + (digit << slotBits) + slot;
      const word = load<u32>(words + (index << 2));
      const alias = word & mask;
      const beyond = <i32>((random >>> slotBits) - (word >>> slotBits));
      drawn +=
        load<u32>(lowest + (((level << BASE_BITS) + digit) << 2)) + (alias ^ ((slot ^ alias) & <u32>(beyond >> 31)));
      if (beyond === 0) {
        store<u32>(STATE, s0);
        store<u32>(STATE, s1, 4);
        store<u32>(STATE, s2, 8);
        store<u32>(STATE, s3, 12);
        if (nextUniform() < load<f64>(remainders + (index << 3))) drawn += slot - alias;
        s0 = load<u32>(STATE);
        s1 = load<u32>(STATE, 4);
        s2 = load<u32>(STATE, 8);
        s3 = load<u32>(STATE, 12);
      }
      level++;
    }
    store<f64>(cell + own, <f64>drawn);
    store<f64>(cell + last, <f64>(available - drawn));
    taken += drawn;
    cell += width;
  }
  const total = surplus + (column << 2);
  store<i32>(total, load<i32>(total) + taken);
  store<u32>(STATE, s0);
  store<u32>(STATE, s1, 4);
  store<u32>(STATE, s2, 8);
  store<u32>(STATE, s3, 12);
}

function moveSurplus(giver: u32): void {
  const width = columns << 3;
  let total: u32 = 0;
  let cell = counts + (giver << 3);
  for (let row: u32 = 0; row < rows; row++) {
    store<u32>(before + (row << 2), total);
    store<u32>(moved + (row << 2), 0);
    total += <u32>load<f64>(cell);
    cell += width;
  }
  store<u32>(before + (rows << 2), total);
  const slotsAUnit = GUIDE_SLOTS / <f64>total;
  const threshold = <u32>(4294967296 % <u64>total);
  let taker: u32 = 0;
  let s0 = load<u32>(STATE);
  let s1 = load<u32>(STATE, 4);
  let s2 = load<u32>(STATE, 8);
  let s3 = load<u32>(STATE, 12);
  for (let left = load<i32>(surplus + (giver << 2)); left > 0; ) {
    const random = rotl<u32>(s1 * 5, 7) * 9;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotl<u32>(s3, 11);
    const product = <u64>random * <u64>total;
    const unit = <u32>(product >>> 32);
    if (<u32>product < threshold) continue;
    let row = before + (load<u32>(guide + ((<u32>(<f64>unit * slotsAUnit)) << 2)) << 2);
    while (unit >= load<u32>(row, 4)) row += 4;
    while (unit < load<u32>(row)) row -= 4;
    const gone = moved + (row - before);
    if (unit - load<u32>(row) < load<u32>(gone)) continue;
    store<u32>(gone, load<u32>(gone) + 1);
    while (load<i32>(surplus + (taker << 2)) >= 0) taker++;
    const lack = surplus + (taker << 2);
    store<i32>(lack, load<i32>(lack) + 1);
    const cells = counts + ((row - before) >>> 2) * width;
    const from = cells + (giver << 3);
    store<f64>(from, load<f64>(from) - 1);
    const to = cells + (taker << 3);
    store<f64>(to, load<f64>(to) + 1);
    left--;
  }
  store<i32>(surplus + (giver << 2), 0);
  store<u32>(STATE, s0);
  store<u32>(STATE, s1, 4);
  store<u32>(STATE, s2, 8);
  store<u32>(STATE, s3, 12);
}

export function draw(): void {
  const last = columns - 1;
  for (let column: u32 = 0; column < columns; column++) {
    store<i32>(surplus + (column << 2), -load<i32>(columnTotals + (column << 2)));
  }
  for (let column: u32 = 0; column < last; column++) drawColumn(column);
  let rest: i32 = 0;
  for (let cell = counts + (last << 3), end = counts + ((rows * columns) << 3); cell < end; cell += columns << 3) {
    rest += <i32>load<f64>(cell);
  }
  store<i32>(surplus + (last << 2), load<i32>(surplus + (last << 2)) + rest);
  for (let column: u32 = 0; column < columns; column++) {
    if (load<i32>(surplus + (column << 2)) > 0) moveSurplus(column);
  }
}
