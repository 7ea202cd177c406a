import { describe, expect, it } from "vitest";
import { arrangementDrawing, drawArrangement } from "../../src/statistics/arrangement-drawing.js";
import { packArrangement } from "../../src/statistics/arrangement-records.js";
import type { ArrangementDesign } from "../../src/statistics/arrangement-statistics.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { streamsFrom } from "../../src/statistics/random.js";

const MEMBERS = 16;
const GROUPS = 20;

/** Every unit has as many members: all of one group, or one of each of many, so that units are of every class. */
const rows = Array.from({ length: 24 }, (_, unit) => {
  const groups = [1, 2, 4, 8, 16][unit % 5]!;
  return Array.from({ length: GROUPS }, (__, group) =>
    (group - unit + 2 * GROUPS) % GROUPS < groups ? MEMBERS / groups : 0,
  );
});
const composition = compositionFromRows(rows);
const majority = Uint16Array.from(rows, (_, unit) => (unit % 3 === 0 ? GROUPS : unit % GROUPS));

function designOf(bandSizes: readonly number[], flagged: readonly number[], withMajority: boolean): ArrangementDesign {
  const majorityUnits = new Float64Array(GROUPS + 1);
  for (const group of majority) majorityUnits[group]! += 1;
  return {
    sums: compositionSums(composition),
    bandSizes: Uint32Array.from(bandSizes),
    flagged: Uint8Array.from(flagged),
    tested: Uint16Array.of(0),
    majority: withMajority ? majority : null,
    majorityUnits: withMajority ? majorityUnits : null,
    testedMajorities: Uint16Array.of(),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
}

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);

describe("a random arrangement of bands over units", () => {
  it.each([
    [
      [12, 5, 4, 3],
      [0, 1, 0, 1],
    ],
    [
      [3, 12, 4, 5],
      [1, 0, 1, 0],
    ],
    [
      [5, 4, 3, 12],
      [1, 1, 0, 0],
    ],
    [
      [12, 3, 4, 5],
      [1, 0, 1, 0],
    ],
    [
      [4, 3, 12, 5],
      [0, 1, 1, 1],
    ],
    [
      [8, 8, 4, 4],
      [1, 1, 0, 1],
    ],
    [
      [4, 12, 8],
      [0, 0, 0],
    ],
    [
      [12, 4, 8],
      [1, 1, 1],
    ],
  ] as const)("has in every band its units and their members: sizes %j, flagged %j", (bandSizes, flagged) => {
    for (const withMajority of [false, true]) {
      const design = designOf(bandSizes, flagged, withMajority);
      const records = packArrangement(composition, design);
      const state = streamsFrom(3).block(0);
      for (const wholeTables of [true, false]) {
        const drawing = arrangementDrawing(records, design, { wholeTables, state });
        const seen = new Set<string>();
        for (let draw = 0; draw < 20; draw++) {
          drawArrangement(drawing);
          const { sums } = drawing;
          const size = total(bandSizes.filter((_, band) => flagged[band] === 1));
          const ofFlagged = Array.from({ length: 3 }, (_, moment) =>
            Array.from({ length: GROUPS }, (__, group) => sums.flagged[3 * group + moment]!),
          );
          expect(sums.flaggedMembers).toBe(MEMBERS * size);
          expect(sums.flaggedMembersSquared).toBe(MEMBERS ** 2 * size);
          // Every unit has as many members M: the sum of n M is M times that of n.
          expect(ofFlagged[2]).toEqual(ofFlagged[0]!.map((count) => MEMBERS * count));
          expect(total(ofFlagged[0]!)).toBe(MEMBERS * size);
          seen.add(ofFlagged[0]!.join(" "));
          if (withMajority) expect(total(sums.flaggedMajorities)).toBe(size);
          if (!wholeTables) continue;
          bandSizes.forEach((own, band) => {
            const held = sums.members.subarray(band * GROUPS, (band + 1) * GROUPS);
            expect(total(held), `band ${band}`).toBe(MEMBERS * own);
            expect(sums.bandMembers[band]).toBe(MEMBERS * own);
            expect(Math.min(...held)).toBeGreaterThanOrEqual(0);
            if (!withMajority) return;
            const majorities = sums.majorities!.subarray(band * (GROUPS + 1), (band + 1) * (GROUPS + 1));
            expect(total(majorities), `majorities of band ${band}`).toBe(own);
            expect(Math.min(...majorities)).toBeGreaterThanOrEqual(0);
          });
          if (!withMajority) expect(sums.majorities).toBeNull();
          for (let group = 0; group < GROUPS; group++) {
            const inFlagged = bandSizes.map((_, band) => flagged[band]! * sums.members[band * GROUPS + group]!);
            expect(total(inFlagged)).toBe(ofFlagged[0]![group]);
          }
        }
        if (new Set(flagged).size === 2) expect(seen.size).toBeGreaterThan(5);
      }
    }
  });
});
