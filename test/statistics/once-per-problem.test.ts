import { expect, it } from "vitest";
import { oncePerProblem } from "../../src/statistics/once-per-problem.js";

it("a problem is prepared once, and each problem for itself", () => {
  let calls = 0;
  const sizeOf = oncePerProblem(({ values }: { readonly values: readonly number[] }) => ({
    size: values.length,
    call: ++calls,
  }));
  const [one, other] = [{ values: [1, 2] }, { values: [1, 2] }];
  expect(sizeOf(one)).toEqual({ size: 2, call: 1 });
  expect(sizeOf(other)).toEqual({ size: 2, call: 2 });
  expect(sizeOf(one)).toEqual({ size: 2, call: 1 });
  expect(calls).toBe(2);
});
