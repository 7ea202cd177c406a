import { expect, test } from "vitest";
import { numbersOf } from "../../../src/data/inputs/numbers-of.js";

const column = (...levels: string[]) => ({ codes: Uint8Array.from(levels.keys()), levels });

test("numbers are read by the decimal mark of the file and the empty text is no number", () => {
  expect([...numbersOf(column("", "3,5", "-2"), { decimal: ",", name: "age" })]).toEqual([Number.NaN, 3.5, -2]);
  expect([...numbersOf(column("1e3", ".5"), { decimal: ".", name: "age" })]).toEqual([1000, 0.5]);
});

test.each([
  ["a point where commas divide", "1.5", ","],
  ["a word", "twelve", "."],
  ["two commas", "1,2,3", ","],
] as const)("%s is refused without being repeated", (_, level, decimal) => {
  const read = () => numbersOf(column("1", level), { decimal, name: "age" });
  expect(read).toThrow("numbersOf requires numbers in age; got 1 rows that hold other text");
  expect(read).not.toThrow(level);
});
