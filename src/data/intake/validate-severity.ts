import type { Plan } from "../../plan/schema.js";
import { type Meaning, OUTCOMES, outcomeMeaning, severityMeaning } from "../reduce/meanings.js";
import type { Check } from "./check.js";
import { type LoadedFile, type ReadColumn, readColumn } from "./loaded-file.js";
import { isOneOf } from "./sql.js";
import { countChecks } from "./validate-members.js";
import { meaningChecks } from "./validate-predictions.js";

/**
 * Rules of the columns that grade a violation: known texts, whole numbers from 0, and no contradiction of the outcome.
 *
 * @param plan  validated plan
 * @param loaded  sponsors or cases file
 * @returns one check a rule, for the columns that the file has
 */
export function severityChecks(plan: Plan, loaded: LoadedFile): readonly Check[] {
  const outcome = readColumn(loaded, "outcome");
  const severity = readColumn(loaded, "severity");
  const violations = readColumn(loaded, "violations");
  const texts = textsOfOutcomes(outcomeMeaning(plan));
  return [
    ...meaningChecks(severity, severityMeaning(plan)),
    ...(severity === undefined || outcome === undefined
      ? []
      : [
          contradiction(severity, "no severity where no violation was found", {
            brokenWhere: `NOT ${severity.isMissing} AND NOT ${isOneOf(outcome.value, texts.violation)}`,
            received: "a severity",
          }),
        ]),
    ...(violations === undefined ? [] : countChecks(violations, 0, violations.isMissing)),
    ...(violations === undefined || outcome === undefined ? [] : numberChecks(violations, outcome, texts)),
  ];
}

type Texts = Readonly<Record<"violation" | "none", readonly string[]>>;

function textsOfOutcomes(meaning: Meaning): Texts {
  const textsOf = (outcome: "violation" | "none") =>
    [...meaning].filter(([, code]) => code === OUTCOMES.indexOf(outcome)).map(([text]) => text);
  return { violation: textsOf("violation"), none: textsOf("none") };
}

function numberChecks(violations: ReadColumn, outcome: ReadColumn, texts: Texts): readonly Check[] {
  return [
    contradiction(violations, "no number of violations above 0 where no violation was found", {
      brokenWhere: `${violations.whole} > 0 AND NOT ${isOneOf(outcome.value, texts.violation)}`,
      received: "a number above 0",
    }),
    contradiction(violations, "a number above 0 where a violation was found", {
      brokenWhere: `${violations.whole} = 0 AND ${isOneOf(outcome.value, texts.violation)}`,
      received: "0",
    }),
  ];
}

function contradiction(
  column: ReadColumn,
  expected: string,
  { brokenWhere, received }: { readonly brokenWhere: string; readonly received: string },
): Check {
  const code = "severity-contradictory";
  return { code, column: column.name, expected, brokenWhere, value: "NULL", received: () => received };
}
