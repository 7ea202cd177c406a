import { type Plan, type PlanInput, planSchema } from "../../src/plan/schema.js";

/**
 * Sections to change in a sample plan. Objects are merged key by key, everything else replaces; `undefined` removes.
 * Give `data` with another `form` to replace the whole section.
 */
export type PlanOverrides = { readonly [Key in keyof PlanInput]?: unknown };

const common = {
  version: 1,
  title: "Audit of a sample",
  synthetic: true,
  model: { name: "Sample model", version: "1.0", owner: "Model owner", status: "in-use" },
  period: "2017",
  dataOwner: "Data owner",
  purpose: "Tests of this toolkit",
  legalBasis: "None needed: the data is made up",
  resampling: { seed: 1, resamples: 999, bootstrap: 199 },
  languages: ["nl", "en"],
};

const sponsorsInput = {
  ...common,
  data: {
    form: "sponsors",
    sponsors: {
      file: "sponsors.csv",
      columns: { id: "sponsor", score: "score", outcome: "outcome", provenance: "provenance", indicators: ["branch"] },
    },
    migrants: { file: "migrants.csv", columns: { id: "sponsor", group: "nationality", count: "migrants" } },
  },
  rules: {
    compositionDate: "2017-01-01",
    predictionDate: "2017-01-01",
    nationalityRule: "first",
    statelessAndUnknown: ["Stateless", "Unknown"],
    unit: "number",
    episodes: "refuse",
    overrides: null,
  },
  bands: { order: ["low", "middle", "high"], thresholds: [30, 60] },
  scoreRange: { lower: 0, upper: 100 },
  outcome: { violation: ["violation"], none: ["none"] },
  provenance: { random: ["random"], risk: ["risk"], signal: ["signal"], never: ["never"] },
};

const casesInput = {
  ...common,
  data: {
    form: "cases",
    cases: {
      file: "cases.csv",
      columns: { id: "id", group: "group", score: "score", band: "band", selected: "selected", outcome: "outcome" },
    },
  },
  bands: { order: ["low", "high"] },
  selected: { yes: ["yes"], no: ["no"] },
  outcome: { violation: ["1"], none: ["0"] },
};

const countsInput = {
  ...common,
  data: {
    form: "counts",
    counts: { file: "counts.csv", columns: { group: "group", band: "band", count: "n" } },
    unit: "independent-persons",
  },
  bands: { order: ["low", "high"] },
};

/** A valid plan of the sponsors form, with thresholds on a 0-100 score, outcomes and provenances. */
export function samplePlan(overrides: PlanOverrides = {}): Plan {
  return planSchema.parse(merge(sponsorsInput, overrides));
}

/** A valid plan of the cases form: score, registered band, selection and outcome of persons with one group each. */
export function sampleCasesPlan(overrides: PlanOverrides = {}): Plan {
  return planSchema.parse(merge(casesInput, overrides));
}

/** A valid plan of the counts form: group by band, of independent persons, exact counts. */
export function sampleCountsPlan(overrides: PlanOverrides = {}): Plan {
  return planSchema.parse(merge(countsInput, overrides));
}

/** What a person would write for `samplePlan`, `sampleCasesPlan` or `sampleCountsPlan`: no default filled in. */
export function samplePlanInput(form: Plan["data"]["form"], overrides: PlanOverrides = {}): PlanInput {
  const input = { sponsors: sponsorsInput, cases: casesInput, counts: countsInput }[form];
  return merge(input, overrides) as PlanInput;
}

function merge(base: unknown, change: unknown): unknown {
  if (!isMapping(base) || !isMapping(change) || isOtherForm(base, change)) return change;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) delete merged[key];
    else merged[key] = merge(base[key], value);
  }
  return merged;
}

function isOtherForm(base: Record<string, unknown>, change: Record<string, unknown>): boolean {
  return "form" in base && "form" in change && base.form !== change.form;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
