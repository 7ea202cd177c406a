import { beforeAll, describe, expect, it } from "vitest";
import type { AuditResult, CountTable } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { auditSchema } from "../../src/disclosure/audit-schema.js";
import { disclose } from "../../src/disclosure/disclose.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { quietContext } from "../support/data-folder.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { sampleCasesPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };
const label = { nl: "leeftijd", en: "age" };

/** Persons by group, age and band. In the fine ages a cell of C holds three. */
const CELLS: readonly (readonly [group: string, age: string, fine: string, low: number, high: number])[] = [
  ["A", "young", "18-24", 90, 40],
  ["A", "old", "65+", 110, 30],
  ["B", "young", "18-24", 80, 20],
  ["B", "old", "65+", 120, 25],
  ["C", "young", "18-24", 60, 3],
  ["C", "young", "25-30", 40, 30],
  ["C", "old", "65+", 70, 20],
  ["D", "young", "18-24", 75, 15],
  ["D", "old", "65+", 85, 18],
];

async function auditOf(threshold: number): Promise<AuditResult> {
  const rows = CELLS.flatMap(([group, age, fine, low, high]) => [
    ...Array.from({ length: low }, () => [group, age, fine, "low"]),
    ...Array.from({ length: high }, () => [group, age, fine, "high"]),
  ]);
  const plan = sampleCasesPlan({
    data: { cases: { columns: { score: undefined, selected: undefined, outcome: undefined } } },
    selected: undefined,
    outcome: undefined,
    strata: [
      { name: "fine", label, columns: ["fine"], modelInput: true },
      { name: "age", label, columns: ["age"], modelInput: false },
    ],
    disclosure: threshold === 0 ? { threshold: 0, units: 0, largestShare: 1, reason: "made up" } : thresholds,
  });
  const column = (place: number) => textColumn(rows.map((row) => row[place]!));
  const source = {
    form: "cases",
    cases: { group: column(0), band: column(3), strata: { age: column(1), fine: column(2) } },
  } as const;
  return runAudit(memoryEngine(plan, source), quietContext());
}

describe("results within strata after disclosure", () => {
  let result: AuditResult;
  beforeAll(async () => {
    result = await auditOf(10);
  }, 60_000);

  const withinOf = (from: AuditResult) => {
    const { hypothesis1 } = disclose(from, loadedSolver());
    if (hypothesis1.kind !== "tested") throw new Error("expected a tested hypothesis");
    return hypothesis1.conditional.map((one) => {
      if (one.outcome.kind !== "tested") throw new Error(`expected a test; got ${one.outcome.reason}`);
      return { ...one, outcome: one.outcome };
    });
  };
  const groupOf = (within: ReturnType<typeof withinOf>[number], group: string) =>
    within.outcome.groups.find((one) => one.group === group)!;

  it("withhold the numbers of a group with a small cell, and give its p-values as classes", () => {
    const [fine] = withinOf(result);
    const small = groupOf(fine!, "C");
    for (const number of [small.withinDifference, small.throughShare, small.statistic, small.reversal]) {
      expect(number.kind).toBe("withheld");
    }
    expect(small.unadjusted.kind).toBe("class");
    expect(fine!.outcome.deciding.kind).toBe("class");
  });

  it("show the same group where another stratification has no small cell", () => {
    const [, age] = withinOf(result);
    expect(groupOf(age!, "C").withinDifference.kind).toBe("shown");
    expect(age!.outcome.deciding.kind).toBe("shown");
  });

  it("take nothing away from the tables without strata", () => {
    const released = disclose(result, loadedSolver());
    for (const id of ["h1.groups", "h1.groupByBand", "h1.strata.age"]) {
      expect(released.tables.find((table) => table.id === id)!.counts).not.toContain("suppressed");
    }
    expect(released.tables.find(({ id }) => id === "h1.strata.fine")!.counts).toContain("suppressed");
  });

  it("never hold back the verdict of the hypothesis", () => {
    const { hypothesis1 } = disclose(result, loadedSolver());
    expect(hypothesis1).toMatchObject({ verdict: { kind: "shown" } });
  });

  it("keep to the schema of the release", () => {
    const released = {
      $schema: "urn:toetssteen:schema:audit:1",
      ...JSON.parse(JSON.stringify(disclose(result, loadedSolver()))),
    };
    expect(auditSchema.safeParse(released).error).toBeUndefined();
    expect(JSON.stringify(released.plan.strata)).not.toContain("columns");
  });
});

describe("names of thin strata", () => {
  it("are given only where nothing needs protection", async () => {
    const open = await auditOf(0);
    const closed: AuditResult = {
      ...open,
      plan: { ...open.plan, disclosure: { ...open.plan.disclosure, threshold: 10 } },
    };
    const namesOf = (from: AuditResult) => {
      if (from.hypothesis1.kind !== "tested") throw new Error("expected a tested hypothesis");
      const [first, ...rest] = from.hypothesis1.conditional;
      const thin = { single: 0, constant: 1, units: 40, names: ["65+"] };
      const hypothesis1 = { ...from.hypothesis1, conditional: [{ ...first!, thin }, ...rest] };
      const released = disclose({ ...from, hypothesis1 }, loadedSolver()).hypothesis1;
      return released.kind === "tested" ? released.conditional[0]!.thin : null;
    };
    expect(namesOf(open)).toEqual({ single: 0, constant: 1, units: 40, names: ["65+"] });
    expect(namesOf(closed)).toEqual({ single: 0, constant: 1, units: 40, names: [] });
  }, 60_000);
});

describe("hidden rows of a table that is split by strata", () => {
  const table = (id: string, counts: readonly number[], more: Partial<CountTable> = {}): CountTable => ({
    id,
    unit: "cases",
    keys: [
      { name: "group", levels: ["A", "B", "C"] },
      { name: "part", levels: ["x", "y"] },
    ],
    counts,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
    ...more,
  });
  const small = [3, 40, 50, 60, 70, 80];
  const large = [30, 40, 50, 60, 70, 80];
  const hides = (second: Partial<CountTable>) =>
    hiddenCells([table("first", small, { splitBy: "age" }), table("second", large, second)], thresholds).hidesSome(
      "second",
    );

  it("stay hidden in tables of the same stratification alone", () => {
    expect(hides({ splitBy: "age" })).toBe(true);
    expect(hides({ splitBy: "branch" })).toBe(false);
    expect(hides({})).toBe(false);
  });
});
