import { describe, expect, it } from "vitest";
import { hypotheses } from "../../src/audit/hypotheses.js";
import type { AuditResult, HypothesisResult, TestedHypothesis } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import type { Unavailable } from "../../src/data/evidence.js";
import type { Plan } from "../../src/plan/schema.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

const none: Unavailable = { kind: "unavailable", reason: "clusters-unknown" };
const of = (units: readonly UnitOf[], plan: Plan = samplePlan()) =>
  hypotheses(compositionOf(units), none, plan, quietContext());

/** Sponsors of three nationalities; two in ten are flagged, and every sponsor of A when told so. */
function sponsors({ onlyA = false } = {}): UnitOf[] {
  return Array.from({ length: 150 }, (_, i) => {
    const group = "ABC"[i % 3]!;
    const flagged = onlyA ? group === "A" : i % 5 === 0;
    return { band: flagged ? 1 : 0, members: { [group]: 1 + (i % 4), ["ABC"[(i + 1) % 3]!]: i % 2 } };
  });
}

function tested(result: HypothesisResult): TestedHypothesis {
  if (result.kind !== "tested") throw new Error(`expected a tested hypothesis; got ${result.reason}`);
  return result;
}

/** Persons of two groups as counts by group and band: flagged and not. */
function countsOf(
  rows: Readonly<Record<string, readonly [low: number, high: number]>>,
  plan: Plan,
  suppressed?: Uint8Array,
): Promise<AuditResult> {
  const groups = Object.keys(rows).flatMap((group) => [group, group]);
  const counts = {
    group: textColumn(groups),
    band: textColumn(groups.map((_, i) => (i % 2 === 0 ? "low" : "high"))),
    count: Float64Array.from(Object.values(rows).flat()),
    ...(suppressed === undefined ? {} : { suppressed }),
  };
  return runAudit(memoryEngine(plan, { form: "counts", counts }), quietContext());
}

const countsPlan = (unit: string) => sampleCountsPlan({ data: { unit } });

describe("hypotheses that cannot be tested", () => {
  it.each([
    { why: "no-members", units: [{ band: 0, members: {}, weight: 30 }] },
    {
      why: "one-group",
      units: [
        { band: 0, members: { A: 2 }, weight: 30 },
        { band: 1, members: { A: 1 }, weight: 9 },
      ],
    },
    {
      why: "no-variation",
      units: [
        { band: 1, members: { A: 1 }, weight: 30 },
        { band: 1, members: { B: 1 }, weight: 30 },
      ],
    },
    {
      why: "no-variation",
      units: [
        { band: 0, members: { A: 1 }, weight: 30 },
        { band: 0, members: { B: 1 }, weight: 30 },
      ],
    },
    {
      why: "no-group-passes-the-gate",
      units: [
        { band: 0, members: { A: 1 }, weight: 9 },
        { band: 1, members: { B: 1 }, weight: 9 },
      ],
    },
  ])("gives $why as the reason for both", async ({ why, units }) => {
    const result = await of(units);
    for (const hypothesis of [result.hypothesis1, result.hypothesis2]) {
      expect(hypothesis).toMatchObject({ kind: "not-tested", reason: why });
      expect(hypothesis.kind === "not-tested" && hypothesis.verdict.evidence).toEqual({
        value: "not-testable",
        reason: why,
      });
    }
  });

  it("tests H2 where no group passes the gate of H1, with the reason beside it", async () => {
    const plan = samplePlan({ groups: { gate: { units: 1000 } } });
    const result = await of(sponsors(), plan);
    expect(result.hypothesis1).toMatchObject({ kind: "not-tested", reason: "no-group-passes-the-gate" });
    expect(result.hypothesis2.kind).toBe("tested");
  });

  it("refuses both when migrants were counted after the prediction", async () => {
    const result = await hypotheses(
      { kind: "unavailable", reason: "composition-after-prediction" },
      none,
      samplePlan(),
      quietContext(),
    );
    expect([result.hypothesis1, result.hypothesis2]).toMatchObject([
      { reason: "composition-after-prediction" },
      { reason: "composition-after-prediction" },
    ]);
  });
});

