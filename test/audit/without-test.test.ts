import { describe, expect, it } from "vitest";
import type { Ranged } from "../../src/audit/ranges/range-result.js";
import type { AuditResult, NotTested } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { disclose } from "../../src/disclosure/disclose.js";
import { toDocument } from "../../src/report/document/to-document.js";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { holm } from "../../src/statistics/multiplicity.js";
import { quietContext } from "../support/data-folder.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { sampleCountsPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

type Cell = number | "suppressed";
type Rows = Readonly<Record<string, readonly [low: Cell, high: Cell]>>;

function audited(rows: Rows, data: object, plan: object = {}): Promise<AuditResult> {
  const groups = Object.keys(rows).flatMap((group) => [group, group]);
  const cells = Object.values(rows).flat();
  const counts = {
    group: textColumn(groups),
    band: textColumn(groups.map((_, i) => (i % 2 === 0 ? "low" : "high"))),
    count: Float64Array.from(cells, (cell) => (cell === "suppressed" ? 0 : cell)),
    suppressed: Uint8Array.from(cells, (cell) => (cell === "suppressed" ? 1 : 0)),
  };
  const whole = sampleCountsPlan({ data: { suppressed: "x", ...data }, ...plan });
  return runAudit(memoryEngine(whole, { form: "counts", counts }), quietContext());
}

function instead(
  hypothesis: AuditResult["hypothesis1"],
): NotTested & { readonly instead: NonNullable<NotTested["instead"]> } {
  if (hypothesis.kind !== "not-tested" || hypothesis.instead === undefined) throw new Error("expected a stand-in");
  return { ...hypothesis, instead: hypothesis.instead };
}

const SUPPRESSED: Rows = { A: [100, 90], B: [400, "suppressed"], C: [300, 30] };

/** Smallest Holm-adjusted doubled Fisher p of every table that B's suppressed count can stand for. */
function smallestP(below: number): number[] {
  return Array.from({ length: below }, (_, high) => {
    const rows = [
      [100, 90],
      [400, high],
      [300, 30],
    ] as const;
    const p = rows.map(([low, flagged]) => {
      const { greater, less } = fisherExact(
        contingencyTable([
          [flagged, low],
          [120 + high - flagged, 800 - low],
        ]),
      );
      return Math.min(1, 2 * Math.min(greater, less));
    });
    return Math.min(...holm(p));
  });
}

describe("counts of which the source suppressed some", () => {
  it("are not tested where the plan does not say below which number", async () => {
    const { hypothesis2 } = await audited(SUPPRESSED, { unit: "sponsors" });
    expect(hypothesis2).toMatchObject({ kind: "not-tested", reason: "suppressed-in-source" });
    expect(hypothesis2).not.toHaveProperty("instead");
  });

  it("show a difference that every table shows that they can stand for", async () => {
    const { hypothesis2 } = await audited(SUPPRESSED, { unit: "sponsors", suppressedBelow: 10 });
    const found = instead(hypothesis2);
    expect(found.verdict.evidence).toEqual({ value: "difference-shown" });
    expect(found.verdict.signal).toEqual({ value: "superseded" });
    if (found.instead.kind !== "over-suppression") throw new Error(found.instead.kind);
    const { outer } = found.instead.ranges.deciding.value;
    const every = smallestP(10);
    expect(Number(outer.lower)).toBeLessThanOrEqual(Math.min(...every) * (1 + 1e-9));
    expect(Number(outer.upper)).toBeGreaterThanOrEqual(Math.max(...every) * (1 - 1e-9));
    expect(found.instead.tested).toEqual(["A", "B", "C"]);
    const share = found.instead.ranges.groups[1]!.share.value as Ranged;
    expect(share.outer).toEqual({ lower: 0, upper: 9 / 409 });
  });

  it("leave open what some tables show and others do not, and find none where no table does", async () => {
    const wide = { unit: "sponsors", suppressedBelow: 200 };
    const open = instead((await audited({ A: [400, 90], B: [400, "suppressed"], C: [300, 60] }, wide)).hypothesis2);
    expect(open.verdict.evidence).toEqual({ value: "not-testable", reason: "suppressed-in-source" });
    const same = { A: [400, 100], B: [800, 200], C: [12, "suppressed"] } as const;
    const none = instead((await audited(same, { unit: "sponsors", suppressedBelow: 5 })).hypothesis2);
    expect(none.verdict.evidence).toEqual({ value: "no-evidence" });
    expect(none.verdict.signal).toEqual({ value: "not-assessed" });
  });

  it("answer hypothesis 1 where they count persons", async () => {
    const result = await audited(SUPPRESSED, { unit: "independent-persons", suppressedBelow: 10 });
    expect(instead(result.hypothesis1).verdict.evidence).toEqual({ value: "difference-shown" });
    expect(result.hypothesis2).toMatchObject({ reason: "cases-have-one-group-each" });
  });

  it("are never written as a number, not even where nothing needs protection", async () => {
    const open = { disclosure: { threshold: 0, reason: "public data" } };
    const result = await audited(SUPPRESSED, { unit: "sponsors", suppressedBelow: 10 }, open);
    const table = disclose(result, loadedSolver()).tables.find(({ id }) => id === "h2.groupByBand")!;
    expect(table.counts).toEqual([100, 90, 400, "suppressed", 300, 30]);
    const closed = disclose(await audited(SUPPRESSED, { unit: "sponsors", suppressedBelow: 10 }), loadedSolver());
    const rows = closed.tables.find(({ id }) => id === "h2.groupByBand")!.counts;
    expect(rows.slice(2, 4)).toEqual(["suppressed", "suppressed"]);
  });
});

