import { describe, expect, it } from "vitest";
import { calibration } from "../../src/audit/calibration/calibration.js";
import type { CalibrationNumbers } from "../../src/audit/calibration/calibration-result.js";
import { PROVENANCES, type ScoreEvidence } from "../../src/data/evidence.js";
import type { Plan } from "../../src/plan/schema.js";
import { groupScoresOf, type ScoredRow } from "../support/errors-part.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

const ROWS: readonly ScoredRow[] = [10, 30, 60, 80].flatMap((score): ScoredRow[] => [
  { group: score < 50 ? "A" : "B", score, band: score < 50 ? 0 : 1, outcome: "violation", count: score },
  { group: score < 50 ? "A" : "B", score, band: score < 50 ? 0 : 1, outcome: "none", count: 100 - score },
]);

function histogramOf(rows: readonly ScoredRow[]): ScoreEvidence {
  const scores = [...new Set(rows.map(({ score }) => score!))].sort((a, b) => a - b);
  const counts = { violation: [] as number[], none: [] as number[], unknown: [] as number[] };
  for (const list of Object.values(counts)) list.push(...new Array<number>(scores.length * PROVENANCES.length).fill(0));
  for (const { score, outcome, count, provenance } of rows) {
    counts[outcome][scores.indexOf(score!) * PROVENANCES.length + PROVENANCES.indexOf(provenance ?? "unstated")]! +=
      count;
  }
  return {
    kind: "scores",
    unit: "cases",
    scores: Float64Array.from(scores),
    provenances: PROVENANCES,
    violations: Float64Array.from(counts.violation),
    none: Float64Array.from(counts.none),
    unknown: Float64Array.from(counts.unknown),
  };
}

function calibrated(change: object, rows = ROWS) {
  const plan: Plan = sampleCasesPlan({ bands: { order: ["low", "high"] }, ...change });
  const result = calibration(histogramOf(rows), groupScoresOf(rows, ["low", "high"]), plan);
  if (result.kind !== "estimated") throw new Error(result.reason);
  return result;
}

const percent = { scoreRange: { lower: 0, upper: 100 } };
const value = (numbers: CalibrationNumbers | null, name: "slope" | "intercept" | "inTheLarge") => {
  const estimate = numbers![name].value;
  return estimate.kind === "estimate" ? estimate.value : estimate.reason;
};

describe("calibration", () => {
  it("finds slope 1 and nothing missing where each score says what is found", () => {
    const { sets, probability } = calibrated(percent);
    expect(probability).toEqual({ zero: 0, one: 100 });
    expect(value(sets[0]!.numbers, "slope")).toBeCloseTo(1, 8);
    expect(value(sets[0]!.numbers, "intercept")).toBeCloseTo(0, 8);
    expect(value(sets[0]!.numbers, "inTheLarge")).toBeCloseTo(0, 8);
    expect(sets[0]!.numbers!.meanPredicted.value).toMatchObject({ value: expect.closeTo(0.45, 12) });
    expect(sets[0]!.numbers!.observed.value).toMatchObject({ value: 0.45 });
    expect(sets[0]!.numbers!.brier.value).toMatchObject({ uncertainty: expect.closeTo(0.45 * 0.55, 12) });
  });

  it("is done for each group, and rests there on the group's own counts", () => {
    const { groups } = calibrated(percent);
    expect(groups.map(({ group }) => group)).toEqual(["A", "B"]);
    expect(value(groups[1]!, "slope")).toBeCloseTo(1, 8);
    expect(groups[1]!.slope.restsOn).toEqual(["errors.confusion#B"]);
    expect(groups[1]!.observed.value).toMatchObject({ value: 0.7 });
  });

  it("reads a score as a chance only where its range or the plan says so", () => {
    expect(
      calibrated({ scoreRange: { lower: 0, upper: 1 } }, [{ group: "A", score: 1, band: 0, outcome: "none", count: 3 }])
        .probability,
    ).toEqual({ zero: 0, one: 1 });
    for (const change of [{}, { scoreRange: { lower: 1, upper: 99 } }]) {
      const { probability, sets, groups } = calibrated(change);
      expect(probability).toBeNull();
      expect(sets[0]!.numbers).toBeNull();
      expect(sets[0]!.reliability.meanScores).toEqual([10, 30, 60, 80]);
      expect(groups).toEqual([]);
    }
    const stated = { scoreRange: { lower: 1, upper: 99 }, score: { probability: { zero: 0, one: 100 } } };
    expect(value(calibrated(stated).sets[0]!.numbers, "slope")).toBeCloseTo(1, 8);
  });

  it("has no slope where a score of 0 or 1 has an outcome, or one cut parts the outcomes", () => {
    const sure: ScoredRow = { group: "A", score: 100, band: 1, outcome: "violation", count: 1 };
    expect(value(calibrated(percent, [...ROWS, sure]).sets[0]!.numbers, "slope")).toBe("infinite-log-odds");
    const parted: ScoredRow[] = [
      { group: "A", score: 20, band: 0, outcome: "none", count: 30 },
      { group: "A", score: 70, band: 1, outcome: "violation", count: 30 },
    ];
    expect(value(calibrated(percent, parted).sets[0]!.numbers, "slope")).toBe("separated");
  });
});
