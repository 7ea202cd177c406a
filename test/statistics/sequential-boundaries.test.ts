import { describe, expect, it } from "vitest";
import { type SpendingFunction, spentAlpha } from "../../src/statistics/alpha-spending.js";
import { normalUpperTail } from "../../src/statistics/distributions.js";
import { crossingProbabilities, sequentialBoundaries } from "../../src/statistics/sequential-boundaries.js";

const equal = (looks: number) => Array.from({ length: looks }, (_, look) => look + 1);
const spentAt = (times: readonly number[], spending: SpendingFunction) =>
  times.map((time) => spentAlpha(time, 0.05, spending));

describe("boundaries of alpha spending", () => {
  it.each([
    // Lan & DeMets 1983 and R ldbounds 2.0, ldBounds(5, iuse = 1 or 2): two-sided 0.05, five equal looks.
    ["obrien-fleming", [4.877, 3.357, 2.68, 2.29, 2.031]],
    ["pocock", [2.438, 2.427, 2.41, 2.397, 2.386]],
  ] as const)("of %s type are the published ones for five equal looks", (spending, published) => {
    const looks = equal(5);
    const { boundaries, crossed } = sequentialBoundaries(
      looks,
      spentAt(
        looks.map((look) => look / 5),
        spending,
      ),
    );
    for (const [look, boundary] of boundaries.entries())
      expect(Math.abs(boundary - published[look]!)).toBeLessThan(0.00051);
    expect(crossed.at(-1)).toBeCloseTo(0.05, 12);
  });

  it("spend what they are told at each look, however unequal the information is", () => {
    const information = [0.02, 1, 1.001, 7, 40];
    const spent = spentAt([0.2, 0.4, 0.6, 0.8, 1], "pocock");
    const { boundaries, crossed } = sequentialBoundaries(information, spent);
    const again = crossingProbabilities(information, boundaries);
    crossed.forEach((probability, look) => {
      expect(probability).toBeCloseTo(spent[look]!, 12);
      expect(again.crossed[look]).toBeCloseTo(spent[look]!, 12);
    });
  });

  it("are infinite while nothing may be spent, and the later looks do not notice", () => {
    const late = sequentialBoundaries([1, 2, 3], [0, 0, 0.05]);
    expect(late.boundaries.slice(0, 2)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(late.boundaries[2]).toBeCloseTo(1.959963984540054, 9);
  });

  it("depend on the ratios of the information alone", () => {
    const spent = spentAt([0.25, 0.5, 1], "obrien-fleming");
    const small = sequentialBoundaries([1, 3, 4], spent).boundaries;
    const large = sequentialBoundaries([1e6, 3e6, 4e6], spent).boundaries;
    for (const [look, boundary] of small.entries()) expect(large[look]).toBeCloseTo(boundary, 9);
  });
});

describe("crossing probabilities", () => {
  it.each([
    // Armitage, McPherson & Rowe 1969, table 2, at a nominal 5 %.
    [2, 0.083],
    [3, 0.107],
    [4, 0.126],
    [5, 0.142],
    [10, 0.193],
    [20, 0.248],
  ])("of %i looks at 1.96 are the published ones", (looks, published) => {
    const all = equal(looks);
    const { crossed } = crossingProbabilities(
      all,
      all.map(() => 1.959963984540054),
    );
    expect(Math.abs(crossed.at(-1)! - published)).toBeLessThan(0.0005);
  });

  it("of Pocock's and of O'Brien and Fleming's constants are 5 % (Jennison & Turnbull 2000, tables 2.1 and 2.3)", () => {
    const looks = equal(5);
    const pocock = looks.map(() => 2.413);
    const obrien = looks.map((look) => 2.04 * Math.sqrt(5 / look));
    expect(crossingProbabilities(looks, pocock).crossed.at(-1)).toBeCloseTo(0.05, 3);
    expect(crossingProbabilities(looks, obrien).crossed.at(-1)).toBeCloseTo(0.05, 3);
  });

  it("of two looks agree with the bivariate normal distribution", () => {
    // SciPy 1.10: 1 - P(|Z1| < 2, |Z2| < 1.8) with correlation sqrt(0.3), scipy.integrate.quad.
    expect(crossingProbabilities([3, 10], [2, 1.8]).crossed[1]).toBeCloseTo(0.10465880745870848, 9);
  });
});

describe("spent alpha", () => {
  it("rises from nothing to all of it, late in the O'Brien-Fleming form", () => {
    expect(spentAt([0, 1], "obrien-fleming")).toEqual([0, 0.05]);
    expect(spentAt([0, 1], "pocock")).toEqual([0, 0.05]);
    expect(spentAlpha(0.5, 0.05, "obrien-fleming")).toBeLessThan(spentAlpha(0.5, 0.05, "pocock") / 5);
  });

  it.each([
    () => spentAlpha(1.1, 0.05, "pocock"),
    () => spentAlpha(0.5, 1, "pocock"),
    () => sequentialBoundaries([1, 1], [0.01, 0.05]),
    () => sequentialBoundaries([1, 2], [0.05, 0.01]),
    () => sequentialBoundaries([1, 2], [0.05]),
    () => crossingProbabilities([1, 2], [2, 0]),
    () => crossingProbabilities([], []),
  ])("and boundaries refuse what has no meaning (%#)", (call) => {
    expect(call).toThrow(/requires/);
  });
});

describe("looks and spending at their edges", () => {
  it("integrate looks that follow each other closely", () => {
    const [b, close] = [2, 1.0001];
    const step = Math.sqrt(close - 1);
    const edge = b * Math.sqrt(close);
    // Simpson's rule over the first look, the second given the first in closed form.
    const intervals = 20_000;
    let stays = 0;
    for (let i = 0; i <= intervals; i++) {
      const x = -b + (2 * b * i) / intervals;
      const weight = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
      const inside = 1 - normalUpperTail((edge - x) / step) - normalUpperTail((edge + x) / step);
      stays += (weight * Math.exp(-0.5 * x * x) * inside) / Math.sqrt(2 * Math.PI);
    }
    const crossed = 1 - (stays * 2 * b) / intervals / 3;
    expect(crossingProbabilities([1, close], [b, b]).crossed[1]).toBeCloseTo(crossed, 9);
  });

  it("are refused where they are of unequal length, fall, or spend it all", () => {
    expect(() => sequentialBoundaries([1, 2], [0.01])).toThrow(
      "sequentialBoundaries requires one value a look; got 2 and 1",
    );
    expect(() => crossingProbabilities([1, 2], [2])).toThrow(
      "crossingProbabilities requires one value a look; got 2 and 1",
    );
    for (const [spent, wrong] of [
      [[-0.1, 0.05], -0.1],
      [[0.02, 0.01], 0.01],
      [[0.02, 1], 1],
      [[0.02, 1.2], 1.2],
    ] as const) {
      expect(() => sequentialBoundaries([1, 2], spent)).toThrow(
        `sequentialBoundaries requires spending that does not decrease; got ${wrong}`,
      );
    }
    for (const [information, wrong] of [
      [[0, 1], 0],
      [[1, 1], 1],
    ] as const) {
      expect(() => sequentialBoundaries(information, [0.01, 0.02])).toThrow(
        `sequentialBoundaries requires increasing information; got ${wrong}`,
      );
    }
  });
});
