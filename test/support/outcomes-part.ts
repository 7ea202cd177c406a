import { calibration } from "../../src/audit/calibration/calibration.js";
import { scoreQuestion } from "../../src/audit/score/score.js";
import { PROVENANCES, type Provenance, type ScoreEvidence } from "../../src/data/evidence.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { disclosedCalibration } from "../../src/disclosure/errors-calibration.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import type { Plan } from "../../src/plan/schema.js";
import { errorsPart, groupScoresOf, type ScoredRow } from "./errors-part.js";
import { sampleCasesPlan } from "./sample-plan.js";

const ORDER = ["low", "middle", "high"];

/** Ordered histogram of rows by score, outcome and provenance. */
export function histogramOf(rows: readonly ScoredRow[]): ScoreEvidence {
  const scores = [...new Set(rows.map(({ score }) => score!))].sort((a, b) => a - b);
  const zeros = () => new Float64Array(scores.length * PROVENANCES.length);
  const counts = { violation: zeros(), none: zeros(), unknown: zeros() };
  for (const { score, outcome, count, provenance } of rows) {
    const cell = scores.indexOf(score!) * PROVENANCES.length + PROVENANCES.indexOf(provenance ?? "unstated");
    counts[outcome][cell]! += count;
  }
  return {
    kind: "scores",
    unit: "cases",
    scores: Float64Array.from(scores),
    provenances: PROVENANCES,
    violations: counts.violation,
    none: counts.none,
    unknown: counts.unknown,
  };
}

/** Scores of 10 to 90 in three groups: a random sample, and inspections that found nothing to look at below 40. */
export function severalWays(risk = 30): readonly ScoredRow[] {
  const band = (score: number) => (score < 40 ? 0 : score < 70 ? 1 : 2);
  const row = (group: string, score: number, provenance: Provenance, [found, not]: readonly [number, number]) =>
    (["violation", "none"] as const).map(
      (outcome): ScoredRow => ({
        group,
        score,
        band: band(score),
        outcome,
        provenance,
        count: outcome === "violation" ? found : not,
      }),
    );
  return ["A", "B", "C"].flatMap((group, g) =>
    [10, 30, 50, 60, 80, 90].flatMap((score) => [
      ...row(group, score, "random", [10 + Math.round(score / 4), 60 + 10 * g]),
      ...(score < 40 ? [] : row(group, score, "risk", [risk, 30 + (group === "C" && score >= 70 ? 150 : 0)])),
    ]),
  );
}

/** An audit whose outcomes became known in several ways, computed and disclosed from rows. */
export function withOutcomes(audit: DisclosedAudit, rows: readonly ScoredRow[], change: object = {}): DisclosedAudit {
  const plan: Plan = sampleCasesPlan({
    bands: { order: ORDER, thresholds: [40, 70] },
    scoreRange: { lower: 0, upper: 100 },
    disclosure: { threshold: 10, units: 5 },
    ...change,
  });
  const evidence = groupScoresOf(rows, ORDER);
  const scores = histogramOf(rows);
  const part = errorsPart(evidence, plan);
  const counted = scoreQuestion(scores, plan).tables;
  const hidden = hiddenCells(counted, plan.disclosure);
  const published = counted.map((table) => publishedTable(table, hidden, plan.disclosure));
  return {
    ...audit,
    errors: part.errors,
    bandsOrdered: part.bandsOrdered,
    calibration: disclosedCalibration(calibration(scores, evidence, plan), { counted, published }, publisher(hidden)),
    tables: [...audit.tables, ...part.tables],
  };
}
