/** What stands in the column of registered scores. */
export const ENTRY_STATES = ["allowed", "forbidden", "with-decimals", "no-score", "no-value"] as const;
/** What the computed score beside it says of a registered score. */
export const RECONCILED_STATES = [
  "equal",
  "rounded",
  "marker",
  "adjusted",
  "forbidden",
  "unexplained",
  "one-missing",
] as const;
/** On which side of the threshold a computed score and its rounding stand. */
export const SIDE_STATES = ["both-high", "both-low", "high-when-rounded"] as const;
/** What the rounding of a computed score comes to. */
export const ROUNDED_STATES = ["may-be-registered", "rounds-to-0", "rounds-to-50", "rounds-to-100"] as const;
