import { describe, expect, it } from "vitest";
import { errorsByGroup } from "../../../src/audit/errors/errors-by-group.js";
import type { ErrorsByGroup, Estimate } from "../../../src/audit/result.js";
import type { GroupScoreEvidence, Provenance } from "../../../src/data/evidence.js";
import { aucDeLong } from "../../../src/statistics/delong.js";
import { nextBelow, streamsFrom } from "../../../src/statistics/random.js";
import { COMPAS_ROWS, groupScoresOf, type ScoredRow } from "../../support/errors-part.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";

const BANDS = ["low", "middle", "high"];
const plan = (change: object = {}) =>
  sampleCasesPlan({ groups: { gate: { units: 5 } }, bands: { order: BANDS }, ...change });

function estimated(evidence: GroupScoreEvidence, change: object = {}): ErrorsByGroup {
  const { result } = errorsByGroup(evidence, plan(change));
  if (result.kind !== "estimated") throw new Error(result.reason);
  return result;
}

const numberOf = (estimate: Estimate) => (estimate.kind === "estimate" ? estimate.value : estimate.reason);

/** A population of persons: group, score in 0..99, band by thirds, violation with a chance that may depend on both. */
function persons(seed: number, n: number, chance: (group: string, score: number) => number): readonly ScoredRow[] {
  const stream = streamsFrom(seed).block(0);
  return Array.from({ length: n }, (): ScoredRow => {
    const group = ["A", "A", "A", "B", "B", "C"][nextBelow(stream, 6)]!;
    const score = nextBelow(stream, 100);
    const outcome = nextBelow(stream, 1_000_000) < 1e6 * chance(group, score) ? "violation" : "none";
    return { group, score, band: score < 40 ? 0 : score < 70 ? 1 : 2, outcome, count: 1 };
  });
}

describe("areas of groups", () => {
  const rows = persons(1, 900, (_, score) => 0.1 + score / 200);
  const result = estimated(groupScoresOf(rows, BANDS));
  const scores = (group: string, outcome: string, own: boolean) =>
    Float64Array.from(
      rows.filter((row) => (row.group === group) === own && row.outcome === outcome),
      ({ score }) => score!,
    );

  it("equal the kernel on the persons of the group alone", () => {
    for (const { group, areas } of result.groups) {
      const alone = aucDeLong(scores(group, "violation", true), scores(group, "none", true));
      if (alone.kind !== "estimate" || "kind" in alone.interval) throw new Error("exists");
      expect(areas.auc.value).toMatchObject({
        value: expect.closeTo(alone.auc, 12),
        interval: { lower: expect.closeTo(alone.interval.lower, 12), method: "delong-logit" },
      });
      const others = aucDeLong(scores(group, "violation", false), scores(group, "none", false));
      if (others.kind !== "estimate") throw new Error("exists");
      expect(numberOf(areas.difference.value)).toBeCloseTo(alone.auc - others.auc, 12);
      const spread = Math.sqrt(Number(alone.variance) + Number(others.variance));
      expect(areas.difference.value).toMatchObject({
        interval: { upper: expect.closeTo(alone.auc - others.auc + 1.959963984540054 * spread, 10) },
      });
    }
  });

  it("across groups take violations from one side and the others from the other", () => {
    for (const { group, areas } of result.groups) {
      const cross = (own: boolean) => {
        const area = aucDeLong(scores(group, "violation", own), scores(group, "none", !own));
        return area.kind === "estimate" ? area.auc : Number.NaN;
      };
      expect(numberOf(areas.againstOthersWithout.value)).toBeCloseTo(cross(true), 12);
      expect(numberOf(areas.othersAgainstWithout.value)).toBeCloseTo(cross(false), 12);
    }
  });

  it("are not compared where a group has fewer than ten of an outcome", () => {
    const few = groupScoresOf(
      [
        ...rows,
        { group: "D", score: 1, band: 0, outcome: "violation", count: 9 },
        { group: "D", score: 90, band: 2, outcome: "none", count: 40 },
      ],
      BANDS,
    );
    const group = estimated(few).groups.find((each) => each.group === "D")!;
    expect(group.areas.test.value).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
    expect(group.areas.adjusted!.value).toBe(1);
  });
});

