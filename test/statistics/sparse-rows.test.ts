import { describe, expect, it } from "vitest";
import { sparseRows } from "../../src/statistics/sparse-rows.js";

describe("sparseRows", () => {
  it("standardises numbers by the weights of the rows that have one, and marks those that have none", () => {
    const { width, offsets, features, values } = sparseRows(
      [{ kind: "numbers", values: Float64Array.of(1, 3, Number.NaN, 7) }],
      [1, 2, 5, 1],
    );
    // Weighted mean (1 + 6 + 7) / 4 = 3.5; squares 6.25 + 2 x 0.25 + 12.25 = 19 over 4.
    const deviation = Math.sqrt(19 / 4);
    expect([width, [...offsets], [...features]]).toEqual([2, [0, 1, 2, 3, 4], [0, 0, 1, 0]]);
    [-2.5 / deviation, -0.5 / deviation, 1, 3.5 / deviation].forEach((value, row) => {
      expect(values[row]).toBeCloseTo(value, 14);
    });
  });

  it("leaves numbers that do not vary at 0, and all of which there are none at their mark", () => {
    expect([...sparseRows([{ kind: "numbers", values: Float64Array.of(4, 4) }], [1, 1]).values]).toEqual([0, 0]);
    const none = sparseRows([{ kind: "numbers", values: Float64Array.of(Number.NaN, Number.NaN) }], [1, 1]);
    expect([[...none.features], [...none.values]]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    // A row without weight has its number beside a mean of the others.
    const unweighted = sparseRows([{ kind: "numbers", values: Float64Array.of(5, 2, 4) }], [0, 1, 1]);
    expect([...unweighted.values]).toEqual([2, -1, 1]);
    const weightless = sparseRows([{ kind: "numbers", values: Float64Array.of(5, 2) }], [0, 0]);
    expect([...weightless.values]).toEqual([5, 2]);
  });

  it("refuses columns of another length", () => {
    expect(() => sparseRows([{ kind: "numbers", values: Float64Array.of(1) }], [1, 1])).toThrow(
      "sparseRows requires 2 entries in every column; got 1",
    );
  });
});
