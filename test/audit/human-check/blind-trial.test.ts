import { describe, expect, it } from "vitest";
import { measureTrial } from "../../../src/audit/human-check/blind-trial.js";
import { readBlindTrial } from "../../../src/data/tables/blind-trial.js";
import { humanCheckPlan } from "./simulated-log.js";

const file = (rows: readonly (readonly [string, string, string, number])[]) =>
  ["blind,model,after", ...rows.flatMap(([b, m, a, n]) => Array.from({ length: n }, () => `${b},${m},${a}`))].join(
    "\n",
  );

const ROWS = [
  ["low", "low", "low", 30],
  ["high", "high", "high", 20],
  ["low", "high", "high", 12],
  ["low", "high", "middle", 3],
  ["low", "high", "low", 5],
  ["middle", "high", "low", 4],
  ["high", "low", "low", 2],
] as const;

describe("a blind trial", () => {
  const evidence = readBlindTrial(file(ROWS), humanCheckPlan());
  const { result } = measureTrial(evidence, humanCheckPlan());

  it("is reduced to pairs and to moves towards the model and away from it", () => {
    expect(evidence.blindByModel).toEqual([30, 0, 20, 0, 0, 4, 2, 0, 20]);
    expect(evidence.blindByAfter).toEqual([35, 3, 12, 4, 0, 0, 2, 0, 20]);
    expect(evidence.moves).toEqual({ toModel: 14, nearer: 3, unmoved: 5, away: 4 });
  });

  it("gives the agreement when blind, and the share that took over the model's rating", () => {
    expect(result.agreement.value.value).toBeCloseTo(50 / 76, 12);
    expect(result.after!.moved!.value.value).toBeCloseTo(14 / 26, 12);
    expect(result.after!.movedAway!.value.value).toBeCloseTo(4 / 26, 12);
  });

  it("tests the change of the flag by the discordant pairs: 2 off, 12 on, doubled binomial tail", () => {
    // P(X <= 2) with 14 fair tosses is (1 + 14 + 91) / 2^14.
    expect(result.after!.flagged.value).toEqual({ off: 2, on: 12, pValue: expect.closeTo((2 * 106) / 2 ** 14, 12) });
  });

  it("says nothing of a change where only blind ratings are given", () => {
    const plan = humanCheckPlan();
    const blind = { ...plan, trial: { ...plan.trial!, columns: { blind: "blind", model: "model" } } };
    const { after } = measureTrial(readBlindTrial(file(ROWS), blind), blind).result;
    expect(after).toBeNull();
  });

  it("refuses ratings that the settings do not know, with every line", () => {
    expect(() => readBlindTrial("blind,model,after\nlow,Low,low\nlow,low,?\n", humanCheckPlan())).toThrow(/and 1 more/);
  });
});
