/**
 * Codes of the problems that a plan can have. A code is stable: it is never reused for another meaning.
 * The catalogue in docs/errors.md is generated from this table.
 */
export const PLAN_ISSUE_CODES = {
  "plan-syntax": "The text is not YAML, or uses a part of YAML that a plan may not use",
  "plan-key-duplicate": "A key stands twice in one mapping",
  "plan-key-ambiguous": "A key is a number or empty, and would be read as another text than the one written",
  "plan-key-unknown": "A key is not part of the plan format; the nearest known key is named",
  "plan-key-missing": "A required key is absent or empty",
  "plan-value-invalid": "A value has the wrong type, range, or is not one of the choices",
  "plan-to-fill-in": "A question mark that a draft left is still to be filled in",
  "plan-section-missing": "A section is needed because of the form or a column that is named",
  "plan-section-unused": "A section has no meaning because of the form, or because no column uses it",
  "plan-column-twice": "A column is named more than once for one file",
  "plan-column-missing": "A setting needs a column that the plan does not name",
  "plan-file-unreadable-as-declared": "The name or the marks of a file contradict each other",
  "plan-label-conflict": "A text of the data has two meanings",
  "plan-bands-inconsistent": "Bands, thresholds, flags and texts of bands do not fit together",
  "plan-setting-conflict": "Two settings contradict each other",
  "plan-item-twice": "An item stands twice in a list of different items",
  "plan-reason-missing": "A protection is switched off without a reason",
} as const;

export type PlanIssueCode = keyof typeof PLAN_ISSUE_CODES;
export type PlanPath = readonly (string | number)[];

/** One problem before its line is known: `requires <path> to be <expected>; got <received>`. */
export interface PlanProblem {
  readonly code: PlanIssueCode;
  readonly path: PlanPath;
  readonly expected: string;
  readonly received: string;
}

/** A value of a plan as a message shows it: texts quoted and shortened, lists and mappings by their size. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "nothing (an empty value)";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return `a mapping of ${Object.keys(value).length}`;
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}

/** Texts as a choice: `"a", "b"`. */
export function quoteAll(texts: readonly (string | number)[]): string {
  return texts.map((text) => JSON.stringify(text)).join(", ");
}
