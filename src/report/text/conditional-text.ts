import type { PopulationWords } from "./population-text.js";

/** What the sections on results within classes say. */
export interface ConditionalText {
  readonly heading: (label: string) => string;
  /** Which question this answers, and that it never changes the verdict. */
  readonly question: (label: string, unit: string) => string;
  /** What a difference that runs through an input of the model does not say. */
  readonly modelInput: (label: string) => string;
  readonly notModelInput: (label: string) => string;
  readonly notEstimable: (reason: string, varied: string, unit: string) => string;
  readonly deciding: (values: { groups: string; test: string; label: string }) => string;
  readonly statement: (values: StatementValues) => string;
  readonly through: (values: { share: string; interval: string; label: string }) => string;
  readonly noThrough: (reason: string) => string;
  readonly nothingShown: string;
  readonly reversal: (groups: string) => string;
  readonly signDiffers: (count: number) => string;
  readonly thin: (values: ThinValues) => string;
  readonly thinNames: (names: string) => string;
  readonly figureFinding: (values: { group: string; label: string }) => string;
  readonly figureSubtitle: (values: { population: PopulationWords; period: string }) => string;
  readonly describe: (values: { group: string; label: string }) => string;
  readonly allTogether: string;
  readonly others: string;
  readonly legend: (group: string) => string;
  readonly notDrawn: (count: number) => string;
  readonly tableCaption: (label: string) => string;
  readonly columns: {
    readonly whole: string;
    readonly within: string;
    readonly through: string;
    readonly ratioWithin: string;
    readonly ratioOverRounding: string;
    readonly same: string;
  };
}

/** A difference per 1,000 as a whole and within classes; a number below 0 is a smaller share. */
export interface StatementValues {
  readonly population: PopulationWords;
  readonly group: string;
  readonly label: string;
  readonly whole: { readonly count: string; readonly direction: "more" | "less" };
  readonly within: { readonly count: string; readonly direction: "more" | "less" };
}

/** Classes that cannot say anything. */
export interface ThinValues {
  readonly classes: number;
  readonly of: string;
  readonly single: number;
  readonly constant: number;
  readonly units: string;
  readonly unit: string;
}
