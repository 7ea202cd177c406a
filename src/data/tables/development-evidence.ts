/**
 * Cases that a model is made from, reduced to patterns of levels with their outcomes: no case can be told from another, and
 * nothing that names one is read.
 */
export interface DevelopmentEvidence {
  readonly kind: "development";
  /** Places of levels in the settings, one a indicator; sorted, each once. */
  readonly patterns: readonly (readonly number[])[];
  /** Cases of each pattern, length patterns. */
  readonly violations: readonly number[];
  readonly none: readonly number[];
}
