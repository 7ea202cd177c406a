import { type CaseColumns, NO_CONCERN } from "../../src/data/columns.js";
import type { EvidenceByNeed } from "../../src/data/evidence.js";
import { reduceSource } from "../../src/data/reduce/reduce-source.js";
import type { Plan } from "../../src/plan/schema.js";
import { type PlanOverrides, sampleCasesPlan } from "./sample-plan.js";
import { textColumn } from "./sponsor-rows.js";

/** A scored case: a score above 0.5 is a high band; the second model's too. */
export interface ScoredCase {
  readonly score: number;
  readonly outcome: "1" | "0" | "";
  readonly second?: number;
  readonly period?: string;
  readonly cluster?: number;
}

const second = { name: "second", label: { nl: "tweede", en: "second" }, score: "second", thresholds: [0.5] };

/** A plan that reads such cases, with a second model where `models` is not changed. */
export function scoredCasesPlan(overrides: PlanOverrides = {}): Plan {
  const columns = { id: "id", group: "group", score: "score", outcome: "outcome" };
  return sampleCasesPlan({
    data: { cases: { columns: { ...columns, band: undefined, selected: undefined } } },
    bands: { order: ["low", "high"], thresholds: [0.5] },
    selected: undefined,
    models: [second],
    ...overrides,
  });
}

/** What the cases come to under the plan. */
export function evidenceOfCases(plan: Plan, rows: readonly ScoredCase[]): EvidenceByNeed {
  const cases: CaseColumns = {
    group: textColumn(rows.map(() => "A")),
    score: Float64Array.from(rows, ({ score }) => score),
    outcome: textColumn(rows.map(({ outcome }) => outcome)),
    ...(rows.some(({ second: score }) => score !== undefined) && {
      compared: [{ score: Float64Array.from(rows, ({ second: score }) => score ?? Number.NaN) }],
    }),
    ...(rows.some(({ period }) => period !== undefined) && {
      period: textColumn(rows.map(({ period }) => period ?? "")),
    }),
    ...(rows.some(({ cluster }) => cluster !== undefined) && {
      cluster: Uint32Array.from(rows, ({ cluster }) => cluster ?? NO_CONCERN),
    }),
  };
  return reduceSource(plan, { form: "cases", cases }).evidence;
}

/** Cases with scores that know something of the outcome, by a small generator: the same for the same seed. */
export function drawnCases(count: number, seed: number, knows = { first: 0.3, second: 0.1 }): ScoredCase[] {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const rounded = (score: number) => Math.round(100 * score) / 100;
  return Array.from({ length: count }, () => {
    const violation = uniform() < 0.3;
    const common = uniform();
    return {
      outcome: violation ? "1" : "0",
      score: rounded(0.7 * (0.5 * common + 0.5 * uniform()) + (violation ? knows.first : 0)),
      second: rounded(0.7 * (0.5 * common + 0.5 * uniform()) + (violation ? knows.second : 0)),
    };
  });
}
