import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { categoryOf, overriddenRows } from "../../../src/data/inputs/overridden-rows.js";
import type { Registrations } from "../../../src/data/inputs/registrations.js";
import { overridesSchema } from "../../../src/plan/inputs/overrides-schema.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";

const file = join(import.meta.dirname, "../../../data-samples/sponsors/plan.yaml");
const plan = parsePlan(readFileSync(file, "utf8"), "plan.yaml");
const label = { nl: "x", en: "x" };
const settings = (computed: "overridden" | "not-overridden") =>
  overridesSchema.parse({
    remark: "remark",
    computed,
    categories: [
      { name: "tip", label, contains: ["TIP"] },
      { name: "known", label, texts: ["known"] },
    ],
  });

const ROWS: readonly (readonly [registered: number, model: number, remark: string])[] = [
  [70, 70, ""],
  [30, 30, "nothing changed"],
  [99, 40, "a tip came in"],
  [59, 80, "known"],
  [99, 99, ""],
  [59, 30, "  "],
  [99, 80, "known to us"],
  [65, 55, ""],
  [99, Number.NaN, ""],
];

const registrations = {
  scores: Float64Array.from(ROWS, ([score]) => score),
  modelScores: Float64Array.from(ROWS, ([, model]) => model),
  outcomes: null,
  columns: new Map([["remark", { levels: ROWS.map(([, , remark]) => remark), codes: Uint8Array.from(ROWS.keys()) }]]),
} as unknown as Registrations;
const all = Uint32Array.from(ROWS.keys());
const rowsOf = (computed: "overridden" | "not-overridden") =>
  overriddenRows(registrations, settings(computed), { plan, registered: all, byModel: all });

describe("overriddenRows", () => {
  test("a marker that the model computed itself is told apart from one by hand", () => {
    expect(rowsOf("overridden").map(({ marker }) => marker)).toEqual([
      null,
      null,
      "raised",
      "lowered",
      "computed",
      "raised",
      "raised",
      null,
      "model-unknown",
    ]);
    const overridden = (computed: "overridden" | "not-overridden") =>
      rowsOf(computed).map(({ isOverridden }) => isOverridden);
    expect(overridden("overridden")[4]).toBe(true);
    expect(overridden("not-overridden")[4]).toBe(false);
    expect(overridden("not-overridden")[2]).toBe(true);
  });

  test("says what becomes of the flag, with and without a marker", () => {
    expect(rowsOf("overridden").map(({ state }) => state)).toEqual([
      "same-flagged",
      "same-not-flagged",
      "raised",
      "lowered",
      "marked-flagged",
      "marked-not-flagged",
      "marked-flagged",
      "unmarked-raised",
      "one-band",
    ]);
  });

  test("rows stand in file order and once, whichever reading uses them", () => {
    const rows = overriddenRows(registrations, settings("overridden"), {
      plan,
      registered: Uint32Array.of(8, 2),
      byModel: Uint32Array.of(2, 0),
    });
    expect(rows.map(({ row }) => row)).toEqual([0, 2, 8]);
  });

  test("a remark has the first category that fits, and white space is no remark", () => {
    const category = (text: string) => categoryOf(text, settings("overridden"));
    expect([
      category("A Tip"),
      category("known"),
      category("known to us"),
      category(" "),
      category("tip, known"),
    ]).toEqual(["tip", "known", "other", null, "tip"]);
  });
});
