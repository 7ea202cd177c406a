import { BAND_FUNCTIONS, bandChecks } from "./band-checks.js";
import { ERROR_FUNCTIONS, errorChecks } from "./error-checks.js";
import { gradeParts } from "./grade-checks.js";
import { hiddenParts } from "./hidden-checks.js";
import { RATE_FUNCTIONS } from "./rate-columns.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { selectionChecks } from "./selection-checks.js";

/**
 * What both scripts recompute beside the hypotheses: functions of the tables, hidden where a table hides them.
 * @param ranked  whether the script has read outcomes by group and score
 */
export function tableParts(audit: ReplicatedNumbers, ranked: boolean): readonly ScriptPart[] {
  return [
    { section: "selection", lines: RATE_FUNCTIONS, checks: selectionChecks(audit) },
    { section: "errors", lines: ERROR_FUNCTIONS, checks: errorChecks(audit) },
    { section: "bandsOrdered", lines: BAND_FUNCTIONS, checks: bandChecks(audit) },
    ...gradeParts(audit),
    ...hiddenParts(audit, ranked),
  ];
}
