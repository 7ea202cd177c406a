// AssemblyScript: the kernel of src/statistics/unit-drawing.ts, compiled by test/support/compile-kernels.ts.
// It does what src/statistics/unit-drawing-script.ts does, on the same memory and to the last bit.

/** Byte addresses in the memory: generator, then the sum of squared sizes of the units added. */
const STATE: usize = 0;
const SQUARED: usize = 16;

/** Records of this many entries or more state their length, or have any length. */
const LONG_UNIT: u32 = 12;

/** Among records of any length: set where a record has more than two words. */
const LONGER: u32 = 0x80000000;

let starts: usize = 0;
let words: usize = 0;
let sums: usize = 0;
let moments: usize = 0;
let majorities: usize = 0;
let strata: usize = 0;
let groupBits: u32 = 0;

export function arrange(
  startsAt: usize,
  wordsAt: usize,
  sumsAt: usize,
  momentsAt: usize,
  majoritiesAt: usize,
  strataAt: usize,
  bits: u32,
): void {
  starts = startsAt;
  words = wordsAt;
  sums = sumsAt;
  moments = momentsAt;
  majorities = majoritiesAt;
  strata = strataAt;
  groupBits = bits;
}

export function pick(from: u32, to: u32, end: u32): void {
  let s0 = load<u32>(STATE);
  let s1 = load<u32>(STATE, 4);
  let s2 = load<u32>(STATE, 8);
  let s3 = load<u32>(STATE, 12);
  let place = starts + (from << 2);
  const last = starts + (to << 2);
  let bound = end - from;
  while (place < last) {
    const bits = rotl<u32>(s1 * 5, 7) * 9;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotl<u32>(s3, 11);
    const product = <u64>bits * <u64>bound;
    const low = <u32>product;
    if (low < bound && low < <u32>(4294967296 % <u64>bound)) continue;
    const other = place + ((<u32>(product >>> 32)) << 2);
    const start = load<u32>(other);
    store<u32>(other, load<u32>(place));
    store<u32>(place, start);
    place += 4;
    bound--;
  }
  store<u32>(STATE, s0);
  store<u32>(STATE, s1, 4);
  store<u32>(STATE, s2, 8);
  store<u32>(STATE, s3, 12);
}

export function addHalves(from: u32, to: u32, length: u32, rowAt: u32): void {
  const bits = groupBits;
  const codes: u32 = (1 << bits) - 1;
  const row = sums + (rowAt << 2);
  const all = words;
  const last = starts + (to << 2);
  if (length === 1) {
    for (let place = starts + (from << 2); place < last; place += 4) {
      const at = all + (load<u32>(place) << 2);
      const one: u32 = load<u16>(at);
      const two: u32 = load<u16>(at, 2);
      const first = row + ((one & codes) << 2);
      store<u32>(first, load<u32>(first) + (one >>> bits));
      const second = row + ((two & codes) << 2);
      store<u32>(second, load<u32>(second) + (two >>> bits));
    }
    return;
  }
  if (length === 2) {
    for (let place = starts + (from << 2); place < last; place += 4) {
      const at = all + (load<u32>(place) << 2);
      const one: u32 = load<u16>(at);
      const two: u32 = load<u16>(at, 2);
      const three: u32 = load<u16>(at, 4);
      const four: u32 = load<u16>(at, 6);
      const first = row + ((one & codes) << 2);
      store<u32>(first, load<u32>(first) + (one >>> bits));
      const second = row + ((two & codes) << 2);
      store<u32>(second, load<u32>(second) + (two >>> bits));
      const third = row + ((three & codes) << 2);
      store<u32>(third, load<u32>(third) + (three >>> bits));
      const fourth = row + ((four & codes) << 2);
      store<u32>(fourth, load<u32>(fourth) + (four >>> bits));
    }
    return;
  }
  if (length < LONG_UNIT) {
    for (let place = starts + (from << 2); place < last; place += 4) {
      let at = all + (load<u32>(place) << 2);
      for (const end = at + (length << 2); at < end; at += 2) {
        const entry: u32 = load<u16>(at);
        const sum = row + ((entry & codes) << 2);
        store<u32>(sum, load<u32>(sum) + (entry >>> bits));
      }
    }
    return;
  }
  for (let place = starts + (from << 2); place < last; place += 4) {
    const start = load<u32>(place);
    let at = all + (start << 2);
    const one: u32 = load<u16>(at);
    const two: u32 = load<u16>(at, 2);
    const three: u32 = load<u16>(at, 4);
    const four: u32 = load<u16>(at, 6);
    const first = row + ((one & codes) << 2);
    store<u32>(first, load<u32>(first) + (one >>> bits));
    const second = row + ((two & codes) << 2);
    store<u32>(second, load<u32>(second) + (two >>> bits));
    const third = row + ((three & codes) << 2);
    store<u32>(third, load<u32>(third) + (three >>> bits));
    const fourth = row + ((four & codes) << 2);
    store<u32>(fourth, load<u32>(fourth) + (four >>> bits));
    if (start < LONGER) continue;
    at += 12;
    for (const end = at + (load<u32>(at - 4) << 2); at < end; at += 2) {
      const entry: u32 = load<u16>(at);
      const sum = row + ((entry & codes) << 2);
      store<u32>(sum, load<u32>(sum) + (entry >>> bits));
    }
  }
}

