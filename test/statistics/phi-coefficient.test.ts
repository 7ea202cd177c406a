import { expect, test } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { phiCoefficient } from "../../src/statistics/phi-coefficient.js";

const phi = ([a, b, c, d]: readonly number[]) =>
  (a! * d! - b! * c!) / Math.sqrt((a! + b!) * (c! + d!) * (a! + c!) * (b! + d!));

/** Standard error by the delta method with slopes taken numerically: a second route to the formula. */
function numericError(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / n);
  const slopes = shares.map((_, cell) => {
    const at = (step: number) => phi(shares.map((share, i) => share + (i === cell ? step : 0)));
    return (at(1e-6) - at(-1e-6)) / 2e-6;
  });
  const mean = slopes.reduce((sum, slope, i) => sum + slope * shares[i]!, 0);
  const square = slopes.reduce((sum, slope, i) => sum + slope ** 2 * shares[i]!, 0);
  return Math.sqrt((square - mean ** 2) / n);
}

test.each([[[20, 5, 10, 15]], [[3, 40, 90, 900]], [[50, 10, 2, 400]]])(
  "the error of %j is that of the delta method",
  (counts) => {
    const found = phiCoefficient(contingencyTable([counts.slice(0, 2), counts.slice(2)]));
    if (found.kind !== "estimate") throw new Error("requires an estimate");
    expect(found.value).toBeCloseTo(phi(counts), 12);
    expect(found.standardError).toBeCloseTo(numericError(counts), 8);
  },
);

test("swapping one answer turns the sign, and equal answers give 1", () => {
  const one = phiCoefficient(
    contingencyTable([
      [20, 5],
      [10, 15],
    ]),
  );
  const other = phiCoefficient(
    contingencyTable([
      [5, 20],
      [15, 10],
    ]),
  );
  if (one.kind !== "estimate" || other.kind !== "estimate") throw new Error("requires estimates");
  expect(other.value).toBeCloseTo(-one.value, 12);
  expect(other.interval.lower).toBeCloseTo(-one.interval.upper, 12);
  expect(
    phiCoefficient(
      contingencyTable([
        [7, 0],
        [0, 9],
      ]),
    ),
  ).toMatchObject({ value: 1, standardError: 0 });
});

test("an answer that is the same for all has no coefficient", () => {
  expect(
    phiCoefficient(
      contingencyTable([
        [0, 0],
        [3, 9],
      ]),
    ),
  ).toEqual({ kind: "not-estimable", reason: "no-variation" });
  expect(() => phiCoefficient(contingencyTable([[1, 2, 3]]))).toThrow(
    "phiCoefficient requires a 2 x 2 table; got 1 x 3",
  );
});

test("a table without members, or with one answer alone, has none, and other shapes are refused", () => {
  for (const counts of [
    [0, 0, 0, 0],
    [4, 6, 0, 0],
    [4, 0, 6, 0],
    [0, 5, 0, 3],
  ]) {
    const found = phiCoefficient(contingencyTable([counts.slice(0, 2), counts.slice(2)]));
    expect(found).toEqual({ kind: "not-estimable", reason: "no-variation" });
  }
  expect(() =>
    phiCoefficient(
      contingencyTable([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ),
  ).toThrow("a 2 x 2 table; got 2 x 3");
  expect(() =>
    phiCoefficient(
      contingencyTable([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ),
  ).toThrow("a 2 x 2 table; got 3 x 2");
});

test("the interval lies as many standard errors around the coefficient as the level says", () => {
  const found = phiCoefficient(
    contingencyTable([
      [20, 5],
      [10, 15],
    ]),
    { level: 0.9 },
  );
  if (found.kind !== "estimate") throw new Error("requires an estimate");
  expect(found.interval.upper - found.value).toBeCloseTo(1.6448536269514722 * found.standardError, 12);
});
