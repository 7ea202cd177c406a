import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assumptionQuestion } from "../../src/audit/assumption/assumption.js";
import type { AssumptionResult } from "../../src/audit/assumption/assumption-result.js";
import { boundsAt, extremeAreas, lowerEndAtLeast } from "../../src/audit/assumption/extreme-areas.js";
import type { ScoreEvidence } from "../../src/data/evidence.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { newcombeDifferenceInterval } from "../../src/statistics/proportion-difference.js";
import { rocAuc } from "../../src/statistics/roc-auc.js";
import { type PlanOverrides, samplePlan } from "../support/sample-plan.js";

/** Units at each score: violations and none found by inspection, and units never inspected. */
type Row = readonly [score: number, violations: number, none: number, never: number];

const ROWS: readonly Row[] = [
  [10, 2, 40, 100],
  [35, 6, 30, 60],
  [50, 8, 24, 40],
  [70, 14, 12, 20],
  [90, 10, 4, 5],
];

function evidenceOf(rows: readonly Row[]): ScoreEvidence {
  const column = (place: 1 | 2 | 3, provenance: 0 | 1) =>
    Float64Array.from(rows.flatMap((row) => [provenance === 0 ? row[place]! : 0, provenance === 1 ? row[place]! : 0]));
  return {
    kind: "scores",
    unit: "sponsors",
    scores: Float64Array.from(rows, ([score]) => score),
    provenances: ["risk", "never"],
    violations: column(1, 0),
    none: column(2, 0),
    unknown: column(3, 1),
  };
}

const NO_MEMBERS = { kind: "unavailable", reason: "no-members" } as const;
const sourceOf = (rows: readonly Row[]) => ({ scores: evidenceOf(rows), groupScores: NO_MEMBERS });

function estimated(rows: readonly Row[], overrides: PlanOverrides = {}): AssumptionResult {
  const { result } = assumptionQuestion(sourceOf(rows), samplePlan(overrides));
  if (result.kind !== "estimated") throw new Error(result.reason);
  return result;
}

/** Area with k hidden violations at the lowest scores, from a list of units. */
function worstArea(rows: readonly Row[], k: number): number {
  const scores: number[] = [];
  const outcomes: number[] = [];
  const add = (count: number, score: number, outcome: number) => {
    for (let unit = 0; unit < count; unit++) {
      scores.push(score);
      outcomes.push(outcome);
    }
  };
  let left = k;
  for (const [score, violations, none, never] of rows) {
    const hidden = Math.min(left, never);
    left -= hidden;
    add(violations + hidden, score, 1);
    add(none + never - hidden, score, 0);
  }
  const auc = rocAuc(Float64Array.from(scores), outcomes);
  return auc.kind === "estimate" ? auc.value : Number.NaN;
}

