import { compareModels } from "../../src/audit/models/compare-models.js";
import type { CountTable } from "../../src/audit/result.js";
import { discriminationQuestion } from "../../src/audit/score/discrimination.js";
import { scoreQuestion } from "../../src/audit/score/score.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { disclosedDiscrimination } from "../../src/disclosure/discrimination.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { disclosedModel } from "../../src/disclosure/models.js";
import { publisher } from "../../src/disclosure/publish.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import type { Plan } from "../../src/plan/schema.js";
import type { PlanOverrides } from "./sample-plan.js";
import { drawnCases, evidenceOfCases, type ScoredCase, scoredCasesPlan } from "./scored-cases.js";

/** The score of some cases, in use, over time and beside a second model: as the audit makes it, and as it is released. */
export interface ReleasedScore {
  readonly plan: Plan;
  readonly tables: readonly CountTable[];
  readonly found: ReturnType<typeof discriminationQuestion>["result"];
  readonly released: Pick<DisclosedAudit, "score" | "discrimination" | "models" | "tables">;
}

/** Cases of three years, several of one person, with a second model. */
export function casesOfThreeYears(count = 300): ScoredCase[] {
  return [1, 2, 3].flatMap((seed) =>
    drawnCases(count, seed, { first: 0.4 - 0.1 * seed, second: 0.05 }).map((row, i) => ({
      ...row,
      period: `${2018 + seed}`,
      cluster: 1000 * seed + Math.floor(i / 2),
    })),
  );
}

export const THREE_YEARS: PlanOverrides = {
  data: { cases: { columns: { period: "year", cluster: "person" } } },
  score: {
    baselines: [0.5, 0.571, { auc: 0.62, violations: 150, none: 450, source: "an earlier study" }],
    capacity: 120,
    periods: { order: ["2019", "2020", "2021"], developedOn: [1] },
  },
};

/** Answers the questions on the score and discloses them under the thresholds of the plan. */
export function releasedScore(rows: readonly ScoredCase[], overrides: PlanOverrides = THREE_YEARS): ReleasedScore {
  const plan = scoredCasesPlan(overrides);
  const evidence = evidenceOfCases(plan, rows);
  const score = scoreQuestion(evidence.scores, plan);
  const discrimination = discriminationQuestion(evidence, plan);
  const compared = compareModels(evidence.jointScores, plan, "all-known");
  const tables = [...score.tables, ...discrimination.tables, ...compared.tables];
  const hidden = hiddenCells(tables, plan.disclosure);
  const publish = publisher(hidden);
  const written = tables.map((table) => publishedTable(table, hidden, plan.disclosure));
  return {
    plan,
    tables,
    found: discrimination.result,
    released: {
      tables: written,
      score:
        score.result.kind === "not-estimable"
          ? score.result
          : {
              ...score.result,
              sets: score.result.sets.map((set) => ({
                ...set,
                auc: publish.number(set.auc),
                baselines: set.baselines.map(({ baseline, test, position }) => ({
                  baseline,
                  test: publish.number(test),
                  position: publish.number(position),
                })),
              })),
            },
      discrimination: disclosedDiscrimination(discrimination.result, { publish, plan, tables: written }),
      models: compared.models.map((model) => disclosedModel(model, publish)),
    },
  };
}

/** An audit whose score is that of the given release. */
export function withReleasedScore(audit: DisclosedAudit, { plan, released }: ReleasedScore): DisclosedAudit {
  return {
    ...audit,
    ...released,
    tables: [...audit.tables, ...released.tables],
    plan: { ...audit.plan, score: plan.score, models: plan.models.map(({ name, label }) => ({ name, label })) },
    disclosure: { ...audit.disclosure, threshold: plan.disclosure.threshold },
  };
}
