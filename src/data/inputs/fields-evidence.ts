import {
  BRANCH_STATES,
  FIELD_QUESTIONS,
  FIELD_STATES,
  type FieldQuestion,
  type FieldState,
} from "../../plan/inputs/answer-states.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import { JUDGED_FIELDS, type ScoringField } from "../../plan/inputs/scoring-field-names.js";
import type { Plan } from "../../plan/schema.js";
import { type SbiEdition, sbiDivision } from "../../registry/sbi-division.js";
import type { ScoredUnit } from "../evidence.js";
import { type DoubtEvidence, doubtEvidence } from "./field-doubt-evidence.js";
import {
  type ProvenanceEvidence,
  provenanceEvidence,
  provenanceOf,
  unrecordedParts,
} from "./field-provenance-evidence.js";
import { type ReadingEvidence, readingEvidence } from "./field-readings-evidence.js";
import { type SizeEvidence, sizeEvidence } from "./field-size-evidence.js";
import { branchEditions, columnOfField, fieldStates, mappedFields } from "./field-states.js";
import { type GroupedRows, type GroupSplit, groupedRows, groupSplit, leastExpected } from "./group-split-evidence.js";
import type { Registrations } from "./registrations.js";

/** One field: units by state, and by group the questions that enough units answer. */
export interface FieldEvidence {
  readonly field: ScoringField;
  /** Units in the order of `FIELD_STATES`. */
  readonly states: readonly number[];
  readonly questions: readonly {
    readonly question: FieldQuestion;
    /** Units of which the answer is yes. */
    readonly yes: number;
    /** Null where too few answer yes, or no, to look by group. */
    readonly split: GroupSplit | null;
  }[];
}

/** What was registered in the fields of the scoring screen, as counts of the units of the audit. */
export interface FieldsEvidence {
  readonly unit: ScoredUnit;
  readonly units: number;
  /** Units without a majority group: they stand in no table by group. */
  readonly withoutGroup: number;
  readonly fields: readonly FieldEvidence[];
  readonly size: SizeEvidence | null;
  /** Units in the order of `BRANCH_STATES`; null without dates of extracts. */
  readonly branch: readonly number[] | null;
  readonly doubt: readonly DoubtEvidence[];
  readonly readings: readonly ReadingEvidence[];
  readonly provenance: readonly ProvenanceEvidence[];
}

/**
 * Reduces the fields of the scoring screen to counts.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @param plan  plan with gate and thresholds
 * @returns counts, and splits by group
 */
export function fieldsEvidence(registrations: Registrations, settings: FieldsSettings, plan: Plan): FieldsEvidence {
  const grouped = groupedRows(registrations, plan);
  const kept = Uint32Array.from(registrations.kept.keys()).filter((row) => registrations.kept[row] === 1);
  return {
    unit: registrations.unit,
    units: kept.length,
    withoutGroup: kept.length - grouped.rows.length,
    fields: mappedFields(settings).map((field) =>
      oneField(field, {
        grouped,
        kept,
        states: fieldStates(field, registrations, settings),
        least: leastExpected(plan),
        registrations,
        settings,
      }),
    ),
    size: settings.size === undefined ? null : sizeEvidence(registrations, kept, settings, plan),
    branch: settings.branch === undefined ? null : branchCounts(registrations, kept, settings),
    doubt: settings.doubt.map((doubt) => doubtEvidence(registrations, kept, { doubt, settings, plan })),
    readings: settings.readings.map((reading) => readingEvidence(registrations, kept, { reading, settings })),
    provenance: settings.provenance.map((entry) => provenanceEvidence(registrations, kept, { entry, settings })),
  };
}

interface OneField {
  readonly grouped: GroupedRows;
  readonly kept: Uint32Array;
  readonly states: Uint8Array;
  readonly least: number;
  readonly registrations: Registrations;
  readonly settings: FieldsSettings;
}

function oneField(
  field: ScoringField,
  { grouped, kept, states, least, registrations, settings }: OneField,
): FieldEvidence {
  const counts = FIELD_STATES.map(() => 0);
  for (const row of kept) counts[states[row]!]! += 1;
  return {
    field,
    states: counts,
    questions: FIELD_QUESTIONS.flatMap((question) => {
      const isYes = answerOf(question, field, { registrations, settings, states });
      if (isYes === null) return [];
      const answers = Uint8Array.from(states.keys(), (row) => Number(isYes(row)));
      const yes = kept.reduce((sum, row) => sum + answers[row]!, 0);
      return [{ question, yes, split: groupSplit(grouped, answers, least) }];
    }),
  };
}

/** Whether the answer of a row is yes; null where the question is not asked of the field. */
function answerOf(
  question: FieldQuestion,
  field: ScoringField,
  { registrations, settings, states }: Pick<OneField, "registrations" | "settings" | "states">,
): ((row: number) => boolean) | null {
  const entry = settings.provenance.find((each) => each.field === field);
  const isState = (state: FieldState) => (row: number) => FIELD_STATES[states[row]!] === state;
  switch (question) {
    case "missing":
    case "invalid":
      return isState(question);
    case "stale":
      return settings.stale.some((rule) => rule.field === field) ? isState(question) : null;
    case "answered-no": {
      if (!(JUDGED_FIELDS as readonly string[]).includes(field)) return null;
      const { codes, levels } = columnOfField(registrations, settings, field);
      const no = levels.indexOf("N");
      return (row) => codes[row] === no;
    }
    case "unrecorded": {
      if (entry === undefined) return null;
      const read = provenanceOf(entry, registrations, settings);
      if (read.source === null && read.age === null && read.person === null) return null;
      return (row) => unrecordedParts(read, row).length > 0;
    }
    case "weak-source": {
      if (entry === undefined || entry.weak.length === 0) return null;
      const read = provenanceOf(entry, registrations, settings);
      return (row) => read.hasValue(row) && entry.weak.includes(read.source!(row));
    }
  }
}

function branchCounts(registrations: Registrations, kept: Uint32Array, settings: FieldsSettings): readonly number[] {
  const { codes, levels } = columnOfField(registrations, settings, "sbi");
  const editions = branchEditions(registrations, settings)!;
  const isKnown = (edition: SbiEdition) => levels.map((code) => sbiDivision(code, { edition }).kind === "division");
  const known = { "2008": isKnown("2008"), "2025": isKnown("2025") };
  const counts = BRANCH_STATES.map(() => 0);
  const add = (state: (typeof BRANCH_STATES)[number]) => {
    counts[BRANCH_STATES.indexOf(state)]! += 1;
  };
  for (const row of kept) {
    const [code, edition] = [codes[row]!, editions[row]!];
    if (levels[code] === "") add("missing");
    else if (edition === null) add("undated");
    else if (known[edition][code]) add(`known-${edition}`);
    else add(known[edition === "2008" ? "2025" : "2008"][code] ? "other-edition" : "unknown");
  }
  return counts;
}
