/** What a registered marker is beside the score of the model. */
export const MARKER_STATES = ["raised", "lowered", "computed", "model-unknown"] as const;

/**
 * What becomes of the flag of a unit between the readings: the same without an override, raised or lowered by one; a
 * marker that changes no flag; another flag without a marker; and no band in one of the readings.
 */
export const FLAG_STATES = [
  "same-flagged",
  "same-not-flagged",
  "raised",
  "lowered",
  "marked-flagged",
  "marked-not-flagged",
  "unmarked-raised",
  "unmarked-lowered",
  "one-band",
] as const;

/** Whether the reason of an override is on file. */
export const REASON_STATES = ["with-remark", "without-remark"] as const;

export type MarkerState = (typeof MARKER_STATES)[number];
export type FlagState = (typeof FLAG_STATES)[number];
