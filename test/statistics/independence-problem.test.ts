import { expect, it } from "vitest";
import { independenceProblem } from "../../src/statistics/independence-problem.js";

it("numbers that are no whole rows of one column or more are refused", () => {
  const y = { columns: 1, values: Float64Array.of(1, 2, 3) };
  for (const columns of [-1, 0, 2, 1.5]) {
    expect(() => independenceProblem({ columns, values: Float64Array.of(1, 2, 3) }, y)).toThrow(
      `independenceProblem requires whole rows of numbers; got 3 in ${columns}`,
    );
  }
});
