import { describe, expect, it } from "vitest";
import type { Ranged } from "../../src/audit/ranges/range-result.js";
import { verdictOverRange } from "../../src/audit/ranges/verdict-over-range.js";
import type { AuditResult, TestedHypothesis } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import type { Verdict } from "../../src/audit/verdict.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { quietContext } from "../support/data-folder.js";
import { sampleCountsPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

type Rows = Readonly<Record<string, readonly [low: number, high: number]>>;

function audited(rows: Rows, data: object): Promise<AuditResult> {
  const groups = Object.keys(rows).flatMap((group) => [group, group]);
  const counts = {
    group: textColumn(groups),
    band: textColumn(groups.map((_, i) => (i % 2 === 0 ? "low" : "high"))),
    count: Float64Array.from(Object.values(rows).flat()),
  };
  return runAudit(memoryEngine(sampleCountsPlan({ data }), { form: "counts", counts }), quietContext());
}

const NEAREST = { unit: "sponsors", rounding: { base: 10, kind: "nearest" } };

function second(result: AuditResult): TestedHypothesis {
  if (result.hypothesis2.kind !== "tested") throw new Error(result.hypothesis2.reason);
  return result.hypothesis2;
}

const FAR_APART: Rows = { A: [100, 200], B: [400, 100], C: [500, 120] };
const NEAR_ALPHA: Rows = { A: [70, 40], B: [400, 120], C: [500, 150] };
const EQUAL: Rows = { A: [400, 100], B: [800, 200] };

describe("hypothesis 2 on counts of sponsors rounded to tens", () => {
  it("shows a difference that every consistent table shows", async () => {
    const tested = second(await audited(FAR_APART, NEAREST));
    expect(tested.verdict.value.evidence).toEqual({ value: "difference-shown" });
    expect(tested.verdict.value.signal).toEqual({ value: "superseded" });
    expect(tested.groups[0]!.verdict.value.evidence).toEqual({ value: "difference-shown" });
    const { deciding } = tested.overRounding!;
    expect(deciding.value.outer.upper).toBeLessThan(0.05);
  });

  it("leaves undecided what some consistent tables show and others do not", async () => {
    const exact = second(await audited(NEAR_ALPHA, { unit: "sponsors" }));
    const tested = second(await audited(NEAR_ALPHA, NEAREST));
    expect(exact.overRounding).toBeNull();
    expect(exact.verdict.value.evidence).toEqual({ value: "difference-shown" });
    expect(tested.verdict.value.evidence).toEqual({ value: "not-testable", reason: "rounding-undecided" });
    const { lower, upper } = tested.overRounding!.deciding.value.outer;
    expect(lower).toBeLessThan(0.05);
    expect(upper).toBeGreaterThan(0.05);
  });

  it("finds no evidence, and alikeness, only where every consistent table gives them", async () => {
    const wide = { A: [40_000, 10_000], B: [80_000, 20_000] } as const;
    const tested = second(await audited(wide, NEAREST));
    expect(tested.verdict.value.evidence).toEqual({ value: "no-evidence" });
    expect(tested.verdict.value.equivalence).toEqual({ value: "shown" });
    expect(tested.verdict.value.signal).toEqual({ value: "none" });
    const close = second(await audited(EQUAL, { unit: "sponsors" }));
    const rounded = second(await audited(EQUAL, { unit: "sponsors", rounding: { base: 100, kind: "random" } }));
    expect(close.verdict.value.equivalence.value).toBe(close.groups[0]!.verdict.value.equivalence.value);
    expect(rounded.verdict.value.evidence).toEqual({ value: "not-testable", reason: "rounding-undecided" });
    expect(rounded.verdict.value.equivalence).toEqual({ value: "not-shown" });
    expect(rounded.verdict.value.signal).toEqual({ value: "not-assessed" });
  });

  it("gives ranges of difference, ratio and p that hold the published ones, and that tables attain", async () => {
    const tested = second(await audited(NEAR_ALPHA, NEAREST));
    const [group] = tested.overRounding!.groups;
    const range = (value: { value: unknown }) => (value.value as Ranged).outer as { lower: number; upper: number };
    // A: 40 of 110 against 270 of 1,170; the ends are 35 of 110 against 280 of 1,170, and 45 of 110 against 260 of 1,170.
    expect(range(group!.share).lower).toBeCloseTo(35 / 110, 12);
    expect(range(group!.share).upper).toBeCloseTo(45 / 110, 12);
    expect(range(group!.difference).lower).toBeCloseTo(35 / 110 - 280 / 1170, 12);
    expect(range(group!.ratio).upper).toBeCloseTo(45 / 110 / (260 / 1170), 12);
    const fisher = (flagged: number, rest: number) =>
      fisherExact(
        contingencyTable([
          [flagged, 110 - flagged],
          [rest, 1170 - rest],
        ]),
      ).greater;
    const { inner, outer } = group!.unadjusted.value as Ranged;
    expect(inner.upper).toBeCloseTo(2 * fisher(35, 280), 12);
    expect(inner.lower).toBeCloseTo(2 * fisher(45, 260), 12);
    expect(outer).toEqual(inner);
    const { ratio } = tested.groups[0]!;
    const published = ratio.value.kind === "estimate" ? ratio.value.interval : null;
    const interval = group!.ratioInterval.value as { lower: number; upper: number };
    expect(interval.lower).toBeLessThan((published as { lower: number }).lower);
    expect(interval.upper).toBeGreaterThan((published as { upper: number }).upper);
  });

  it("attains the inner range of the adjusted p-values inside the outer one", async () => {
    const { overRounding } = second(await audited(NEAR_ALPHA, NEAREST));
    for (const { adjusted } of overRounding!.groups) {
      const { inner, outer } = adjusted.value as Ranged;
      expect(Number(inner.lower)).toBeGreaterThanOrEqual(Number(outer.lower));
      expect(Number(inner.upper)).toBeLessThanOrEqual(Number(outer.upper));
      expect(Number(inner.lower)).toBeLessThan(Number(inner.upper));
    }
    const pearson = overRounding!.pearson.value as Ranged;
    expect(Number(pearson.outer.lower)).toBeLessThanOrEqual(Number(pearson.inner.lower));
    expect(Number(pearson.outer.upper)).toBeGreaterThanOrEqual(Number(pearson.inner.upper));
  });
});

it("hypothesis 1 on independent persons carries its ranges, and other units carry none", async () => {
  const persons = await audited(FAR_APART, { ...NEAREST, unit: "independent-persons" });
  if (persons.hypothesis1.kind !== "tested") throw new Error(persons.hypothesis1.reason);
  expect(persons.hypothesis1.overRounding?.groups.map(({ group }) => group)).toEqual(["A", "B", "C"]);
  const clusters = await audited(FAR_APART, { ...NEAREST, unit: "members-of-clusters" });
  expect(clusters.hypothesis1).toMatchObject({ kind: "not-tested", reason: "clusters-unknown" });
});

describe("the verdict over a range", () => {
  const published = (
    evidence: "difference-shown" | "no-evidence",
    alike: "shown" | "not-shown" = "shown",
  ): Verdict => ({
    evidence: { value: evidence },
    signal: { value: evidence === "difference-shown" ? "superseded" : "none" },
    equivalence: { value: alike },
    adequacy: { value: "sufficient", reasons: [] },
  });
  const facts = {
    adjusted: { lower: 0.01, upper: 0.02 },
    alpha: 0.05,
    signal: "nowhere",
    alikeEverywhere: true,
  } as const;

  it.each([
    ["difference-shown", 0.01, 0.05, "difference-shown"],
    ["difference-shown", 0.01, 0.051, "not-testable"],
    ["difference-shown", 0.06, 0.2, "not-testable"],
    ["no-evidence", 0.051, 0.9, "no-evidence"],
    ["no-evidence", 0.05, 0.9, "not-testable"],
    ["no-evidence", 0.01, 0.04, "not-testable"],
  ] as const)("%s with p from %d to %d is %s", (evidence, lower, upper, expected) => {
    const verdict = verdictOverRange(published(evidence), { ...facts, adjusted: { lower, upper } });
    expect(verdict.evidence.value).toBe(expected);
    expect(verdict.signal.value).toBe(expected === "difference-shown" ? "superseded" : "none");
  });

  it("signals what is signalled everywhere, and does not say where it is signalled somewhere", () => {
    const undecided = { ...facts, adjusted: { lower: 0.01, upper: 0.9 } };
    const signals = (["everywhere", "somewhere", "nowhere"] as const).map(
      (signal) => verdictOverRange(published("no-evidence"), { ...undecided, signal }).signal.value,
    );
    expect(signals).toEqual(["signalled", "not-assessed", "none"]);
  });

  it("shows alikeness only where it is shown everywhere, and never adds it", () => {
    const values = [true, false].flatMap((alikeEverywhere) =>
      (["shown", "not-shown"] as const).map(
        (alike) => verdictOverRange(published("no-evidence", alike), { ...facts, alikeEverywhere }).equivalence.value,
      ),
    );
    expect(values).toEqual(["shown", "not-shown", "not-shown", "not-shown"]);
  });

  it("leaves what was not tested as it was", () => {
    const verdict: Verdict = { ...published("no-evidence"), evidence: { value: "not-testable", reason: "below-gate" } };
    expect(verdictOverRange(verdict, facts)).toBe(verdict);
  });
});

describe("what people selected, on rounded counts", () => {
  /** Counts of sponsors by group, band and selection: low not selected, low selected, high not selected, high selected. */
  async function selected(rows: Readonly<Record<string, readonly number[]>>, rounding?: object): Promise<AuditResult> {
    const groups = Object.keys(rows).flatMap((group) => [group, group, group, group]);
    const plan = sampleCountsPlan({
      data: {
        unit: "sponsors",
        counts: { columns: { group: "group", count: "count", band: "band", selected: "selected" } },
        ...(rounding === undefined ? {} : { rounding }),
      },
      selected: { yes: ["yes"], no: ["no"] },
    });
    const counts = {
      group: textColumn(groups),
      band: textColumn(groups.map((_, i) => (i % 4 < 2 ? "low" : "high"))),
      selected: textColumn(groups.map((_, i) => (i % 2 === 0 ? "no" : "yes"))),
      count: Float64Array.from(Object.values(rows).flat()),
    };
    return runAudit(memoryEngine(plan, { form: "counts", counts }), quietContext());
  }

  const stepOf = ({ hypothesis2Selected }: AuditResult): TestedHypothesis => {
    if (hypothesis2Selected?.kind !== "tested") throw new Error("not tested");
    return hypothesis2Selected;
  };
  const near = { A: [40, 20, 30, 20], B: [300, 60, 100, 60], C: [400, 75, 100, 75] };
  const rounding = { base: 10, kind: "nearest" };

  it("is left undecided where some consistent tables show a difference and others do not", async () => {
    const exact = stepOf(await selected(near));
    const tested = stepOf(await selected(near, rounding));
    expect([exact.overRounding, exact.verdict.value.evidence.value]).toEqual([null, "difference-shown"]);
    expect(tested.verdict.value.evidence).toEqual({ value: "not-testable", reason: "rounding-undecided" });
    const { lower, upper } = tested.overRounding!.deciding.value.outer;
    expect([Number(lower) < 0.05, Number(upper) > 0.05]).toEqual([true, true]);
  });

  it("has shares between their ends over the sums of what each published count can stand for", async () => {
    const { selection } = await selected(near, rounding);
    if (selection.kind !== "estimated") throw new Error(selection.reason);
    // Two published counts of selected and two of others, each five either way.
    const ends = { lower: 30 / (30 + 80), upper: 50 / (50 + 60) };
    const [a] = selection.groups;
    expect(a!.overRounding!.share.value).toEqual({
      kind: "range",
      outer: { lower: expect.closeTo(ends.lower, 12), upper: expect.closeTo(ends.upper, 12) },
      inner: { lower: expect.closeTo(ends.lower, 12), upper: expect.closeTo(ends.upper, 12) },
    });
    const rest = { lower: (270 - 20) / (900 + 270), upper: (270 + 20) / (900 + 270) };
    expect(a!.overRounding!.ratio.value).toMatchObject({
      outer: { lower: expect.closeTo(ends.lower / rest.upper, 9), upper: expect.closeTo(ends.upper / rest.lower, 9) },
    });
  });

  it("has no range where the counts are exact", async () => {
    const { selection } = await selected(near);
    if (selection.kind !== "estimated") throw new Error(selection.reason);
    expect(selection.groups.map(({ overRounding }) => overRounding)).toEqual([null, null, null]);
  });
});
