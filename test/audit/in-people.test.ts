import { describe, expect, it } from "vitest";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { majorities } from "../../src/audit/permutation/majority.js";
import type { AuditResult, TestedHypothesis } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import type { CompositionEvidence, Engine } from "../../src/data/evidence.js";
import { disclose } from "../../src/disclosure/disclose.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { samplePlan } from "../support/sample-plan.js";

const PLAN = samplePlan({ resampling: { seed: 3, resamples: 999, bootstrap: 199 } });

/** Sponsors whose members are counted in halves of a person: 2 is one person, 1 and 1 is one with two nationalities. */
const HALVES: readonly UnitOf[] = Array.from({ length: 240 }, (_, i) => {
  const [own, other] = ["ABC"[i % 3]!, "ABC"[(i + 1) % 3]!];
  return { band: i % 5 === 0 || (i % 3 === 0 && i % 4 === 0) ? 1 : 0, members: { [own]: 3 + 2 * (i % 4), [other]: 1 } };
});

async function audited(scale: number | undefined): Promise<AuditResult> {
  const composition: CompositionEvidence = {
    ...compositionOf(HALVES),
    ...(scale === undefined ? {} : { scale }),
  };
  const none = { kind: "unavailable", reason: "clusters-unknown" } as const;
  const engine = {
    plan: PLAN,
    describe: () => ({ form: "sponsors", files: [], leftOut: [], overridden: 0 }),
    evidence: async () => ({
      composition,
      groupCounts: none,
      groupScores: none,
      jointScores: none,
      codedScores: none,
      periodScores: none,
      gradedOutcomes: none,
      scores: none,
    }),
    dataHash: async () => "",
    close: async () => {},
  } as unknown as Engine;
  return runAudit(engine, quietContext());
}

function tested(result: AuditResult["hypothesis1"]): TestedHypothesis {
  if (result.kind !== "tested") throw new Error("expected a tested hypothesis");
  return result;
}

describe("an audit of people that are shared out", async () => {
  const [shared, whole] = [await audited(2), await audited(undefined)];
  const table = (of: AuditResult, id: string) => of.tables.find((each) => each.id === id)!;

  it("tests the same as an audit of as many halves", () => {
    for (const hypothesis of ["hypothesis1", "hypothesis2"] as const) {
      const [left, right] = [tested(shared[hypothesis]), tested(whole[hypothesis])];
      expect(left.deciding).toEqual(right.deciding);
      left.groups.forEach((group, place) => {
        const other = right.groups[place]!;
        expect(group.flaggedShare).toEqual(other.flaggedShare);
        expect(group.ratio).toEqual(other.ratio);
        expect(group.adjusted).toEqual(other.adjusted);
        expect(group.effectiveUnits).toEqual(other.effectiveUnits);
      });
    }
  });

  it("prints people: tables, expected numbers and design effects are halved", () => {
    for (const id of ["h1.groups", "h1.groupByBand", "h1.bands"]) {
      expect(table(shared, id).counts).toEqual(table(whole, id).counts.map((count) => count / 2));
      expect(table(shared, id).support?.people).toEqual(table(whole, id).support?.people.map((count) => count / 2));
    }
    const [left, right] = [tested(shared.hypothesis1), tested(whole.hypothesis1)];
    left.groups.forEach((group, place) => {
      const other = right.groups[place]!;
      expect(group.expectedFlagged.value).toBe(other.expectedFlagged.value / 2);
      const [effect, otherEffect] = [group.designEffect.value, other.designEffect.value];
      if (effect.kind !== "estimate" || otherEffect.kind !== "estimate") throw new Error("expected an estimate");
      expect(effect.value).toBe(otherEffect.value / 2);
    });
  });

  it("gives the chi-squared of the table in people, and the naive p-value that belongs to it", () => {
    const [left, right] = [tested(shared.hypothesis1).pearson.value, tested(whole.hypothesis1).pearson.value];
    if ("kind" in left || "kind" in right) throw new Error("expected a statistic");
    expect(left.statistic).toBe(right.statistic / 2);
    expect(left.test).toEqual(right.test);
    // Straight from the published table: sum of (x - e)^2 / e.
    const { counts, keys } = table(shared, "h1.groupByBand");
    const width = keys[1]!.levels.length;
    const rows = keys[0]!.levels.map((_, row) => counts.slice(row * width, (row + 1) * width));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const columns = keys[1]!.levels.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
    const statistic = rows.reduce((sum, row) => {
      const size = row.reduce((all, count) => all + count, 0);
      return (
        sum +
        row.reduce((part, x, c) => part + (x - (size * columns[c]!) / total) ** 2 / ((size * columns[c]!) / total), 0)
      );
    }, 0);
    expect(left.statistic).toBeCloseTo(statistic, 10);
    const naive = tested(shared.hypothesis1).naive.value;
    // Two degrees of freedom: the upper tail is exp(-x / 2).
    expect(left.degreesOfFreedom).toBe(2);
    expect("pValue" in naive && naive.pValue).toBeCloseTo(Math.exp(-left.statistic / 2), 12);
  });

  it("counts sponsors as they are, with the people behind them", () => {
    const [left, right] = [table(shared, "h2.groupByBand"), table(whole, "h2.groupByBand")];
    expect(left.counts).toEqual(right.counts);
    expect(left.support?.units).toEqual(right.support?.units);
    expect(left.support?.people).toEqual(right.support?.people.map((count) => count / 2));
  });

  it("classes sponsors by people, and asks for people where the plan asks for a least number", () => {
    expect(table(shared, "units.members").counts).not.toEqual(table(whole, "units.members").counts);
    expect(table(shared, "units.members").counts).toEqual([0, 0, 180, 60, 0]);
    const units = auditedUnits({ ...compositionOf([{ band: 0, members: { A: 3, B: 1 } }]), scale: 2 });
    const majorityAt = (minMembers: number) => majorities(units, { threshold: 0.5, minMembers }).majority[0];
    expect([majorityAt(2), majorityAt(3)]).toEqual([0, 2]);
  });

  it("is judged by people where numbers are protected", () => {
    const least = Math.min(...table(whole, "h1.groupByBand").support!.people);
    const hiddenIn = (of: AuditResult) => {
      const protection = { threshold: least, units: 1, largestShare: 1 };
      const { tables } = disclose({ ...of, plan: { ...of.plan, disclosure: protection } }, loadedSolver());
      return tables.find(({ id }) => id === "h1.groupByBand")!.counts.filter((count) => count === "suppressed").length;
    };
    expect(hiddenIn(whole)).toBe(0);
    expect(hiddenIn(shared)).toBeGreaterThan(0);
  });
});
