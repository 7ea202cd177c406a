import { expect, test } from "vitest";
import { groupedRows, groupSplit, LEFT_OUT } from "../../../src/data/inputs/group-split-evidence.js";
import { registeredRows, samplePlan } from "../../support/registered-rows.js";

const plan = samplePlan();
/** 200 of A, 100 of B, 40 of C, 12 of D, 8 of E (below the gate of 10), 30 without a majority. */
const SIZES: readonly (readonly [string, number])[] = [
  ["A", 200],
  ["B", 100],
  ["C", 40],
  ["D", 12],
  ["E", 8],
  ["", 30],
];
const groups = SIZES.flatMap(([group, size]) => new Array<string>(size).fill(group));
const grouped = groupedRows(registeredRows({}, { groups }), plan);

/** Yes in every so-many-th row. */
const every = (step: number) => Uint8Array.from(groups, (_, row) => Number(row % step === 0));

test("units without a majority group are left out", () => {
  expect(grouped.rows).toHaveLength(360);
});

test("a group stands by name where enough of both answers are to be expected", () => {
  // One in four says yes: 50, 25, 10 and 5 of the rest are to be expected.
  expect(groupSplit(grouped, every(4), 15)).toMatchObject({ groups: ["A", "B", "other-groups"], together: 2 });
  // One in two: 4 of E are too few for the rest to stand, so D, the smallest by name, joins it.
  expect(groupSplit(grouped, every(2), 5)).toMatchObject({ groups: ["A", "B", "C", "other-groups"], together: 1 });
});

test("what a group answered itself does not decide whether it stands by name", () => {
  const turned = Uint8Array.from(groups, (group) => (group === "B" ? 0 : 1));
  const answers = (yes: number) => {
    let left = yes;
    return Uint8Array.from(groups, (group, row) => (group !== "" && row >= 0 && left-- > 0 ? 1 : 0));
  };
  // The same number of yes, first all in A, then spread: the same groups stand by name.
  const all = answers(90);
  const spread = every(4);
  expect(groupSplit(grouped, all, 15)?.groups).toEqual(groupSplit(grouped, spread, 15)?.groups);
  expect(groupSplit(grouped, turned, 15)?.counts.slice(2, 4)).toEqual([0, 100]);
});

test("counts, people and the largest unit stand in each cell, and unknown answers in none", () => {
  const answers = every(2);
  answers[0] = LEFT_OUT;
  const split = groupSplit(grouped, answers, 15)!;
  expect(split.counts.reduce((sum, count) => sum + count, 0)).toBe(359);
  expect(split.support.people).toEqual(split.counts.map((count) => 2 * count));
  expect(split.support.largest.every((people) => people === 2)).toBe(true);
});

test("an answer that all give has no table", () => {
  expect(groupSplit(grouped, new Uint8Array(groups.length), 15)).toBeNull();
});
