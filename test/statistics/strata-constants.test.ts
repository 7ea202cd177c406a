import fc from "fast-check";
import { expect, it } from "vitest";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { strataConstants } from "../../src/statistics/strata-constants.js";
import { studentisedStrata } from "../../src/statistics/studentised-strata.js";

function unitsOf(
  rows: readonly number[][],
  strata: readonly number[],
  flagged: readonly number[],
  tested: readonly number[],
) {
  const composition = compositionFromRows(rows);
  const codes = { strata: Uint16Array.from(strata), flagged: Uint8Array.from(flagged) };
  return { composition, sums: compositionSums(composition), ...codes, tested: Uint16Array.from(tested) };
}

it("rows hold the members of tested groups alone, by the place of the group among them", () => {
  const rows = [
    [1, 2, 0],
    [0, 3, 1],
    [4, 0, 5],
  ];
  const { offsets, places, counts } = strataConstants(unitsOf(rows, [0, 0, 0], [1, 0, 0], [2, 0]));
  expect([...offsets]).toEqual([0, 1, 2, 4]);
  expect([...places]).toEqual([1, 0, 1, 0]);
  expect([...counts]).toEqual([1, 1, 4, 5]);
});

it("units stand in the order of their strata; of each the fewer are drawn, flagged or not, and none where all are alike", () => {
  const strata = [1, 0, 1, 2, 0, 1, 3, 3, 3];
  const flagged = [1, 0, 0, 1, 0, 1, 0, 1, 0];
  const units = unitsOf(
    strata.map(() => [1, 1]),
    strata,
    flagged,
    [0],
  );
  const { order, draws, flaggedAtFirst } = strataConstants(units);
  expect([...order]).toEqual([1, 4, 0, 2, 5, 3, 6, 7, 8]);
  expect(draws).toEqual([
    { stratum: 1, start: 2, size: 3, count: 1, sign: -1 },
    { stratum: 3, start: 6, size: 3, count: 1, sign: 1 },
  ]);
  // All of the strata of which the unflagged are drawn, or of which every unit is flagged.
  expect([...flaggedAtFirst]).toEqual([0, 2, 5, 3]);
});

it("a statistic is 0, and not the quotient of two roundings, where the units of every stratum are alike", () => {
  const large = fc.integer({ min: 1, max: 400_000 });
  const some = fc.oneof(large, fc.constant(0));
  const kinds = fc.array(fc.tuple(some, some, large), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(kinds, fc.array(fc.tuple(fc.nat(3), fc.nat(1)), { minLength: 4, maxLength: 12 }), (rows, units) => {
      const strata = units.map(([h]) => h % rows.length);
      const flagged = units.map(([, flag]) => flag);
      const same = unitsOf(
        strata.map((h) => [...rows[h]!]),
        strata,
        flagged,
        [0, 1],
      );
      expect([...studentisedStrata(same)]).toEqual([0, 0]);
    }),
  );
});
