import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SourceColumns } from "../../../src/data/columns.js";
import { registrationsOf } from "../../../src/data/inputs/registrations.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";

const file = join(import.meta.dirname, "../../../data-samples/sponsors/plan.yaml");
const plan = parsePlan(readFileSync(file, "utf8"), "plan.yaml");

const text = (levels: string[], codes: number[]) => ({ levels, codes: Uint8Array.from(codes) });

/** Four sponsors: 30 low, 99 overridden, 70 high, 50 middle; migrants GBR 3 + IND 1, IND 2, none, GBR 1 + IND 1. */
const source: SourceColumns = {
  form: "sponsors",
  sponsors: {
    sponsor: Uint32Array.of(0, 1, 2, 3),
    score: Float64Array.of(30, 99, 70, 50),
    modelScore: Float64Array.of(30, 41, 70, 50),
    selected: text(["J", "N"], [1, 0, 0, 1]),
    outcome: text(["", "none", "violation"], [0, 2, 1, 0]),
    provenance: text(["never", "risk"], [0, 1, 1, 0]),
    severity: text([""], [0, 0, 0, 0]),
    compared: [{ score: Float64Array.of(1, 2, 3, 4) }],
    strata: { branch: text(["47", "63"], [0, 1, 0, 1]), premises: text(["J"], [0, 0, 0, 0]) },
  },
  composition: {
    groups: ["IND", "GBR"],
    offsets: Uint32Array.of(0, 2, 3, 3, 5),
    groupCodes: Uint16Array.of(0, 1, 0, 0, 1),
    counts: Uint32Array.of(1, 3, 2, 1, 1),
  },
};
const ids = text(["1", "2", "3", "4"], [0, 1, 2, 3]);

test("rows stand in the terms of the plan and say which of them the audit keeps", () => {
  const rows = registrationsOf(plan, { source, ids, columns: new Map(), unmatched: null });
  expect(rows.rows).toBe(4);
  // The plan leaves overridden scores out.
  expect([...rows.kept]).toEqual([1, 0, 1, 1]);
  expect(rows.bands?.scale.order).toEqual(["low", "middle", "high"]);
  expect([...rows.bands!.codes]).toEqual([0, 2, 2, 1]);
  expect([...rows.outcomes!]).toEqual([2, 0, 1, 2]);
  expect([...rows.modelScores!]).toEqual([30, 41, 70, 50]);
});

test("the majority of a row is strict, and rows without one or without members are told apart", () => {
  const rows = registrationsOf(plan, { source, ids, columns: new Map(), unmatched: null });
  expect(rows.groups).toEqual(["GBR", "IND"]);
  expect([...rows.groupOf]).toEqual([0, 1, 3, 2]);
  expect([...rows.people]).toEqual([3, 2, 0, 2]);
});

test("counts hold no registrations", () => {
  const counts = { form: "counts", counts: { group: text(["A"], [0]), count: Float64Array.of(1) } } as const;
  expect(() => registrationsOf(plan, { source: counts, ids, columns: new Map(), unmatched: null })).toThrow(
    "registrationsOf requires sponsors or cases; got counts",
  );
});
