import type { HypothesisNumber, PopulationWords } from "./population-text.js";

/** What a report says of margins, and of what a test could have found. */
export interface PowerText {
  /** The margin of the ratio in natural frequencies, at the overall share. */
  readonly margin: (values: {
    population: PopulationWords;
    others: string;
    from: string;
    to: string;
    lower: string;
    upper: string;
  }) => string;
  /** The margin of the difference, where the plan has one. */
  readonly marginDifference: (points: string) => string;
  /** How many tested groups are shown to lie within the margin. */
  readonly alike: (values: { shown: number; of: number }) => string;
  /** How the power was found. */
  readonly how: (values: { baseRate: string; power: string; unit: string; draws: string | null }) => string;
  /** Groups in which a difference as large as the margin would be found often enough. */
  readonly reached: (values: { reached: number; of: number; power: string }) => string;
  /** Tested groups of which no ratio above 1 would be found often enough. */
  readonly unreached: (values: { hypothesis: HypothesisNumber; groups: number; power: string }) => string;
  readonly tableCaption: (hypothesis: HypothesisNumber, power: string) => string;
  readonly columns: {
    readonly above: string;
    readonly below: string;
    readonly atMargin: string;
    readonly needed: (unit: string) => string;
  };
  readonly neededNote: (unit: string) => string;
}
