import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { partialShuffle } from "../../src/statistics/partial-shuffle.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

describe("partialShuffle", () => {
  it("draws what the generator's whole numbers below a bound draw, and leaves the generator where they do", () => {
    const places = fc
      .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
      .map((drawn) => drawn.toSorted((a, b) => a - b) as [number, number, number]);
    fc.assert(
      fc.property(places, fc.nat(), ([from, to, end], seed) => {
        const order = Uint32Array.from({ length: 41 }, (_, place) => 100 + place);
        const expected = [...order];
        const state = streamsFrom(seed).block(0);
        const other = streamsFrom(seed).block(0);
        partialShuffle(order, { from, to, end }, state);
        for (let place = from; place < to; place++) {
          const chosen = place + nextBelow(other, end - place);
          [expected[place], expected[chosen]] = [expected[chosen]!, expected[place]!];
        }
        expect([...order]).toEqual(expected);
        expect([...state]).toEqual([...other]);
      }),
    );
  });

  it("leaves out the one draw of 32 bits that would favour a place of three, and no other", () => {
    // 2^32 = 3 k + 1: of three intervals of k draws each, the products with a lower half of 0 are one too many (Lemire 2019).
    const bitsOf = (s1: number) => {
      const product = Math.imul(s1, 5);
      return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    };
    // The states whose first draws are 0, and (2^33 + 1) / 3 with a lower half of exactly 1 = 2^32 mod 3.
    const inverse = (value: number, factor: number) => {
      let found = factor;
      for (let step = 0; step < 5; step++) found = Math.imul(found, 2 - Math.imul(factor, found));
      return Math.imul(value, found) >>> 0;
    };
    const unrotated = inverse(0xaaaaaaab, 9);
    const s1 = inverse((unrotated >>> 7) | (unrotated << 25), 5);
    expect(bitsOf(s1)).toBe(0xaaaaaaab);
    const kept = Uint32Array.of(0, 1, 2);
    partialShuffle(kept, { from: 0, to: 1, end: 3 }, Uint32Array.of(1, s1, 2, 3));
    expect([...kept]).toEqual([2, 1, 0]);
    const state = Uint32Array.of(1, 0, 2, 3);
    partialShuffle(Uint32Array.of(0, 1, 2), { from: 0, to: 1, end: 3 }, state);
    const twice = Uint32Array.of(1, 0, 2, 3);
    partialShuffle(Uint32Array.of(0, 1, 2, 3, 4), { from: 0, to: 2, end: 4 }, twice);
    expect([...state]).toEqual([...twice]);
  });

  it("chooses every ordered pair of four equally often, without a reset between choices", () => {
    const order = Uint32Array.of(0, 1, 2, 3);
    const state = streamsFrom(2).block(0);
    const found = new Map<string, number>();
    const draws = 12_000;
    for (let draw = 0; draw < draws; draw++) {
      partialShuffle(order, { from: 0, to: 2, end: 4 }, state);
      const pair = `${order[0]} ${order[1]}`;
      found.set(pair, (found.get(pair) ?? 0) + 1);
    }
    expect(found.size).toBe(12);
    const statistic = [...found.values()].reduce((sum, times) => sum + (times - draws / 12) ** 2 / (draws / 12), 0);
    expect(chiSquaredUpperTail(statistic, 11)).toBeGreaterThan(1e-4);
  });
});
