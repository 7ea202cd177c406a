const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;
/** Bits sorted before the insertion pass: enough to part nearly all of 1e7 scores that spread over their range. */
const LEADING_BITS = 3 * RADIX_BITS;
const NATIVE_SORT_BELOW = 2048;
const HIGH_WORD = new Uint32Array(new Float64Array([1]).buffer)[1] === 0 ? 0 : 1;

/**
 * Sorted copy of scores, ascending: radix passes over the leading bits that vary, then one insertion pass; scores that
 * differ only further down are sorted over all their bits. -0 becomes 0.
 * @param scores  length n, finite
 * @returns a new array of length n
 * @see Sun & Xu 2014, section II: DeLong's variance is as fast as the sort
 * @example sortScores(Float64Array.of(0.3, 0.1, 0.2)) // 0.1, 0.2, 0.3
 */
export function sortScores(scores: Float64Array): Float64Array {
  const copy = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) copy[i] = scores[i]! + 0;
  return sortBetween(copy, new Float64Array(copy.length));
}

/**
 * Sorts scores between their own array and a spare one, both overwritten, and returns whichever holds the result.
 * @param scores  length n, finite, without -0
 * @param spare  length n
 * @see sortScores
 * @example sortBetween(Float64Array.of(2, 1), new Float64Array(2)) // 1, 2
 */
export function sortBetween(scores: Float64Array, spare: Float64Array): Float64Array {
  if (scores.length < NATIVE_SORT_BELOW) return scores.sort();
  const top = highestVaryingBit(scores) + 1;
  if (top === 0) return scores;
  const from = Math.max(0, top - LEADING_BITS);
  let sorted = radixPasses(scores, spare, from, top);
  if (from > 0 && !insertionPass(sorted, 2 * sorted.length)) {
    sorted = radixPasses(sorted, sorted === scores ? spare : scores, 0, top);
  }
  return sorted[sorted.length - 1]! < 0 ? negativesFirst(sorted, sorted === scores ? spare : scores) : sorted;
}

/** Highest bit (0 .. 63) in which two scores differ; -1 when all are equal. */
function highestVaryingBit(scores: Float64Array): number {
  const words = wordsOf(scores);
  const highFirst = words[HIGH_WORD]!;
  const lowFirst = words[1 - HIGH_WORD]!;
  let high = 0;
  let low = 0;
  for (let i = 0; i < words.length; i += 2) {
    high |= words[i + HIGH_WORD]! ^ highFirst;
    low |= words[i + 1 - HIGH_WORD]! ^ lowFirst;
  }
  return high !== 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(low);
}

/** Sorts by bits `from` .. `to` as unsigned numbers and returns whichever of the two arrays holds the result. */
function radixPasses(first: Float64Array, second: Float64Array, from: number, to: number): Float64Array {
  let source = first;
  let target = second;
  const offsets = new Uint32Array(RADIX);
  for (let shift = from; shift < to; shift += RADIX_BITS) {
    const mask = (1 << Math.min(RADIX_BITS, to - shift)) - 1;
    if (countDigits(source, shift, mask, offsets)) continue;
    scatter(source, target, shift, mask, offsets);
    [source, target] = [target, source];
  }
  return source;
}

/** Fills the first position of every digit; true when all scores share one digit. */
function countDigits(source: Float64Array, shift: number, mask: number, offsets: Uint32Array): boolean {
  const words = wordsOf(source);
  const low = 1 - HIGH_WORD;
  offsets.fill(0);
  if (shift >= 32) {
    for (let i = HIGH_WORD; i < words.length; i += 2) offsets[(words[i]! >>> (shift - 32)) & mask]!++;
  } else if (shift + RADIX_BITS <= 32) {
    for (let i = low; i < words.length; i += 2) offsets[(words[i]! >>> shift) & mask]!++;
  } else {
    for (let i = 0; i < words.length; i += 2) {
      offsets[((words[i + low]! >>> shift) | (words[i + HIGH_WORD]! << (32 - shift))) & mask]!++;
    }
  }
  let start = 0;
  for (let digit = 0; digit <= mask; digit++) {
    const count = offsets[digit]!;
    if (count === source.length) return true;
    offsets[digit] = start;
    start += count;
  }
  return false;
}

function scatter(source: Float64Array, target: Float64Array, shift: number, mask: number, offsets: Uint32Array): void {
  const words = wordsOf(source);
  const low = 1 - HIGH_WORD;
  const n = source.length;
  if (shift >= 32) {
    for (let i = 0, w = HIGH_WORD; i < n; i++, w += 2) {
      target[offsets[(words[w]! >>> (shift - 32)) & mask]!++] = source[i]!;
    }
  } else if (shift + RADIX_BITS <= 32) {
    for (let i = 0, w = low; i < n; i++, w += 2) target[offsets[(words[w]! >>> shift) & mask]!++] = source[i]!;
  } else {
    for (let i = 0, w = 0; i < n; i++, w += 2) {
      const digit = ((words[w + low]! >>> shift) | (words[w + HIGH_WORD]! << (32 - shift))) & mask;
      target[offsets[digit]!++] = source[i]!;
    }
  }
}

/** Sorts by magnitude in sign order what is nearly sorted; false, with the multiset intact, when it is not. */
function insertionPass(sorted: Float64Array, moves: number): boolean {
  let left = moves;
  for (let i = 1; i < sorted.length; i++) {
    const score = sorted[i]!;
    let j = i;
    while (j > 0 && follows(sorted[j - 1]!, score)) {
      sorted[j] = sorted[j - 1]!;
      j--;
    }
    sorted[j] = score;
    left -= i - j;
    if (left < 0) return false;
  }
  return true;
}

/** Whether a belongs after b, which stands behind it: scores of 0 and above ascend, negative ones after them descend. */
function follows(a: number, b: number): boolean {
  return a < 0 ? a < b : b >= 0 && a > b;
}

/** Radix order puts negative scores last and descending. */
function negativesFirst(sorted: Float64Array, result: Float64Array): Float64Array {
  const firstNegative = partitionOfNegatives(sorted);
  const negatives = sorted.length - firstNegative;
  for (let i = 0; i < negatives; i++) result[i] = sorted[sorted.length - 1 - i]!;
  result.set(sorted.subarray(0, firstNegative), negatives);
  return result;
}

/** Position of the first negative score behind those of 0 and above. */
function partitionOfNegatives(sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wordsOf(scores: Float64Array): Uint32Array {
  return new Uint32Array(scores.buffer, scores.byteOffset, 2 * scores.length);
}