describe("hypotheses of sponsors", () => {
  it("shows a planted difference in both, by minP and by maxT", async () => {
    for (const stepDown of ["minP", "maxT"]) {
      const plan = samplePlan({ hypothesis1: { stepDown }, hypothesis2: { stepDown } });
      const result = await of(sponsors({ onlyA: true }), plan);
      for (const hypothesis of [tested(result.hypothesis1), tested(result.hypothesis2)]) {
        expect(hypothesis.family.stepDown).toBe(stepDown);
        expect(hypothesis.verdict.value.evidence.value).toBe("difference-shown");
        expect(hypothesis.nullDistribution.value).toMatchObject({
          statistic: stepDown === "minP" ? "surprise" : "largest-contrast",
        });
        const smallest = Math.min(...hypothesis.groups.map((group) => pOf(group.adjusted.value)));
        expect(pOf(hypothesis.deciding.value)).toBe(smallest);
      }
    }
  });

  it("signals a group that is flagged while no other sponsor is, though its ratio has no value", async () => {
    const units = Array.from({ length: 120 }, (_, i) => ({
      band: i === 0 ? 1 : 0,
      members: { [i < 12 ? "A" : i % 2 === 0 ? "B" : "C"]: 1 },
    }));
    const { hypothesis2 } = await of(units);
    const group = tested(hypothesis2).groups.find((candidate) => candidate.group === "A")!;
    expect(group.ratio.value).toEqual({ kind: "not-estimable", reason: "zero-reference" });
    expect(group.verdict.value.evidence.value).toBe("no-evidence");
    // One flagged sponsor of 120 falls to A's 12 with probability 0.1, and the sample of resamples sees about that.
    const plan = samplePlan({ signal: { oneSidedP: 0.15 } });
    const again = tested((await of(units, plan)).hypothesis2).groups.find((candidate) => candidate.group === "A")!;
    expect(again.verdict.value.signal.value).toBe("signalled");
  });

  it("describes groups below the gate without testing them", async () => {
    const units = [...sponsors(), ...Array.from({ length: 9 }, () => ({ band: 1, members: { D: 3 } }))];
    const result = await of(units);
    for (const hypothesis of [tested(result.hypothesis1), tested(result.hypothesis2)]) {
      expect(hypothesis.family.tested).toEqual(["A", "B", "C"]);
      expect(hypothesis.family.describedOnly).toEqual(["D"]);
      const group = hypothesis.groups.find((candidate) => candidate.group === "D")!;
      expect(group.tested).toBe(false);
      expect(group.flaggedShare.value).toMatchObject({ kind: "estimate", value: 1 });
      for (const test of [group.unadjusted.value, group.adjusted.value, group.statistic.value]) {
        expect(test).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
      }
      expect(group.beside).toBeNull();
      expect(group.verdict.value.signal.value).toBe("not-assessed");
    }
  });

  it("raises the resamples to what the larger family needs", async () => {
    const { resamples } = await of(sponsors());
    // 20 k H_k / alpha for k = 3: 20 * 3 * (1 + 1/2 + 1/3) / 0.05 = 2200, in whole thousands less one.
    expect(resamples).toBe(2999);
  });

  it("counts sponsors by number of migrants, those without migrants too", async () => {
    const { tables, unitsByMembers } = await of([...sponsors(), { band: 0, members: {}, weight: 7 }]);
    const table = tables.find(({ id }) => id === unitsByMembers)!;
    expect(table.counts[0]).toBe(7);
    expect(table.counts.reduce((sum, count) => sum + count, 0)).toBe(157);
    expect(tables.find(({ id }) => id === "units.bands")!.counts).toEqual([120, 30]);
  });
});

