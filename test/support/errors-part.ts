import { bandsOrdered } from "../../src/audit/bands-ordered/bands-ordered.js";
import { errorsByGroup } from "../../src/audit/errors/errors-by-group.js";
import type { AuditResult } from "../../src/audit/result.js";
import type { GroupScoreEvidence } from "../../src/data/evidence.js";
import { PROVENANCES, type Provenance } from "../../src/data/evidence.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { disclosedErrors } from "../../src/disclosure/errors.js";
import { disclosedBands } from "../../src/disclosure/errors-bands.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import type { Plan } from "../../src/plan/schema.js";

/** Units of one group that share score, band, outcome and provenance. */
export interface ScoredRow {
  readonly group: string;
  readonly band: number;
  readonly outcome: "violation" | "none" | "unknown";
  readonly count: number;
  readonly provenance?: Provenance;
  /** Absent: the source has no score, and bands stand in its place. */
  readonly score?: number;
}

/** Evidence of cases by group from rows; the last band is the flagged one. */
export function groupScoresOf(rows: readonly ScoredRow[], order: readonly string[]): GroupScoreEvidence {
  const groups = [...new Set(rows.map(({ group }) => group))].sort();
  const scores = [...new Set(rows.flatMap(({ score }) => score ?? []))].sort((a, b) => a - b);
  const counts = Float64Array.from(rows, ({ count }) => count);
  return {
    kind: "groupScores",
    unit: "cases",
    memberUnit: "cases",
    groups,
    bands: { order, flagged: order.map((_, band) => band === order.length - 1) },
    scores: scores.length === 0 ? null : Float64Array.from(scores),
    provenances: PROVENANCES,
    scoreCodes: Uint32Array.from(rows, ({ score }) => (score === undefined ? 0 : scores.indexOf(score))),
    groupCodes: Uint16Array.from(rows, ({ group }) => groups.indexOf(group)),
    bandCodes: Uint8Array.from(rows, ({ band }) => band),
    outcomeCodes: Uint8Array.from(rows, ({ outcome }) => ["violation", "none", "unknown"].indexOf(outcome)),
    provenanceCodes: Uint8Array.from(rows, ({ provenance }) => PROVENANCES.indexOf(provenance ?? "unstated")),
    weights: counts,
    people: counts,
    largest: counts.map((count) => Math.min(1, count)),
    units: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** Rows of the two largest groups of COMPAS by flag and outcome (Larson et al. 2016). */
export const COMPAS_ROWS: readonly ScoredRow[] = [
  { group: "African-American", band: 0, outcome: "violation", count: 532 },
  { group: "African-American", band: 0, outcome: "none", count: 990 },
  { group: "African-American", band: 1, outcome: "violation", count: 1369 },
  { group: "African-American", band: 1, outcome: "none", count: 805 },
  { group: "Caucasian", band: 0, outcome: "violation", count: 461 },
  { group: "Caucasian", band: 0, outcome: "none", count: 1139 },
  { group: "Caucasian", band: 1, outcome: "violation", count: 505 },
  { group: "Caucasian", band: 1, outcome: "none", count: 349 },
];

/** Errors by group and order of the bands of some rows, as they may be written, with their published tables. */
export function errorsPart(
  evidence: GroupScoreEvidence,
  plan: Plan,
): Pick<DisclosedAudit, "errors" | "bandsOrdered" | "tables"> {
  const errors = errorsByGroup(evidence, plan);
  const bands = bandsOrdered(evidence, plan);
  const counted = [...errors.tables, ...bands.tables];
  const hidden = hiddenCells(counted, plan.disclosure);
  const publish = publisher(hidden);
  const context = { result: { tables: counted, plan } as unknown as AuditResult, hidden, publish };
  if (errors.result.kind !== "estimated") throw new Error(errors.result.reason);
  return {
    errors: disclosedErrors(errors.result, context),
    bandsOrdered: disclosedBands(bands.result, context),
    tables: counted.map((table) => publishedTable(table, hidden, plan.disclosure)),
  };
}
