import type { HypothesisNumber } from "./population-text.js";

/** A group against a rest, in finished words. */
export interface RestSentence {
  /** The group as people or units. */
  readonly group: string;
  readonly others: string;
  /** Names of the groups that are left out of the rest. */
  readonly without: string;
  readonly ratio: string;
  readonly interval: string;
  readonly test: string;
}

export interface SecondPassText {
  readonly heading: string;
  /** Why and how the others are tested again. */
  readonly intro: (values: { readonly unit: string; readonly memberUnit: string; readonly mixed: boolean }) => string;
  readonly confirmed: string;
  /** Where no rejected group can be told from another. */
  readonly none: string;
  /** A group that differs against all others, and still does without the one that matters most. */
  /** Claim without full stop where a difference is shown and no single group can be named. */
  readonly claimNone: string;
  readonly named: (values: RestSentence) => string;
  readonly namedAgainstRest: (values: RestSentence) => string;
  /** Without the other groups there is no ratio; its place is taken by the reason. */
  readonly noRatioLeft: (values: RestSentence) => string;
  /** The only group that units belong to: all others have none. */
  readonly namedAlone: (values: RestSentence) => string;
  readonly through: (values: RestSentence) => string;
  readonly perhapsThrough: (values: RestSentence) => string;
  /** The same where names may not be shown. */
  readonly withheld: string;
  readonly caption: (hypothesis: HypothesisNumber) => string;
  readonly columns: { readonly against: string; readonly result: string };
  readonly allOthers: string;
  readonly othersWithout: (groups: string) => string;
  readonly results: { readonly named: string; readonly through: string };
  readonly evidenceThrough: (groups: string) => { readonly word: string; readonly sentence: string };
  /** Tests of all groups together. */
  readonly quadraticForm: (values: { readonly statistic: string; readonly rank: string; readonly p: string }) => string;
  readonly freemanHalton: (p: string) => string;
  /** What a sequential test says in place of a p-value. */
  readonly sequential: Readonly<
    Record<"above-alpha" | "at-or-below-alpha" | "undecided", (values: { alpha: string; ceiling: string }) => string>
  >;
  readonly togetherColumn: (measure: string, level: string) => string;
  readonly differenceByScore: string;
  readonly ratioByKoopman: string;
  /** What the two lines of a chart are. */
  readonly bothIntervals: (values: { readonly level: string; readonly groups: string }) => string;
  readonly simultaneous: (values: {
    readonly level: string;
    readonly groups: string;
    readonly mixed: boolean;
  }) => string;
}
