/** States of the value of a field, each unit in one of them: the first that holds. */
export const FIELD_STATES = ["missing", "invalid", "undated", "stale", "in-order"] as const;
export type FieldState = (typeof FIELD_STATES)[number];

/** What is asked of a field by group. */
export const FIELD_QUESTIONS = ["missing", "invalid", "stale", "answered-no", "unrecorded", "weak-source"] as const;
export type FieldQuestion = (typeof FIELD_QUESTIONS)[number];

/** Where a value comes from, beside the sources that the settings name. */
export const OTHER_SOURCE = "other-source";
export const NO_SOURCE = "no-source";
export const NO_VALUE = "no-value";
/** Age of a value on the day that the settings give. */
export const AGE_STATES = [
  "under-1-year",
  "1-to-3-years",
  "3-to-5-years",
  "5-years-or-more",
  "after-that-day",
  "undated",
  NO_VALUE,
] as const;
/** Who filled in a value: the person who filled in most, somebody else, or nobody that is recorded. */
export const PERSON_STATES = ["busiest-person", "other-people", "nobody-recorded", NO_VALUE] as const;

/** What the registered size class is beside the number of employees. */
export const SIZE_STATES = [
  "border-as-lower",
  "border-as-upper",
  "as-number",
  "no-website-class-1",
  "other-than-number",
  "no-number",
] as const;

/** Codes of the branch by edition of the classification. */
export const BRANCH_STATES = ["known-2008", "known-2025", "other-edition", "unknown", "undated", "missing"] as const;

/** How a judged field was filled in. */
export const DOUBT_STATES = ["yes", "yes-in-doubt", "no", "no-in-doubt", "neither"] as const;

/** Where the band of a unit goes under another reading. */
export const BAND_MOVES = ["higher", "lower", "same-band"] as const;
/** What becomes of the flag of a unit under another reading. */
export const FLAG_MOVES = ["becomes-flagged", "no-longer-flagged", "same-flag"] as const;

/** How the number of a row of a list is written. */
export const NUMBER_STATES = ["as-it-should", "zeros-lost", "other"] as const;
/** What a row is to its list: the first of its number, or a later one. */
export const ROW_STATES = ["first", "reprofiled", "again"] as const;
/** In how many lists a number stands. */
export const OVERLAP_STATES = ["one-list", "several-lists", "same-but-for-zeros"] as const;

/** How an indication was answered. */
export const ANSWER_STATES = ["yes", "no", "not-known"] as const;
/** What was stated of a conjunction beside what its parts say. */
export const CONJUNCTION_STATES = [
  "agrees",
  "stated-yes-parts-no",
  "stated-no-parts-yes",
  "parts-not-known",
  "not-stated",
] as const;
/** Two indications of one unit. */
export const PAIR_STATES = ["both", "first-only", "second-only", "neither"] as const;
