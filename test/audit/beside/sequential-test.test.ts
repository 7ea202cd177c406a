import { describe, expect, it } from "vitest";
import { sequentialTest } from "../../../src/audit/beside/sequential-test.js";
import { gandyDecision } from "../../../src/statistics/gandy-stopping.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";

/** Blocks of 100 uniform statistics, so that a statistic is extreme with probability 1 - bound. */
function uniformBlocks(seed: number) {
  const asked: [number, number][] = [];
  const draw = async (firstBlock: number, blocks: number) => {
    asked.push([firstBlock, blocks]);
    return Array.from({ length: blocks }, (_, i) => {
      const stream = streamsFrom(seed).block(firstBlock + i);
      return Float64Array.from({ length: 100 }, () => nextUniform(stream));
    });
  };
  return { asked, draw };
}

describe("sequentialTest", () => {
  it.each([
    { p: 0.3, decision: "above-alpha" },
    { p: 0.001, decision: "at-or-below-alpha" },
  ])("stops where p = $p is clearly on one side, as the same resamples one by one would", async ({ p, decision }) => {
    const { asked, draw } = uniformBlocks(1);
    const isExtreme = (value: number) => value >= 1 - p;
    const test = await sequentialTest(draw, { alpha: 0.05, seed: 1, isExtreme });
    const inOrder = (await uniformBlocks(1).draw(0, 500)).flatMap((block) => [...block]);
    const expected = gandyDecision((i) => isExtreme(inOrder[i]!), { alpha: 0.05, risk: 1e-3 });
    expect(test).toMatchObject({ stopped: "sequential", ...expected, decision });
    expect(test.extremeShare).toBe(expected.extreme / expected.resamples);
    expect(asked[0]).toEqual([0, 4]);
  });

  it("goes on where it stopped, twice as far each time", async () => {
    const { asked, draw } = uniformBlocks(2);
    await sequentialTest(draw, { alpha: 0.05, seed: 2, isExtreme: (value) => value >= 0.95, ceiling: 3000 });
    expect(asked.slice(0, 4)).toEqual([
      [0, 4],
      [4, 4],
      [8, 8],
      [16, 16],
    ]);
  });

  it("is undecided where the ceiling comes first", async () => {
    const test = await sequentialTest(uniformBlocks(3).draw, {
      alpha: 0.05,
      seed: 3,
      isExtreme: (value) => value >= 0.95,
      ceiling: 250,
    });
    expect(test).toMatchObject({ decision: "undecided", resamples: 250, ceiling: 250 });
  });
});
