import { describe, expect, it } from "vitest";
import { logisticRegression } from "../../src/statistics/logistic-regression.js";

describe("a logistic regression with a ridge", () => {
  const column = [-1, 0.5, 2, 3, -2, 1];
  const other = [0, 1, 0, 1, 1, 0];
  const events = [1, 2, 4, 3, 0, 2];
  const trials = [4, 4, 5, 4, 3, 4];
  const data = { columns: [Float64Array.from(column), Float64Array.from(other)], events, trials };

  it.each([0, 0.5, 8])(
    "has a slope of 0 at its coefficients, and the deviance of the fit itself: ridge %d",
    (ridge) => {
      const fit = logisticRegression(data, { ridge });
      if (fit.kind !== "estimate") throw new Error(fit.reason);
      const [constant, ...slopes] = fit.coefficients;
      const chances = column.map((x, i) => 1 / (1 + Math.exp(-(constant! + slopes[0]! * x + slopes[1]! * other[i]!))));
      const score = (of: (i: number) => number) =>
        events.reduce((sum, count, i) => sum + (count - trials[i]! * chances[i]!) * of(i), 0);
      expect(score(() => 1)).toBeCloseTo(0, 9);
      expect(score((i) => column[i]!)).toBeCloseTo(ridge * slopes[0]!, 9);
      expect(score((i) => other[i]!)).toBeCloseTo(ridge * slopes[1]!, 9);
      const term = (count: number, expected: number) => (count === 0 ? 0 : count * Math.log(count / expected));
      const deviance = events.reduce((sum, count, i) => {
        const expected = trials[i]! * chances[i]!;
        return sum + 2 * (term(count, expected) + term(trials[i]! - count, trials[i]! - expected));
      }, 0);
      expect(fit.deviance).toBeCloseTo(deviance, 9);
      expect(fit.iterations).toBeGreaterThan(1);
    },
  );

  it("has none where every trial is an event or none is, and refuses events that no trial has", () => {
    const none = { kind: "not-estimable", reason: "one-class-only" };
    expect(logisticRegression({ ...data, events: trials })).toEqual(none);
    expect(logisticRegression({ ...data, events: trials.map(() => 0) })).toEqual(none);
    expect(() => logisticRegression({ ...data, events: [-1, 2, 4, 3, 0, 2] })).toThrow(
      /events from 0 to 4 in row 0; got -1/,
    );
    expect(() => logisticRegression(data, { ridge: -1 })).toThrow(/ridge of 0 or more; got -1/);
  });

  it("holds several coefficients at once, and names itself where rows do not fit", () => {
    const held = [
      { index: 1, value: 0 },
      { index: 2, value: 0 },
    ];
    const [fit, constant] = [logisticRegression(data, { held }), logisticRegression({ columns: [], events, trials })];
    if (fit.kind !== "estimate" || constant.kind !== "estimate") throw new Error("no fit");
    expect([...fit.coefficients]).toEqual([expect.closeTo(constant.coefficients[0]!, 10), 0, 0]);
    expect(fit.deviance).toBeCloseTo(constant.deviance, 10);
    expect(() => logisticRegression({ ...data, trials: [1] })).toThrow(/^logisticRegression requires 6 entries/);
  });
});
