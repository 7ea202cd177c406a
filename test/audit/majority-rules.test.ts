import { describe, expect, it } from "vitest";
import { type CutRule, majorityRules, ruledMajority } from "../../src/audit/hypothesis-2/majority-rules.js";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { majorities } from "../../src/audit/permutation/majority.js";
import { synthesiseComposition } from "../../src/synthetic/synthesise-composition.js";
import { compositionOf } from "../support/composition-evidence.js";
import { samplePlan } from "../support/sample-plan.js";

/** Majority label of one unit; "-" without one. A unit of all groups stands beside it, so that codes are the same. */
function majorityOf(members: Readonly<Record<string, number>>, rule: CutRule): string {
  const units = auditedUnits(compositionOf([{ band: 0, members }]));
  return units.groups[ruledMajority(units, rule)[0]!] ?? "-";
}

const above = (threshold: number, minMigrants = 1): CutRule => ({ kind: "threshold", threshold, minMigrants });
const plurality: CutRule = { kind: "plurality", minMigrants: 1 };

describe("ruledMajority", () => {
  it.each([
    { members: { A: 4, B: 3, C: 3 }, rule: above(0.3), majority: "A" },
    { members: { A: 4, B: 3, C: 3 }, rule: above(0.4), majority: "-" },
    { members: { A: 4, B: 4, C: 2 }, rule: above(0.3), majority: "-" },
    { members: { A: 4, B: 4, C: 2 }, rule: plurality, majority: "-" },
    { members: { A: 2, B: 1, C: 1, D: 1, E: 1 }, rule: plurality, majority: "A" },
    { members: { A: 1, B: 2, C: 2, D: 3 }, rule: plurality, majority: "D" },
    { members: { A: 7, B: 3 }, rule: above(0.7), majority: "-" },
    { members: { A: 9, B: 1 }, rule: above(0.9), majority: "-" },
    { members: { A: 19, B: 1 }, rule: above(0.9), majority: "A" },
    { members: { A: 4 }, rule: above(0.5, 5), majority: "-" },
    { members: { A: 5 }, rule: above(0.5, 5), majority: "A" },
  ])("gives $majority to $members under $rule", ({ members, rule, majority }) => {
    expect(majorityOf(members, rule)).toBe(majority);
  });

  it("is the majority of the deciding rule from one half on", () => {
    const units = auditedUnits(synthesiseComposition({ seed: 4, sponsors: 600, design: "null" }));
    for (const threshold of [0.5, 0.6, 0.75]) {
      for (const least of [1, 3]) {
        const deciding = majorities(units, { threshold, minMembers: least }).majority;
        expect(ruledMajority(units, above(threshold, least))).toEqual(deciding);
      }
    }
  });
});

describe("majorityRules", () => {
  const rulesOf = (hypothesis2: object) => majorityRules(samplePlan({ hypothesis2 }).hypothesis2);

  it("lists seven thresholds, plurality, three least numbers and shares by default", () => {
    const names = rulesOf({}).map(({ rule }) =>
      rule.kind === "threshold" ? `${rule.threshold} of ${rule.minMigrants}` : rule.kind,
    );
    expect(names).toEqual([
      "0.3 of 1",
      "0.4 of 1",
      "0.5 of 1",
      "0.6 of 1",
      "0.7 of 1",
      "0.8 of 1",
      "0.9 of 1",
      "plurality",
      "0.5 of 2",
      "0.5 of 5",
      "0.5 of 10",
      "share",
    ]);
  });

  it("always holds the rule of the plan, once", () => {
    for (const hypothesis2 of [
      {},
      { majorityThreshold: 0.55, minMigrants: 2 },
      { majorityThreshold: 0.7, minMigrants: 5 },
      { sensitivity: { thresholds: [], minMigrants: [], plurality: false, share: false } },
    ]) {
      const rules = rulesOf(hypothesis2);
      const { majorityThreshold, minMigrants } = samplePlan({ hypothesis2 }).hypothesis2;
      expect(rules.filter(({ decides }) => decides).map(({ rule }) => rule)).toEqual([
        { kind: "threshold", threshold: majorityThreshold, minMigrants },
      ]);
      expect(new Set(rules.map(({ rule }) => JSON.stringify(rule))).size).toBe(rules.length);
    }
  });
});
