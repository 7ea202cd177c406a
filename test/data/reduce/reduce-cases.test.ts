import { describe, expect, it } from "vitest";
import { reduceSource } from "../../../src/data/reduce/reduce-source.js";
import { sampleCasesPlan, sampleCountsPlan } from "../../support/sample-plan.js";
import { textColumn } from "../../support/sponsor-rows.js";

const CASES = {
  form: "cases" as const,
  cases: {
    group: textColumn(["B", "A", "A", "B", "A"]),
    score: Float64Array.of(2, 1, 1, 3, 1),
    band: textColumn(["high", "low", "low", "", "low"]),
    selected: textColumn(["yes", "no", "", "yes", "no"]),
    outcome: textColumn(["1", "0", "0", "1", ""]),
  },
};

describe("cases", () => {
  it("are units of one member, and those without a band are left out and counted", () => {
    const { evidence, leftOut } = reduceSource(sampleCasesPlan(), CASES);
    expect(leftOut).toEqual([{ rule: "no-band", units: 1 }]);
    expect(evidence.composition).toMatchObject({
      unit: "cases",
      memberUnit: "cases",
      groups: ["A", "B"],
      weights: Uint32Array.of(2, 1, 1),
      groupCodes: Uint16Array.of(0, 0, 1),
      memberCounts: Uint32Array.of(1, 1, 1),
      bandCodes: Uint8Array.of(0, 0, 1),
      selected: Uint8Array.of(0, 255, 1),
      units: 4,
    });
  });

  it("are told apart by score where the plan asks for mean scores, and only there", () => {
    const bands = { order: ["low", "high"] };
    const withScores = sampleCasesPlan({ bands, hypothesis1: { meanScore: { alpha: 0.05 } } });
    const cases = { ...CASES.cases, score: Float64Array.of(2, 1, 1, 3, Number.NaN) };
    const { composition } = reduceSource(withScores, { form: "cases", cases }).evidence;
    const plain = reduceSource(sampleCasesPlan(), { form: "cases", cases }).evidence.composition;
    expect(composition).toMatchObject({
      weights: Uint32Array.of(1, 1, 1, 1),
      selected: Uint8Array.of(0, 0, 255, 1),
      patternScores: { values: Float64Array.of(1, 2), codes: Uint32Array.of(0, 2, 0, 1) },
    });
    expect(plain).not.toHaveProperty("patternScores");
    expect(plain).toMatchObject({ weights: Uint32Array.of(2, 1, 1) });
  });

  it("are counted by group, band, outcome and selection, row major", () => {
    const { evidence } = reduceSource(sampleCasesPlan(), CASES);
    if (evidence.groupCounts.kind === "unavailable") throw new Error(evidence.groupCounts.reason);
    const { counts, bands, outcomes, selections } = evidence.groupCounts;
    expect(counts.length).toBe(2 * 2 * 3 * 3);
    const cell = (group: number, band: number, outcome: number, selection: number) =>
      counts[((group * bands!.order.length + band) * outcomes!.length + outcome) * selections!.length + selection];
    expect([cell(0, 0, 1, 1), cell(0, 0, 1, 2), cell(0, 0, 2, 1), cell(1, 1, 0, 0)]).toEqual([1, 1, 1, 1]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it("refuse a case without a group and a text that the plan does not know", () => {
    const plan = sampleCasesPlan();
    const empty = { ...CASES.cases, group: textColumn(["", "A", "A", "B", "A"]) };
    expect(() => reduceSource(plan, { form: "cases", cases: empty })).toThrow(/requires a group/);
    const strange = { ...CASES.cases, outcome: textColumn(["secret", "0", "0", "1", ""]) };
    expect(() => reduceSource(plan, { form: "cases", cases: strange })).toThrow(/got text, 6 characters$/);
  });
});

describe("counts", () => {
  const counts = (n: readonly number[]) => ({
    form: "counts" as const,
    counts: {
      group: textColumn(["A", "A", "B", "B"]),
      band: textColumn(["low", "high", "low", "high"]),
      count: Float64Array.from(n),
    },
  });

  it("of independent persons have a composition, of sponsors and of members of clusters none", () => {
    const reduce = (unit: string) => reduceSource(sampleCountsPlan({ data: { unit } }), counts([3, 0, 2, 4])).evidence;
    expect(reduce("independent-persons").composition).toMatchObject({
      weights: Uint32Array.of(3, 2, 4),
      bandCodes: Uint8Array.of(0, 0, 1),
      groupCodes: Uint16Array.of(0, 1, 1),
      units: 9,
    });
    expect(reduce("sponsors").composition).toEqual({ kind: "unavailable", reason: "source-holds-counts-only" });
    expect(reduce("sponsors").groupCounts).toMatchObject({ unit: "sponsors", counts: Float64Array.of(3, 0, 2, 4) });
    expect(reduce("members-of-clusters").composition).toEqual({ kind: "unavailable", reason: "clusters-unknown" });
    expect(reduce("members-of-clusters").groupCounts).toMatchObject({ unit: "members-of-clusters" });
  });

  it("have no scores, keep their rounding, and refuse a combination twice or a broken count", () => {
    const rounding = { base: 10, kind: "nearest" };
    const { evidence } = reduceSource(sampleCountsPlan({ data: { rounding } }), counts([10, 0, 20, 40]));
    expect(evidence.scores).toEqual({ kind: "unavailable", reason: "source-holds-counts-only" });
    expect(evidence.groupCounts).toMatchObject({ rounding, selections: null, outcomes: null });
    expect(() => reduceSource(sampleCountsPlan(), counts([1.5, 0, 0, 0]))).toThrow(/whole counts/);
    const twice = { ...counts([1, 2, 3, 4]).counts, band: textColumn(["low", "low", "low", "high"]) };
    expect(() => reduceSource(sampleCountsPlan(), { form: "counts", counts: twice })).toThrow(/every combination once/);
  });

  it("spread selection and outcome over the cells, and sum outcomes into patterns", () => {
    const plan = sampleCountsPlan({
      data: { counts: { columns: { outcome: "outcome", selected: "selected" } } },
      outcome: { violation: ["v"], none: ["n"] },
      selected: { yes: ["yes"], no: ["no"] },
    });
    const source = {
      group: textColumn(["A", "A", "A", "A"]),
      band: textColumn(["low", "low", "low", "high"]),
      outcome: textColumn(["v", "n", "", "v"]),
      selected: textColumn(["yes", "yes", "no", ""]),
      count: Float64Array.of(1, 2, 4, 8),
    };
    const { evidence } = reduceSource(plan, { form: "counts", counts: source });
    expect(evidence.composition).toMatchObject({
      weights: Uint32Array.of(4, 3, 8),
      bandCodes: Uint8Array.of(0, 0, 1),
      selected: Uint8Array.of(0, 1, 255),
    });
    if (evidence.groupCounts.kind === "unavailable") throw new Error(evidence.groupCounts.reason);
    expect([...evidence.groupCounts.counts]).toEqual([1, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]);
  });
});
