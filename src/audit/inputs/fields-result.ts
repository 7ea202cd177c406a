import type { ScoredUnit } from "../../data/evidence.js";
import type { FieldQuestion } from "../../plan/inputs/answer-states.js";
import type { ScoringField } from "../../plan/inputs/scoring-field-names.js";
import type { Derived, Estimate, TableId } from "../result.js";
import type { GroupQuestion } from "./group-question.js";
import type { StateShare } from "./state-table.js";

/** Fields of the scoring screen: what is missing, invalid or stale, and for whom. */
export interface FieldsResult {
  readonly unit: ScoredUnit;
  readonly units: number;
  /** Units without a majority group: they stand in no table by group. */
  readonly withoutGroup: number;
  readonly alpha: number;
  readonly fields: readonly FieldQuality[];
  /** Tests of one family, and random tables drawn for each that could not be gone through. */
  readonly family: { readonly tests: number; readonly resamples: number };
  readonly size: SizeReadings | null;
  readonly branch: { readonly table: TableId; readonly shares: readonly StateShare[] } | null;
  readonly doubt: readonly DoubtfulField[];
  readonly readings: readonly ReadTwice[];
  readonly provenance: readonly ValueProvenance[];
}

/** One field: shares of its states, and what is asked of it by group. */
export interface FieldQuality {
  readonly field: ScoringField;
  readonly table: TableId;
  readonly shares: readonly StateShare[];
  readonly questions: readonly FieldByGroup[];
  /** Questions that too few units answer with yes, or with no, to be looked at by group. */
  readonly notAsked: readonly FieldQuestion[];
}

export interface FieldByGroup extends GroupQuestion {
  readonly question: FieldQuestion;
}

/** Bands under another reading of a code. */
export interface ReadOtherwise {
  /** Units by where their band goes: higher, lower, or nowhere. */
  readonly table: TableId;
  readonly shares: readonly StateShare[];
  /** Units that become flagged, and that are flagged no more. */
  readonly flags: TableId;
  readonly becomeFlagged: Derived<number>;
  readonly noLongerFlagged: Derived<number>;
}

/** Size classes beside the number of employees. */
export interface SizeReadings {
  readonly border: "lower" | "upper";
  readonly table: TableId;
  readonly shares: readonly StateShare[];
  /** Bands under the other reading of the borders; null where no log odds are given. */
  readonly otherwise: ReadOtherwise | null;
}

/** A judged field with J in doubt read as N. */
export interface DoubtfulField {
  readonly field: ScoringField;
  readonly table: TableId;
  readonly shares: readonly StateShare[];
  /** Null where the field is no part of the score. */
  readonly otherwise: ReadOtherwise | null;
}

/** Two readings of one field. */
export interface ReadTwice {
  readonly field: ScoringField;
  readonly values: readonly string[];
  /** Different values that count as one; 0 where each stands by itself. */
  readonly joined: number;
  readonly table: TableId;
  readonly agreementTable: TableId;
  readonly both: Derived<number>;
  readonly agreement: Derived<Estimate>;
  /** Cohen's kappa. */
  readonly kappa: Derived<Estimate>;
}

/** Where the values of one field come from. Each part is null where the settings name no column for it. */
export interface ValueProvenance {
  readonly field: ScoringField;
  /** Source of every value, in the words of the settings; null where a column tells, or nothing does. */
  readonly stated: string | null;
  readonly sources: {
    readonly table: TableId;
    readonly shares: readonly StateShare[];
    /** Those on which a value rests less firmly, by the settings. */
    readonly weak: readonly string[];
  } | null;
  readonly ages: {
    readonly table: TableId;
    readonly shares: readonly StateShare[];
    /** Day on which ages are counted. */
    readonly asOf: string;
  } | null;
  readonly persons: {
    readonly table: TableId;
    readonly shares: readonly StateShare[];
    /** People who are told apart; who they are is not said. */
    readonly different: Derived<number>;
  } | null;
}
