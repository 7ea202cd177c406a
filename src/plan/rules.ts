import type { PlanProblem } from "./plan-issues.js";
import { bandRules } from "./rules-bands.js";
import { columnRules } from "./rules-columns.js";
import { familyRules } from "./rules-families.js";
import { formRules } from "./rules-forms.js";
import { joinedRules } from "./rules-joined.js";
import { labelRules } from "./rules-labels.js";
import { modelRules } from "./rules-models.js";
import { samplingRules } from "./rules-sampling.js";
import { scoreRules } from "./rules-score.js";
import { sectionRules } from "./rules-sections.js";
import { serverRules } from "./rules-server.js";
import { settingRules } from "./rules-settings.js";
import { severityRules } from "./rules-severity.js";
import { stabilityRules } from "./rules-stability.js";
import { strataRules } from "./rules-strata.js";
import type { Plan } from "./schema.js";

const RULES = [
  ...sectionRules,
  ...columnRules,
  ...joinedRules,
  ...serverRules,
  ...labelRules,
  ...bandRules,
  ...settingRules,
  ...strataRules,
  ...familyRules,
  ...formRules,
  ...samplingRules,
  ...stabilityRules,
  ...scoreRules,
  ...modelRules,
  ...severityRules,
];

/**
 * Checks the cross-field rules of a plan. Each rule is also a sentence in a description of the schema.
 * @param sections  a plan; sections named in `unreadable` may be absent
 * @param unreadable  top-level sections that are not valid by themselves; a rule that reads one is skipped
 * @returns every breach, in the order of the rules
 * @example checkRules(plan) // []
 */
export function checkRules(
  sections: Partial<Plan>,
  unreadable: ReadonlySet<keyof Plan> = new Set(),
): readonly PlanProblem[] {
  const readable = RULES.filter(({ reads }) => !reads.some((section) => unreadable.has(section)));
  return readable.flatMap(({ check }) => check(sections as Plan));
}
