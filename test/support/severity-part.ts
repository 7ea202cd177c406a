import type { AuditResult, CountTable } from "../../src/audit/result.js";
import { bandsByGrade } from "../../src/audit/severity/bands-by-grade.js";
import { type GradedOutcomeEvidence, PROVENANCES, type Provenance } from "../../src/data/evidence.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { disclosedGrades } from "../../src/disclosure/severity.js";
import type { Plan } from "../../src/plan/schema.js";
import { type PlanOverrides, sampleCasesPlan } from "./sample-plan.js";

export const GRADED_BANDS = ["low", "middle", "high"];
export const GRADES = ["light", "serious", "very-serious"];

/** Counts of one provenance: per band no violation, each grade, a violation without a grade, outcome not known. */
export type GradedRows = Partial<Record<Provenance, readonly (readonly number[])[]>>;

/** Evidence of one grading over three bands and three grades. */
export function gradedEvidence(rows: GradedRows, by: "severity" | "number" = "severity"): GradedOutcomeEvidence {
  const grades = by === "severity" ? GRADES : ["1", "2-3", "4+"];
  const none = GRADED_BANDS.map(() => [0, 0, 0, 0, 0, 0]);
  return {
    kind: "gradedOutcomes",
    unit: "cases",
    bands: { order: GRADED_BANDS, flagged: [false, false, true] },
    provenances: PROVENANCES,
    graded: [
      {
        by,
        grades,
        counts: Float64Array.from(
          PROVENANCES.flatMap((name) => (rows[name] ?? none).flatMap((row) => [...row, 0, 0, 0, 0].slice(0, 6))),
        ),
      },
    ],
  };
}

/** A plan of cases in three bands with levels of severity. */
export function severityPlan(change: PlanOverrides = {}): Plan {
  const levels = GRADES.map((name) => ({ name, label: { nl: `nl ${name}`, en: `en ${name}` }, texts: [name] }));
  return sampleCasesPlan({ bands: { order: GRADED_BANDS }, severity: { levels }, ...change });
}

/** An audit with severity by band, computed and disclosed from counts. */
export function withSeverity(audit: DisclosedAudit, evidence: GradedOutcomeEvidence, plan: Plan): DisclosedAudit {
  const { tables, results } = bandsByGrade(evidence, plan);
  const hidden = hiddenCells(tables as readonly CountTable[], plan.disclosure);
  const publish = publisher(hidden);
  return {
    ...audit,
    plan: { ...audit.plan, severity: plan.severity },
    bandsByGrade: results.map((result) => disclosedGrades(result, publish)) as DisclosedAudit["bandsByGrade"],
    tables: [...audit.tables, ...tables.map((table) => publishedTable(table, hidden, plan.disclosure))],
  };
}

export type GradedResult = AuditResult["bandsByGrade"][number];
