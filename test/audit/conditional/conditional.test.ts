import { beforeAll, describe, expect, it } from "vitest";
import type { ConditionalOutcome, ConditionalResult } from "../../../src/audit/conditional/conditional-result.js";
import { type HypothesisResults, hypotheses } from "../../../src/audit/hypotheses.js";
import type { CountTable, HypothesisResult, TestedHypothesis } from "../../../src/audit/result.js";
import { runAudit } from "../../../src/audit/run-audit.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import type { CompositionEvidence, Unavailable } from "../../../src/data/evidence.js";
import { cochranMantelHaenszel } from "../../../src/statistics/cochran-mantel-haenszel.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { quietContext } from "../../support/data-folder.js";
import { sampleCountsPlan, samplePlan } from "../../support/sample-plan.js";
import { textColumn } from "../../support/sponsor-rows.js";
import { plantedBranches } from "./planted-branches.js";

const none: Unavailable = { kind: "unavailable", reason: "clusters-unknown" };
const branch = {
  name: "branch",
  label: { nl: "branche", en: "branch" },
  columns: ["branch"],
  modelInput: true,
};
const migrants = {
  name: "migrants",
  label: { nl: "aantal migranten", en: "number of migrants" },
  memberClasses: [2, 5, 10],
  modelInput: false,
};
const plan = samplePlan({ strata: [branch, migrants] });

/** Flags depend on branch alone, and sponsors of A stand in the risky branch more often. */
const CONFOUNDED = {
  seed: 4,
  sponsors: 900,
  share: 0.25,
  ratio: 1,
  risky: { planted: 0.7, others: 0.15 },
  flagged: { risky: 0.5, elsewhere: 0.05 },
};

function tested(result: HypothesisResult): TestedHypothesis {
  if (result.kind !== "tested") throw new Error(`expected a tested hypothesis; got ${result.reason}`);
  return result;
}

function outcomeOf(result: ConditionalResult): ConditionalOutcome {
  if (result.outcome.kind !== "tested") throw new Error(`expected a test; got ${result.outcome.reason}`);
  return result.outcome;
}

const groupOf = (result: ConditionalResult, group: string) =>
  outcomeOf(result).groups.find((one) => one.group === group)!;
