import { SIZE_STATES } from "../../plan/inputs/answer-states.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import type { Plan } from "../../plan/schema.js";
import { type SizeClass, sizeClass } from "../../registry/size-class.js";
import { columnOfField } from "./field-states.js";
import type { Registrations } from "./registrations.js";
import { decidingScores, type ScoreChange, scoreChanges } from "./score-changes-evidence.js";

/** Size classes beside numbers of employees. */
export interface SizeEvidence {
  /** Units in the order of `SIZE_STATES`. */
  readonly states: readonly number[];
  /** Units on a border, by score and change of log odds under the other reading; null where no log odds are given. */
  readonly changes: readonly ScoreChange[] | null;
}

/**
 * Registered size classes beside the classes of the number of employees under both readings of the borders.
 * @param registrations  row by row
 * @param kept  rows of the audit
 * @param settings  section of the settings, with size
 * @param plan  plan with the score that decides
 * @example sizeEvidence(registrations, kept, settings, plan).states[0]
 */
export function sizeEvidence(
  registrations: Registrations,
  kept: Uint32Array,
  settings: FieldsSettings,
  plan: Plan,
): SizeEvidence {
  const { border, logOdds } = settings.size!;
  const stateOf = sizeStates(registrations, settings);
  const states = SIZE_STATES.map(() => 0);
  for (const row of kept) states[stateOf(row).state]! += 1;
  const scores = decidingScores(registrations, plan);
  if (logOdds === undefined || scores === null) return { states, changes: null };
  const changes = scoreChanges(kept, scores, (row) => {
    const { lower, upper } = stateOf(row);
    if (lower === null || upper === null || lower === upper) return null;
    const [from, to] = border === "lower" ? [lower, upper] : [upper, lower];
    return logOdds[to - 1]! - logOdds[from - 1]!;
  });
  return { states, changes };
}

/** State of a row as index of `SIZE_STATES`, and its class under both readings; null where nobody counted. */
export function sizeStates(registrations: Registrations, settings: FieldsSettings) {
  const employees = registrations.columns.get(settings.size!.employees)!;
  const registered = columnOfField(registrations, settings, "sizeClass");
  const website = columnOfField(registrations, settings, "website");
  const classes = employees.levels.map((text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : null;
    const of = (border: "lower" | "upper"): SizeClass | null =>
      number === null ? null : sizeClass(number, { border });
    return { lower: of("lower"), upper: of("upper") };
  });
  return (row: number) => {
    const { lower, upper } = classes[employees.codes[row]!]!;
    const own = registered.levels[registered.codes[row]!]!;
    const hasWebsite = website.levels[website.codes[row]!] === "J";
    return { lower, upper, state: SIZE_STATES.indexOf(sizeState(own, { lower, upper, hasWebsite })) };
  };
}

function sizeState(
  own: string,
  {
    lower,
    upper,
    hasWebsite,
  }: { readonly lower: SizeClass | null; readonly upper: SizeClass | null; readonly hasWebsite: boolean },
): (typeof SIZE_STATES)[number] {
  if (lower === null || upper === null) return own === "1" && !hasWebsite ? "no-website-class-1" : "no-number";
  if (lower !== upper && own === String(lower)) return "border-as-lower";
  if (lower !== upper && own === String(upper)) return "border-as-upper";
  return own === String(lower) ? "as-number" : "other-than-number";
}
