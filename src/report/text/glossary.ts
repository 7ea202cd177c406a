/** Terms of the glossary: the same in every language. */
export type GlossaryTerm =
  | "adjusted"
  | "area"
  | "band"
  | "bound"
  | "calibration"
  | "clustered"
  | "composition"
  | "detectable"
  | "flagged"
  | "hypothesis"
  | "interval"
  | "margin"
  | "pValue"
  | "provenance"
  | "ratio"
  | "resampling"
  | "roc"
  | "score"
  | "signal"
  | "strata"
  | "suppressed"
  | "tested"
  | "violation";

/** The word as the report writes it, and what it means in one line. */
export type Glossary = Readonly<Record<GlossaryTerm, readonly [word: string, meaning: string]>>;