const tableOf = (tables: readonly CountTable[], id: string) => tables.find((table) => table.id === id)!;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("a difference that runs through branch", () => {
  let within: HypothesisResults;
  let without: HypothesisResults;
  beforeAll(async () => {
    const evidence = plantedBranches(CONFOUNDED);
    within = await hypotheses(evidence, none, plan, quietContext());
    const { strata: _strata, ...plain } = evidence;
    without = await hypotheses(plain, none, samplePlan(), quietContext());
  }, 60_000);

  it.each(["hypothesis1", "hypothesis2"] as const)("leaves every number and verdict of %s as it is", (key) => {
    const { conditional, ...rest } = tested(within[key]);
    expect(conditional.map(({ name }) => name)).toEqual(["branch", "migrants"]);
    const { conditional: nothing, ...plain } = tested(without[key]);
    expect(nothing).toEqual([]);
    expect(rest).toEqual(plain);
    expect(rest.verdict.value.evidence.value).toBe("difference-shown");
  });

  it.each(["hypothesis1", "hypothesis2"] as const)("is told as running through branch by %s", (key) => {
    const [byBranch, bySize] = tested(within[key]).conditional;
    const route = groupOf(byBranch!, "A").throughShare.value;
    if (route.kind !== "estimate" || "kind" in route.interval) throw new Error("expected a share with an interval");
    expect(route.value).toBeGreaterThan(0.8);
    expect(route.interval.lower).toBeLessThan(1);
    expect(route.interval.upper).toBeGreaterThan(1);
    const size = groupOf(bySize!, "A").throughShare.value;
    expect(size).toMatchObject({ kind: "estimate" });
    if (size.kind === "estimate") expect(Math.abs(size.value)).toBeLessThan(0.15);
  });

  it("is not left within branches, and wholly left within classes of migrants", () => {
    const [byBranch, bySize] = tested(within.hypothesis2).conditional;
    const pValue = (result: ConditionalResult) => {
      const test = groupOf(result, "A").adjusted.value;
      return "pValue" in test ? test.pValue : 1;
    };
    expect(pValue(byBranch!)).toBeGreaterThan(0.05);
    expect(pValue(bySize!)).toBeLessThanOrEqual(0.05);
    expect(byBranch!.modelInput).toBe(true);
    expect(bySize!.modelInput).toBe(false);
  });

  it("stands in tables whose rows add up to those without strata", () => {
    for (const id of ["h1", "h2"]) {
      const table = tableOf(within.tables, `${id}.strata.branch`);
      const totals = tableOf(within.tables, `${id}.groups`);
      const width = table.keys[1]!.levels.length * 2;
      const rows = table.keys[0]!.levels.map((_, row) => sum(table.counts.slice(row * width, (row + 1) * width)));
      const groups = tested(id === "h1" ? within.hypothesis1 : within.hypothesis2).family.tested;
      expect(table.keys[0]!.levels).toEqual([...groups, ...(id === "h1" ? [] : ["other groups"])]);
      groups.forEach((group, row) => {
        expect(rows[row]).toBe(totals.counts[totals.keys[0]!.levels.indexOf(group)]);
      });
      expect(sum(rows)).toBe(sum(totals.counts));
      expect(table.support!.people.length).toBe(table.counts.length);
    }
  });

  it("rests on the row of the group, and the family on the whole table", () => {
    const result = groupOf(tested(within.hypothesis2).conditional[0]!, "A");
    expect(result.withinDifference.restsOn).toEqual(["h2.strata.branch#A"]);
    expect(result.adjusted.restsOn).toEqual(["h2.strata.branch"]);
    expect(result.throughShare.restsOn).toContain("h2.strata.branch#A");
    expect(result.throughShare.restsOn).toContain("h2.groupByBand#A");
  });

  it("has beside it, for H2 alone, the test of Cochran, Mantel and Haenszel of the same table", () => {
    const table = tableOf(within.tables, "h2.strata.branch");
    const levels = table.keys[1]!.levels.length;
    const cell = (row: number, stratum: number, flag: number) => table.counts[(row * levels + stratum) * 2 + flag]!;
    const rows = table.keys[0]!.levels.map((_, row) => row);
    const strata = table.keys[1]!.levels.map((_, h) =>
      contingencyTable([
        [cell(0, h, 0), cell(0, h, 1)],
        [0, 1].map((flag) => sum(rows.slice(1).map((row) => cell(row, h, flag)))),
      ]),
    );
    const expected = cochranMantelHaenszel(strata);
    const found = groupOf(tested(within.hypothesis2).conditional[0]!, table.keys[0]!.levels[0]!).mantelHaenszel!;
    expect(found.test.value).toMatchObject({ pValue: (expected as { pValue: number }).pValue });
    expect(groupOf(tested(within.hypothesis1).conditional[0]!, "A").mantelHaenszel).toBeNull();
  });
});