describe("differences between groups", () => {
  it("are those of the published COMPAS tables, Holm over two groups", () => {
    const result = estimated(groupScoresOf(COMPAS_ROWS, ["low", "high"]), { bands: { order: ["low", "high"] } });
    const [first, second] = result.groups;
    expect(numberOf(first!.differences!.falsePositiveRate.difference.value)).toBeCloseTo(805 / 1795 - 349 / 1488, 12);
    expect(numberOf(first!.differences!.falseNegativeRate.difference.value)).toBeCloseTo(532 / 1901 - 461 / 966, 12);
    expect(numberOf(first!.precision.value)).toBeCloseTo(1369 / 2174, 12);
    expect(numberOf(second!.wronglyFlagged.value)).toBeCloseTo(349 / 2454, 12);
    expect(numberOf(first!.differences!.falsePositiveRate.difference.value)).toBeCloseTo(
      -Number(numberOf(second!.differences!.falsePositiveRate.difference.value)),
      12,
    );
    expect(first!.differences!.falsePositiveRate.adjusted.value).toBeLessThan(1e-30);
    const { unadjusted, adjusted } = first!.differences!.precision;
    const p = "pValue" in unadjusted.value ? unadjusted.value.pValue : Number.NaN;
    expect(adjusted.value).toBeCloseTo(2 * p, 12);
    expect(result.rankedBy).toBe("band");
  });

  it("have intervals for all groups at once that hold those of each alone", () => {
    const result = estimated(
      groupScoresOf(
        persons(2, 600, () => 0.3),
        BANDS,
      ),
    );
    for (const { differences } of result.groups) {
      const { difference, simultaneous } = differences!.falsePositiveRate;
      if (difference.value.kind !== "estimate" || "kind" in difference.value.interval) throw new Error("exists");
      if ("kind" in simultaneous.value) throw new Error("exists");
      const { lower, upper } = difference.value.interval;
      expect(Number(simultaneous.value.lower)).toBeLessThan(Number(lower));
      expect(Number(simultaneous.value.upper)).toBeGreaterThan(Number(upper));
    }
  });

  it("leave groups below the gate out of the family, whatever their outcomes", () => {
    const rows: ScoredRow[] = [
      ...persons(3, 300, () => 0.4),
      { group: "D", score: 5, band: 2, outcome: "none", count: 4 },
      { group: "E", score: 5, band: 2, outcome: "none", count: 5 },
    ];
    const result = estimated(groupScoresOf(rows, BANDS));
    expect(result.tested).toEqual(["A", "B", "C", "E"]);
    expect(result.groups.find(({ group }) => group === "D")!.differences).toBeNull();
    const none = result.groups.find(({ group }) => group === "E")!;
    expect(none.falseNegativeRate.value).toEqual({ kind: "not-estimable", reason: "no-outcomes" });
    expect(none.differences!.falseNegativeRate.unadjusted.value).toEqual({
      kind: "not-estimable",
      reason: "no-outcomes",
    });
    expect(none.differences!.falseNegativeRate.adjusted.value).toBe(1);
  });

  it("of equal error rates are found in at most five of a hundred sets, in each family and for the areas", () => {
    const sets = 500;
    const rejected = { falsePositiveRate: 0, falseNegativeRate: 0, precision: 0, areas: 0 };
    for (let seed = 1; seed <= sets; seed++) {
      const { groups } = estimated(
        groupScoresOf(
          persons(seed, 240, (_, score) => 0.2 + score / 250),
          BANDS,
        ),
      );
      for (const rate of ["falsePositiveRate", "falseNegativeRate", "precision"] as const) {
        if (groups.some(({ differences }) => differences![rate].adjusted.value <= 0.05)) rejected[rate]++;
      }
      if (groups.some(({ areas }) => areas.adjusted!.value <= 0.05)) rejected.areas++;
    }
    // Exact binomial bound at 1e-4 for 5 % of 500: 45.
    for (const [rate, count] of Object.entries(rejected)) expect(count, rate).toBeLessThanOrEqual(45);
    // A test that never rejects would pass the bound above.
    expect(rejected.falsePositiveRate + rejected.precision).toBeGreaterThan(5);
  });

  it("are found where they are planted, and only in the rate that they are planted in", () => {
    const rows = persons(11, 3000, () => 0.4).map((row, i): ScoredRow => {
      // One in three persons of group C without a violation is flagged beside what the score says.
      const moved = row.group === "C" && row.outcome === "none" && i % 3 === 0;
      return moved ? { ...row, band: 2 } : row;
    });
    const group = estimated(groupScoresOf(rows, BANDS)).groups.find((each) => each.group === "C")!;
    expect(group.differences!.falsePositiveRate.adjusted.value).toBeLessThan(0.001);
    expect(Number(numberOf(group.differences!.falsePositiveRate.difference.value))).toBeGreaterThan(0.1);
    expect(group.differences!.falseNegativeRate.adjusted.value).toBeGreaterThan(0.05);
  });
});