describe("members of clusters", () => {
  const rows: Rows = { A: [400, 200], B: [900, 200], C: [500, 110] };
  const designEffect = { value: 4, source: "the audit of 2021" };

  it("are tested by X2 over the design effect that the plan names, and never as if independent", async () => {
    const { hypothesis1, hypothesis2 } = await audited(rows, { unit: "members-of-clusters", designEffect });
    const found = instead(hypothesis1);
    if (found.instead.kind !== "design-effect" || !("pValue" in found.instead.test.value)) throw new Error("no test");
    // X2 of the table, from chisq.test in R, over 4; pchisq(x, 2, lower.tail = FALSE).
    const expected = [400, 200, 900, 200, 500, 110];
    const [row, column, all] = [[600, 1100, 610], [1800, 510], 2310] as const;
    const x2 = expected.reduce((sum, count, cell) => {
      const e = (row[Math.floor(cell / 2)]! * column[cell % 2]!) / all;
      return sum + (count - e) ** 2 / e;
    }, 0);
    expect(found.instead.test.value.statistic).toBeCloseTo(x2 / 4, 10);
    expect(found.instead.test.value.pValue).toBeCloseTo(Math.exp(-x2 / 8), 12);
    expect(found.verdict.evidence.value).toBe(Math.exp(-x2 / 8) <= 0.05 ? "difference-shown" : "no-evidence");
    expect(hypothesis2).toMatchObject({ kind: "not-tested", reason: "counts-are-not-of-sponsors" });
  });

  it("are shown no difference by a design effect that explains it", async () => {
    const { hypothesis1 } = await audited(rows, {
      unit: "members-of-clusters",
      designEffect: { ...designEffect, value: 500 },
    });
    expect(instead(hypothesis1).verdict.evidence).toEqual({ value: "no-evidence" });
  });
});

describe("the report without a deciding test", () => {
  it.each([
    ["en", "a difference is shown that chance does not explain", "design effect of 4.00 (source: the audit of 2021)"],
    [
      "nl",
      "een verschil aangetoond dat niet door toeval te verklaren is",
      "ontwerpeffect van 4,00 (bron: the audit of 2021)",
    ],
  ] as const)("says in %s what stands in its place", async (language, shown, effect) => {
    const suppressed = await audited(SUPPRESSED, { unit: "sponsors", suppressedBelow: 10 });
    const clusters = await audited(
      { A: [400, 200], B: [900, 200], C: [500, 110] },
      { unit: "members-of-clusters", designEffect: { value: 4, source: "the audit of 2021" } },
    );
    const texts = [suppressed, clusters].map((result) =>
      JSON.stringify(toDocument(disclose(result, loadedSolver()), { language })),
    );
    expect(texts[0]).toContain(shown);
    expect(texts[0]).toContain("hypothesis-2-ranges");
    expect(texts[1]).toContain(effect);
    for (const text of texts) expect(forbiddenPhrases(text)).toEqual([]);
  });
});
