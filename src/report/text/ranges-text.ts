/** Prose about what the rounding of the source leaves open. */
export interface RangesText {
  /** What a range is, and which test stands for the deciding one. */
  readonly intro: string;
  /** The same where the source left out small counts. */
  readonly suppressedIntro: string;
  /** Members of clusters that are lost. */
  readonly designEffect: (given: { readonly designEffect: string; readonly source: string }) => string;
  readonly approximate: (test: {
    readonly statistic: string;
    readonly degreesOfFreedom: string;
    readonly p: string;
    readonly alpha: string;
  }) => string;
  /** A difference shown without the deciding test. */
  /** Claim without full stop where another test than the usual one shows a difference. */
  readonly claimShown: string;
  readonly summaryShown: (hypothesis: 1 | 2) => string;
  /** Smallest adjusted p-value over all exact counts. */
  readonly deciding: (range: { readonly lower: string; readonly upper: string; readonly alpha: string }) => string;
  readonly pearson: (range: { readonly lower: string; readonly upper: string }) => string;
  readonly cramersV: (range: { readonly lower: string; readonly upper: string }) => string;
  readonly caption: (hypothesis: 1 | 2) => string;
  readonly columns: {
    readonly group: string;
    readonly difference: string;
    readonly ratio: string;
    readonly interval: (level: string) => string;
    readonly adjusted: string;
  };
  readonly noUpperEnd: string;
  /** What a range is of the shares that people selected, and the table of them. */
  readonly selection: { readonly intro: string; readonly caption: string; readonly share: string };
}
