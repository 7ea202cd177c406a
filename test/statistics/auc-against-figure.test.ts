import { expect, it } from "vitest";
import { aucAgainstFigure } from "../../src/statistics/auc-against-figure.js";
import { aucDeLong } from "../../src/statistics/delong.js";

it("the interval of the difference is the normal one at the level asked for", () => {
  const estimate = aucDeLong(Float64Array.of(2, 3, 4, 6), Float64Array.of(1, 2, 3, 5, 0));
  const figure = { auc: 0.571, cases: 150, controls: 450 };
  // Normal quantiles of 0.975 and 0.9.
  for (const [level, quantile] of [
    [0.95, 1.959963984540054],
    [0.8, 1.2815515655446004],
  ] as const) {
    const found = aucAgainstFigure(estimate, figure, { level });
    if (found.kind !== "estimate" || !("lower" in found.interval)) throw new Error("an interval exists");
    expect(found.interval.lower).toBeCloseTo(found.difference - quantile * found.standardError, 12);
    expect(found.interval.upper).toBeCloseTo(found.difference + quantile * found.standardError, 12);
    expect(found.interval.level).toBe(level);
  }
});
