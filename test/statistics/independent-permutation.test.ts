import { describe, expect, it } from "vitest";
import { hypergeometricContrast } from "../../src/statistics/arrangement-statistics.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { observedTableStatistics } from "../../src/statistics/independent-permutation.js";

describe("a table of units that hold one member each", () => {
  it("has majorities that are the members themselves", () => {
    // Three, two and one unit of the groups; bands of two, flagged, and four.
    const majority = Uint16Array.of(0, 0, 0, 1, 1, 2);
    const design = {
      sums: compositionSums({
        groups: 3,
        offsets: Uint32Array.of(0, 1, 2, 3, 4, 5, 6),
        groupCodes: majority,
        memberCounts: new Uint32Array(6).fill(1),
      }),
      bandSizes: Uint32Array.of(2, 4),
      flagged: Uint8Array.of(1, 0),
      tested: Uint16Array.of(0, 1, 2),
      majority,
      majorityUnits: Float64Array.of(3, 2, 1, 0),
      testedMajorities: Uint16Array.of(0, 1, 2),
      ratioLower: 0.8,
      ratioUpper: 1.25,
    };
    const found = observedTableStatistics(design, Int32Array.of(1, 1, 0, 2, 1, 1));
    const contrasts = [
      [1, 3],
      [1, 2],
      [0, 1],
    ].map(([count, size]) => hypergeometricContrast(count!, size!, 2, 6));
    found.majorityContrasts.forEach((contrast, t) => {
      expect(contrast).toBeCloseTo(contrasts[t]!, 12);
    });
    // Means of 1, 2/3, 1/3 and twice as many: deviations of 0, 1/3, -1/3 and back.
    const x2 = 1 / 9 / (2 / 3) + 1 / 9 / (1 / 3) + 1 / 9 / (4 / 3) + 1 / 9 / (2 / 3);
    expect(found.majorityPearson[0]).toBeCloseTo(x2, 12);
    expect(found.pearson[0]).toBeCloseTo(x2, 12);
    expect(found.majorityOutside[0]).toBe(found.outside[0]);
  });
});
