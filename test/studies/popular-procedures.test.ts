import { describe, expect, it } from "vitest";
import { streamsFrom } from "../../src/statistics/random.js";
import {
  chiSquaredOfPeople,
  fourFifthsRule,
  maxMinBootstrapExcludesZero,
  uncorrectedTTests,
} from "./calibration/popular-procedures.js";

/** One group of `flagged` in `total` against 20 flagged of 89 others. */
const against89 = (flagged: number, total: number) => ({
  flagged: [flagged],
  totals: [total],
  everyone: { flagged: flagged + 20, total: total + 89 },
});

describe("the procedures that are commonly done", () => {
  it("t-tests reject where Welch's p in SciPy is below 5 %, and not where it is above", () => {
    // scipy.stats.ttest_ind(equal_var=False): 12 of 30 gives p = 0.0905, 13 of 30 p = 0.0474.
    expect(uncorrectedTTests(against89(12, 30))).toBe(false);
    expect(uncorrectedTTests(against89(13, 30))).toBe(true);
  });

  it("the four-fifths rule takes ratios within 0.80 to 1.25 as inside and others as outside", () => {
    const ratioOf = (flagged: number) => ({
      flagged: [flagged],
      totals: [100],
      everyone: { flagged: flagged + 400, total: 1100 },
    });
    expect([33, 31, 49, 51].map((flagged) => fourFifthsRule(ratioOf(flagged)))).toEqual([false, true, false, true]);
  });

  it("chi-squared rejects from 3.84 on with one degree of freedom", () => {
    expect([3.84, 3.85].map((statistic) => chiSquaredOfPeople(statistic, 2, 2))).toEqual([false, true]);
  });

  it("the max-min bootstrap leaves out 0 for 40 groups with equal shares", () => {
    const people = Uint16Array.from({ length: 40 * 50 }, (_, i) => 2 * (i % 40) + (i % 200 < 40 ? 1 : 0));
    const options = { groups: 40, resamples: 199, stream: streamsFrom(1).block(0) };
    expect(maxMinBootstrapExcludesZero(people, options)).toBe(true);
  });

  it("the max-min bootstrap holds 0 for groups in which nobody is flagged", () => {
    const people = Uint16Array.from({ length: 100 }, (_, i) => 2 * (i % 4));
    expect(maxMinBootstrapExcludesZero(people, { groups: 4, resamples: 99, stream: streamsFrom(1).block(0) })).toBe(
      false,
    );
  });
});
