import { describe, expect, it } from "vitest";
import type { InputsQuestion } from "../../../src/audit/inputs/inputs-question.js";
import { groupsTogether } from "../../../src/audit/inputs/together.js";
import type { ForetoldGroups } from "../../../src/audit/inputs/together-result.js";
import type { Estimate } from "../../../src/audit/result.js";
import type { TogetherEvidence } from "../../../src/data/inputs/together-evidence.js";
import { nextBelow, nextUniform, type StreamState, streamsFrom } from "../../../src/statistics/random.js";

/** Units of three groups; with `told` the branch is that of the group in so many of them, and the age is higher. */
function evidenceOf(state: StreamState, { units, told }: { units: number; told: number }): TogetherEvidence {
  const groupCodes = Uint16Array.from({ length: units }, (_, i) => (i < units / 2 ? 0 : i < (units * 4) / 5 ? 1 : 2));
  const known = Array.from({ length: units }, () => nextUniform(state) < told);
  const branch = Uint16Array.from(groupCodes, (group, i) => (known[i] ? group : nextBelow(state, 3)));
  const age = Float64Array.from(groupCodes, (group, i) =>
    nextUniform(state) < 0.05 ? Number.NaN : nextUniform(state) + (known[i] ? group : 0),
  );
  return {
    unit: "sponsors",
    units,
    weights: new Uint32Array(units).fill(1),
    people: new Float64Array(units).fill(3),
    largest: new Float64Array(units).fill(3),
    groups: ["GBR", "IND", "rest"],
    groupCodes,
    flagged: new Uint8Array(units),
    outcomes: new Uint8Array(units).fill(255),
    provenanceCodes: new Uint8Array(units),
    provenances: ["never"],
    indicators: [
      { kind: "categories", name: "branch", levels: ["1", "2", "3"], codes: branch, merged: 0 },
      { kind: "ranks", name: "age", values: age },
    ],
    leftOut: { withoutMembers: 7, groups: 2 },
    withoutMajority: 3,
  };
}

function question(seed: number, resamples = 199): InputsQuestion {
  const indicators = [{ column: "branch" }, { column: "age" }];
  const together = { indicators, folds: 5, ridges: [1, 30, 1000], resamples, groupUnits: 20, levelUnits: 5 };
  return { plan: { resampling: { seed } }, settings: { alpha: 0.05, together } } as unknown as InputsQuestion;
}

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
    const found = foretold(evidenceOf(streamsFrom(1).block(0), { units: 300, told: 0.6 }), question(1, 999));
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
      const found = foretold(evidenceOf(streamsFrom(seed).block(1), { units: 120, told: 0 }), question(seed));
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
    const evidence = evidenceOf(streamsFrom(2).block(0), { units: 150, told: 0.3 });
    expect(groupsTogether(evidence, question(4))).toEqual(groupsTogether(evidence, question(4)));
    expect(foretold(evidence, question(5)).area).not.toEqual(foretold(evidence, question(4)).area);
  });

  it("rest on tables of groups with their people, of units told, and of units left out", () => {
    const { result, tables } = groupsTogether(
      evidenceOf(streamsFrom(3).block(0), { units: 200, told: 0.3 }),
      question(1),
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
    const evidence = evidenceOf(streamsFrom(1).block(0), { units: 40, told: 0 });
    const one = { ...evidence, groups: ["GBR"], groupCodes: new Uint16Array(40) };
    expect(groupsTogether(one, question(1)).result).toEqual({ kind: "not-estimable", reason: "one-class-only" });
  });
});
