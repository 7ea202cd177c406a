/** Fields of the scoring screen of the old model, in its order. */
export const SCORING_FIELDS = [
  "kvk",
  "name",
  "postcodeDigits",
  "postcodeLetters",
  "legalForm",
  "founded",
  "applied",
  "website",
  "sizeClass",
  "premises",
  "premisesMatchBranch",
  "sbi",
  "remark",
] as const;

/** Name of a field of the scoring screen. */
export type ScoringField = (typeof SCORING_FIELDS)[number];

/** Fields that a person judges as yes or no. */
export const JUDGED_FIELDS = ["website", "premises", "premisesMatchBranch"] as const;
export type JudgedFieldName = (typeof JUDGED_FIELDS)[number];
