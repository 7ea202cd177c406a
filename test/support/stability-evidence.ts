import { NO_DATE } from "../../src/data/columns.js";
import type { CodedScoreEvidence, PeriodScoreEvidence } from "../../src/data/evidence.js";
import { codedScores } from "../../src/data/reduce/coded-scores.js";
import { periodScores } from "../../src/data/reduce/period-scores.js";

/** One scored unit of a test: its score, codes in doubt, and when and how its outcome became known. */
export interface StabilityRow {
  readonly score: number;
  readonly pattern?: number;
  readonly day?: number;
  readonly outcome?: "violation" | "none";
  readonly provenance?: "random" | "risk";
}

/** Evidence of rows: bands low, middle and high are cut at 30 and 60. */
export function stabilityEvidence(rows: readonly StabilityRow[]): {
  readonly codedScores: CodedScoreEvidence;
  readonly periodScores: PeriodScoreEvidence;
} {
  const scores = Float64Array.from(rows, ({ score }) => score);
  const coded = codedScores(
    scores,
    Uint8Array.from(rows, ({ pattern = 0 }) => pattern),
    { unit: "sponsors", markers: [] },
  );
  const units = {
    count: rows.length,
    scores,
    bands: Uint8Array.from(rows, ({ score }) => (score >= 60 ? 2 : score >= 30 ? 1 : 0)),
    outcomes: Uint8Array.from(rows, ({ outcome }) => (outcome === undefined ? 2 : outcome === "violation" ? 0 : 1)),
    provenances: Uint8Array.from(rows, ({ provenance }) =>
      provenance === "random" ? 0 : provenance === "risk" ? 1 : 3,
    ),
  };
  const bands = { order: ["low", "middle", "high"], flagged: [false, false, true] };
  const dated = periodScores(
    units,
    Int32Array.from(rows, ({ day = NO_DATE }) => day),
    { unit: "sponsors", bands },
  );
  if (coded.kind === "unavailable" || dated.kind === "unavailable") throw new Error("evidence of rows is available");
  return { codedScores: coded, periodScores: dated };
}
