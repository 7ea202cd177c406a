import { joinedFiles, plannedFiles } from "../named-columns.js";
import { planError } from "../plan-error.js";
import { describeValue, type PlanProblem } from "../plan-issues.js";
import { readPlanYaml } from "../plan-yaml.js";
import type { Plan } from "../schema.js";
import { type InputsSettings, namedInputs } from "./inputs-schema.js";
import { readingProblems } from "./overrides-schema.js";

/**
 * Refuses settings that do not fit their plan: counts in place of sponsors or cases, a question on companies where the plan
 * has persons, a column that stands in neither file, or one that stands in both.
 * @param settings  validated settings
 * @param plan  the plan that they name
 * @param source  text of the settings and its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems
 */
export function requireKnownInputs(
  settings: InputsSettings,
  plan: Plan,
  { text, file }: { readonly text: string; readonly file: string },
): void {
  const problems = [
    ...formProblems(plan),
    ...sponsorProblems(settings, plan),
    ...outcomeProblems(settings, plan),
    ...columnProblems(settings, plan),
  ];
  if (problems.length === 0) return;
  const { lineOf } = readPlanYaml(text);
  throw planError(
    problems.map((problem) => ({ ...problem, line: lineOf(problem.path) })),
    file,
  );
}

function formProblems({ data }: Plan): readonly PlanProblem[] {
  if (data.form !== "counts") return [];
  const expected = "a plan of sponsors or cases, since counts hold no registrations";
  return [{ code: "plan-setting-conflict", path: ["plan"], expected, received: "a plan of counts" }];
}

/** Sections that ask something of companies, and why they say nothing of cases. */
const OF_SPONSORS = {
  fields: "a plan of sponsors, since the fields of the scoring screen describe companies",
  indications: "a plan of sponsors, since the indications describe companies",
  overrides: "a plan of sponsors, since cases have no score of the model beside the registered one",
  board: "a plan of sponsors, since cases have no board",
} as const;

function sponsorProblems(settings: InputsSettings, plan: Plan): readonly PlanProblem[] {
  const { data } = plan;
  if (data.form === "counts") return [];
  if (data.form === "sponsors") return settings.overrides === undefined ? [] : readingProblems(plan);
  return (Object.keys(OF_SPONSORS) as readonly (keyof typeof OF_SPONSORS)[])
    .filter((part) => settings[part] !== undefined)
    .map((part) => ({
      code: "plan-setting-conflict",
      path: [part],
      expected: OF_SPONSORS[part],
      received: `a plan of ${data.form}`,
    }));
}

/** The outcomes of the plan are what the section sets beside its records. */
function outcomeProblems({ outcomes }: InputsSettings, { outcome }: Plan): readonly PlanProblem[] {
  if (outcomes === undefined || outcome !== undefined) return [];
  const expected = "a plan with the section outcome, which says what outcomes mean";
  return [{ code: "plan-setting-conflict", path: ["outcomes"], expected, received: "a plan without it" }];
}

function columnProblems(settings: InputsSettings, plan: Plan): readonly PlanProblem[] {
  const files = [plannedFiles(plan.data)[0].file, ...joinedFiles(plan.data)];
  const first = files.flatMap(({ columns }) => Object.values(columns).flat());
  const second = settings.registrations?.columns ?? [];
  const known = new Set([...first, ...second]);
  return [
    ...second.flatMap((name, place): PlanProblem[] => {
      if (!first.includes(name) && second.indexOf(name) === place) return [];
      const path = ["registrations", "columns", place];
      return [
        { code: "plan-column-twice", path, expected: "a column that is named once", received: describeValue(name) },
      ];
    }),
    ...namedInputs(settings).flatMap(({ path, name }): PlanProblem[] => {
      if (known.has(name)) return [];
      const expected = "a column of the plan's first file or of registrations.columns";
      return [{ code: "plan-column-missing", path, expected, received: describeValue(name) }];
    }),
  ];
}