export function addWords(from: u32, to: u32, length: u32, rowAt: u32): void {
  const bits = groupBits;
  const codes: u32 = (1 << bits) - 1;
  const row = sums + (rowAt << 2);
  const all = words;
  const last = starts + (to << 2);
  for (let place = starts + (from << 2); place < last; place += 4) {
    const start = load<u32>(place);
    let at = all + (start << 2);
    const whole = length < LONG_UNIT ? length : 2;
    for (const end = at + (whole << 2); at < end; at += 4) {
      const word = load<u32>(at);
      const sum = row + ((word & codes) << 2);
      store<u32>(sum, load<u32>(sum) + (word >>> bits));
    }
    if (start < LONGER) continue;
    at += 4;
    for (const end = at + (load<u32>(at - 4) << 2); at < end; at += 4) {
      const word = load<u32>(at);
      const sum = row + ((word & codes) << 2);
      store<u32>(sum, load<u32>(sum) + (word >>> bits));
    }
  }
}

export function addStrata(count: u32, halves: u32): void {
  for (let at = strata, last = at + (count << 4); at < last; at += 16) {
    const from = load<u32>(at);
    const to = load<u32>(at, 4);
    const end = load<u32>(at, 8);
    const row = load<u32>(at, 12);
    pick(from, to, end);
    if (halves) addHalves(from, to, LONG_UNIT, row);
    else addWords(from, to, LONG_UNIT, row);
  }
}

export function addMembers(from: u32, to: u32, length: u32, rowAt: u32, majorityRow: u32): void {
  const row = sums + (rowAt << 2);
  const majority = majorities + (majorityRow << 2);
  const all = words;
  const last = starts + (to << 2);
  for (let place = starts + (from << 2); place < last; place += 4) {
    let at = all + (load<u32>(place) << 2);
    const header = load<u32>(at, 4);
    const count = majority + ((header >>> 16) << 2);
    store<u32>(count, load<u32>(count) + 1);
    at += 8;
    for (let left = length === LONG_UNIT ? header & 0xffff : length; left > 0; left--) {
      const word = load<u32>(at);
      const sum = row + ((word & 0xffff) << 2);
      store<u32>(sum, load<u32>(sum) + (word >>> 16));
      at += 4;
    }
  }
}

export function addMoments(from: u32, to: u32, length: u32, majorityRow: u32): void {
  const row = moments;
  const majority = majorities + (majorityRow << 2);
  const all = words;
  const last = starts + (to << 2);
  let squared: f64 = 0;
  for (let place = starts + (from << 2); place < last; place += 4) {
    let at = all + (load<u32>(place) << 2);
    const header = load<u32>(at, 4);
    const size = <f64>load<u32>(at);
    squared += size * size;
    const count = majority + ((header >>> 16) << 2);
    store<u32>(count, load<u32>(count) + 1);
    at += 8;
    for (let left = length === LONG_UNIT ? header & 0xffff : length; left > 0; left--) {
      const word = load<u32>(at);
      const n = <f64>(word >>> 16);
      const sum = row + (word & 0xffff) * 24;
      store<f64>(sum, load<f64>(sum) + n);
      store<f64>(sum, load<f64>(sum, 8) + n * n, 8);
      store<f64>(sum, load<f64>(sum, 16) + n * size, 16);
      at += 4;
    }
  }
  store<f64>(SQUARED, load<f64>(SQUARED) + squared);
}
