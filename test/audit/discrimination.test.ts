import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/audit/result.js";
import { discriminationQuestion } from "../../src/audit/score/discrimination.js";
import type { Discrimination, ScoreInUse } from "../../src/audit/score/discrimination-result.js";
import { scoreQuestion } from "../../src/audit/score/score.js";
import type { Plan } from "../../src/plan/schema.js";
import { drawnCases, evidenceOfCases, type ScoredCase, scoredCasesPlan } from "../support/scored-cases.js";

const CASES = drawnCases(300, 5);

function discriminationOf(rows: readonly ScoredCase[], plan: Plan): Discrimination {
  const { result } = discriminationQuestion(evidenceOfCases(plan, rows), plan);
  if (result.kind === "not-estimable") throw new Error(result.reason);
  return result;
}

function knownSet(rows: readonly ScoredCase[], plan: Plan = scoredCasesPlan()): ScoreInUse {
  return discriminationOf(rows, plan).sets[0]!;
}

function numberOf(estimate: Estimate): number {
  if (estimate.kind === "not-estimable") throw new Error(estimate.reason);
  return estimate.value;
}

function boundsOf(estimate: Estimate): [number, number] {
  if (estimate.kind === "not-estimable" || "kind" in estimate.interval) throw new Error("no interval");
  return [estimate.interval.lower as number, estimate.interval.upper as number];
}

function expectSame(ours: readonly number[], theirs: readonly number[], within: number): void {
  expect(ours).toHaveLength(theirs.length);
  for (const [place, value] of ours.entries()) expect(Math.abs(value - theirs[place]!)).toBeLessThanOrEqual(within);
}

describe("figures that the area is compared with", () => {
  const [reported] = discriminationOf(CASES, scoredCasesPlan()).figures;

  it("leave chance out, and give the interval of 0.571 at 30 and 89 and at 150 and 450 units", () => {
    expect(reported!.auc).toBe(0.571);
    expect(reported!.interval).toBeNull();
    expect(reported!.ifCounts.map(({ violations, none }) => [violations, none])).toEqual([
      [30, 89],
      [150, 450],
    ]);
    const bounds = reported!.ifCounts.map(({ interval }) =>
      "kind" in interval ? [] : [interval.lower, interval.upper],
    );
    expect(bounds.flat().map((bound) => Number(Number(bound).toFixed(3)))).toEqual([0.45, 0.692, 0.517, 0.625]);
  });

  it("need 178 and 528 units to be told from chance, 175 and 519 with the null variance", () => {
    expect(reported!.needed).toEqual([
      { criticalVariance: "alternative", violations: 178, none: 528 },
      { criticalVariance: "null", violations: 175, none: 519 },
    ]);
  });

  it("have an interval of their own, and a test against it, where their counts are known", () => {
    const figure = { auc: 0.571, violations: 150, none: 450, source: "a letter" };
    const plan = scoredCasesPlan({ score: { baselines: [0.5, figure] } });
    const { figures, sets } = discriminationOf(CASES, plan);
    expect(figures).toHaveLength(1);
    expect(figures[0]).toMatchObject({ source: "a letter", counts: { violations: 150, none: 450 }, ifCounts: [] });
    const { difference, test } = sets[0]!.againstFigures[0]!;
    const { result: score } = scoreQuestion(evidenceOfCases(plan, CASES).scores, plan);
    if (score.kind === "not-estimable") throw new Error(score.reason);
    const auc = numberOf(score.sets[0]!.auc.value);
    expect(numberOf(difference.value)).toBeCloseTo(auc - 0.571, 12);
    // Less certain than the figure is by itself: both have an error of their own.
    const own = figures[0]!.interval!;
    if ("kind" in own) throw new Error(own.reason);
    const [lower, upper] = boundsOf(difference.value);
    expect(upper - lower).toBeGreaterThan((own.upper as number) - (own.lower as number));
    expect("pValue" in test.value && test.value.pValue).toBeLessThan(0.05);
  });

  it("need no units where they are chance", () => {
    const { figures } = discriminationOf(CASES, scoredCasesPlan({ score: { baselines: [0.5, 0.5004] } }));
    expect(figures[0]!.needed).toEqual([]);
  });
});

