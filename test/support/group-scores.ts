import { type GroupScoreEvidence, PROVENANCES, type ScoreEvidence } from "../../src/data/evidence.js";

/** A scored unit with its group, and what became known of it. `outcome` null: nobody looked. */
export interface GroupedUnit {
  readonly score: number;
  /** Null: no group has the majority. */
  readonly group: string | null;
  readonly outcome: "violation" | "none" | null;
  readonly weight?: number;
  readonly people?: number;
}

/** Evidence of units in any order, one pattern a unit, with bands cut from the score: low, middle, high, the last flagged. */
export function groupScoresOf(
  units: readonly GroupedUnit[],
  options: { readonly thresholds: readonly [number, number]; readonly unit?: "sponsors" | "cases" },
): { readonly groupScores: GroupScoreEvidence; readonly scores: ScoreEvidence } {
  const groups = [...new Set(units.flatMap(({ group }) => (group === null ? [] : [group])))].sort();
  const scores = Float64Array.from(new Set(units.map(({ score }) => score))).sort();
  const bandOf = (score: number) => options.thresholds.filter((threshold) => score >= threshold).length;
  const codes = units
    .map((unit) => ({
      ...unit,
      code: scores.indexOf(unit.score),
      groupCode: unit.group === null ? groups.length : groups.indexOf(unit.group),
      outcomeCode: unit.outcome === null ? 2 : unit.outcome === "none" ? 1 : 0,
    }))
    .sort((a, b) => a.code - b.code || a.groupCode - b.groupCode || a.outcomeCode - b.outcomeCode);
  const weightOf = (unit: GroupedUnit) => unit.weight ?? 1;
  const unit = options.unit ?? "sponsors";
  const provenance = (outcome: number) => PROVENANCES.indexOf(outcome === 2 ? "never" : "risk");
  const counted = (outcome: number) => {
    const counts = new Float64Array(scores.length * PROVENANCES.length);
    for (const each of codes) {
      if (each.outcomeCode !== outcome) continue;
      counts[each.code * PROVENANCES.length + provenance(outcome)]! += weightOf(each);
    }
    return counts;
  };
  return {
    groupScores: {
      kind: "groupScores",
      unit,
      memberUnit: unit === "sponsors" ? "migrants" : "cases",
      groups,
      bands: { order: ["low", "middle", "high"], flagged: [false, false, true] },
      scores,
      provenances: PROVENANCES,
      scoreCodes: Uint32Array.from(codes, ({ code }) => code),
      groupCodes: Uint16Array.from(codes, ({ groupCode }) => groupCode),
      bandCodes: Uint8Array.from(codes, ({ score }) => bandOf(score)),
      outcomeCodes: Uint8Array.from(codes, ({ outcomeCode }) => outcomeCode),
      provenanceCodes: Uint8Array.from(codes, ({ outcomeCode }) => provenance(outcomeCode)),
      weights: Float64Array.from(codes, weightOf),
      people: Float64Array.from(codes, (each) => each.people ?? weightOf(each)),
      largest: Float64Array.from(codes, () => 1),
      units: codes.reduce((sum, each) => sum + weightOf(each), 0),
    },
    scores: {
      kind: "scores",
      unit,
      scores,
      provenances: PROVENANCES,
      violations: counted(0),
      none: counted(1),
      unknown: counted(2),
    },
  };
}
