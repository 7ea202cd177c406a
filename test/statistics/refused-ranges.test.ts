import { expect, it } from "vitest";
import { cohensH } from "../../src/statistics/power-effect-size.js";
import { rankCutLaw } from "../../src/statistics/rank-cut-law.js";
import { sequenceTests } from "../../src/statistics/sequence-tests.js";
import { testMartingale } from "../../src/statistics/test-martingale.js";

it("Cohen's h takes shares from 0 to 1, both included", () => {
  // 2 asin(1) - 2 asin(0)
  expect(cohensH(1, 0)).toBeCloseTo(Math.PI, 12);
  expect(cohensH(0, 1)).toBeCloseTo(-Math.PI, 12);
  for (const [p1, p2] of [
    [-0.1, 0.5],
    [0.5, 1.1],
  ] as const) {
    expect(() => cohensH(p1, p2)).toThrow("cohensH requires shares in [0, 1]; got");
  }
});

it("the cut of a top takes one unit, and all of them, and no more", () => {
  const scores = [1, 2, 3];
  const counts = [2, 1, 2];
  for (const top of [1, 5]) expect(rankCutLaw(scores, counts, top).atMost.length).toBe(3);
  for (const top of [0, 6, 1.5]) {
    expect(() => rankCutLaw(scores, counts, top)).toThrow(`rankCutLaw requires a whole top from 1 to 5; got ${top}`);
  }
});

it("tests of an order take events from 0 to n", () => {
  for (const events of [-1, 4]) {
    const sequence = { n: 3, events, runs: 1, placeSum: 0 };
    expect(() => sequenceTests([sequence])).toThrow(`sequenceTests requires events from 0 to n; got ${events} of 3`);
  }
});

it("a martingale takes positive odds ratios, one or more", () => {
  for (const [ratios, got] of [
    [[], "none"],
    [[2, 0], "0"],
    [[-1, 2], "-1"],
    [[Number.POSITIVE_INFINITY], "Infinity"],
  ] as const) {
    expect(() => testMartingale([], ratios)).toThrow(
      `testMartingale requires one positive odds ratio or more; got ${got}`,
    );
  }
});
