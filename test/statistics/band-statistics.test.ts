import { describe, expect, it } from "vitest";
import { bandDesign, bandStatistics } from "../../src/statistics/band-statistics.js";

/** One stratum of units that all hold so many members of each group, in bands of these sizes. */
function designOf(members: readonly (readonly number[])[], sizes: readonly number[]) {
  const units = members.length;
  const groups = members[0]!.length;
  const composition = {
    groups,
    offsets: Uint32Array.from({ length: units + 1 }, (_, unit) => unit * groups),
    groupCodes: Uint16Array.from({ length: units * groups }, (_, at) => at % groups),
    memberCounts: Uint32Array.from(members.flat()),
  };
  return bandDesign(composition, {
    bands: sizes.length,
    strata: 1,
    units: Uint32Array.from({ length: units }, (_, unit) => unit),
    begins: Uint32Array.of(0, units),
    sizes: Uint32Array.from(sizes),
  });
}

describe("the design of band statistics", () => {
  it("weighs bands by the least common multiple of their sizes, where whole numbers hold the sums", () => {
    const twelve = Array.from({ length: 12 }, (_, unit) => [unit % 3, 1]);
    for (const sizes of [
      [4, 6, 2],
      [4, 0, 6, 2],
    ]) {
      const design = designOf(twelve, sizes);
      expect(design).toMatchObject({ multiple: 12, exact: true });
      expect([...design.weights]).toEqual(sizes.map((size) => (size === 0 ? 0 : 12 / size)));
    }
  });

  it("leaves whole numbers where 2^53 does not hold the sum of the smallest band", () => {
    // Bands of 2 and 3: 6 (5 r)^2 / 2 passes 2^53 from r = 10,959,030 on.
    const five = (largest: number) => [
      [largest, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ];
    expect(designOf(five(10_900_000), [2, 3])).toMatchObject({ multiple: 6, exact: true });
    const loose = designOf(five(12_000_000), [2, 3]);
    expect(loose).toMatchObject({ multiple: 1, exact: false });
    expect([...loose.weights]).toEqual([1 / 2, 1 / 3]);
  });

  it("takes groups without members, or of which every unit holds as many, for nothing", () => {
    const design = designOf(
      [
        [0, 2, 1],
        [0, 2, 4],
        [0, 2, 0],
        [0, 2, 3],
      ],
      [1, 3],
    );
    const into = { chiSquared: 0, scaled: new Float64Array(3) };
    bandStatistics(design, Float64Array.of(0, 2, 1, 0, 6, 7), into);
    // Members by band 3 and 13, of groups of 8 and 8.
    const cells = [
      [2, 1.5],
      [1, 1.5],
      [6, 6.5],
      [7, 6.5],
    ] as const;
    expect(into.chiSquared).toBeCloseTo(
      cells.reduce((sum, [count, mean]) => sum + (count - mean) ** 2 / mean, 0),
      12,
    );
    expect([...into.scaled.subarray(0, 2)]).toEqual([0, 0]);
    expect(into.scaled[2]).toBeGreaterThan(0);
  });
});
