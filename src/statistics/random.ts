import { ArgumentError } from "../errors.js";

/** State of one xoshiro128** generator: four unsigned 32-bit words. */
export type StreamState = Uint32Array;

/** Independent random streams of one seed, one a block; a result depends on seed and block only. */
export interface Streams {
  readonly seed: number;
  block(index: number): StreamState;
}

/**
 * Streams for a seed. Seed and block go through a Feistel network of four rounds, which maps no two pairs to one value,
 * so no two blocks, of one seed or of two, start alike; four more rounds fill the other half of the state.
 * @param seed  integer 0 .. 2^32 - 1; blocks are integers in the same range
 * @throws ArgumentError when the seed is not such an integer
 * @see Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"; Luby & Rackoff 1988 (four rounds)
 * @example streamsFrom(1).block(0).length // 4
 */
export function streamsFrom(seed: number): Streams {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new ArgumentError(`streamsFrom requires an integer seed from 0 to 4294967295; got ${seed}`);
  }
  return {
    seed,
    block(index) {
      const words = new Uint32Array(4);
      let left = seed;
      let right = index >>> 0;
      for (let round = 0; round < 8; round++) {
        const mixed = (left ^ mix(right + (round + 1) * 0x9e3779b9)) >>> 0;
        left = right;
        right = mixed;
        if (round === 3) words.set([left, right]);
      }
      words.set([left, right], 2);
      if (words.every((word) => word === 0)) words[0] = 1;
      return words;
    },
  };
}

/**
 * Next 32 random bits of a stream, which it advances in place.
 * Kernels that draw millions keep the four words in locals instead.
 * @returns integer 0 .. 2^32 - 1
 */
export function nextUint32(state: StreamState): number {
  const s1 = state[1]!;
  const product = Math.imul(s1, 5);
  const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  const shifted = s1 << 9;
  const s2 = state[2]! ^ state[0]!;
  const s3 = state[3]! ^ s1;
  state[1] = s1 ^ s2;
  state[0] = state[0]! ^ s3;
  state[2] = s2 ^ shifted;
  state[3] = (s3 << 11) | (s3 >>> 21);
  return result;
}

/**
 * Uniform number in [0, 1) with 53 random bits.
 * @example nextUniform(streamsFrom(1).block(0)) < 1 // true
 */
export function nextUniform(state: StreamState): number {
  const high = nextUint32(state) >>> 5;
  const low = nextUint32(state) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/**
 * Unbiased integer in [0, bound), by Lemire's multiply-and-reject on 32 bits.
 * @param bound  integer 1 .. 2^32 - 1
 * @see Lemire 2019, "Fast random integer generation in an interval"
 */
export function nextBelow(state: StreamState, bound: number): number {
  const threshold = (0x100000000 - bound) % bound;
  for (;;) {
    const draw = nextUint32(state);
    const product = wideMultiply(draw, bound);
    if (product.low >= threshold) return product.high;
  }
}

/**
 * Counts how often each of n items is drawn in n draws with replacement: the weights of one bootstrap resample.
 * @param weights  length n below 2^21; overwritten
 * @throws ArgumentError when there are more items than the product of a 32-bit draw can hold exactly
 */
export function drawWithReplacement(state: StreamState, weights: Uint32Array): void {
  const n = weights.length;
  if (n >= 0x200000) throw new ArgumentError(`drawWithReplacement requires fewer than 2097152 items; got ${n}`);
  weights.fill(0);
  const threshold = 4294967296 % n;
  for (let i = 0; i < n; ) {
    const product = nextUint32(state) * n;
    const item = Math.floor(product * 2.3283064365386963e-10);
    if (product - item * 4294967296 < threshold) continue;
    weights[item]! += 1;
    i++;
  }
}

/** Standard normal draw by the polar method (Marsaglia & Bray 1964). */
export function nextNormal(state: StreamState): number {
  for (;;) {
    const u = 2 * nextUniform(state) - 1;
    const v = 2 * nextUniform(state) - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

function wideMultiply(a: number, b: number): { high: number; low: number } {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const lowLow = aLow * bLow;
  const cross = aHigh * bLow + Math.floor(lowLow / 65536);
  const crossLow = (cross % 65536) + aLow * bHigh;
  const high = aHigh * bHigh + Math.floor(cross / 65536) + Math.floor(crossLow / 65536);
  return { high, low: Math.imul(a, b) >>> 0 };
}

function mix(input: number): number {
  let z = input >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
