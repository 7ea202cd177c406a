import { describe, expect, it } from "vitest";
import { hypotheses } from "../../src/audit/hypotheses.js";
import type { TestedHypothesis } from "../../src/audit/result.js";
import { withSensitivity } from "../../src/audit/sensitivity/majority-sensitivity.js";
import type { RuleOutcome, Sensitivity } from "../../src/audit/sensitivity/sensitivity-result.js";
import type { CompositionEvidence, Unavailable } from "../../src/data/evidence.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { samplePlan } from "../support/sample-plan.js";

const none: Unavailable = { kind: "unavailable", reason: "clusters-unknown" };
const PLAN = samplePlan({ resampling: { seed: 11, resamples: 9_999 } });

/**
 * Sponsors of three groups. Those of A with one migrant are flagged three times as often as all others; larger ones are
 * not, and some sponsors are mixed.
 */
const MIXED: readonly UnitOf[] = [
  { band: 1, members: { A: 1 }, weight: 60 },
  { band: 0, members: { A: 1 }, weight: 60 },
  { band: 1, members: { A: 6 }, weight: 12 },
  { band: 0, members: { A: 6 }, weight: 48 },
  { band: 1, members: { B: 3 }, weight: 30 },
  { band: 0, members: { B: 3 }, weight: 170 },
  { band: 1, members: { C: 2, B: 1 }, weight: 15 },
  { band: 0, members: { C: 2, B: 1 }, weight: 85 },
  { band: 1, members: { A: 2, B: 2, C: 1 }, weight: 5 },
  { band: 0, members: { A: 2, B: 2, C: 1 }, weight: 25 },
];

async function sweepOf(evidence: CompositionEvidence, plan = PLAN): Promise<[TestedHypothesis, Sensitivity]> {
  const { hypothesis2 } = await hypotheses(evidence, none, plan, quietContext());
  const result = await withSensitivity(hypothesis2, evidence, plan, quietContext());
  if (result.kind !== "tested" || result.sensitivity === null) throw new Error("expected a tested hypothesis");
  return [result, result.sensitivity];
}

const ruleOf = ({ rules }: Sensitivity, name: string): RuleOutcome =>
  rules.find(({ rule }) =>
    rule.kind === "threshold" ? name === `${rule.threshold}/${rule.minMigrants}` : name === rule.kind,
  )!;
const groupOf = (outcome: RuleOutcome, name: string) => outcome.groups.find(({ group }) => group === name)!;

describe("withSensitivity", async () => {
  const [hypothesis2, sensitivity] = await sweepOf(compositionOf(MIXED));

  it("gives the rule of the plan the numbers of the deciding test", () => {
    const own = sensitivity.rules.filter(({ decides }) => decides);
    expect(own).toHaveLength(1);
    expect(own[0]!.resamples).toBe(hypothesis2.family.resamples);
    expect(own[0]!.smallestAdjusted.value).toBe(
      Math.min(...hypothesis2.groups.map(({ adjusted }) => ("pValue" in adjusted.value ? adjusted.value.pValue : 1))),
    );
    for (const group of own[0]!.groups) {
      const deciding = hypothesis2.groups.find((each) => each.group === group.group)!;
      expect(deciding.ratio.value).toMatchObject({ value: (group.ratio.value as { value: number }).value });
      expect(deciding.adjusted.value).toMatchObject({ pValue: group.adjusted.value });
      expect(deciding.unadjusted.value).toMatchObject({ pValue: group.unadjusted.value });
    }
  });

  it("counts sponsors, differences and ratios by hand", () => {
    const half = groupOf(ruleOf(sensitivity, "0.5/1"), "A");
    expect(ruleOf(sensitivity, "0.5/1").unitsWithMajority!.value).toBe(480);
    expect(half.support.units).toEqual([72, 108]);
    expect(half.support.people).toEqual([60 + 72, 60 + 288]);
    expect(half.support.largest).toEqual([6, 6]);
    expect(half.difference.value).toMatchObject({ value: 72 / 180 - 50 / 330 });
    expect((half.ratio.value as { value: number }).value).toBeCloseTo(72 / 180 / (50 / 330), 12);
    expect(ruleOf(sensitivity, "0.7/1").unitsWithMajority!.value).toBe(380);
    expect(ruleOf(sensitivity, "0.3/1").unitsWithMajority!.value).toBe(480);
  });

  it("finds where the conclusion turns", () => {
    expect(groupOf(ruleOf(sensitivity, "0.5/1"), "A").shown.value).toBe(true);
    expect(groupOf(ruleOf(sensitivity, "0.9/1"), "A").shown.value).toBe(true);
    expect(groupOf(ruleOf(sensitivity, "0.5/5"), "A").shown.value).toBe(false);
    expect(groupOf(ruleOf(sensitivity, "0.5/5"), "A").support.units).toEqual([12, 48]);
    expect(ruleOf(sensitivity, "0.5/10").groups).toEqual([]);
    expect(ruleOf(sensitivity, "0.5/10").smallestAdjusted.value).toBe(1);
  });

  it("agrees with Fisher's exact test where the only tested group differs far from its mean on one side", () => {
    const alone = groupOf(ruleOf(sensitivity, "0.5/5"), "A");
    const fisher = fisherExact(
      contingencyTable([
        [12, 48],
        [110, 340],
      ]),
    ).pValue;
    expect(Math.abs(alone.unadjusted.value - fisher)).toBeLessThan(0.08);
    expect(alone.adjusted.value).toBeCloseTo(alone.unadjusted.value, 1);
  });

  it("weighs sponsors by the share of the group where there is no cut", () => {
    const shares = groupOf(ruleOf(sensitivity, "share"), "A");
    const weight = 180 + 30 * 0.4;
    const flagged = 72 + 5 * 0.4;
    expect((shares.difference.value as { value: number }).value).toBeCloseTo(
      flagged / weight - (122 - flagged) / (510 - weight),
      12,
    );
    expect(shares.shown.value).toBe(true);
    expect(ruleOf(sensitivity, "share").unitsWithMajority).toBeNull();
  });

  it("gives the share of sponsors with one migrant", () => {
    expect(sensitivity.singleMember).toEqual({ value: 120 / 510, restsOn: ["units.members"] });
  });

  it("rests every number of a group on its row, and adjusted ones on the whole table", () => {
    for (const { groups } of sensitivity.rules) {
      for (const group of groups) {
        const row = `h2.groupByBand#${group.group}`;
        for (const number of [group.difference, group.ratio, group.unadjusted, group.shown]) {
          expect(number.restsOn).toContain(row);
        }
        expect(group.adjusted.restsOn).toEqual(["h2.groupByBand"]);
      }
    }
  });

  it("follows maxT where the plan says so", async () => {
    const plan = samplePlan({ hypothesis2: { stepDown: "maxT" }, resampling: { seed: 11, resamples: 9_999 } });
    const [, sweep] = await sweepOf(compositionOf(MIXED), plan);
    expect(groupOf(ruleOf(sweep, "0.6/1"), "A").shown.value).toBe(true);
  });

  it("changes no verdict and leaves a hypothesis that was not tested as it is", async () => {
    const { hypothesis2: plain } = await hypotheses(compositionOf(MIXED), none, PLAN, quietContext());
    expect({ ...hypothesis2, sensitivity: null }).toEqual(plain);
    const untested = { kind: "not-tested", reason: "one-group" } as unknown as TestedHypothesis;
    expect(await withSensitivity(untested, compositionOf(MIXED), PLAN, quietContext())).toBe(untested);
  });
});