describe("hypotheses of other sources", () => {
  it("tests H1 on persons and says that H2 has no meaning there", async () => {
    const rows = { A: [30, 70], B: [170, 30] } as const;
    const source = Object.entries(rows).flatMap(([group, [low, high]]) => [
      ...Array.from({ length: low }, () => ({ group, band: "low" })),
      ...Array.from({ length: high }, () => ({ group, band: "high" })),
    ]);
    const plan = sampleCasesPlan({
      data: { cases: { columns: { score: undefined, selected: undefined, outcome: undefined } } },
      selected: undefined,
      outcome: undefined,
    });
    const cases = {
      group: textColumn(source.map(({ group }) => group)),
      band: textColumn(source.map(({ band }) => band)),
    };
    const fromCases = await runAudit(memoryEngine(plan, { form: "cases", cases }), quietContext());
    const fromCounts = await countsOf(rows, countsPlan("independent-persons"));
    for (const result of [fromCases, fromCounts]) {
      const first = tested(result.hypothesis1);
      expect(first.unit).toBe("cases");
      expect(first.naive.value).toMatchObject({ valid: true });
      // Group A against the rest, 70/100 and 30/200: (70 * 200) / (100 * 30).
      expect(first.groups[0]!.ratio.value).toMatchObject({ value: 14 / 3 });
      expect(first.groups[0]!.designEffect.value).toMatchObject({ value: expect.closeTo(1, 12) });
      expect(result.hypothesis2).toMatchObject({ kind: "not-tested", reason: "cases-have-one-group-each" });
    }
    expect(fromCases.hypothesis1).toEqual(fromCounts.hypothesis1);
  });

  it("answers H2 only from counts of sponsors, without a row for sponsors that have no majority", async () => {
    const result = await countsOf({ A: [20, 30], B: [80, 20], C: [90, 5] }, countsPlan("sponsors"));
    expect(result.hypothesis1).toMatchObject({ kind: "not-tested", reason: "source-holds-counts-only" });
    const second = tested(result.hypothesis2);
    const table = result.tables.find(({ id }) => id === second.groupByBand)!;
    expect(table.keys[0]!.levels).toEqual(["A", "B", "C"]);
    expect(table.counts).toEqual([20, 30, 80, 20, 90, 5]);
    expect(second.groups.map(({ flaggedShare }) => flaggedShare.value)).toMatchObject([
      { value: 0.6 },
      { value: 0.2 },
      { value: 5 / 95 },
    ]);
    expect(second.groups[0]!.restShare.value).toMatchObject({ value: 25 / 195 });
  });

  it("gives the same H2 from counts of sponsors as from the sponsors themselves", async () => {
    const rows = { A: [20, 30], B: [80, 20], C: [90, 5] } as const;
    const fromCounts = tested((await countsOf(rows, countsPlan("sponsors"))).hypothesis2);
    const units = Object.entries(rows).flatMap(([group, [low, high]]) => [
      { band: 0, members: { [group]: 1 }, weight: low },
      { band: 1, members: { [group]: 1 }, weight: high },
    ]);
    const fromSponsors = tested((await of(units)).hypothesis2);
    expect(fromSponsors.groups.map(({ ratio, statistic }) => [ratio.value, statistic.value])).toEqual(
      fromCounts.groups.map(({ ratio, statistic }) => [ratio.value, statistic.value]),
    );
    expect(fromSponsors.groups.map(({ beside }) => beside?.fisher.value)).toEqual(
      fromCounts.groups.map(({ beside }) => beside?.fisher.value),
    );
  });

  it.each(["independent-persons", "sponsors"])(
    "tests nothing where the source suppressed a cell (%s)",
    async (unit) => {
      const whole = await countsOf({ A: [20, 30], B: [80, 20] }, countsPlan(unit));
      const holed = await countsOf({ A: [20, 30], B: [80, 20] }, countsPlan(unit), Uint8Array.of(0, 0, 0, 1));
      const hypothesis = unit === "sponsors" ? "hypothesis2" : "hypothesis1";
      expect(whole[hypothesis].kind).toBe("tested");
      expect(holed[hypothesis]).toMatchObject({ kind: "not-tested", reason: "suppressed-in-source" });
      expect(holed.errors.kind).toBe("not-estimable");
      expect(holed.warnings.map(({ code }) => code)).toContain("suppressed-cells-in-source");
    },
  );

  it("tests neither on members whose clusters are lost", async () => {
    const result = await countsOf({ A: [20, 30], B: [80, 20] }, countsPlan("members-of-clusters"));
    expect(result.hypothesis1).toMatchObject({
      reason: "clusters-unknown",
      verdict: { evidence: { value: "not-testable", reason: "clusters-unknown" } },
    });
    expect(result.hypothesis2).toMatchObject({ reason: "counts-are-not-of-sponsors" });
    expect(result.warnings.map(({ code }) => code)).toContain("members-of-clusters");
    expect(result.score).toEqual({ kind: "not-estimable", reason: "source-holds-counts-only" });
  });
});

function pOf(test: object): number {
  return "pValue" in test ? (test.pValue as number) : 1;
}
