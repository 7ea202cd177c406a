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
