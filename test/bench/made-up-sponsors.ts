import { type Composition, compositionSums } from "../../src/statistics/composition.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

export const GROUPS = 100;

/** Sponsors with one to five nationalities and a few large ones; nationalities with a realistic skew. */
export function madeUpComposition(units: number): Composition {
  const state = streamsFrom(1).block(0);
  const offsets = new Uint32Array(units + 1);
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const groups = new Set<number>();
    const wanted = 1 + nextBelow(state, nextBelow(state, 8) === 0 ? 2 : 5);
    while (groups.size < wanted) groups.add(Math.min(nextBelow(state, GROUPS), nextBelow(state, GROUPS)));
    for (const group of [...groups].sort((a, b) => a - b)) {
      groupCodes.push(group);
      memberCounts.push(1 + nextBelow(state, nextBelow(state, 20) === 0 ? 200 : 4));
    }
    offsets[unit + 1] = groupCodes.length;
  }
  return {
    groups: GROUPS,
    offsets,
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
  };
}

/** Low, middle and high at random: 65, 25 and 10 % of the units. */
export function madeUpBands(units: number): Uint8Array {
  const state = streamsFrom(1).block(1);
  const bands = Uint8Array.from({ length: units }, (_, unit) => (unit < 0.1 * units ? 2 : unit < 0.35 * units ? 1 : 0));
  for (let unit = units - 1; unit > 0; unit--) {
    const other = nextBelow(state, unit + 1);
    [bands[unit], bands[other]] = [bands[other]!, bands[unit]!];
  }
  return bands;
}

/** Design of the contrasts of every group between the high band and the others. */
export function highBandDesign(composition: Composition, bands: Uint8Array) {
  const bandSizes = new Uint32Array(3);
  for (const band of bands) bandSizes[band]! += 1;
  return {
    sums: compositionSums(composition),
    bandSizes,
    flagged: Uint8Array.of(0, 0, 1),
    tested: Uint16Array.from({ length: composition.groups }, (_, group) => group),
    majority: null,
    majorityUnits: null,
    testedMajorities: new Uint16Array(0),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
}
