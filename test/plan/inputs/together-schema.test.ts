import { expect, it } from "vitest";
import {
  decompositionColumns,
  decompositionProblems,
  decompositionSchema,
} from "../../../src/plan/inputs/decomposition-schema.js";
import { togetherColumns, togetherProblems, togetherSchema } from "../../../src/plan/inputs/together-schema.js";

const indicators = [
  { column: "branch", as: "categories" },
  { column: "years", as: "numbers" },
];

it("what all indicators tell has defaults that can be judged, and names its columns", () => {
  const settings = togetherSchema.parse({ indicators });
  expect(settings).toMatchObject({ folds: 5, ridges: [1, 10, 100, 1000], groupUnits: 50, resamples: 9999 });
  expect(togetherProblems(settings)).toEqual([]);
  expect(togetherColumns(settings).map(({ name }) => name)).toEqual(["branch", "years"]);
});

it("a column or a penalty that stands twice is a problem", () => {
  const settings = togetherSchema.parse({ indicators: [...indicators, indicators[0]], ridges: [1, 10, 1] });
  expect(togetherProblems(settings).map(({ path }) => path.join("."))).toEqual([
    "together.indicators.2.column",
    "together.ridges.2",
  ]);
});

it("groups too small for the folds are refused", () => {
  expect(togetherSchema.safeParse({ indicators, groupUnits: 19 }).success).toBe(false);
  expect(togetherSchema.safeParse({ indicators, folds: 2 }).success).toBe(false);
});

const parts = [
  { name: "branch", column: "branch" },
  { name: "size", column: "size_class" },
];

it("a decomposition says which score is compared with the bounds: there is no default", () => {
  const settings = { coefficients: "c.yaml", indicators: parts };
  expect(decompositionSchema.safeParse(settings).success).toBe(false);
  const parsed = decompositionSchema.parse({ ...settings, threshold: "rounded" });
  expect(decompositionProblems(parsed)).toEqual([]);
  expect(decompositionColumns(parsed)).toEqual([
    { path: ["decomposition", "indicators", 0, "column"], name: "branch" },
    { path: ["decomposition", "indicators", 1, "column"], name: "size_class" },
  ]);
});

it("an indicator or a column that stands twice is a problem", () => {
  const twice = [...parts, { name: "other", column: "branch" }, { name: "size", column: "third" }];
  const settings = decompositionSchema.parse({ coefficients: "c.yaml", threshold: "raw", indicators: twice });
  expect(decompositionProblems(settings).map(({ path }) => path.join("."))).toEqual([
    "decomposition.indicators.2",
    "decomposition.indicators.3",
  ]);
});
