import { describe, expect, it } from "vitest";
import { type Composition, compositionSums } from "../../src/statistics/composition.js";
import { nextUint32, streamsFrom } from "../../src/statistics/random.js";
import {
  ALTERNATIVES,
  expectedRatio,
  groupMix,
  powerBlocks,
  powerGrid,
  ratioSlope,
  simulatedPowerTask,
} from "../../src/statistics/simulated-power.js";
import { studentisedContrast } from "../../src/statistics/studentised-contrast.js";

/** Forty units: members of group 0 and 1 by turns, some with both, one to five members. */
const members = Array.from({ length: 40 }, (_, unit) =>
  unit % 3 === 0 ? [1 + (unit % 4), 0] : unit % 3 === 1 ? [0, 1 + (unit % 5)] : [1, 2],
);
const compositionOf = (rows: readonly (readonly number[])[]): Composition => ({
  groups: rows[0]!.length,
  offsets: Uint32Array.from({ length: rows.length + 1 }, (_, unit) =>
    rows.slice(0, unit).reduce((sum, counts) => sum + counts.filter((count) => count > 0).length, 0),
  ),
  groupCodes: Uint16Array.from(rows.flatMap((counts) => counts.flatMap((count, group) => (count > 0 ? [group] : [])))),
  memberCounts: Uint32Array.from(rows.flatMap((counts) => counts.filter((count) => count > 0))),
});
const composition = compositionOf(members);
const sums = compositionSums(composition);
const baseRate = 0.3;
const grids = [powerGrid(0.4, 0.7), powerGrid(0.2, 0.6)];
const problem = {
  seed: 5,
  draws: 125,
  composition,
  sums,
  baseRate,
  groups: Uint16Array.of(0, 1),
  critical: Float64Array.of(1.6, 1.9),
  multipliers: Float64Array.from(grids.flatMap((grid) => [...grid])),
};

/** Chance of a flag at each unit, by the model. */
const chanceAt = (group: number, multiplier: number) =>
  members.map((counts) =>
    Math.min(1, baseRate * (1 + ((multiplier - 1) * counts[group]!) / (counts[0]! + counts[1]!))),
  );

/** The same draws, each data set flagged anew for every alternative; groups in the order in which they are tested. */
function rejectionsOneByOne(rows: readonly (readonly number[])[], groups: readonly number[], block: number): number[] {
  const state = streamsFrom(5).block(0x60000000 + block);
  const sizes = rows.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const all = compositionSums(compositionOf(rows));
  const rejections = new Array<number>(2 * ALTERNATIVES).fill(0);
  for (let draw = 0; draw < 125; draw++) {
    const uniforms = rows.map(() => (nextUint32(state) + 0.5) / 4294967296);
    for (const [place, group] of groups.entries()) {
      for (let step = 0; step < ALTERNATIVES; step++) {
        const rise = grids[place]![step]! - 1;
        const flagged = { members: 0, squared: 0, cross: 0, allMembers: 0, allSquared: 0 };
        rows.forEach((counts, unit) => {
          const [n, size] = [counts[group]!, sizes[unit]!];
          if (uniforms[unit]! >= baseRate * (1 + (rise * n) / size)) return;
          flagged.members += n;
          flagged.squared += n * n;
          flagged.cross += n * size;
          flagged.allMembers += size;
          flagged.allSquared += size * size;
        });
        const sign = step < ALTERNATIVES / 2 ? 1 : -1;
        if (sign * studentisedContrast(flagged, all, group) > problem.critical[place]!) {
          rejections[place * ALTERNATIVES + step]! += 1;
        }
      }
    }
  }
  return rejections;
}

describe("simulatedPowerTask", () => {
  it("counts as many rejections as flagging every data set anew, for each group and alternative", () => {
    const found = [...simulatedPowerTask.runBlock(problem, 0)];
    expect(found).toEqual(rejectionsOneByOne(members, [0, 1], 0));
    expect(Math.max(...found)).toBeGreaterThan(100);
  });

  it("counts them beside a group that is not tested, in the order and the block asked for", () => {
    const rows = members.map((counts, unit) => [counts[0]!, unit % 5 === 0 ? 2 : 0, counts[1]!]);
    const beside = compositionOf(rows);
    const asked = { ...problem, composition: beside, sums: compositionSums(beside), groups: Uint16Array.of(2, 0) };
    for (const block of [0, 1]) {
      const found = [...simulatedPowerTask.runBlock({ ...asked, draws: 250 }, block)];
      expect(found).toEqual(rejectionsOneByOne(rows, [2, 0], block));
    }
  });

  it("draws as many data sets as are asked, in blocks", () => {
    expect(powerBlocks(1000)).toBe(8);
    const short = simulatedPowerTask.runBlock({ ...problem, draws: 130, critical: Float64Array.of(-99, -99) }, 1);
    expect(new Set(short)).toEqual(new Set([5]));
  });
});

describe("powerGrid", () => {
  it("runs from 1 to eight times what is thought detectable, and not below 0", () => {
    const grid = powerGrid(0.1, 0.5);
    const [above, below] = [grid.slice(0, ALTERNATIVES / 2), grid.slice(ALTERNATIVES / 2)];
    expect([above[0], below[0]]).toEqual([1, 1]);
    expect(above.at(-1)).toBeCloseTo(1 + (8 * 0.1) / 0.5, 12);
    expect(below.at(-1)).toBe(0);
    expect([...above]).toEqual([...above].sort((a, b) => a - b));
    expect([...below]).toEqual([...below].sort((a, b) => b - a));
  });
});

describe("expectedRatio", () => {
  it("is the ratio of the shares that the model expects", () => {
    const chances = chanceAt(0, 2.5);
    const share = (weight: (counts: readonly number[]) => number) =>
      members.reduce((sum, counts, unit) => sum + weight(counts) * chances[unit]!, 0) /
      members.reduce((sum, counts) => sum + weight(counts), 0);
    const ratio = share(([n]) => n!) / share(([, m]) => m!);
    expect(expectedRatio(groupMix(composition, sums, 0), 2.5, baseRate)).toBeCloseTo(ratio, 12);
  });

  it("is 1 without an effect, and rises there as its slope says", () => {
    const mix = groupMix(composition, sums, 0);
    expect(expectedRatio(mix, 1, baseRate)).toBeCloseTo(1, 12);
    const rise = (expectedRatio(mix, 1 + 1e-6, baseRate) - expectedRatio(mix, 1 - 1e-6, baseRate)) / 2e-6;
    expect(ratioSlope(mix)).toBeCloseTo(rise, 6);
  });
});
