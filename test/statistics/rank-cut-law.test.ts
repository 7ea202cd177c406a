import { expect, it } from "vitest";
import { drawWithReplacement, streamsFrom } from "../../src/statistics/random.js";
import { rankCutInterval, rankCutLaw } from "../../src/statistics/rank-cut-law.js";

const SCORES = [10, 20, 30, 40, 50];
const COUNTS = [30, 10, 25, 20, 15];

it("the law equals R's binomial tails", () => {
  // R 4.2.2: 1 - pbinom(65, 100, cumsum(c(30, 10, 25, 20, 15)) / 100)
  const { cut, atMost } = rankCutLaw(SCORES, COUNTS, 35);
  expect(cut).toBe(40);
  expect(atMost[2]).toBeCloseTo(0.462431713508531, 12);
  expect(atMost[3]).toBeCloseTo(0.999999400498558, 12);
  expect(atMost[4]).toBe(1);
});

it("the law equals every resample of three units, counted one by one", () => {
  const tally = [0, 0, 0];
  for (const a of [1, 2, 3])
    for (const b of [1, 2, 3]) for (const c of [1, 2, 3]) tally[[a, b, c].sort()[1]! - 1]! += 1;
  const { atMost } = rankCutLaw([1, 2, 3], [1, 1, 1], 2);
  expect(atMost[0]).toBeCloseTo(tally[0]! / 27, 14);
  expect(atMost[1]).toBeCloseTo((tally[0]! + tally[1]!) / 27, 14);
});

it("the law agrees with resamples that are drawn", () => {
  const units = SCORES.flatMap((score, i) => new Array<number>(COUNTS[i]!).fill(score));
  const weights = new Uint32Array(units.length);
  const stream = streamsFrom(1).block(0);
  let atMost30 = 0;
  const draws = 4000;
  for (let draw = 0; draw < draws; draw++) {
    drawWithReplacement(stream, weights);
    let left = 35;
    let i = units.length - 1;
    for (; left > weights[i]!; i--) left -= weights[i]!;
    if (units[i]! <= 30) atMost30++;
  }
  const expected = rankCutLaw(SCORES, COUNTS, 35).atMost[2]!;
  expect(Math.abs(atMost30 / draws - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / draws));
});

it("the cut is the lowest of the top scores, for a top of one unit, of all but one and of all", () => {
  const lawOf = (top: number) => rankCutLaw([1, 2, 3], [1, 1, 1], top);
  expect([1, 2, 3].map((top) => lawOf(top).cut)).toEqual([3, 2, 1]);
  // All three draws at or below a score, and at least one of the three there.
  expect(lawOf(1).atMost[0]).toBeCloseTo(1 / 27, 14);
  expect(lawOf(3).atMost[0]).toBeCloseTo(1 - 8 / 27, 14);
});

it("the interval ends at the scores where the law reaches its tails, exactly or above", () => {
  const law = { cut: 2, atMost: Float64Array.of(0.25, 0.75, 1) };
  expect(rankCutInterval([1, 2, 3], law, 0.5)).toEqual({ lower: 1, upper: 2 });
});

it("the interval holds the cut, and widens with the level", () => {
  const law = rankCutLaw(SCORES, COUNTS, 35);
  expect(rankCutInterval(SCORES, law, 0.95)).toEqual({ lower: 30, upper: 40 });
  expect(rankCutInterval(SCORES, law, 0.01)).toEqual({ lower: 40, upper: 40 });
});

it("tops that do not exist are refused", () => {
  expect(() => rankCutLaw(SCORES, COUNTS, 0)).toThrow(/whole top from 1 to 100; got 0/);
  expect(() => rankCutLaw(SCORES, COUNTS, 101)).toThrow(/got 101/);
  expect(() => rankCutLaw(SCORES, [1], 1)).toThrow(/as many counts as scores/);
});
