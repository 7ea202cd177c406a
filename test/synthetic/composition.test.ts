import { describe, expect, it } from "vitest";
import { streamsFrom } from "../../src/statistics/random.js";
import { drawCompositions, NO_MAJORITY } from "../../src/synthetic/composition.js";
import { NATIONALITIES, NATIONALITY_TICKETS } from "../../src/synthetic/nationalities.js";

const POPULATION = NATIONALITIES.map(
  (_, code) => NATIONALITY_TICKETS.filter((ticket) => ticket === code).length / NATIONALITY_TICKETS.length,
);
const SIMPSON = POPULATION.reduce((sum, share) => sum + share * share, 0);

/** Share of pairs of colleagues that have one nationality. */
function alike(set: ReturnType<typeof drawCompositions>, totals: Uint32Array): number {
  let pairs = 0;
  let same = 0;
  for (let i = 0; i < totals.length; i++) {
    pairs += (totals[i]! * (totals[i]! - 1)) / 2;
    for (let j = set.offsets[i]!; j < set.offsets[i + 1]!; j++) {
      same += (set.memberCounts[j]! * (set.memberCounts[j]! - 1)) / 2;
    }
  }
  return same / pairs;
}

describe("drawCompositions", () => {
  // For Dirichlet shares with mean p and concentration c two colleagues agree with probability (1 + c sum p^2)/(1 + c).
  it.each([0.25, 1, 4, 1000])(
    "gives colleagues one nationality as often as a Dirichlet law with %d",
    (concentration) => {
      const totals = new Uint32Array(20_000).fill(4);
      const set = drawCompositions(streamsFrom(3).block(0), totals, { concentration, majority: false });
      const expected = (1 + concentration * SIMPSON) / (1 + concentration);
      // Four colleagues: six dependent pairs a sponsor, so the error is at most that of 20,000 independent draws.
      expect(Math.abs(alike(set, totals) - expected)).toBeLessThan(
        4.5 * Math.sqrt((expected * (1 - expected)) / 20_000),
      );
    },
  );

  it.each([false, true])("keeps the population's shares at small and large sponsors (majority %s)", (majority) => {
    const india = NATIONALITIES.indexOf("IND");
    for (const size of [1, 2, 25]) {
      const totals = new Uint32Array(8_000).fill(size);
      const set = drawCompositions(streamsFrom(size).block(0), totals, { concentration: 1, majority });
      let members = 0;
      set.groupCodes.forEach((code, j) => {
        if (code === india) members += set.memberCounts[j]!;
      });
      const share = members / (8_000 * size);
      expect(Math.abs(share - POPULATION[india]!)).toBeLessThan(4.5 * Math.sqrt(0.25 / 8_000));
    }
  });

  it("gives every sponsor with migrants a majority nationality when asked, and else only those above one half", () => {
    const totals = Uint32Array.from({ length: 2_000 }, (_, i) => i % 12);
    const forced = drawCompositions(streamsFrom(1).block(0), totals, { concentration: 1, majority: true });
    const free = drawCompositions(streamsFrom(1).block(0), totals, { concentration: 1, majority: false });
    totals.forEach((total, i) => {
      expect(forced.majorityCodes[i] === NO_MAJORITY).toBe(total === 0);
      const counts = [...free.memberCounts.subarray(free.offsets[i], free.offsets[i + 1])];
      expect(free.majorityCodes[i] === NO_MAJORITY).toBe(!counts.some((count) => count > total / 2));
    });
  });
});
