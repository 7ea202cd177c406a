import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FirthFit, firthLogistic } from "../../src/statistics/firth-logistic.js";
import { logisticProfile, logisticRatioTest } from "../../src/statistics/logistic-profile.js";
import { logisticRegression } from "../../src/statistics/logistic-regression.js";

interface Fit {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Lower, upper and p of the second and the third coefficient. */
  readonly profile: readonly number[];
}

interface Case {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly events: readonly number[];
  readonly trials: readonly number[];
  readonly separated: boolean;
  readonly glm: (Fit & { readonly logLikelihood: number }) | null;
  readonly firth: Fit & { readonly penalisedLogLikelihood: number };
}

/** R's glm and brglm2; the data sets of brglm2 and R itself. */
const { cases } = JSON.parse(readFileSync(new URL("../fixtures/logistic.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};
const dataOf = ({ columns, events, trials }: Case) => ({
  columns: columns.map((column) => Float64Array.from(column)),
  events,
  trials,
});

function fitted(result: ReturnType<typeof firthLogistic>): FirthFit {
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result;
}

function near(found: ArrayLike<number>, expected: readonly number[], tolerance = 1e-8): void {
  expected.forEach((value, j) => {
    expect(Math.abs(found[j]! - value) / Math.max(1, Math.abs(value)), `entry ${j}`).toBeLessThan(tolerance);
  });
}

describe.each(cases)("logistic regression of $name", (each) => {
  const data = dataOf(each);

  it("with Firth's penalty equals R's brglm2", () => {
    const fit = fitted(firthLogistic(data));
    near(fit.coefficients, each.firth.coefficients);
    near(fit.standardErrors, each.firth.standardErrors);
    near([fit.penalisedLogLikelihood], [each.firth.penalisedLogLikelihood]);
  });

  it("without it equals R's glm, and says so where the likelihood has no maximum", () => {
    const fit = logisticRegression(data);
    if (each.glm === null) {
      expect(each.separated).toBe(true);
      expect(fit).toEqual({ kind: "not-estimable", reason: "separated" });
      return;
    }
    if (fit.kind !== "estimate") throw new Error(fit.reason);
    near(fit.coefficients, each.glm.coefficients);
    near(fit.standardErrors, each.glm.standardErrors);
    const apart = each.events.every((count, i) => count === 0 || count === each.trials[i]);
    // The deviance is measured from a fit of every row by itself: 0 where every row has one outcome.
    if (apart) near([fit.deviance], [-2 * each.glm.logLikelihood]);
  });

  it("has the intervals that an optimiser in R finds along the profile", () => {
    const compared = (penalty: boolean, expected: readonly number[]) => {
      [1, 2].forEach((index, i) => {
        const found = logisticProfile(data, { index, level: 0.95, penalty });
        if (found.kind !== "estimate") throw new Error(found.reason);
        near([found.lower, found.upper], expected.slice(3 * i, 3 * i + 2), 2e-6);
        expect(Math.abs(found.pValue / expected[3 * i + 2]! - 1)).toBeLessThan(1e-4);
        expect(found.lower).toBeLessThan(found.coefficient);
        expect(found.upper).toBeGreaterThan(found.coefficient);
      });
    };
    compared(true, each.firth.profile);
    if (each.glm !== null) compared(false, each.glm.profile);
  });
});

describe("Firth's penalty", () => {
  it("adds half an event and half a non-event where there are no columns", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, drawn) => {
        const events = Math.min(drawn, trials);
        const fit = fitted(firthLogistic({ columns: [], events: [events], trials: [trials] }));
        expect(fit.coefficients[0]).toBeCloseTo(Math.log((events + 0.5) / (trials - events + 0.5)), 9);
      }),
    );
  });

  it("adds half to every cell of a table of two groups", () => {
    const fit = fitted(firthLogistic({ columns: [Float64Array.of(0, 1)], events: [0, 7], trials: [12, 9] }));
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(0.5 / 12.5), 8);
    expect(fit.coefficients[1]).toBeCloseTo(Math.log((7.5 * 12.5) / (2.5 * 0.5)), 8);
  });

  it("gives one row a trial the same fit as rows that are joined", () => {
    const joined = fitted(firthLogistic({ columns: [Float64Array.of(0, 1, 2)], events: [1, 2, 3], trials: [4, 4, 4] }));
    const apart = fitted(
      firthLogistic({
        columns: [Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2)],
        events: [1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0],
      }),
    );
    near(apart.coefficients, [...joined.coefficients]);
    near(apart.standardErrors, [...joined.standardErrors]);
  });

  it("turns sign with the outcome", () => {
    const column = Float64Array.of(-1, 0, 0.5, 2, 3, 4);
    const [one, other] = [
      [0, 1, 0, 1, 0, 1],
      [1, 0, 1, 0, 1, 0],
    ].map((events) => fitted(firthLogistic({ columns: [column], events })));
    near(
      one!.coefficients,
      [...other!.coefficients].map((value) => -value),
    );
  });

  it("is not estimable where a column is a sum of the others, and refuses wrong input", () => {
    const column = Float64Array.of(1, 2, 3, 4);
    const doubled = column.map((value) => 2 * value);
    expect(firthLogistic({ columns: [column, doubled], events: [0, 1, 0, 1] })).toEqual({
      kind: "not-estimable",
      reason: "collinear",
    });
    expect(() => firthLogistic({ columns: [Float64Array.of(1)], events: [0, 1] })).toThrow(
      /requires 2 entries in every column; got 1/,
    );
    expect(() => firthLogistic({ columns: [], events: [3], trials: [2] })).toThrow(
      /requires events from 0 to 2 in row 0; got 3/,
    );
    expect(() => logisticProfile({ columns: [], events: [1], trials: [2] }, { index: 1, level: 0.95 })).toThrow(
      /from 0 to 0; got 1/,
    );
    expect(() => logisticProfile({ columns: [], events: [1], trials: [2] }, { index: 0, level: 1 })).toThrow(
      /level in \(0, 1\); got 1/,
    );
  });

  it("passes on why there is no fit, and has both ends where the penalty makes one", () => {
    const column = Float64Array.of(0, 0, 1, 1);
    expect(
      logisticProfile({ columns: [column], events: [0, 0, 1, 1] }, { index: 1, level: 0.95, penalty: false }),
    ).toEqual({
      kind: "not-estimable",
      reason: "separated",
    });
    // By R: 0.5 is added to each cell (Firth 1993), and the ends are roots of the penalised profile of two chances.
    const penalised = logisticProfile({ columns: [column], events: [0, 0, 1, 1] }, { index: 1, level: 0.95 });
    if (penalised.kind !== "estimate") throw new Error(penalised.reason);
    near(
      [penalised.coefficient, penalised.lower, penalised.upper, penalised.pValue],
      [2 * Math.log(5), -0.430526736567, 9.12351923623, 0.0879755821128],
    );
  });
});

