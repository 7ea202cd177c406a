import { describe, expect, it } from "vitest";
import { chiSquaredLowerTail, chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import {
  drawWithReplacement,
  nextBelow,
  nextNormal,
  nextUint32,
  nextUniform,
  streamsFrom,
} from "../../src/statistics/random.js";

const WORD = 0xffffffffn;
/** Inverses of 9 and of 5 modulo 2^32. */
const NINTH = 954_437_177n;
const FIFTH = 3_435_973_837n;
const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & WORD;

/** xoshiro128** 1.1 as published by Blackman and Vigna, in whole numbers. */
function reference(start: readonly bigint[], draws: number): readonly number[] {
  const s = [...start];
  return Array.from({ length: draws }, () => {
    const result = (rotl((s[1]! * 5n) & WORD, 7n) * 9n) & WORD;
    const t = (s[1]! << 9n) & WORD;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotl(s[3]!, 11n);
    return Number(result);
  });
}

/** Chance of a chi-squared as far out as this one, on either side. */
function agreement(counts: readonly number[], expected: number): number {
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const df = counts.length - 1;
  return Math.min(chiSquaredUpperTail(statistic, df), chiSquaredLowerTail(statistic, df));
}

function tally(levels: number, draws: number, draw: () => number): readonly number[] {
  const counts = Array.from({ length: levels }, () => 0);
  for (let i = 0; i < draws; i++) counts[draw()]!++;
  return counts;
}

describe("nextUint32", () => {
  it("gives the first outputs that the published algorithm gives from 1, 2, 3, 4", () => {
    const state = Uint32Array.of(1, 2, 3, 4);
    // rotl(2 * 5, 7) * 9 = 11520, then 0, by hand from the published lines.
    expect([nextUint32(state), nextUint32(state)]).toEqual([11_520, 0]);
  });

  it("follows the published algorithm for 10,000 draws from any state", () => {
    for (const start of [Uint32Array.of(1, 2, 3, 4), streamsFrom(0).block(0), streamsFrom(4_294_967_295).block(7)]) {
      const words = Array.from(start, BigInt);
      const state = start.slice();
      expect(Array.from({ length: 10_000 }, () => nextUint32(state))).toEqual(reference(words, 10_000));
    }
  });
});

/** The words of a block by the documented network, in whole numbers. */
function referenceBlock(seed: number, block: number): readonly number[] {
  const mixed = (input: bigint): bigint => {
    let z = input & WORD;
    z = ((z ^ (z >> 16n)) * 0x21f0aaadn) & WORD;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & WORD;
    return z ^ (z >> 15n);
  };
  let [left, right] = [BigInt(seed), BigInt(block)];
  const words: bigint[] = [];
  for (let round = 1n; round <= 8n; round++) {
    [left, right] = [right, left ^ mixed(right + round * 0x9e3779b9n)];
    if (round === 4n || round === 8n) words.push(left, right);
  }
  return words.map(Number);
}

/** What the draws give when the 32 bits of the published generator are put together by their definitions. */
describe("draws from the bits of the generator", () => {
  const seeds = [0, 1, 77, 4_294_967_295];
  const bitsOf = (seed: number) => {
    const all = reference(referenceBlock(seed, 3).map(BigInt), 400);
    let used = 0;
    return () => all[used++]!;
  };

  it.each(seeds)("start from the words of the network, seed %d", (seed) => {
    for (const block of [0, 3, 4_294_967_295]) {
      expect([...streamsFrom(seed).block(block)]).toEqual(referenceBlock(seed, block));
    }
  });

  it.each(seeds)("are numbers of 53 bits, seed %d", (seed) => {
    const bits = bitsOf(seed);
    const state = streamsFrom(seed).block(3);
    for (let draw = 0; draw < 50; draw++) {
      const whole = (BigInt(bits()) >> 5n) * 67_108_864n + (BigInt(bits()) >> 6n);
      expect(nextUniform(state)).toBe(Number(whole) / 2 ** 53);
    }
  });

  it.each(seeds)("are whole numbers by multiplying and rejecting, seed %d", (seed) => {
    const bits = bitsOf(seed);
    const state = streamsFrom(seed).block(3);
    // Bounds above 2^31 reject often.
    for (const bound of [1, 2, 3, 10, 65_537, 3_000_000_000, 4_294_967_295, 2_863_311_531, 2_147_483_649]) {
      for (let draw = 0; draw < 12; draw++) {
        let product = BigInt(bits()) * BigInt(bound);
        while ((product & WORD) < 2n ** 32n % BigInt(bound)) product = BigInt(bits()) * BigInt(bound);
        expect(nextBelow(state, bound)).toBe(Number(product >> 32n));
      }
    }
  });

  it.each(seeds)("are normal numbers by the polar method, seed %d", (seed) => {
    const state = streamsFrom(seed).block(3);
    const copy = streamsFrom(seed).block(3);
    for (let draw = 0; draw < 50; draw++) {
      let [u, v] = [1, 1];
      while (u * u + v * v >= 1 || u * u + v * v === 0) [u, v] = [2 * nextUniform(copy) - 1, 2 * nextUniform(copy) - 1];
      const square = u * u + v * v;
      expect(nextNormal(state)).toBeCloseTo(u * Math.sqrt((-2 * Math.log(square)) / square), 12);
    }
  });

  it.each(seeds)("are items with replacement, counted, seed %d", (seed) => {
    const bits = bitsOf(seed);
    const counts = new Uint32Array(23);
    drawWithReplacement(streamsFrom(seed).block(3), counts);
    const expected = new Array<number>(23).fill(0);
    for (let draw = 0; draw < 23; draw++) expected[Number((BigInt(bits()) * 23n) >> 32n)]! += 1;
    expect([...counts]).toEqual(expected);
    expect(() => drawWithReplacement(streamsFrom(seed).block(3), new Uint32Array(0x200000))).toThrow("got 2097152");
  });

  it("never start from four words of 0, from which the generator does not move", () => {
    expect(
      Array.from({ length: 2000 }, (_, block) => streamsFrom(5).block(block)).every((words) =>
        words.some((word) => word > 0),
      ),
    ).toBe(true);
    for (const seed of [-1, 0.5, 4_294_967_296, Number.NaN]) expect(() => streamsFrom(seed)).toThrow(`got ${seed}`);
  });
});

describe("streamsFrom", () => {
  it("gives every block and every seed a stream of its own", () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      for (let block = 0; block < 200; block++) seen.add(streamsFrom(seed).block(block).join());
    }
    expect(seen.size).toBe(20_000);
  });

  it("keeps apart the 200,000 blocks of one seed", () => {
    const streams = streamsFrom(1);
    const seen = new Set<number>();
    for (let block = 0; block < 200_000; block++) {
      const [first, second] = streams.block(block);
      seen.add(first! * 2 ** 20 + (second! >>> 12));
    }
    expect(seen.size).toBe(200_000);
  });

  it("starts a block afresh each time", () => {
    const streams = streamsFrom(9);
    const first = streams.block(3);
    nextUint32(first);
    expect(streams.block(3)).toEqual(streamsFrom(9).block(3));
    expect(streams.block(3)).not.toEqual(first);
  });

  it("never seeds a block with four zeros", () => {
    for (let block = 0; block < 20_000; block++) {
      expect(
        streamsFrom(0)
          .block(block)
          .some((word) => word !== 0),
      ).toBe(true);
    }
  });

  it("keeps first draws of neighbouring blocks, and of neighbouring seeds, evenly spread and unrelated", () => {
    const draws = 64_000;
    const firstOfBlock = (seed: number, block: number) => nextUint32(streamsFrom(seed).block(block)) >>> 29;
    const pairs = tally(
      64,
      draws,
      counter((i) => 8 * firstOfBlock(1, i) + firstOfBlock(1, i + 1)),
    );
    const seeds = tally(
      64,
      draws,
      counter((i) => 8 * firstOfBlock(i, 0) + firstOfBlock(i + 1, 0)),
    );
    expect(agreement(pairs, draws / 64)).toBeGreaterThan(1e-4);
    expect(agreement(seeds, draws / 64)).toBeGreaterThan(1e-4);
  });

  it("keeps two whole blocks uncorrelated", () => {
    for (const [seed, one, other] of [
      [1, 0, 1],
      [1, 1, 2],
      [1, 0, 4_096],
      [0, 0, 1],
    ] as const) {
      const first = streamsFrom(seed).block(one);
      const second = streamsFrom(seed).block(other);
      const n = 50_000;
      let products = 0;
      for (let i = 0; i < n; i++) products += (nextUniform(first) - 0.5) * (nextUniform(second) - 0.5);
      expect(Math.abs(products * 12) / Math.sqrt(n)).toBeLessThan(4);
    }
  });

  it("refuses a seed that is not a whole number of 32 bits", () => {
    for (const seed of [-1, 0.5, 4_294_967_296, Number.NaN]) {
      expect(() => streamsFrom(seed)).toThrow(`from 0 to 4294967295; got ${seed}`);
    }
  });
});

