import { describe, expect, it } from "vitest";
import { hypotheses } from "../../src/audit/hypotheses.js";
import type { HypothesisResult } from "../../src/audit/result.js";
import { selectedStep } from "../../src/audit/selection/selected-step.js";
import type { CompositionEvidence, GroupCountEvidence, Unavailable } from "../../src/data/evidence.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { sampleCountsPlan, samplePlan } from "../support/sample-plan.js";

const none: Unavailable = { kind: "unavailable", reason: "clusters-unknown" };
const PLAN = samplePlan({ resampling: { seed: 5, resamples: 9_999 } });

interface StepUnit extends UnitOf {
  readonly selected: 0 | 1 | 255;
}

/** The model flags A and B alike; people select A four times as often. Of ten sponsors it is not known. */
const STEP: readonly StepUnit[] = [
  { band: 1, members: { A: 1 }, weight: 40, selected: 1 },
  { band: 0, members: { A: 2 }, weight: 150, selected: 0 },
  { band: 0, members: { A: 1 }, weight: 10, selected: 255 },
  { band: 1, members: { B: 1 }, weight: 10, selected: 1 },
  { band: 1, members: { B: 1 }, weight: 30, selected: 0 },
  { band: 0, members: { B: 2 }, weight: 160, selected: 0 },
];

function evidenceOf(units: readonly StepUnit[]): CompositionEvidence {
  return { ...compositionOf(units), selected: Uint8Array.from(units, ({ selected }) => selected) };
}

async function stepOf(composition: CompositionEvidence) {
  const { hypothesis2 } = await hypotheses(composition, none, PLAN, quietContext());
  return selectedStep({ composition, groupCounts: none }, hypothesis2, PLAN, quietContext());
}

function testedOf(result: HypothesisResult | null) {
  if (result?.kind !== "tested") throw new Error("expected a tested hypothesis");
  return result;
}

describe("selectedStep", async () => {
  const { tables, result } = await stepOf(evidenceOf(STEP));
  const tableOf = (id: string) => tables.find((table) => table.id === id)!;

  it("tests what people selected, among sponsors of which that is known", () => {
    expect(tableOf("h2s.units").counts).toEqual([340, 50]);
    expect(tableOf("h2s.groupByBand").keys[1]!.levels).toEqual(["not-selected", "selected"]);
    expect(tableOf("h2s.groupByBand").counts.slice(0, 4)).toEqual([150, 40, 190, 10]);
    const a = testedOf(result).groups.find(({ group }) => group === "A")!;
    expect(a.flaggedShare.value).toMatchObject({ value: 40 / 190 });
    expect(a.ratio.value).toMatchObject({ value: 40 / 190 / (10 / 200) });
    expect(testedOf(result).verdict.value.evidence.value).toBe("difference-shown");
  });

  it("names its own tables throughout, and says which they count part of", () => {
    expect(tables.map(({ id }) => id).every((id) => id.startsWith("h2s."))).toBe(true);
    expect(tableOf("h2s.groups").subsetOf).toBe("h2.groups");
    const text = JSON.stringify(result);
    expect(text).toContain("h2s.groupByBand#A");
    expect(text).not.toMatch(/"h2\.|"units\.|"h1\./);
  });

  it("is absent where the data does not say what people selected, or H2 was not tested", async () => {
    expect((await stepOf(compositionOf(STEP))).result).toBeNull();
    const untested: HypothesisResult = (await hypotheses(none, none, PLAN, quietContext())).hypothesis2;
    const evidence = { composition: evidenceOf(STEP), groupCounts: none };
    expect((await selectedStep(evidence, untested, PLAN, quietContext())).result).toBeNull();
  });

  it("says why it was not tested where nobody was selected", async () => {
    const nobody = STEP.map((unit) => ({ ...unit, selected: 0 as const }));
    expect((await stepOf(evidenceOf(nobody))).result).toMatchObject({ kind: "not-tested", reason: "no-variation" });
  });

  it("reads counts of sponsors by majority group and selection", async () => {
    const plan = sampleCountsPlan({ data: { unit: "sponsors" }, resampling: { seed: 5, resamples: 9_999 } });
    const groupCounts: GroupCountEvidence = {
      kind: "groupCounts",
      unit: "sponsors",
      groups: ["A", "B"],
      bands: { order: ["low", "high"], flagged: [false, true] },
      outcomes: null,
      selections: ["selected", "not-selected", "unknown"],
      // group x band x selection
      counts: Float64Array.from([0, 150, 10, 40, 0, 0, 0, 160, 0, 10, 30, 0]),
      suppressed: new Uint8Array(12),
      rounding: null,
    };
    const { hypothesis2 } = await hypotheses(none, groupCounts, plan, quietContext());
    const step = await selectedStep({ composition: none, groupCounts }, hypothesis2, plan, quietContext());
    expect(step.tables.find(({ id }) => id === "h2s.groupByBand")!.counts).toEqual([150, 40, 190, 10]);
    expect(testedOf(step.result).verdict.value.evidence.value).toBe("difference-shown");
  });
});
