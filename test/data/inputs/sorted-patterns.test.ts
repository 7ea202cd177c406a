import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedPatterns } from "../../../src/data/inputs/sorted-patterns.js";

const rowsOf = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

test("rows that are equal in every column are one pattern with their number", () => {
  const { firsts, weights, patternOf } = sortedPatterns(
    [Uint8Array.of(1, 0, 1, 0), Float64Array.of(2, 5, 2, 4)],
    rowsOf(4),
  );
  expect([...weights]).toEqual([1, 1, 2]);
  expect([...firsts]).toEqual([3, 1, 0]);
  expect([...patternOf]).toEqual([2, 1, 2, 0]);
});

test("missing numbers are equal to each other and stand last", () => {
  const { weights, patternOf } = sortedPatterns([Float64Array.of(Number.NaN, 3, Number.NaN, -1)], rowsOf(4));
  expect([...weights]).toEqual([1, 1, 2]);
  expect([...patternOf]).toEqual([2, 1, 2, 0]);
});

test("only the given rows are looked at", () => {
  expect([...sortedPatterns([Uint8Array.of(1, 0, 1)], Uint32Array.of(0, 2)).weights]).toEqual([2]);
});

test("the order of the rows changes neither the patterns nor their numbers", () => {
  const row = fc.tuple(fc.nat(2), fc.constantFrom(0.5, 1.5, Number.NaN));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const patternsOf = (these: typeof rows) => {
        const columns = [these.map(([a]) => a), these.map(([, b]) => b)];
        const { firsts, weights } = sortedPatterns(columns, rowsOf(these.length));
        return Array.from(firsts, (first, at) => [these[first], weights[at]]);
      };
      expect(patternsOf([...rows].reverse())).toEqual(patternsOf(rows));
    }),
  );
});
