import { describe, expect, it } from "vitest";
import { correlationRatio } from "../../src/statistics/correlation-ratio.js";
import { noncentralChiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.js";
import { midRanks } from "../../src/statistics/mid-ranks.js";

const values = Float64Array.of(3.1, 4.2, 2.2, 5.5, 6.1, 7.3, 1.2, 8.8, 4.4, 3.9, 9.1, 2.5);
const groups = [0, 0, 1, 1, 2, 2, 0, 2, 1, 0, 2, 1];

function estimateOf(result: ReturnType<typeof correlationRatio>) {
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result;
}

describe("the correlation ratio", () => {
  it("is the root of R's r squared, and corrected that of the adjusted one (R 4.2.2, lm)", () => {
    const { value, biasCorrected } = estimateOf(correlationRatio(values, groups));
    expect(value ** 2).toBeCloseTo(0.740705643064335, 12);
    expect(biasCorrected ** 2).toBeCloseTo(0.68308467485641, 12);
  });

  it("of ranks is Kruskal and Wallis' H over n - 1", () => {
    const test = kruskalWallis([0, 1, 2].map((group) => [...values].filter((_, i) => groups[i] === group)));
    const { value } = estimateOf(correlationRatio(midRanks([...values]).ranks, groups));
    expect(test).toMatchObject({ statistic: expect.closeTo(11 * value ** 2, 10) });
  });

  it("leaves out missing numbers", () => {
    const more = Float64Array.from([...values, Number.NaN]);
    expect(correlationRatio(more, [...groups, 1])).toEqual(correlationRatio(values, groups));
  });

  it("has an interval at whose ends the statistic has its tails", () => {
    const { value, interval, units } = estimateOf(correlationRatio(values, groups, { level: 0.9 }));
    const statistic = (9 * value ** 2) / (1 - value ** 2);
    const tailAt = (eta: number) => noncentralChiSquaredUpperTail(statistic, 2, (units * eta ** 2) / (1 - eta ** 2));
    expect(tailAt(interval.lower)).toBeCloseTo(0.05, 6);
    expect(tailAt(interval.upper)).toBeCloseTo(0.95, 6);
  });

  it("is not there without variation or with one group", () => {
    expect(correlationRatio(Float64Array.of(1, 1, 1), [0, 1, 0])).toMatchObject({ reason: "no-variation" });
    expect(correlationRatio(Float64Array.of(1, 2, 3), [0, 0, 0])).toMatchObject({ reason: "no-variation" });
  });

  it("refuses another number of groups than of values", () => {
    expect(() => correlationRatio(Float64Array.of(1, 2), [0])).toThrow(/a group a value; got 1 for 2/);
  });
});
