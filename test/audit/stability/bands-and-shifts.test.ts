import { expect, test } from "vitest";
import { fixedBands, rankedBands, rankTops } from "../../../src/audit/stability/band-stability.js";
import type { ScoreUnits } from "../../../src/audit/stability/score-units.js";
import { shiftsOf, thresholdShifts } from "../../../src/audit/stability/threshold-shifts.js";
import { drawWithReplacement, nextBelow, streamsFrom } from "../../../src/statistics/random.js";

const order = ["low", "middle", "high"];

/** Whole scores of 0 to 100, some of them much more often than others. */
function drawnScores(units: number): number[] {
  const stream = streamsFrom(7).block(0);
  return Array.from({ length: units }, () => Math.min(nextBelow(stream, 101), nextBelow(stream, 101)));
}

function unitsOf(scores: readonly number[]): ScoreUnits {
  const distinct = [...new Set(scores)].sort((a, b) => a - b);
  return {
    scores: distinct,
    counts: distinct.map((score) => scores.filter((other) => other === score).length),
    total: scores.length,
  };
}

const scores = drawnScores(800);
const units = unitsOf(scores);

test("shares of fixed bands have the interval of their bootstrap", () => {
  const { bands } = fixedBands(units, { order, thresholds: [30, 60] }, 0.95);
  expect(bands.map(({ units: count }) => count)).toEqual([
    scores.filter((score) => score < 30).length,
    scores.filter((score) => score >= 30 && score < 60).length,
    scores.filter((score) => score >= 60).length,
  ]);
  const stream = streamsFrom(3).block(0);
  const weights = new Uint32Array(800);
  const drawn = Array.from({ length: 3000 }, () => {
    drawWithReplacement(stream, weights);
    return scores.reduce((sum, score, i) => sum + (score >= 60 ? weights[i]! : 0), 0) / 800;
  }).sort((a, b) => a - b);
  const { share } = bands[2]!;
  if (share.kind !== "estimate") throw new Error(share.reason);
  expect(Math.abs(share.lower - drawn[75]!)).toBeLessThan(0.004);
  expect(Math.abs(share.upper - drawn[2925]!)).toBeLessThan(0.004);
});

test("a band that holds nobody, or everybody, has no interval", () => {
  const { bands } = fixedBands(unitsOf([10, 20]), { order, thresholds: [30, 60] }, 0.95);
  expect(bands.map(({ share }) => share.kind)).toEqual(["not-estimable", "not-estimable", "not-estimable"]);
});

test("expected changes of ranked bands agree with cuts of draws with replacement", () => {
  const shares = [0.5, 0.3, 0.2];
  const tops = rankTops(shares, 800);
  expect(tops).toEqual([400, 160]);
  const ranked = rankedBands(units, { order, shares }, 0.95);
  const sorted = scores.toSorted((a, b) => b - a);
  expect(ranked.cuts.map(({ cut }) => cut)).toEqual(tops.map((top) => sorted[top - 1]));
  const bandOf = (score: number, cuts: readonly number[]) => cuts.filter((cut) => score >= cut).length;
  const now = scores.map((score) =>
    bandOf(
      score,
      ranked.cuts.map(({ cut }) => cut),
    ),
  );
  const stream = streamsFrom(5).block(0);
  const weights = new Uint32Array(800);
  const changes = Array.from({ length: 1500 }, () => {
    drawWithReplacement(stream, weights);
    const drawn = scores.flatMap((score, i) => new Array<number>(weights[i]!).fill(score)).sort((a, b) => b - a);
    const cuts = tops.map((top) => drawn[top - 1]!);
    return scores.filter((score, i) => bandOf(score, cuts) !== now[i]).length;
  });
  const mean = changes.reduce((sum, count) => sum + count, 0) / changes.length;
  const error = Math.sqrt(changes.reduce((sum, count) => sum + (count - mean) ** 2, 0)) / changes.length;
  expect(Math.abs(mean - ranked.expectedChanges)).toBeLessThan(4 * error);
  for (const { near, lower, upper } of ranked.cuts) {
    expect(near).toBe(scores.filter((score) => score >= lower && score <= upper).length);
  }
});

test("each shift counts the units whose band really differs", () => {
  const thresholds = [
    { lowerBand: "low", higherBand: "middle", at: 30 },
    { lowerBand: "middle", higherBand: "high", at: 60 },
  ];
  const shifts = thresholdShifts(units, thresholds, { step: 2.5, largest: 6 });
  const band = (score: number, cuts: readonly number[]) => cuts.filter((cut) => score >= cut).length;
  for (const [index, fixed] of [
    [0, 60],
    [1, 30],
  ] as const) {
    const moved = shiftsOf(shifts, index, 6);
    expect(moved).toHaveLength(13);
    for (const { at, changes } of moved) {
      const changed = scores.filter((score) => band(score, [30, 60]) !== band(score, [at, fixed])).length;
      expect(changes).toBe(changed);
    }
  }
  expect(shifts.bins.counts.reduce((sum, count) => sum + count, 0)).toBe(800);
});

test("no threshold is moved onto another one", () => {
  const thresholds = [
    { lowerBand: "low", higherBand: "middle", at: 30 },
    { lowerBand: "middle", higherBand: "high", at: 33 },
  ];
  const shifts = thresholdShifts(units, thresholds, { step: 1, largest: 5 });
  expect(shiftsOf(shifts, 0, 5).map(({ at }) => at)).toEqual([25, 26, 27, 28, 29, 30, 31, 32]);
  expect(shiftsOf(shifts, 1, 5).map(({ at }) => at)).toEqual([31, 32, 33, 34, 35, 36, 37, 38]);
});

test("steps of a tenth land on the same edges from either side", () => {
  const thresholds = [{ lowerBand: "low", higherBand: "high", at: 0.3 }];
  const { bins } = thresholdShifts(unitsOf([0.1, 0.3, 0.4]), thresholds, { step: 0.1, largest: 2 });
  expect(bins).toEqual({ edges: [0.1, 0.2, 0.3, 0.4, 0.5], counts: [0, 1, 0, 1, 1, 0] });
});
