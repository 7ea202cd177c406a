import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { multinomialChances } from "../../src/statistics/multinomial-objective.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { ridgeMultinomial } from "../../src/statistics/ridge-multinomial.js";
import { type FeatureColumn, sparseRows } from "../../src/statistics/sparse-rows.js";
import { expectClose } from "../support/closeness.js";

interface Reference {
  readonly name: string;
  readonly columns: readonly (
    | { readonly kind: "numbers"; readonly values: readonly number[] }
    | { readonly kind: "categories"; readonly levels: number; readonly codes: readonly number[] }
  )[];
  readonly labels: readonly number[];
  readonly classes: number;
  readonly weights: readonly number[];
  readonly fits: readonly {
    readonly ridge: number;
    readonly intercepts: readonly number[];
    readonly slopes: readonly number[];
    readonly logLikelihood: number;
  }[];
}

const { cases } = JSON.parse(readFileSync("test/fixtures/multinomial.json", "utf8")) as { cases: Reference[] };

function columnOf(column: Reference["columns"][number]): FeatureColumn {
  return column.kind === "numbers" ? { ...column, values: Float64Array.from(column.values) } : column;
}

/** Places of the slopes that R has: it marks no missing numbers. */
function measuredFeatures(columns: Reference["columns"]): number[] {
  let next = 0;
  return columns.flatMap((column) => {
    const first = next;
    next += column.kind === "numbers" ? 2 : column.levels;
    return column.kind === "numbers" ? [first] : Array.from({ length: column.levels }, (_, k) => first + k);
  });
}

describe.each(cases)("on $name", ({ columns, labels, classes, weights, fits }) => {
  const rows = sparseRows(columns.map(columnOf), weights);
  it.each(fits)("the fit with ridge $ridge equals that of R glmnet, refined", (expected) => {
    const fit = ridgeMultinomial({ rows, labels, classes, weights }, { ridge: expected.ridge, precision: 1e-14 });
    expected.intercepts.forEach((value, k) => {
      expectClose(fit.intercepts[k]!, value, 1e-8, 1e-9);
    });
    measuredFeatures(columns).forEach((feature, place) => {
      for (let k = 0; k < classes; k++) {
        expectClose(fit.slopes[feature * classes + k]!, expected.slopes[place * classes + k]!, 1e-8, 1e-9);
      }
    });
    expectClose(fit.logLikelihood, expected.logLikelihood, 1e-11);
  });
});

describe("the fit", () => {
  const state = streamsFrom(7).block(0);
  const labels = Array.from({ length: 60 }, () => Math.floor(3 * nextUniform(state)));
  const codes = labels.map((label) => (nextUniform(state) < 0.6 ? label : Math.floor(3 * nextUniform(state))));
  const weights = labels.map(() => 1 + Math.floor(3 * nextUniform(state)));
  const columns = [{ kind: "categories" as const, levels: 3, codes }];
  const rows = sparseRows(columns, weights);
  const whole = ridgeMultinomial({ rows, labels, classes: 3, weights }, { ridge: 2 });

  it("is the same for a weighted row and for the row repeated", () => {
    const repeat = <T>(values: readonly T[]) => values.flatMap((value, i) => new Array<T>(weights[i]!).fill(value));
    const ones = repeat(labels).map(() => 1);
    const repeated = sparseRows([{ kind: "categories", levels: 3, codes: repeat(codes) }], ones);
    const fit = ridgeMultinomial({ rows: repeated, labels: repeat(labels), classes: 3, weights: ones }, { ridge: 2 });
    fit.slopes.forEach((value, j) => {
      expectClose(value, whole.slopes[j]!, 1e-7, 1e-9);
    });
  });

  it("does not depend on where it starts", () => {
    const start = { intercepts: Float64Array.of(3, -1, 0), slopes: Float64Array.from({ length: 9 }, (_, j) => j - 4) };
    const fit = ridgeMultinomial({ rows, labels, classes: 3, weights }, { ridge: 2, start });
    fit.slopes.forEach((value, j) => {
      expectClose(value, whole.slopes[j]!, 1e-7, 1e-9);
    });
  });

  it("foretells the shares of the classes under a penalty without end", () => {
    const fit = ridgeMultinomial({ rows, labels, classes: 3, weights }, { ridge: 1e12 });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const chances = multinomialChances(rows, fit);
    for (let k = 0; k < 3; k++) {
      const share = weights.reduce((sum, weight, i) => sum + (labels[i] === k ? weight : 0), 0) / total;
      expect(chances[k]).toBeCloseTo(share, 8);
    }
  });

  it("exists where an indicator tells the classes apart without error", () => {
    const perfect = sparseRows([{ kind: "categories", levels: 2, codes: [0, 0, 1, 1] }], [1, 1, 1, 1]);
    const fit = ridgeMultinomial(
      { rows: perfect, labels: [0, 0, 1, 1], classes: 2, weights: [1, 1, 1, 1] },
      { ridge: 1 },
    );
    // By symmetry all four slopes are +-b and the constants 0, where 2 (1 - expit(2 b)) = b: both rows pull, one ridge holds.
    const b = fit.slopes[0]!;
    expect(b).toBeGreaterThan(0);
    expectClose(2 / (1 + Math.exp(2 * b)), b, 1e-8);
  });

  it("refuses a class without weight and a ridge of 0", () => {
    expect(() => ridgeMultinomial({ rows, labels, classes: 4, weights }, { ridge: 1 })).toThrow("got 0 in class 3");
    expect(() => ridgeMultinomial({ rows, labels, classes: 3, weights }, { ridge: 0 })).toThrow("above 0; got 0");
  });
});

it("numbers are standardised by weight and rows without one are marked", () => {
  const rows = sparseRows([{ kind: "numbers", values: Float64Array.of(1, 3, Number.NaN) }], [1, 1, 5]);
  expect([...rows.features]).toEqual([0, 0, 1]);
  expect([...rows.values]).toEqual([-1, 1, 1]);
});
