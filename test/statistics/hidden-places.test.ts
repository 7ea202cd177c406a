import { describe, expect, it } from "vitest";
import { hiddenShares, spreadHidden, wholeCounts } from "../../src/statistics/hidden-places.js";

const of = (...values: readonly number[]) => Float64Array.from(values);

describe("shares of the units that hide a violation", () => {
  const UNKNOWN = of(10, 0, 25, 5, 60);

  it("add up to the number hidden, with odds that grow by rank as asked", () => {
    const midRanks = [5, 10, 22.5, 37.5, 70].map((rank) => rank / 100);
    for (const oddsRatio of [0.001, 0.25, 1, 3, 1e5]) {
      for (const hidden of [1, 37, 99]) {
        const shares = hiddenShares(UNKNOWN, hidden, { oddsRatio });
        expect(shares.reduce((sum, share, row) => sum + share * UNKNOWN[row]!, 0)).toBeCloseTo(hidden, 10);
        const logOdds = (row: number) => Math.log(shares[row]! / (1 - shares[row]!));
        for (const row of [1, 2, 3, 4]) {
          const slope = (logOdds(row) - logOdds(0)) / (midRanks[row]! - midRanks[0]!);
          expect(slope).toBeCloseTo(Math.log(oddsRatio), 7);
        }
      }
    }
  });

  it("add up where two groups of scores part so far that a step of Newton alone would leave them", () => {
    for (const oddsRatio of [1e-40, 1e40]) {
      for (const hidden of [100, 400, 600]) {
        const shares = hiddenShares(of(500, 500), hidden, { oddsRatio });
        expect(500 * (shares[0]! + shares[1]!)).toBeCloseTo(hidden, 9);
      }
    }
  });

  it("are all of one size in proportion, and 0 or 1 where nothing or everything is hidden", () => {
    expect([...hiddenShares(UNKNOWN, 30, "in-proportion")]).toEqual([0.3, 0.3, 0.3, 0.3, 0.3]);
    for (const spread of ["in-proportion", { oddsRatio: 4 }] as const) {
      expect([...hiddenShares(UNKNOWN, 0, spread)]).toEqual([0, 0, 0, 0, 0]);
      expect([...hiddenShares(UNKNOWN, 100, spread)]).toEqual([1, 1, 1, 1, 1]);
      expect([...hiddenShares(of(0, 0), 0, spread)]).toEqual([0, 0]);
    }
  });

  it("ask for an odds ratio above 0", () => {
    for (const oddsRatio of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => hiddenShares(UNKNOWN, 5, { oddsRatio })).toThrow(
        `hiddenShares requires an odds ratio above 0; got ${oddsRatio}`,
      );
    }
  });
});

describe("whole numbers near expected ones", () => {
  const most = of(5, 5, 5, 5);

  it("go up for the largest remainders, earlier ones first among equals", () => {
    expect([...wholeCounts(of(3.2, 0.9), of(5, 5), 4)]).toEqual([3, 1]);
    expect([...wholeCounts(of(0.9, 0.5, 0.5, 0.5), most, 2)]).toEqual([1, 1, 0, 0]);
    expect([...wholeCounts(of(0.5, 0.9, 0.5, 0.5), most, 3)]).toEqual([1, 1, 1, 0]);
    expect([...wholeCounts(of(2, 3 - 1e-12, 0, 0), most, 5)]).toEqual([2, 3, 0, 0]);
  });

  it("stay within what there is", () => {
    expect([...wholeCounts(of(5, 0.2, 0.2), of(5, 5, 5), 8)]).toEqual([5, 2, 1]);
    expect([...wholeCounts(of(1 + 1e-12, 0.3), of(1, 1), 2)]).toEqual([1, 1]);
  });

  it("spread violations over the units of each score", () => {
    expect([...spreadHidden(of(10, 20, 70), 10, "in-proportion")]).toEqual([1, 2, 7]);
    expect([...spreadHidden(of(10, 20, 70), 100, { oddsRatio: 3 })]).toEqual([10, 20, 70]);
  });
});
