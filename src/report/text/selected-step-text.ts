import type { HypothesisNumber } from "./population-text.js";

/** How a step came out for all groups together. */
export type StepOutcome = "shown" | "signalled" | "none" | "withheld" | "not-tested";

/** Prose on the human step after the model's proposal, in one language. */
export interface SelectedStepText {
  readonly heading: (hypothesis: HypothesisNumber, outcome: StepOutcome) => string;
  readonly what: (attribute: string) => string;
  readonly when: string;
  readonly notTested: (reason: string) => string;
  readonly size: (values: { units: string; selected: string; unknown: string | null }) => string;
  readonly deciding: (values: { test: string; groups: string; alpha: string }) => string;
  /** Both steps beside each other. */
  readonly both: (values: { model: StepOutcome; people: StepOutcome }) => string;
  /** One group in both steps, in natural frequencies; a share of the model's step may be absent. */
  readonly group: (values: {
    group: string;
    attribute: string;
    per: string;
    flagged: { readonly group: string; readonly others: string } | null;
    selected: { readonly group: string; readonly others: string };
  }) => string;
  readonly groupsIntro: string;
  readonly caption: string;
  readonly hiddenGroups: (count: string) => string;
  readonly columns: {
    readonly flagged: string;
    readonly flaggedRatio: string;
    readonly selected: string;
    readonly selectedRatio: string;
    readonly adjusted: string;
    readonly result: string;
  };
}
