/** Recorded outcome beside the codes in the remark. */
export const REMARK_STATES = [
  "violation-with-code",
  "violation-without-code",
  "none-with-code",
  "none-without-code",
  "unknown-with-code",
  "unknown-without-code",
] as const;

/** What a remark holds: one code, both, something that looks like a code, or none of these. */
export const CODE_STATES = ["NM", "SC", "both", "doubtful", "no-code"] as const;

/** Whether an enforcement history can have been: the first problem of it, or none. */
export const HISTORY_STATES = [
  "possible",
  "out-of-order",
  "withdrawn-without-intention",
  "after-bankruptcy",
  "after-withdrawal",
  "recognised-again-too-soon",
  "emptied",
  "unreadable",
  "no-history",
] as const;

/** What a possible history says of the outcome. A bankruptcy without other enforcement stands apart. */
export const HISTORY_OUTCOMES = ["enforcement", "bankruptcy-alone", "nothing"] as const;

/** The rule of ten per cent beside the recorded outcome. */
export const SANCTION_STATES = [
  "sanction-and-violation",
  "sanction-no-violation",
  "no-sanction-violation",
  "no-sanction-no-violation",
  "outcome-unknown",
  "no-deregistrations",
  "impossible-numbers",
] as const;

export type RemarkState = (typeof REMARK_STATES)[number];
export type CodeState = (typeof CODE_STATES)[number];
export type HistoryState = (typeof HISTORY_STATES)[number];
export type HistoryOutcome = (typeof HISTORY_OUTCOMES)[number];
export type SanctionState = (typeof SANCTION_STATES)[number];
