/** Words that sentences share: sponsors or cases, and the protected attribute. */
export interface TogetherWords {
  readonly unit: "sponsors" | "cases";
  readonly attribute: string;
}

/** Prose of the chapter on what all indicators together tell. Numbers arrive as finished text. */
export interface TogetherText {
  readonly heading: (v: TogetherWords) => string;
  readonly told: (v: TogetherWords & { told: string; guessed: string }) => string;
  readonly withheld: string;
  readonly oneGroup: string;
  readonly gain: (v: { gain: string; interval: string }) => string;
  readonly test: Readonly<Record<"shown" | "notShown", (v: TogetherWords & { p: string }) => string>>;
  readonly area: (v: TogetherWords & { area: string; interval: string }) => string;
  readonly why: (v: TogetherWords) => string;
  readonly sort: (v: TogetherWords) => string;
  readonly basis: (v: TogetherWords & { indicators: string; units: string; groups: string; rest: boolean }) => string;
  readonly leftOut: (v: { withoutMembers: string; withoutMajority: string }) => string;
  readonly figure: {
    readonly finding: (v: TogetherWords & { group: string; area: string }) => string;
    readonly findingNone: (v: TogetherWords) => string;
    readonly subtitle: (v: { level: string; period: string }) => string;
    readonly description: (v: TogetherWords & { rows: string }) => string;
    readonly reference: string;
    readonly axis: string;
    readonly noChart: string;
  };
  readonly table: {
    readonly groups: (v: TogetherWords) => string;
    readonly group: (v: TogetherWords) => string;
    readonly units: (v: TogetherWords) => string;
    readonly area: string;
    readonly interval: (level: string) => string;
    readonly measures: string;
    readonly measure: string;
    readonly value: string;
    readonly logLoss: string;
    readonly rows: Readonly<
      Record<"area" | "told" | "guessed" | "gain" | "logLoss" | "logLossByShares" | "logLossGain", string>
    >;
  };
  readonly rest: string;
  readonly methods: (v: TogetherWords & { folds: string; resamples: string; level: string }) => readonly string[];
  readonly references: readonly string[];
}