function counter(draw: (i: number) => number): () => number {
  let i = 0;
  return () => draw(i++);
}

describe("nextBelow", () => {
  it("is the high word of the 64-bit product, and draws again below the threshold", () => {
    for (const bound of [1, 2, 3, 1_000, 65_535, 65_536, 65_537, 3_000_000_000, 4_294_967_295]) {
      const start = streamsFrom(bound).block(0);
      const outputs = reference(Array.from(start, BigInt), 400).map(BigInt);
      const threshold = 4_294_967_296n % BigInt(bound);
      const expected = outputs
        .map((output) => output * BigInt(bound))
        .filter((product) => (product & WORD) >= threshold)
        .map((product) => Number(product >> 32n));
      const received = expected.map(() => nextBelow(start, bound));
      expect(received).toEqual(expected);
    }
  });

  it("gives every number the same chance", () => {
    for (const bound of [2, 7, 100]) {
      const state = streamsFrom(bound).block(1);
      const counts = tally(bound, 1_000 * bound, () => nextBelow(state, bound));
      expect(agreement(counts, 1_000)).toBeGreaterThan(1e-4);
    }
  });

  it("has no preference where the bound is three quarters of all 32-bit numbers", () => {
    const bound = 3_221_225_472;
    const state = streamsFrom(12).block(0);
    const thirds = tally(3, 30_000, () => Math.floor((3 * nextBelow(state, bound)) / bound));
    const parities = tally(2, 30_000, () => nextBelow(state, bound) % 2);
    expect(agreement(thirds, 10_000)).toBeGreaterThan(1e-4);
    expect(agreement(parities, 15_000)).toBeGreaterThan(1e-4);
  });
});

