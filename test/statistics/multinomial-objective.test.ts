import { describe, expect, it } from "vitest";
import {
  curvatureAlong,
  curvatureDiagonal,
  type MultinomialData,
  multinomialChances,
  objectiveAt,
} from "../../src/statistics/multinomial-objective.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { sparseRows } from "../../src/statistics/sparse-rows.js";
import { expectClose } from "../support/closeness.js";

const stream = streamsFrom(6).block(0);
const WEIGHTS = [1, 2, 0, 3, 1, 1, 4, 1, 0, 2, 1, 1];
const rows = sparseRows(
  [
    { kind: "categories", levels: 3, codes: Array.from(WEIGHTS, () => nextBelow(stream, 3)) },
    { kind: "numbers", values: Float64Array.from(WEIGHTS, () => nextUniform(stream) * 3) },
  ],
  Float64Array.from(WEIGHTS),
);
const RIDGE = 0.7;
const STEP = 1e-5;

describe.each([3, 11])("the penalised loss of a multinomial regression of %i classes", (classes) => {
  const data: MultinomialData = {
    rows,
    labels: WEIGHTS.map(() => nextBelow(stream, classes)),
    classes,
    weights: WEIGHTS,
  };
  const size = classes * (rows.width + 1);
  const point = Float64Array.from({ length: size }, () => nextUniform(stream) - 0.5);
  const unit = (at: number, length = 1) => Float64Array.from({ length: size }, (_, j) => (j === at ? length : 0));
  const moved = (by: Float64Array) => point.map((value, j) => value + by[j]!);
  const state = objectiveAt(data, RIDGE, point);

  it("is the weighted log loss of the chances and half the penalty on the slopes, not on the constants", () => {
    const model = { intercepts: point.subarray(0, classes), slopes: point.subarray(classes) };
    const chances = multinomialChances(rows, model);
    const logLikelihood = WEIGHTS.reduce(
      (sum, weight, row) => sum + (weight === 0 ? 0 : weight * Math.log(chances[classes * row + data.labels[row]!]!)),
      0,
    );
    const squares = model.slopes.reduce((sum, slope) => sum + slope ** 2, 0);
    expectClose(state.logLikelihood, logLikelihood, 1e-13);
    expectClose(state.loss, (RIDGE / 2) * squares - logLikelihood, 1e-13);
    for (const row of WEIGHTS.keys()) {
      const all = chances.subarray(classes * row, classes * (row + 1)).reduce((sum, chance) => sum + chance, 0);
      expectClose(all, 1, 1e-14);
    }
  });

  it("has the gradient that differences of the loss give", () => {
    for (let j = 0; j < size; j++) {
      const [up, down] = [STEP, -STEP].map((step) => objectiveAt(data, RIDGE, moved(unit(j, step))).loss);
      expect(Math.abs(state.gradient[j]! - (up! - down!) / (2 * STEP))).toBeLessThan(1e-8);
    }
  });

  it("has the second derivative that differences of the gradient give, along any direction", () => {
    const direction = Float64Array.from({ length: size }, () => nextUniform(stream) - 0.5);
    const curved = curvatureAlong(data, RIDGE, { chances: state.chances, direction });
    const [up, down] = [STEP, -STEP].map(
      (step) => objectiveAt(data, RIDGE, moved(direction.map((value) => step * value))).gradient,
    );
    curved.forEach((value, j) => {
      expect(Math.abs(value - (up![j]! - down![j]!) / (2 * STEP))).toBeLessThan(1e-8);
    });
  });

  it("has on the diagonal of the second derivative what each unit direction gives; rows without weight add nothing", () => {
    const diagonal = curvatureDiagonal(data, RIDGE, state.chances);
    expect(diagonal).toHaveLength(size);
    for (let j = 0; j < size; j++) {
      const along = curvatureAlong(data, RIDGE, { chances: state.chances, direction: unit(j) });
      expectClose(diagonal[j]!, along[j]!, 1e-12);
    }
  });

  it("stays a number where a chance becomes 0, and where terms are large", () => {
    const far = unit(classes + data.labels[0]!, -2000);
    expect(Number.isFinite(objectiveAt(data, RIDGE, far).loss)).toBe(true);
    const intercepts = Float64Array.from({ length: classes }, (_, k) => (k === 0 ? 900 : 800 - k));
    const model = { intercepts, slopes: new Float64Array(classes * rows.width) };
    expect(multinomialChances(rows, model)[0]).toBe(1);
  });

  it("leaves rows that are not wanted at 0", () => {
    const model = { intercepts: point.subarray(0, classes), slopes: point.subarray(classes) };
    const [all, some] = [multinomialChances(rows, model), multinomialChances(rows, model, (row) => row !== 1)];
    expect([...some.subarray(classes, 2 * classes)]).toEqual(new Array(classes).fill(0));
    expect([...some.subarray(2 * classes)]).toEqual([...all.subarray(2 * classes)]);
  });
});