describe("the likelihood ratio test of several coefficients", () => {
  const data = {
    columns: [Float64Array.of(0, 1, 0, 1), Float64Array.of(0, 0, 1, 1)],
    events: [2, 5, 4, 9],
    trials: [12, 11, 10, 12],
  };

  it("is that of the profile where one coefficient is tested", () => {
    for (const penalty of [true, false]) {
      const [ratio, profile] = [
        logisticRatioTest(data, { indices: [1], penalty }),
        logisticProfile(data, { index: 1, level: 0.95, penalty }),
      ];
      if (ratio.kind !== "estimate" || profile.kind !== "estimate") throw new Error("no fit");
      expect(ratio.pValue).toBeCloseTo(profile.pValue, 9);
      expect(ratio.df).toBe(1);
    }
  });

  it("exists with the penalty where a column tells events apart, and not without it", () => {
    const apart = {
      columns: [Float64Array.of(0, 1), Float64Array.of(1, 1)].slice(0, 1),
      events: [0, 7],
      trials: [12, 9],
    };
    expect(logisticRatioTest(apart, { indices: [1] })).toMatchObject({ kind: "estimate", df: 1 });
    expect(logisticRatioTest(apart, { indices: [1], penalty: false })).toMatchObject({ reason: "separated" });
  });

  it("tests all columns at once on as many degrees of freedom, and refuses what is no coefficient", () => {
    expect(logisticRatioTest(data, { indices: [1, 2] })).toMatchObject({ kind: "estimate", df: 2 });
    expect(() => logisticRatioTest(data, { indices: [] })).toThrow(/coefficients from 0 to 2; got $/);
    expect(() => logisticRatioTest(data, { indices: [3] })).toThrow(/from 0 to 2; got 3/);
  });
});
