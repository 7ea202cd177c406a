import { describe, expect, it } from "vitest";
import { drawnUnits, randomOrder } from "../../src/statistics/drawn-units.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { allocateSample } from "../../src/statistics/sample-allocation.js";

describe("allocation over strata", () => {
  it("follows Neyman: size times standard deviation", () => {
    // Cochran 1977, section 5.5: n_h = n N_h S_h / sum N_h S_h; 400, 30, 30 by 4, 10, 20 are 1600 : 300 : 600.
    const strata = [
      { size: 400, weightPerUnit: 4, minimum: 0 },
      { size: 30, weightPerUnit: 10, minimum: 0 },
      { size: 30, weightPerUnit: 20, minimum: 0 },
    ];
    expect([...allocateSample(strata, 25)]).toEqual([16, 3, 6]);
  });

  it("takes a stratum whole where its share exceeds it, and shares out the rest again", () => {
    // Cochran 1977, section 5.8: with n = 250 the two smaller strata would get 30 and 60 of their 30.
    const strata = [
      { size: 400, weightPerUnit: 4, minimum: 0 },
      { size: 30, weightPerUnit: 10, minimum: 0 },
      { size: 30, weightPerUnit: 20, minimum: 0 },
    ];
    expect([...allocateSample(strata, 250)]).toEqual([190, 30, 30]);
  });

  it("has the least variance of all whole allocations, on a small case tried whole", () => {
    const sizes = [12, 9, 5];
    const spreads = [0.2, 0.5, 0.4];
    const strata = sizes.map((size, h) => ({ size, weightPerUnit: spreads[h]!, minimum: 1 }));
    const variance = (n: readonly number[]) =>
      n.reduce((sum, drawn, h) => sum + (sizes[h]! ** 2 * spreads[h]! ** 2 * (1 - drawn / sizes[h]!)) / drawn, 0);
    const all: number[][] = [];
    for (let a = 1; a <= 12; a++) {
      for (let b = 1; b <= 9; b++) if (10 - a - b >= 1 && 10 - a - b <= 5) all.push([a, b, 10 - a - b]);
    }
    const best = Math.min(...all.map(variance));
    expect(variance([...allocateSample(strata, 10)])).toBeLessThan(best * 1.02);
  });

  it("keeps minima and adds up, or takes everybody", () => {
    const strata = [
      { size: 1000, weightPerUnit: 1, minimum: 2 },
      { size: 20, weightPerUnit: 1, minimum: 10 },
      { size: 3, weightPerUnit: 1, minimum: 10 },
      { size: 0, weightPerUnit: 1, minimum: 10 },
    ];
    expect([...allocateSample(strata, 100)]).toEqual([87, 10, 3, 0]);
    expect([...allocateSample(strata, 5000)]).toEqual([1000, 20, 3, 0]);
    expect(() => allocateSample(strata, 14)).toThrow("at least the minima, 15; got 14");
  });

  it("shares by size where every weight is 0", () => {
    const strata = [30, 10].map((size) => ({ size, weightPerUnit: 0, minimum: 0 }));
    expect([...allocateSample(strata, 8)]).toEqual([6, 2]);
  });
});

describe("a draw without replacement", () => {
  it("takes every pair of five units equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 10_000; seed++) {
      const pair = [...drawnUnits(streamsFrom(seed).block(0), { units: 5, drawn: 2 })].join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // Chi-squared with 9 degrees of freedom exceeds 33.7 once in 10,000 times.
    expect(chi).toBeLessThan(33.7);
  });

  it("puts three units in every order equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6_000; seed++) {
      const order = [...randomOrder(streamsFrom(seed).block(1), 3)].join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(6);
    // Chi-squared with 5 degrees of freedom exceeds 25.7 once in 10,000 times.
    expect(chi).toBeLessThan(25.7);
  });

  it("takes everybody, or nobody, and refuses more", () => {
    expect([...drawnUnits(streamsFrom(1).block(0), { units: 4, drawn: 4 })]).toEqual([0, 1, 2, 3]);
    expect([...drawnUnits(streamsFrom(1).block(0), { units: 4, drawn: 0 })]).toEqual([]);
    expect(() => drawnUnits(streamsFrom(1).block(0), { units: 4, drawn: 5 })).toThrow("got 5 of 4");
    expect(() => randomOrder(streamsFrom(1).block(0), 0.5)).toThrow("got 0.5");
  });
});

describe("draws of units", () => {
  const state = streamsFrom(1).block(0);

  it("refuse numbers that are not whole, and more than there are", () => {
    for (const [drawn, units] of [
      [1, 2.5],
      [1.5, 2],
      [-1, 2],
      [3, 2],
    ] as const) {
      const expected = `drawnUnits requires whole 0 <= drawn <= units; got ${drawn} of ${units}`;
      expect(() => drawnUnits(state, { units, drawn })).toThrow(expected);
    }
    for (const units of [-1, 1.5]) {
      expect(() => randomOrder(state, units)).toThrow(`randomOrder requires a whole number of units; got ${units}`);
    }
    expect([...randomOrder(state, 0)]).toEqual([]);
  });
});

describe("allocation, by hand", () => {
  const stratum = (size: number, weightPerUnit: number, minimum = 0) => ({ size, weightPerUnit, minimum });

  it("gives what is left to the largest remainders, earlier ones first among equals", () => {
    const wanted = (shares: readonly number[]) => shares.map((share) => stratum(1000, share / 1000));
    const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);
    for (const [shares, sizes] of [
      [
        [1.2, 2.7, 1.1],
        [1, 3, 1],
      ],
      [
        [1.7, 3.2, 1.1],
        [2, 3, 1],
      ],
      [
        [1.5, 1.5],
        [2, 1],
      ],
      [
        [1.1, 4.3, 2.8, 1.8],
        [1, 4, 3, 2],
      ],
    ] as const) {
      expect([...allocateSample(wanted(shares), Math.round(total(shares)))]).toEqual(sizes);
    }
  });

  it("fills strata that want more than they hold before it looks at minima that lack as much", () => {
    // Shares of 13, 2 and 5: three too many for the first, three too few for the second.
    const strata = [stratum(10, 1.3), stratum(20, 0.1, 5), stratum(100, 0.05)];
    expect([...allocateSample(strata, 20)]).toEqual([10, 5, 5]);
  });

  it("takes a total of the minima themselves", () => {
    expect([...allocateSample([stratum(10, 1, 3), stratum(10, 5, 2)], 5)]).toEqual([3, 2]);
    expect(() => allocateSample([stratum(10, 1, 3), stratum(10, 5, 2)], 4)).toThrow(
      "allocateSample requires a whole total of at least the minima, 5; got 4",
    );
  });
});
