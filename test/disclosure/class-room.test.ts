import { beforeAll, describe, expect, it } from "vitest";
import type { AuditResult, TestedHypothesis } from "../../src/audit/result.js";
import { type ClassOfP, countsInClass } from "../../src/disclosure/attackers/counts-in-class.js";
import { tightClasses } from "../../src/disclosure/class-room.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import type { HiddenCells } from "../../src/disclosure/hidden-cells.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { COMPAS_BY_RACE } from "../support/compas-table.js";
import { auditOf } from "../support/constructed-audit.js";

const RACES = Object.entries(COMPAS_BY_RACE);
const ALL = [3317, 3897] as const;

describe("countsInClass", () => {
  it("leaves eight counts of the 32 Asian people of COMPAS where p is at most 0.05", () => {
    // SciPy, hypergeom(7214, 3317, 32): P(|X - 14.7| >= 5.7) = 0.04995 at 9, 0.11015 at 10.
    const found = countsInClass({
      units: 32,
      all: ALL,
      hidden: [20, 30],
      classes: [{ rule: "as-extreme", above: 0, atMost: 0.05 }],
    });
    expect(found).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("agrees with Fisher's exact test on what is far out, and leaves every count where nothing is said", () => {
    const published = { units: 18, all: ALL, hidden: ALL };
    const fisher = (count: number) =>
      fisherExact(
        contingencyTable([
          [count, 18 - count],
          [ALL[0] - count, ALL[1] - 18 + count],
        ]),
      );
    const counts = Array.from({ length: 19 }, (_, count) => count);
    const inClass = (rule: ClassOfP["rule"], above: number, atMost: number) =>
      countsInClass({ ...published, classes: [{ rule, above, atMost }] });
    expect(inClass("no-likelier", 0, 0.05)).toEqual(counts.filter((count) => fisher(count).pValue <= 0.05));
    expect(inClass("mid-p", 0, 0.05)).toEqual(counts.filter((count) => fisher(count).midP.twoSided <= 0.05));
    expect(inClass("mid-p", 0.05, 1)).toEqual(counts.filter((count) => fisher(count).midP.twoSided > 0.05));
    expect(inClass("as-extreme", 0, 0.05)).toEqual(counts.filter((count) => fisher(count).pValue <= 0.05));
    expect(inClass("as-extreme", 0, 1)).toEqual(counts);
  });
});

describe("disclose on COMPAS by race", () => {
  let audit: DisclosedAudit;
  beforeAll(async () => {
    audit = await auditOf({
      counts: Object.fromEntries(RACES.map(([race, [low, high]]) => [race, [high, low] as const])),
      unit: "independent-persons",
      plan: { disclosure: { threshold: 10 }, resampling: { seed: 1, resamples: 1999, bootstrap: 199 } },
    });
  });

  const group = (name: string) => {
    const { hypothesis1 } = audit;
    if (hypothesis1.kind !== "tested") throw new Error("COMPAS tests H1");
    return hypothesis1.groups.find((each) => each.group === name)!;
  };

  it("gives no class of a p-value that would leave fewer than ten counts of Asian people", () => {
    expect(group("Asian").unadjusted.kind).toBe("withheld");
    expect(group("Asian").adjusted.kind).toBe("withheld");
  });

  it("gives numbers where nothing is hidden", () => {
    expect(group("Caucasian").difference.kind).toBe("shown");
  });

  it("publishes neither chi-squared nor its p-value: three digits would give both hidden rows", () => {
    if (audit.hypothesis1.kind !== "tested") throw new Error("COMPAS tests H1");
    expect([audit.hypothesis1.pearson.kind, audit.hypothesis1.naive.kind]).toEqual(["withheld", "withheld"]);
  });
});

describe("a verdict without evidence, which says of every tested group that its p-value is above alpha", () => {
  /** Every group is flagged alike; the splits of A and B are too small to show. */
  const counts = { A: [6, 6], B: [7, 7], C: [400, 400], D: [300, 320] } as const;
  const units = { A: 12, B: 14 } as const;

  const released = (evidence: "no-evidence" | "difference-shown") => {
    const names = Object.keys(counts);
    const keys = [{ name: "group", levels: names }] as const;
    const split = Object.values(counts).flatMap(([flagged, others]) => [others, flagged]);
    const table = (id: string, of: object) => ({ id, unit: "cases", ...of });
    const tables = [
      table("totals", { keys, counts: Object.values(counts).map(([flagged, others]) => flagged + others) }),
      table("split", { keys: [...keys, { name: "band", levels: ["low", "high"] }], counts: split }),
    ];
    const none = { value: { kind: "not-estimable", reason: "not-computed" } };
    const tested = {
      unit: "cases",
      memberUnit: "cases",
      groupTotals: "totals",
      groupByBand: "split",
      family: { alpha: 0.05, tested: names },
      verdict: { value: { evidence: { value: evidence } } },
      groups: names.map((group) => ({ group, unadjusted: none, adjusted: none, beside: null })),
    } as unknown as TestedHypothesis;
    const isHidden = (id: string, row: string) => id === "split" && row in units;
    const hidden = { isHidden, rests: () => false } as unknown as HiddenCells;
    const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };
    return tightClasses(tested, { result: { tables, plan: {} } as unknown as AuditResult, hidden, thresholds });
  };

  it("is a class, and leaves a small group too few counts: then its size goes too", () => {
    const all = [713, 733] as const;
    const classes = [{ rule: "as-extreme", above: 0.05 / 4, atMost: 1 } as const];
    const left = countsInClass({ units: 12, all, hidden: [13, 13], classes });
    expect(left.length).toBeLessThan(10);
    expect([...released("no-evidence").exposed]).toContain("A");
  });

  it("says nothing of a single group where a difference is shown", () => {
    expect([...released("difference-shown").exposed]).toEqual([]);
  });

  it("is published, with the small group hidden whole", async () => {
    const audit = await auditOf({
      counts,
      unit: "independent-persons",
      plan: {
        disclosure: { threshold: 10 },
        groups: { gate: { units: 10, effectiveUnits: 10, majorityUnits: 10 } },
        resampling: { seed: 1, resamples: 999, bootstrap: 199 },
      },
    });
    if (audit.hypothesis1.kind !== "tested") throw new Error("H1 is tested");
    const { verdict, groupTotals, family } = audit.hypothesis1;
    expect(family.tested).toContain("A");
    const totals = audit.tables.find(({ id }) => id === groupTotals)!;
    const sizeOf = (group: string) => totals.counts[totals.keys[0]!.levels.indexOf(group)];
    if (verdict.kind !== "shown") throw new Error("withheld");
    expect(verdict.value.evidence.value).toBe("no-evidence");
    expect([sizeOf("A"), sizeOf("B")]).toEqual(["suppressed", "suppressed"]);
    expect(sizeOf("C")).toBe(800);
  });
});
