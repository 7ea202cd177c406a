import { describe, expect, it } from "vitest";
import type { InputsQuestion } from "../../../src/audit/inputs/inputs-question.js";
import { groupsTogether } from "../../../src/audit/inputs/together.js";
import type { ForetoldGroups } from "../../../src/audit/inputs/together-result.js";
import type { Estimate } from "../../../src/audit/result.js";
import type { TogetherEvidence } from "../../../src/data/inputs/together-evidence.js";
import { streamsFrom } from "../../../src/statistics/random.js";
import { togetherQuestion, toldEvidence } from "../../support/told-groups.js";

function foretold(evidence: TogetherEvidence, asked: InputsQuestion): ForetoldGroups {
  const { result } = groupsTogether(evidence, asked);
  if (result.kind !== "estimated") throw new Error(result.reason);
  return result;
}

function value(estimate: Estimate): number {
  if (estimate.kind !== "estimate") throw new Error(estimate.reason);
  return estimate.value;
}

describe("all indicators together", () => {
  it("tell groups that an indicator holds: more than the largest group, a smaller log loss and a small p-value", () => {
    const found = foretold(toldEvidence(streamsFrom(1).block(0), { units: 300, told: 0.6 }), togetherQuestion(1, 999));
    // Known for 6 of 10, and a third of the others by chance.
    expect(value(found.told.value)).toBeGreaterThan(0.6);
    expect(value(found.guessed.value)).toBeCloseTo(0.5, 12);
    expect(value(found.gain.value)).toBeCloseTo(value(found.told.value) - 0.5, 12);
    expect(value(found.logLossGain.value)).toBeGreaterThan(0.2);
    expect(value(found.logLossGain.value)).toBeCloseTo(
      value(found.logLossByShares.value) - value(found.logLoss.value),
      10,
    );
    expect(value(found.area.value)).toBeGreaterThan(0.75);
    for (const { area } of found.groups) expect(value(area.value)).toBeGreaterThan(0.7);
    expect(found.pValue.value).toBeLessThan(0.005);
  });

  it("stay at chance where they say nothing, and reject at 5 % in no more than 5 % of sets", () => {
    let [rejected, areas, gains] = [0, 0, 0];
    const sets = 60;
    for (let seed = 1; seed <= sets; seed++) {
      const found = foretold(toldEvidence(streamsFrom(seed).block(1), { units: 120, told: 0 }), togetherQuestion(seed));
      areas += value(found.area.value) / sets;
      gains += value(found.gain.value) / sets;
      if (found.pValue.value <= 0.05) rejected++;
    }
    // 11 of 60 is beyond the exact binomial bound at 1e-4 for a true 5 %.
    expect(rejected).toBeLessThanOrEqual(10);
    expect(Math.abs(areas - 0.5)).toBeLessThan(0.02);
    expect(gains).toBeLessThan(0.01);
  });

  it("give the same numbers again from the same seed", () => {
    const evidence = toldEvidence(streamsFrom(2).block(0), { units: 150, told: 0.3 });
    expect(groupsTogether(evidence, togetherQuestion(4))).toEqual(groupsTogether(evidence, togetherQuestion(4)));
    expect(foretold(evidence, togetherQuestion(5)).area).not.toEqual(foretold(evidence, togetherQuestion(4)).area);
  });

  it("rest on tables of groups with their people, of units told, and of units left out", () => {
    const { result, tables } = groupsTogether(
      toldEvidence(streamsFrom(3).block(0), { units: 200, told: 0.3 }),
      togetherQuestion(1),
    );
    const [groups, told, leftOut] = tables;
    expect(groups!.counts).toEqual([100, 60, 40]);
    expect(groups!.support!.people).toEqual([300, 180, 120]);
    if (result.kind !== "estimated") throw new Error(result.reason);
    expect(told!.counts[0]! / 200).toBeCloseTo(value(result.told.value), 12);
    expect(leftOut!.counts).toEqual([7, 3]);
    expect(result.groups[1]!.area.restsOn).toEqual(["together.groups#IND"]);
  });

  it("have nothing to tell of one group", () => {
    const evidence = toldEvidence(streamsFrom(1).block(0), { units: 40, told: 0 });
    const one = { ...evidence, groups: ["GBR"], groupCodes: new Uint16Array(40) };
    expect(groupsTogether(one, togetherQuestion(1)).result).toEqual({
      kind: "not-estimable",
      reason: "one-class-only",
    });
  });
});
