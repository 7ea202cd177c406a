import { describe, expect, it } from "vitest";
import { aucOfMoments, placementMoments, placementMomentsFromHistogram } from "../../src/statistics/placements.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

const fill = (length: number, of: (i: number) => number) => Float64Array.from({ length }, (_, i) => of(i));

/** Twice the controls below a score, and once those at it. */
function halfSteps(score: number, others: Float64Array, isBeyond: (other: number) => boolean): number {
  return others.reduce((sum, other) => sum + (isBeyond(other) ? 2 : other === score ? 1 : 0), 0);
}

function expectCounted(cases: Float64Array, controls: Float64Array): void {
  const moments = placementMoments(cases, controls);
  const counts = [...cases].map((score) => halfSteps(score, controls, (other) => other < score) - moments.caseShift);
  const controlShift = Math.round((cases.length / controls.length) * moments.caseShift);
  const above = [...controls].map((score) => halfSteps(score, cases, (other) => other > score) - controlShift);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  expect(moments.caseSum).toBe(sum(counts));
  expect(moments.caseSquares).toBe(sum(counts.map((count) => count * count)));
  expect(moments.controlSum).toBe(sum(above));
  expect(moments.controlSquares).toBe(sum(above.map((count) => count * count)));
}

/** Area by counting pairs, for scores of a few values. */
function counted(cases: Float64Array, controls: Float64Array): number {
  const tally = (scores: Float64Array) => {
    const counts = new Map<number, number>();
    for (const score of scores) counts.set(score + 0, (counts.get(score + 0) ?? 0) + 1);
    return [...counts];
  };
  let half = 0;
  for (const [score, times] of tally(cases)) {
    for (const [other, often] of tally(controls)) half += times * often * (score > other ? 2 : score === other ? 1 : 0);
  }
  return half / (2 * cases.length * controls.length);
}

describe("moments of placements", () => {
  const stream = streamsFrom(21).block(0);

  it("are sums over units of the other class, counted one by one", () => {
    const drawn = (length: number, levels: number, shift: number) =>
      fill(length, () => Math.floor(levels * nextUniform(stream)) + shift);
    for (const [m, n, levels] of [
      [1, 1, 3],
      [5, 9, 4],
      [90, 40, 25],
      [70, 200, 1000],
    ] as const) {
      const [cases, controls] = [drawn(m, levels, 1), drawn(n, levels, 0)];
      expectCounted(cases, controls);
      const top = levels + 2;
      const histogram = { violations: new Float64Array(top), none: new Float64Array(top) };
      for (const score of cases) histogram.violations[score]! += 1;
      for (const score of controls) histogram.none[score]! += 1;
      expect(placementMomentsFromHistogram(histogram)).toEqual(placementMoments(cases, controls));
    }
  });

  it("are shifted by their mean over cases that stand for all", () => {
    const [low, high] = [fill(32, () => -1), fill(32, () => 9)];
    const controls = fill(50, (i) => i / 10);
    for (const [cases, shift] of [
      [fill(64, (i) => (i < 32 ? low[i]! : high[i - 32]!)), 50],
      [fill(200, () => 9), 100],
      [fill(7, () => -1), 0],
    ] as const) {
      expect(placementMoments(cases, controls)).toMatchObject({ caseShift: shift, caseSum: 0 });
    }
    const tied = placementMoments(
      fill(30, () => 4),
      fill(50, () => 4),
    );
    expect(tied).toEqual({
      cases: 30,
      controls: 50,
      caseShift: 50,
      caseSum: 0,
      caseSquares: 0,
      controlSum: 0,
      controlSquares: 0,
    });
  });

  it("give the area of many scores of either class, whichever is larger and wherever they are sorted", () => {
    const uniform = (length: number) => fill(length, () => Math.floor(50 * nextUniform(stream)) / 64);
    const two = (length: number) => fill(length, (i) => (i % 3 === 0 ? 3 : 1));
    const signed = (length: number) => fill(length, (i) => [-0, 1, -1, 0, -0.5][i % 5]!);
    for (const [cases, controls] of [
      [uniform(5000), uniform(3000)],
      [uniform(3000), uniform(5000)],
      [two(5000), uniform(3000)],
      [uniform(3000), two(5000)],
      [signed(3000), signed(3001)],
    ] as const) {
      const expected = counted(cases, controls);
      expect(aucOfMoments(placementMoments(cases, controls))).toBeCloseTo(expected, 13);
    }
  });

  it("need finite scores", () => {
    for (const [cases, controls] of [
      [[1, Number.NaN], [2]],
      [[2], [1, Number.NaN]],
    ] as const) {
      expect(() => placementMoments(Float64Array.from(cases), Float64Array.from(controls))).toThrow(
        "placementMoments requires finite scores; got NaN at 1",
      );
    }
  });
});

describe("placements of many scores", () => {
  it.each([
    [3_000, 5_000],
    [5_000, 3_000],
    [4_000, 4_000],
    [100, 5_000],
    [5_000, 100],
  ])("have the area of ranks, with zeros of either sign among them: %i cases, %i controls", (cases, controls) => {
    const state = streamsFrom(cases).block(0);
    const positive = (i: number) => (i % 50 === 0 ? -0 : i % 50 === 1 ? 0 : nextUniform(state));
    const either = (i: number) => positive(i) - (i % 3 === 0 ? 0.5 : 0);
    const score = cases > controls ? positive : either;
    const [own, others] = [fill(cases, score), fill(controls, score)];
    // Ranks of the built-in sort, ties shared: the Mann-Whitney statistic.
    const pooled = [...own]
      .map((value) => ({ value: value + 0, own: true }))
      .concat([...others].map((value) => ({ value: value + 0, own: false })));
    pooled.sort((a, b) => a.value - b.value);
    let ranks = 0;
    for (let from = 0; from < pooled.length; ) {
      let to = from;
      while (to < pooled.length && pooled[to]!.value === pooled[from]!.value) to++;
      for (let at = from; at < to; at++) if (pooled[at]!.own) ranks += (from + 1 + to) / 2;
      from = to;
    }
    const area = (ranks - (cases * (cases + 1)) / 2) / (cases * controls);
    expect(aucOfMoments(placementMoments(own, others))).toBeCloseTo(area, 12);
  });
});