describe("nextUniform", () => {
  it("takes 27 and 26 bits of two draws", () => {
    const start = streamsFrom(77).block(0);
    const outputs = reference(Array.from(start, BigInt), 2_000).map(BigInt);
    const expected = Array.from(
      { length: 1_000 },
      (_, i) => Number(((outputs[2 * i]! >> 5n) << 26n) | (outputs[2 * i + 1]! >> 6n)) / 2 ** 53,
    );
    expect(expected.map(() => nextUniform(start))).toEqual(expected);
  });

  it("stays in [0, 1), at its ends too", () => {
    // The output hangs on the second word alone, which these states keep: all zeros twice, and all ones twice.
    const allOnes = Number((rotl((WORD * NINTH) & WORD, 25n) * FIFTH) & WORD);
    expect(nextUniform(Uint32Array.of(1, 0, 1, 0))).toBe(0);
    expect(nextUniform(Uint32Array.of(1, allOnes, 1, 0))).toBe(1 - 2 ** -53);
    const state = streamsFrom(3).block(0);
    let [least, most] = [1, 0];
    for (let i = 0; i < 200_000; i++) {
      const draw = nextUniform(state);
      least = Math.min(least, draw);
      most = Math.max(most, draw);
    }
    expect(least).toBeGreaterThanOrEqual(0);
    expect(least).toBeLessThan(1e-4);
    expect(most).toBeLessThan(1);
    expect(most).toBeGreaterThan(1 - 1e-4);
  });

  it("is evenly spread", () => {
    const state = streamsFrom(4).block(0);
    expect(
      agreement(
        tally(50, 50_000, () => Math.floor(50 * nextUniform(state))),
        1_000,
      ),
    ).toBeGreaterThan(1e-4);
  });
});

