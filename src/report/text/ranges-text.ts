/** Prose about what the rounding of the source leaves open. */
export interface RangesText {
  /** What a range is, and which test stands for the deciding one. */
  readonly intro: string;
  /** Smallest adjusted p-value over all exact counts. */
  readonly deciding: (range: { readonly lower: string; readonly upper: string; readonly alpha: string }) => string;
  readonly pearson: (range: { readonly lower: string; readonly upper: string }) => string;
  readonly caption: (hypothesis: 1 | 2) => string;
  readonly columns: {
    readonly group: string;
    readonly difference: string;
    readonly ratio: string;
    readonly interval: (level: string) => string;
    readonly adjusted: string;
  };
  readonly noUpperEnd: string;
}
