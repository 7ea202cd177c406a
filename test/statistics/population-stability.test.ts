import { describe, expect, it } from "vitest";
import { populationStability } from "../../src/statistics/population-stability.js";
import { nextUniform, type StreamState, streamsFrom } from "../../src/statistics/random.js";

function draw(state: StreamState, shares: readonly number[], n: number): number[] {
  const counts = shares.map(() => 0);
  for (let i = 0; i < n; i++) {
    let u = nextUniform(state);
    let level = 0;
    while (level < shares.length - 1 && u >= shares[level]!) u -= shares[level++]!;
    counts[level]!++;
  }
  return counts;
}

describe("the population stability index", () => {
  it("is the sum of (p - q) ln(p / q)", () => {
    const found = populationStability([50, 30, 20], [80, 70, 50]);
    const expected =
      (0.4 - 0.5) * Math.log(0.4 / 0.5) + (0.35 - 0.3) * Math.log(0.35 / 0.3) + 0.05 * Math.log(0.25 / 0.2);
    expect(found).toMatchObject({ kind: "estimate" });
    expect(found.kind === "estimate" && found.value).toBeCloseTo(expected, 12);
  });

  it("does not change when the samples trade places or the classes are renamed", () => {
    const one = populationStability([50, 30, 20], [80, 70, 50]);
    for (const other of [
      populationStability([80, 70, 50], [50, 30, 20]),
      populationStability([20, 30, 50], [50, 70, 80]),
    ]) {
      expect(other.kind === "estimate" && one.kind === "estimate" && other.value - one.value).toBeCloseTo(0, 14);
    }
  });

  it("does not exist when a class is empty, and refuses classes that do not fit", () => {
    expect(populationStability([5, 0], [4, 1])).toEqual({ kind: "not-estimable", reason: "empty-class" });
    expect(() => populationStability([5], [4])).toThrow(/requires/);
    expect(() => populationStability([5, 1], [4, -1])).toThrow(/requires/);
  });

  it.each([
    { truth: "no shift", later: [0.6, 0.3, 0.1] },
    { truth: "a small shift", later: [0.55, 0.32, 0.13] },
    { truth: "a large shift", later: [0.4, 0.35, 0.25] },
  ])("has an interval that holds the truth in 95 of 100 samples: $truth", ({ later }) => {
    const earlier = [0.6, 0.3, 0.1];
    const truth = earlier.reduce((sum, q, i) => sum + (later[i]! - q) * Math.log(later[i]! / q), 0);
    const runs = 1_000;
    let held = 0;
    let above95 = 0;
    let sum = 0;
    let chance = 0;
    for (let run = 0; run < runs; run++) {
      const state = streamsFrom(run + 1).block(0);
      const found = populationStability(draw(state, earlier, 500), draw(state, later, 300));
      if (found.kind !== "estimate") throw new Error("a class is empty");
      held += Number(found.interval.lower <= truth && truth <= found.interval.upper);
      above95 += Number(found.value > found.chance95);
      sum += found.value / runs;
      chance = found.chanceMean;
    }
    // Exact binomial bounds of 95 % over 1,000 runs at 1e-4 a side.
    expect(held / runs).toBeGreaterThan(0.921);
    if (truth > 0) return;
    expect(above95 / runs).toBeGreaterThan(0.025);
    expect(above95 / runs).toBeLessThan(0.079);
    expect(Math.abs(sum - chance)).toBeLessThan(0.1 * chance);
  });
});

it("an index that chance often exceeds has an interval from 0", () => {
  const slight = populationStability([50, 50], [52, 48]);
  expect(slight).toMatchObject({ interval: { lower: 0 } });
  expect(slight.kind === "estimate" && slight.interval.upper).toBeGreaterThan(0);
});

it("samples of equal shares have no distance at all", () => {
  const same = populationStability([10, 20, 30], [20, 40, 60]);
  expect(same).toMatchObject({ value: expect.closeTo(0, 14), interval: { lower: 0, upper: 0 } });
});

it("counts of 0 or more in the same two classes or more are asked for", () => {
  for (const [earlier, later] of [
    [[3], [4]],
    [
      [1, 2, 3],
      [1, 2],
    ],
    [[], []],
  ] as const) {
    expect(() => populationStability(earlier, later)).toThrow(
      `populationStability requires the same 2 classes or more; got ${earlier.length} and ${later.length}`,
    );
  }
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    for (const [earlier, later] of [
      [
        [1, wrong],
        [1, 2],
      ],
      [
        [1, 2],
        [wrong, 1],
      ],
    ] as const) {
      expect(() => populationStability(earlier, later)).toThrow(
        `populationStability requires counts of 0 or more; got ${wrong}`,
      );
    }
  }
});