describe("strata that leave nothing to test", () => {
  const withStrata = (evidence: CompositionEvidence, codes: (unit: number) => number, levels: readonly string[]) => ({
    ...evidence,
    strata: [{ name: "branch", levels, codes: Uint16Array.from(evidence.weights, (_, unit) => codes(unit)) }],
  });
  const one = samplePlan({ strata: [branch] });

  it("are not estimable where predictions are constant within them, whatever the pooled verdict", async () => {
    const evidence = plantedBranches(CONFOUNDED);
    const strata = withStrata(evidence, (unit) => evidence.bandCodes[unit]!, ["low ones", "high ones"]);
    const result = await hypotheses(strata, none, one, quietContext());
    for (const key of ["hypothesis1", "hypothesis2"] as const) {
      const hypothesis = tested(result[key]);
      expect(hypothesis.conditional[0]).toMatchObject({
        strata: 2,
        variedShare: 0,
        thin: { single: 0, constant: 2, units: 900, names: ["low ones", "high ones"] },
        outcome: { kind: "not-estimable", reason: "constant-within-strata" },
      });
      expect(hypothesis.verdict.value.evidence.value).toBe("difference-shown");
    }
  }, 60_000);

  it("are counted and named: those of one sponsor, and those in which all or none are flagged", async () => {
    const evidence = plantedBranches(CONFOUNDED);
    const quiet = [...evidence.bandCodes.keys()].filter((unit) => evidence.bandCodes[unit] === 0);
    const apart = new Map([
      [quiet[0]!, 1],
      [quiet[1]!, 2],
      [quiet[2]!, 2],
    ]);
    const strata = withStrata(evidence, (unit) => apart.get(unit) ?? 0, ["large", "single", "pair", "empty"]);
    const { hypothesis1 } = await hypotheses(strata, none, one, quietContext());
    expect(tested(hypothesis1).conditional[0]).toMatchObject({
      strata: 3,
      thin: { single: 1, constant: 1, units: 3, names: ["single", "pair"] },
    });
  }, 60_000);
});

describe("a group that is flagged less within each branch and more as a whole", () => {
  it("is a reversal", async () => {
    const evidence = plantedBranches({
      seed: 2,
      sponsors: 2_000,
      share: 0.4,
      ratio: 0.5,
      risky: { planted: 0.9, others: 0.05 },
      flagged: { risky: 0.6, elsewhere: 0.1 },
    });
    const result = await hypotheses(evidence, none, plan, quietContext());
    const { groups, conditional } = tested(result.hypothesis2);
    const ratio = groups.find(({ group }) => group === "A")!.ratio.value;
    expect(ratio).toMatchObject({ kind: "estimate" });
    if (ratio.kind === "estimate") expect(ratio.value).toBeGreaterThan(1);
    expect(groupOf(conditional[0]!, "A").reversal.value).toBe("reversal");
    expect(groupOf(conditional[1]!, "A").reversal.value).toBe("none");
  }, 60_000);
});

describe("counts of sponsors by majority group and stratum", () => {
  it("answer H2 within strata", async () => {
    const rows = [
      ["A", "low", "x", 60],
      ["A", "high", "x", 40],
      ["A", "low", "y", 45],
      ["A", "high", "y", 5],
      ["B", "low", "x", 30],
      ["B", "high", "x", 10],
      ["B", "low", "y", 190],
      ["B", "high", "y", 10],
      ["C", "low", "x", 20],
      ["C", "high", "x", 10],
      ["C", "low", "y", 90],
      ["C", "high", "y", 10],
    ] as const;
    const text = (place: 0 | 1 | 2) => textColumn(rows.map((row) => row[place]));
    const counts = {
      group: text(0),
      band: text(1),
      count: Float64Array.from(rows, (row) => row[3]),
      strata: { region: text(2) },
    };
    const countsPlan = sampleCountsPlan({
      data: { unit: "sponsors" },
      strata: [{ ...branch, name: "region", columns: ["region"] }],
    });
    const engine = memoryEngine(countsPlan, { form: "counts", counts });
    const { hypothesis2, tables } = await runAudit(engine, quietContext());
    const [region] = tested(hypothesis2).conditional;
    expect(region).toMatchObject({ name: "region", strata: 2, variedShare: 1 });
    expect(tableOf(tables, "h2.strata.region").counts.slice(0, 4)).toEqual([40, 60, 5, 45]);
    const cmh = cochranMantelHaenszel([
      contingencyTable([
        [40, 60],
        [20, 50],
      ]),
      contingencyTable([
        [5, 45],
        [20, 280],
      ]),
    ]);
    expect(groupOf(region!, "A").mantelHaenszel!.test.value).toMatchObject({
      pValue: (cmh as { pValue: number }).pValue,
    });
  }, 60_000);
});
