import { expect, test } from "vitest";
import { indicatorColumn } from "../../../src/data/inputs/indicator-columns.js";
import type { IndicatorSetting } from "../../../src/plan/inputs/indicator-schema.js";

function read(
  texts: readonly string[],
  setting: Omit<IndicatorSetting, "column" | "decimal">,
  leastUnits = 1,
): readonly (string | number | undefined)[] {
  const levels = [...new Set(texts)];
  const codes = Uint32Array.from(texts, (text) => levels.indexOf(text));
  const rows = Uint32Array.from(texts.keys());
  const columns = new Map([["x", { codes, levels }]]);
  const column = indicatorColumn({ column: "x", decimal: ".", ...setting }, { columns, rows, leastUnits });
  if (column.kind !== "categories") return [...column.values];
  return Array.from(column.codes, (code) => column.levels[code]);
}

test("texts are levels in code-point order, and a missing value is a level of its own", () => {
  expect(read(["b", "", "a"], { as: "categories" })).toEqual(["b", "no-value", "a"]);
});

test("levels that fewer units have stand together until they are enough", () => {
  const texts = [..."aaaaa", ..."bbb", "c", "d"];
  const merged = read(texts, { as: "categories" }, 3);
  expect(merged.slice(0, 5)).toEqual(Array(5).fill("a"));
  // c and d are two, one less than the least number, so b joins them.
  expect(new Set(merged.slice(5))).toEqual(new Set(["other-levels"]));
});

test("a column in which one level alone is common enough has one level", () => {
  expect(new Set(read(["a", "a", "a", "b"], { as: "categories" }, 3)).size).toBe(1);
});

test("classes start at their cuts", () => {
  expect(read(["1", "2", "4.9", "5", ""], { as: "classes", cuts: [2, 5] })).toEqual([
    "< 2",
    "2 - < 5",
    "2 - < 5",
    ">= 5",
    "no-value",
  ]);
});

test("equal classes keep equal numbers together", () => {
  const classes = read(["1", "1", "1", "2", "3", "4"], { as: "classes", equalClasses: 2 });
  expect(classes).toEqual(["< 2", "< 2", "< 2", ">= 2", ">= 2", ">= 2"]);
});

test("numbers keep their values and gaps", () => {
  expect(read(["1.5", "", "-2"], { as: "numbers" })).toEqual([1.5, Number.NaN, -2]);
});

test("text among numbers is refused without being repeated", () => {
  expect(() => read(["1", "secret"], { as: "ranks" })).toThrow(/numbers in x; got 1 rows/);
});

test("a column that the file lacks is refused", () => {
  const none = { columns: new Map(), rows: new Uint32Array(0), leastUnits: 1 };
  expect(() => indicatorColumn({ column: "y", as: "categories", decimal: "." }, none)).toThrow(/the column y/);
});
