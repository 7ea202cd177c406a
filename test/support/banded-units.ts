import type { BandedUnits } from "../../src/statistics/band-permutation.js";
import {
  type BandPermutationTest,
  bandPermutationTest,
  type GroupOverBands,
} from "../../src/statistics/band-permutation-test.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";

/** Members of units by group, one row a unit, with the band and the stratum of each. */
export interface Rows {
  readonly rows: readonly (readonly number[])[];
  readonly bands: readonly number[];
  readonly strata: readonly number[] | null;
}

/** Eight units of three groups, small enough to go through every arrangement. */
export const ROWS = [
  [5, 0, 1],
  [0, 3, 0],
  [1, 1, 0],
  [0, 7, 2],
  [2, 0, 0],
  [9, 1, 4],
  [0, 2, 1],
  [1, 0, 6],
];
export const PLAIN: Rows = { rows: ROWS, bands: [0, 1, 1, 0, 2, 2, 2, 2], strata: null };
export const STRATIFIED: Rows = { rows: ROWS, bands: [0, 1, 1, 2, 0, 2, 2, 1], strata: [0, 0, 0, 0, 1, 1, 1, 1] };

export function unitsOf({ rows, bands, strata }: Rows, bandCount = 3): BandedUnits {
  return {
    composition: compositionFromRows(rows),
    bandCodes: Uint8Array.from(bands),
    bands: bandCount,
    strata: strata === null ? null : Uint32Array.from(strata),
  };
}

export const testOf = (rows: Rows): BandPermutationTest => bandPermutationTest(unitsOf(rows), { seed: 1 });

/** The exact p-values, which these sets have. */
export function exactOf({ result }: BandPermutationTest) {
  if (result.method !== "exact") throw new Error("these sets are enumerated");
  return result;
}

/** Tests of the groups, null where one cannot be tested. */
export function groupsOf({ groups }: BandPermutationTest): readonly (GroupOverBands | null)[] {
  return groups.map((group) => (group.kind === "test" ? group : null));
}