describe("nextNormal", () => {
  it("has the first four moments of the standard normal distribution", () => {
    const state = streamsFrom(8).block(0);
    const n = 200_000;
    const moments = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const draw = nextNormal(state);
      for (let power = 1; power <= 4; power++) moments[power - 1]! += draw ** power / n;
    }
    const [mean, square, cube, fourth] = moments as [number, number, number, number];
    // Variances of the powers: 1, 2, 15 and 96.
    expect(Math.abs(mean) * Math.sqrt(n)).toBeLessThan(4);
    expect((Math.abs(square - 1) * Math.sqrt(n)) / Math.sqrt(2)).toBeLessThan(4);
    expect((Math.abs(cube) * Math.sqrt(n)) / Math.sqrt(15)).toBeLessThan(4);
    expect((Math.abs(fourth - 3) * Math.sqrt(n)) / Math.sqrt(96)).toBeLessThan(4);
  });

  it("puts 2.5 % beyond 1.96 on either side", () => {
    const state = streamsFrom(10).block(0);
    const n = 100_000;
    let [low, high] = [0, 0];
    for (let i = 0; i < n; i++) {
      const draw = nextNormal(state);
      if (draw > 1.959963984540054) high++;
      if (draw < -1.959963984540054) low++;
    }
    for (const count of [low, high]) expect(Math.abs(count - n / 40)).toBeLessThan(4 * Math.sqrt((n / 40) * 0.975));
  });
});

describe("streams and draws, each by one example in whole numbers", () => {
  const mix = (input: bigint): bigint => {
    let z = input & WORD;
    z = ((z ^ (z >> 16n)) * 0x21f0aaadn) & WORD;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & WORD;
    return z ^ (z >> 15n);
  };

  /** Four rounds of the network for the first half of the state, four more for the second. */
  function seeded(seed: bigint, block: bigint): readonly number[] {
    const halves: bigint[] = [];
    let [left, right] = [seed, block];
    for (let round = 1n; round <= 8n; round++) {
      [left, right] = [right, left ^ mix(right + round * 0x9e3779b9n)];
      if (round === 4n) halves.push(left, right);
    }
    return [...halves, left, right].map(Number);
  }

  it("a state is eight rounds of the network from seed and block", () => {
    for (const [seed, block] of [
      [0, 0],
      [1, 0],
      [0xffffffff, 0xffffffff],
    ] as const) {
      expect([...streamsFrom(seed).block(block)]).toEqual(seeded(BigInt(seed), BigInt(block)));
      expect(streamsFrom(seed).seed).toBe(seed);
    }
  });

  it("draws with replacement take the high word of the product, and draw again where the low word is below 2^32 mod n", () => {
    const weights = new Uint32Array(2003);
    const state = streamsFrom(5).block(0);
    const words = reference(Array.from(state, BigInt), 2100);
    drawWithReplacement(state, weights);
    const expected = new Uint32Array(2003);
    const accepted = words.filter((word) => (BigInt(word) * 2003n) % 4294967296n >= 4294967296n % 2003n);
    for (const word of accepted.slice(0, 2003)) expected[Number((BigInt(word) * 2003n) >> 32n)]! += 1;
    expect(weights).toEqual(expected);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(2003);
  });

  it("draws again what would favour some items, and takes fewer than 2,097,152 of them", () => {
    // 2^32 mod 7 is 4. The first draw is 0, with low word 0: it is drawn again. A low word of 4 is kept.
    const seventh = 3_067_833_783n;
    expect((seventh * 7n) % 4294967296n).toBe(1n);
    for (const [first, isKept] of [
      [0n, false],
      [(4n * seventh) % 4294967296n, true],
    ] as const) {
      const s1 = (rotl((first * NINTH) & WORD, 25n) * FIFTH) & WORD;
      const start = [0x9e3779b9n, s1, 0x7f4a7c15n, 0xf39cc060n];
      const words = reference(start, 12);
      expect(words[0]).toBe(Number(first));
      const kept = words.filter((word) => (BigInt(word) * 7n) % 4294967296n >= 4n);
      expect(kept.includes(words[0]!)).toBe(isKept);
      const expected = [0, 0, 0, 0, 0, 0, 0];
      for (const word of kept.slice(0, 7)) expected[Number((BigInt(word) * 7n) >> 32n)]! += 1;
      const weights = new Uint32Array(7);
      drawWithReplacement(Uint32Array.from(start, Number), weights);
      expect([...weights]).toEqual(expected);
      const state = Uint32Array.from(start, Number);
      expect(nextBelow(state, 7)).toBe(Number((BigInt(kept[0]!) * 7n) >> 32n));
      expect(nextUint32(state)).toBe(words[isKept ? 1 : 2]);
    }
    expect(() => drawWithReplacement(streamsFrom(1).block(0), new Uint32Array(0x200000))).toThrow(
      "drawWithReplacement requires fewer than 2097152 items; got 2097152",
    );
  });
});
