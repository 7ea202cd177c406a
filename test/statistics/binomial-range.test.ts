import { expect, it } from "vitest";
import { binomialRange } from "../../src/statistics/binomial-range.js";

it.each([
  // R 4.2.2: qbinom(c((1 - level) / 2, (1 + level) / 2), n, p)
  [10, 0.5, 0.95, 2, 8],
  [1000, 0.137, 0.95, 116, 159],
  [37, 0.02, 0.9, 0, 2],
  [10_577, 0.09, 0.95, 895, 1010],
])("quantiles of %d units at %d equal those of R", (n, probability, level, lower, upper) => {
  expect(binomialRange(n, probability, level)).toEqual({ lower, upper });
});

it("a certain count has no range", () => {
  expect(binomialRange(12, 0, 0.95)).toEqual({ lower: 0, upper: 0 });
  expect(binomialRange(12, 1, 0.95)).toEqual({ lower: 12, upper: 12 });
  expect(binomialRange(0, 0.3, 0.95)).toEqual({ lower: 0, upper: 0 });
});

it("impossible arguments are refused", () => {
  expect(() => binomialRange(1.5, 0.5, 0.95)).toThrow(/whole n/);
  expect(() => binomialRange(3, 1.5, 0.95)).toThrow(/probability/);
});

it("a tail that is the share asked for is reached", () => {
  // R 4.2.2: qbinom(c(0.25, 0.75), 2, 0.5)
  expect(binomialRange(2, 0.5, 0.5)).toEqual({ lower: 0, upper: 1 });
});

it.each([
  [-1, 0.5, 0.9],
  [2.5, 0.5, 0.9],
  [4, -0.1, 0.9],
  [4, 1.1, 0.9],
  [4, 0.5, 0],
  [4, 0.5, 1],
  [4, 0.5, -0.5],
  [4, 0.5, 1.5],
])("n %d, probability %d and level %d are refused outside their ranges", (n, probability, level) => {
  expect(() => binomialRange(n, probability, level)).toThrow(
    `binomialRange requires a whole n of 0 or more, a probability and a level; got ${n}, ${probability}, ${level}`,
  );
});
