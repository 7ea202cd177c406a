import { describe, expect, it } from "vitest";
import { errorsByGroup } from "../../src/audit/errors/errors-by-group.js";
import { selection } from "../../src/audit/selection/selection.js";
import type { GroupCountEvidence } from "../../src/data/evidence.js";
import { groupScoresOfCounts } from "../../src/data/reduce/group-scores.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

/*
 * Counts of the two largest groups by flag and outcome as published with the COMPAS data (Larson et al. 2016, "How We
 * Analyzed the COMPAS Recidivism Algorithm", confusion tables): false-positive rates 44.85 % and 23.45 %,
 * false-negative rates 27.99 % and 47.72 %.
 */
const compas: GroupCountEvidence = {
  kind: "groupCounts",
  unit: "cases",
  groups: ["African-American", "Caucasian"],
  bands: { order: ["low", "high"], flagged: [false, true] },
  outcomes: ["violation", "none", "unknown"],
  selections: null,
  counts: Float64Array.from([532, 990, 3, 1369, 805, 2, 461, 1139, 0, 505, 349, 0]),
  suppressed: new Uint8Array(12),
  rounding: null,
};

describe("errorsByGroup", () => {
  it("agrees with the published error rates and leaves unknown outcomes out", () => {
    const { result } = errorsByGroup(groupScoresOfCounts(compas), sampleCasesPlan());
    if (result.kind !== "estimated") throw new Error(result.reason);
    const percent = (rate: object) => ("value" in rate ? Math.round(Number(rate.value) * 10_000) / 100 : null);
    expect(
      result.groups.map((group) => [percent(group.falsePositiveRate.value), percent(group.falseNegativeRate.value)]),
    ).toEqual([
      [44.85, 27.99],
      [23.45, 47.72],
    ]);
    expect(result.overall.falsePositiveRate.value).toMatchObject({ value: (805 + 349) / (805 + 349 + 990 + 1139) });
    expect(result.overall.falseNegativeRate.value).toMatchObject({ value: (532 + 461) / (532 + 461 + 1369 + 505) });
  });

  it("puts the four cells of each group in its table", () => {
    const { tables } = errorsByGroup(groupScoresOfCounts(compas), sampleCasesPlan());
    expect(tables.find(({ id }) => id === "errors.confusion")!.counts).toEqual([
      1369, 805, 532, 990, 505, 349, 461, 1139,
    ]);
  });

  it("has no rate where nobody has that outcome", () => {
    const counts = Float64Array.from([5, 0, 0, 3, 0, 0, 461, 1139, 0, 505, 349, 0]);
    const { result } = errorsByGroup(groupScoresOfCounts({ ...compas, counts }), sampleCasesPlan());
    if (result.kind !== "estimated") throw new Error(result.reason);
    expect(result.groups[0]!.falsePositiveRate.value).toEqual({ kind: "not-estimable", reason: "no-outcomes" });
    expect(result.groups[0]!.falseNegativeRate.value).toMatchObject({ value: 5 / 8 });
  });

  it.each([
    { change: { bands: null }, reason: "no-band" },
    { change: { outcomes: null }, reason: "no-outcome-column" },
    { change: { unit: "members-of-clusters" as const }, reason: "clusters-unknown" },
  ])("says why there are none: $reason", ({ change, reason }) => {
    expect(errorsByGroup(groupScoresOfCounts({ ...compas, ...change }), sampleCasesPlan()).result).toEqual({
      kind: "not-estimable",
      reason,
    });
  });
});

const selected: GroupCountEvidence = {
  ...compas,
  groups: ["A", "B", "C"],
  bands: null,
  outcomes: null,
  selections: ["selected", "not-selected", "unknown"],
  counts: Float64Array.from([30, 70, 5, 10, 90, 0, 20, 180, 0]),
};

describe("selection", () => {
  it("compares each group with the others, without those of whom it is not known", () => {
    const { result } = selection(selected, sampleCasesPlan());
    if (result.kind !== "estimated") throw new Error(result.reason);
    expect(result.groups.map(({ selectedShare }) => selectedShare.value)).toMatchObject([
      { value: 0.3 },
      { value: 0.1 },
      { value: 0.1 },
    ]);
    expect(result.groups[0]!.ratio.value).toMatchObject({ value: 3 });
    expect(result.groups[1]!.ratio.value).toMatchObject({ value: expect.closeTo(0.1 / (50 / 300), 12) });
    expect(result.groups.map(({ ratioToReference }) => ratioToReference)).toEqual([null, null, null]);
  });

  it("gives the ratio to the plan's reference group beside it", () => {
    const { result } = selection(selected, sampleCasesPlan({ groups: { reference: "C" } }));
    if (result.kind !== "estimated") throw new Error(result.reason);
    expect(result.groups.map(({ ratioToReference }) => ratioToReference!.value)).toMatchObject([
      { value: 3 },
      { value: 1 },
      { value: 1 },
    ]);
    expect(result.groups[0]!.ratioToReference!.restsOn).toEqual([
      "selection.groupBySelected#A",
      "selection.groupBySelected#C",
    ]);
  });

  it("has no ratio where none of the others is selected", () => {
    const counts = Float64Array.from([30, 70, 0, 0, 90, 0, 0, 180, 0]);
    const { result } = selection({ ...selected, counts }, sampleCasesPlan());
    if (result.kind !== "estimated") throw new Error(result.reason);
    expect(result.groups[0]!.ratio.value).toEqual({ kind: "not-estimable", reason: "zero-reference" });
  });

  it("says why there is none without a column of selections", () => {
    expect(selection(compas, sampleCasesPlan()).result).toEqual({
      kind: "not-estimable",
      reason: "no-selected-column",
    });
  });
});
