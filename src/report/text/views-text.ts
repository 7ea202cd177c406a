import type { HypothesisNumber } from "./population-text.js";

/** Names of the reports of one release; the file of each carries the name and the language. */
export type ReportName = "report" | "report-public" | "report-analyst" | "report-without-scores" | "letter";

/** Words of the views of one audit: which reports there are, questions that are often asked, the letter. */
export interface ViewsText {
  readonly companions: string;
  readonly reports: Readonly<Record<ReportName, string>>;
  readonly questions: QuestionsText;
  readonly letter: LetterText;
  readonly glossaryHeading: string;
  readonly explore: ExploreText;
}

/** Words of the page on which charts answer. */
export interface ExploreText {
  readonly heading: string;
  readonly intro: string;
  readonly filter: string;
  readonly drawn: string;
  readonly noScript: string;
  readonly back: string;
}

/** Five questions that a privacy officer asks, and the parts of the answers. */
export interface QuestionsText {
  readonly heading: string;
  readonly noDiscrimination: { readonly question: string; readonly answer: string };
  readonly who: {
    readonly question: string;
    readonly named: (values: { hypothesis: HypothesisNumber; groups: string }) => string;
    readonly counted: (values: { group: string; members: string }) => string;
    readonly more: (count: string) => string;
    readonly signalled: (values: { hypothesis: HypothesisNumber; groups: string }) => string;
    readonly nobody: (hypothesis: HypothesisNumber) => string;
    readonly withheld: (hypothesis: HypothesisNumber) => string;
    readonly notTested: (hypothesis: HypothesisNumber) => string;
  };
  readonly change: {
    readonly question: string;
    readonly shown: (hypothesis: HypothesisNumber) => string;
    readonly notShown: (hypothesis: HypothesisNumber) => string;
    readonly open: (hypothesis: HypothesisNumber) => string;
    /** Every case has one group: no data of this kind answers it. */
    readonly notAsked: (hypothesis: HypothesisNumber) => string;
  };
  readonly assumption: string;
  readonly notExamined: string;
  readonly repeat: {
    readonly question: string;
    readonly answer: (values: { version: string; fingerprint: string }) => string;
  };
}

export interface LetterText {
  readonly title: (model: string) => string;
  readonly about: string;
  readonly model: (model: string) => string;
  readonly fourLayers: string;
  readonly numbers: string;
  readonly score: string;
  readonly notExamined: string;
  readonly meaning: string;
  readonly source: string;
  readonly made: (values: { version: string; date: string | null }) => string;
}