describe("yield by the score", () => {
  it("counts the violations among the highest scores, and compares with random order", () => {
    const { yields, baseRate } = knownSet(CASES);
    if (!Array.isArray(yields.value)) throw new Error("no yields");
    expect(yields.value.map(({ inspected }) => inspected)).toEqual([3, 15, 30, 60]);
    const sorted = CASES.toSorted((a, b) => b.score - a.score);
    const cut = sorted[29]!.score;
    const above = sorted.filter(({ score }) => score > cut);
    const tied = sorted.filter(({ score }) => score === cut);
    const found = (rows: readonly ScoredCase[]) => rows.filter(({ outcome }) => outcome === "1").length;
    const expected = found(above) + (found(tied) * (30 - above.length)) / tied.length;
    const tenth = yields.value[2];
    expect(tenth.found).toBeCloseTo(expected, 12);
    expect(numberOf(tenth.yield)).toBeCloseTo(expected / 30, 12);
    expect(numberOf(tenth.lift)).toBeCloseTo(expected / 30 / (found(CASES) / 300), 12);
    expect(numberOf(baseRate.value)).toBeCloseTo(found(CASES) / 300, 12);
  });

  it("takes the capacity as a share of all scored units, of known outcome or not", () => {
    const unknown = CASES.map((row): ScoredCase => ({ ...row, outcome: "" }));
    const plan = scoredCasesPlan({ score: { capacity: 90 } });
    const { yields } = knownSet([...CASES, ...unknown], plan);
    if (!Array.isArray(yields.value)) throw new Error("no yields");
    expect(yields.value.find(({ capacity }) => capacity === 90)).toMatchObject({ share: 0.15, inspected: 45 });
  });

  it("has none where no violation is known", () => {
    const { yields, averagePrecision, rocBand } = knownSet(CASES.map((row) => ({ ...row, outcome: "0" as const })));
    expect(yields.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(averagePrecision.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(rocBand.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
  });
});

describe("other routes to the interval of the area", () => {
  const plan = scoredCasesPlan();
  const { result: score } = scoreQuestion(evidenceOfCases(plan, CASES).scores, plan);
  const delong = score.kind === "estimated" ? score.sets[0]!.auc.value : null;

  it("come near DeLong's by resampling of units", () => {
    const { bootstrap } = knownSet(CASES);
    expect(numberOf(bootstrap.value)).toBeCloseTo(numberOf(delong!), 12);
    expectSame(boundsOf(bootstrap.value), boundsOf(delong!), 0.02);
  });

  it("are DeLong's own where every unit is a cluster by itself", () => {
    const { clustered } = knownSet(CASES.map((row, cluster) => ({ ...row, cluster })));
    if (clustered === null || "kind" in clustered.value) throw new Error("no clusters");
    expect(clustered.value.clusters).toBe(300);
    const bounds = boundsOf(clustered.value.auc);
    expectSame(bounds, boundsOf(delong!), 1e-12);
  });

  it("do not grow surer when every unit is written down twice in one cluster", () => {
    const twice = CASES.flatMap((row, cluster) => [
      { ...row, cluster },
      { ...row, cluster },
    ]);
    const { clustered } = knownSet(twice);
    if (clustered === null || "kind" in clustered.value) throw new Error("no clusters");
    const bounds = boundsOf(clustered.value.auc);
    expectSame(bounds, boundsOf(delong!), 1e-12);
    const resampled = boundsOf(clustered.value.bootstrap);
    expectSame(resampled, boundsOf(delong!), 0.02);
  });

  it("are not asked for where nothing says what units belong to", () => {
    expect(knownSet(CASES).clustered).toBeNull();
  });
});

describe("the score by period", () => {
  const periods = { order: ["2019", "2020", "2021"], developedOn: [1] };
  const planned = scoredCasesPlan({
    data: { cases: { columns: { period: "year" } } },
    score: { periods },
  });
  const rows = [
    ...drawnCases(200, 1, { first: 0.5, second: 0 }).map((row) => ({ ...row, period: "2019" })),
    ...drawnCases(200, 2, { first: 0.2, second: 0 }).map((row) => ({ ...row, period: "2020" })),
    ...drawnCases(200, 3, { first: 0.1, second: 0 }).map((row) => ({ ...row, period: "2021" })),
  ];

  it("gives each period the area of its own units, and the change from first to last", () => {
    const { periods: found } = discriminationOf(rows, planned);
    const areas = found!.periods.map(({ auc }) => numberOf(auc.value));
    const alone = ["2019", "2020", "2021"].map((year) => {
      const own = rows.filter(({ period }) => period === year);
      const { result } = scoreQuestion(evidenceOfCases(scoredCasesPlan(), own).scores, scoredCasesPlan());
      return result.kind === "estimated" ? numberOf(result.sets[0]!.auc.value) : Number.NaN;
    });
    expectSame(areas, alone, 1e-12);
    expect(numberOf(found!.change.difference.value)).toBeCloseTo(alone[2]! - alone[0]!, 12);
    expect(found!.periods.map(({ developedOn }) => developedOn)).toEqual([true, false, false]);
  });

  it("takes everything but the development out of sample, and finds less there", () => {
    const { development } = discriminationOf(rows, planned).periods!;
    const later = rows.filter(({ period }) => period !== "2019").map(({ period: _, ...row }) => row);
    const { result } = scoreQuestion(evidenceOfCases(scoredCasesPlan(), later).scores, scoredCasesPlan());
    if (result.kind === "not-estimable") throw new Error(result.reason);
    expect(numberOf(development!.outOfSample.value)).toBeCloseTo(numberOf(result.sets[0]!.auc.value), 12);
    expect(boundsOf(development!.change.difference.value)[1]).toBeLessThan(0);
  });

  it("counts units that fall in no period in a row of their own", () => {
    const { tables } = discriminationQuestion(evidenceOfCases(planned, [...rows, ...CASES]), planned);
    const table = tables.find(({ id }) => id === "score.periods.outcomes")!;
    expect(table.keys[0]!.levels).toEqual(["2019", "2020", "2021", "no period"]);
    expect(table.counts.slice(6).reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  it("has no area in a period with one outcome only, and then no change", () => {
    const oneSided = rows.map((row) => (row.period === "2021" ? { ...row, outcome: "0" as const } : row));
    const { periods: found } = discriminationOf(oneSided, planned);
    expect(found!.periods[2]!.auc.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(found!.change.difference.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
  });

  it("is absent where the plan names no periods", () => {
    expect(discriminationOf(CASES, scoredCasesPlan()).periods).toBeNull();
  });
});