const from = (provenance: Provenance, outcome: ScoredRow["outcome"], band: number, count: number): ScoredRow => ({
  group: "A",
  score: band,
  band,
  outcome,
  provenance,
  count,
});

describe("sets of outcomes", () => {
  const rows = [
    from("risk", "violation", 2, 30),
    from("risk", "none", 2, 50),
    from("random", "violation", 0, 4),
    from("random", "none", 0, 16),
    from("never", "unknown", 0, 70),
    from("never", "unknown", 2, 8),
    from("signal", "unknown", 1, 9),
  ];

  it("put the random sample first, and count never-inspected units only where the plan says so", () => {
    const evidence = groupScoresOf(rows, BANDS);
    const provenance = { random: ["x"], never: ["y"] };
    expect(estimated(evidence).sets.map((set) => set.provenance)).toEqual(["random", "risk"]);
    const result = estimated(evidence, { untestedAssumption: true, provenance });
    expect(result.sets.map((set) => set.provenance)).toEqual(["random", "risk", "all-known-and-never-inspected"]);
    expect(result.sets.map((set) => set.restsOnUntestedAssumption)).toEqual([false, false, true]);
    expect(numberOf(result.overall.falsePositiveRate.value)).toBeCloseTo(50 / 66, 12);
    const assumed = result.sets.at(-1)!;
    expect(numberOf(assumed.overall.falsePositiveRate.value)).toBeCloseTo(58 / 144, 12);
    expect(numberOf(assumed.overall.falseNegativeRate.value)).toBeCloseTo(4 / 34, 12);
    expect(assumed.groups[0]!.falsePositiveRate.restsOn).toEqual(["errors.confusion#A", "errors.uninspected#A"]);
  });

  it("name no set of its own where all outcomes became known in one way", () => {
    const result = estimated(groupScoresOf([from("risk", "violation", 2, 30), from("risk", "none", 1, 50)], BANDS));
    expect(result.sets).toEqual([]);
  });

  it("add up to all known outcomes, group by group", () => {
    const { tables } = errorsByGroup(groupScoresOf(rows, BANDS), plan());
    const counts = (id: string) => tables.find((table) => table.id === id)!.counts;
    const parts = ["random", "risk"].map((name) => counts(`errors.${name}.confusion`));
    expect(counts("errors.confusion")).toEqual(parts[0]!.map((count, cell) => count + parts[1]![cell]!));
  });
});

describe("errors of sponsors", () => {
  it("have a row without a majority group, and leave sponsors without members out", () => {
    const cases = groupScoresOf(
      [
        { group: "A", score: 1, band: 2, outcome: "none", count: 6 },
        { group: "B", score: 1, band: 0, outcome: "none", count: 7 },
        { group: "C", score: 1, band: 2, outcome: "none", count: 8 },
        { group: "D", score: 1, band: 2, outcome: "none", count: 9 },
      ],
      BANDS,
    );
    // The last two groups become the codes of "no majority" and "no members".
    const evidence = { ...cases, unit: "sponsors" as const, groups: ["A", "B"] };
    const result = estimated(evidence, { groups: { gate: { majorityUnits: 7 } } });
    expect(result.groups.map(({ group }) => group)).toEqual(["A", "B", "no majority"]);
    expect(result.tested).toEqual(["B", "no majority"]);
    expect(numberOf(result.overall.falsePositiveRate.value)).toBeCloseTo(14 / 21, 12);
  });
});