describe("what rests on the untested assumption", () => {
  it("starts where every never-inspected unit complies and only widens from there", () => {
    const { areas } = estimated(ROWS);
    if ("kind" in areas.value) throw new Error(areas.value.reason);
    const [first] = areas.value;
    for (const value of [first!.bounds.lowest, first!.bounds.highest, first!.inProportion.value, first!.byRank.value]) {
      expect(value).toBeCloseTo(worstArea(ROWS, 0), 12);
    }
    areas.value.forEach(({ bounds, inProportion, byRank }, step) => {
      const before = areas.value as readonly { bounds: typeof bounds }[];
      const previous = before[Math.max(0, step - 1)]!.bounds;
      expect(bounds.lowest).toBeLessThanOrEqual(previous.lowest);
      expect(bounds.highest).toBeGreaterThanOrEqual(previous.highest);
      expect(bounds.lower).toBeLessThan(bounds.lowest);
      expect(bounds.upper).toBeGreaterThan(bounds.highest);
      for (const { value } of [inProportion, byRank]) {
        expect(value).toBeGreaterThanOrEqual(bounds.lowest);
        expect(value).toBeLessThanOrEqual(bounds.highest);
      }
      expect(byRank.value).toBeGreaterThanOrEqual(inProportion.value);
    });
  });

  it("finds the fewest hidden violations at which the area is no longer above a constant", () => {
    const { breakingPoints } = estimated(ROWS);
    const chance = breakingPoints
      .map(({ value }) => value)
      .find(({ claim }) => claim.kind === "auc-above" && claim.baseline === 0.5)!;
    const hidden = chance.estimateFails!.hidden;
    expect(worstArea(ROWS, hidden)).toBeLessThanOrEqual(0.5);
    for (let k = 0; k < hidden; k++) expect(worstArea(ROWS, k)).toBeGreaterThan(0.5);
    expect(chance.estimateFails!.share).toBeCloseTo(hidden / 225, 12);
    expect(chance.estimateHolds && chance.intervalHolds).toBe(true);
    expect(chance.intervalFails!.hidden).toBeLessThan(hidden);
  });

  it("says that an interval fails without hidden violations, though one around bounds that lie apart would not", () => {
    // Hidden violations at the highest scores alone make the area no smaller: only the upper bound moves.
    const rows = ROWS.map(([score, violations, none], row): Row => [score, violations, none, row < 4 ? 0 : 100]);
    const { areas } = estimated(rows, { assumption: { highestShare: 0.04, steps: 4 } });
    if ("kind" in areas.value) throw new Error(areas.value.reason);
    const [none, some] = [areas.value[0]!.bounds, areas.value[4]!.bounds];
    expect(some.lowest).toBe(none.lowest);
    expect(some.lower).toBeGreaterThan(none.lower);
    const baseline = (none.lower + some.lower) / 2;
    const { breakingPoints } = estimated(rows, { score: { baselines: [baseline] } });
    expect(breakingPoints[0]!.value).toMatchObject({
      estimateHolds: true,
      intervalHolds: false,
      intervalFails: { hidden: 0, share: 0 },
    });
  });

  it("looks at the scores only where the interval may fail: its end lies no lower than a bound without them", () => {
    const counts = fc.array(fc.nat(12), { minLength: 4, maxLength: 4 }).map((values) => Float64Array.from(values));
    fc.assert(
      fc.property(counts, counts, counts, (violations, none, unknown) => {
        const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
        fc.pre(total(violations) > 0 && total(none) > 0);
        const outcomes = { violations, none, unknown };
        const extremes = extremeAreas(outcomes, total(unknown));
        for (let k = 0; k <= total(unknown); k++) {
          const { lower } = boundsAt(outcomes, extremes, k, 0.95);
          expect(lowerEndAtLeast(extremes, k, 0.95)).toBeLessThanOrEqual(lower + 1e-12);
        }
      }),
    );
  });

  it("finds when a band no longer holds a larger share of violations than the band below it", () => {
    const { breakingPoints } = estimated(ROWS);
    const bands = breakingPoints.map(({ value }) => value).filter(({ claim }) => claim.kind === "bands-ordered");
    expect(bands.map(({ claim }) => claim)).toEqual([
      { kind: "bands-ordered", lower: "low", higher: "middle" },
      { kind: "bands-ordered", lower: "middle", higher: "high" },
    ]);
    // Low: 2 of 142; middle: 14 of 168. (2 + k) / 142 reaches 14 / 168 at k = 10.
    expect(bands[0]!.estimateFails!.hidden).toBe(10);
    const lower = (k: number) => newcombeDifferenceInterval(14, 168, 2 + k, 142).lower;
    const fails = bands[0]!.intervalFails!.hidden;
    expect(lower(fails)).toBeLessThanOrEqual(0);
    expect(lower(fails - 1)).toBeGreaterThan(0);
  });

  it("says that a claim holds over the whole range, and that one has nothing to stand on", () => {
    const { breakingPoints } = estimated(ROWS, {
      assumption: { highestShare: 0.001 },
      score: { baselines: [0.5, 0.95] },
    });
    const [chance, high] = breakingPoints.map(({ value }) => value);
    expect(chance).toMatchObject({ intervalHolds: true, estimateFails: null, intervalFails: null });
    expect(high).toMatchObject({ estimateHolds: false, estimateFails: { hidden: 0, share: 0 } });
  });

  it("gives no area without a violation, and no answer without outcomes or never-inspected units", () => {
    const result = estimated([
      [10, 0, 5, 9],
      [70, 0, 3, 2],
    ]);
    expect(result.areas.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(result.breakingPoints.every(({ value }) => value.claim.kind === "bands-ordered")).toBe(true);
    const reason = (rows: readonly Row[]) => assumptionQuestion(sourceOf(rows), samplePlan()).result;
    expect(reason([[10, 0, 0, 5]])).toEqual({ kind: "not-estimable", reason: "no-known-outcome" });
    expect(reason([[10, 1, 2, 0]])).toEqual({ kind: "not-estimable", reason: "nobody-never-inspected" });
    const missing = { kind: "unavailable", reason: "no-score-column" } as const;
    expect(assumptionQuestion({ scores: missing, groupScores: NO_MEMBERS }, samplePlan()).result).toEqual({
      kind: "not-estimable",
      reason: "no-score-column",
    });
  });

  it("counts what it rests on in all and by band", () => {
    const { tables } = assumptionQuestion(sourceOf(ROWS), samplePlan());
    expect(tables).toEqual([
      {
        id: "assumption.outcomes",
        unit: "sponsors",
        keys: [{ name: "outcome", levels: ["violation", "none", "never-inspected"] }],
        counts: [40, 110, 225],
        leftOut: { counts: [0, 0, 0], people: [0, 0, 0], units: [0, 0, 0], largest: [1, 1, 1] },
      },
      {
        id: "assumption.bands",
        unit: "sponsors",
        keys: [
          { name: "band", levels: ["low", "middle", "high"] },
          { name: "outcome", levels: ["violation", "none", "never-inspected"] },
        ],
        counts: [2, 40, 100, 14, 54, 100, 24, 16, 25],
        leftOut: { counts: [0, 0, 0], people: [0, 0, 0], units: [0, 0, 0], largest: [1, 1, 1] },
      },
    ]);
  });
});

describe("units of which nothing is known", () => {
  /** Inspected at these scores with no outcome on record. */
  const withUnrecorded = (counts: readonly number[]) => {
    const evidence = evidenceOf(ROWS);
    const unknown = evidence.unknown.map((count, cell) => (cell % 2 === 0 ? counts[cell / 2]! : count));
    return { scores: { ...evidence, unknown }, groupScores: NO_MEMBERS };
  };

  it("are counted beside the tables that leave them out, all together and by band", () => {
    const { result, tables } = assumptionQuestion(withUnrecorded([4, 0, 7, 0, 2]), samplePlan());
    expect(result).toMatchObject({ kind: "estimated", leftOut: { value: 13, restsOn: ["assumption.outcomes"] } });
    const [outcomes, bands] = tables;
    expect(outcomes!.leftOut!.counts).toEqual([13, 0, 0]);
    // Bands of the sample plan start at 30 and 60.
    expect(bands!.leftOut!.counts).toEqual([4, 7, 2]);
    expect(outcomes!.counts).toEqual(assumptionQuestion(sourceOf(ROWS), samplePlan()).tables[0]!.counts);
  });

  it("hide the tables where they are few: beside all units they would follow", () => {
    const hiddenWith = (counts: readonly number[]) => {
      const { tables } = assumptionQuestion(withUnrecorded(counts), samplePlan());
      const large = tables.map((table) => ({ ...table, counts: table.counts.map((count) => count + 100) }));
      const hidden = hiddenCells(large, samplePlan().disclosure);
      return large.map(({ id }) => hidden.hidesSome(id));
    };
    expect(hiddenWith([0, 0, 0, 0, 0])).toEqual([false, false]);
    expect(hiddenWith([0, 0, 3, 0, 0])).toEqual([true, true]);
    expect(hiddenWith([0, 0, 30, 0, 0])).toEqual([false, false]);
    expect(hiddenWith([30, 0, 3, 0, 0])).toEqual([false, true]);
  });
});
