/** What a report says of the data behind the old model, where the plan names its figure. */
export interface CritiqueText {
  readonly sample: (values: { cases: string; controls: string; total: string; required: string }) => string;
  readonly interval: (values: { auc: string; lower: string; upper: string }) => string;
  readonly detectable: (values: { auc: string; detectable: string; withRequired: string; required: string }) => string;
  readonly needed: (values: { auc: string; cases: string; controls: string }) => string;
  /** One indicator, in natural frequencies. */
  readonly indicator: (values: { controls: string; cases: string }) => string;
}
