/** Words that sentences share: sponsors or cases, and the protected attribute. */
export interface DecompositionWords {
  readonly unit: "sponsors" | "cases";
  readonly attribute: string;
}

type OneDifference = DecompositionWords & {
  readonly group: string;
  /** Flagged of every 1,000, in the group and among all others. */
  readonly own: string;
  readonly rest: string;
};

/** Prose of the chapter on the indicators that a difference runs through. Numbers arrive as finished text. */
export interface DecompositionText {
  readonly heading: string;
  readonly clearest: (
    v: OneDifference & { more: boolean; difference: string; formula: string; other: string },
  ) => string;
  readonly noneClear: (v: DecompositionWords) => string;
  readonly largest: (v: { indicator: string; part: string; interval: string }) => string;
  readonly noPartClear: string;
  readonly route: string;
  readonly how: (v: DecompositionWords) => string;
  readonly formula: (
    v: DecompositionWords & { version: string; source: string; same: string; other: string },
  ) => string;
  readonly threshold: Readonly<Record<"raw" | "rounded", (v: DecompositionWords & { count: string }) => string>>;
  readonly thresholdSame: (v: DecompositionWords) => string;
  readonly leftOut: (v: DecompositionWords & { withoutMembers: string; withoutScore: string }) => string;
  readonly drawn: (v: { error: string }) => string;
  readonly many: (v: { level: string }) => string;
  readonly figure: {
    readonly finding: (v: { group: string; indicator: string; part: string }) => string;
    readonly findingOther: (v: { group: string; part: string }) => string;
    readonly subtitle: (v: DecompositionWords & { group: string; level: string; period: string }) => string;
    readonly description: (v: { group: string; rows: string }) => string;
    readonly reference: string;
    readonly axis: string;
    readonly difference: string;
    readonly remainder: string;
    readonly noChart: string;
  };
  readonly table: {
    readonly h2: (v: DecompositionWords & { level: string }) => string;
    readonly h1: (v: DecompositionWords & { level: string }) => string;
    readonly group: (v: DecompositionWords) => string;
    readonly own: string;
    readonly rest: string;
    readonly difference: string;
    readonly remainder: string;
    /** Groups of which no number may be shown. */
    readonly hidden: (v: { groups: string }) => string;
  };
  readonly removed: {
    readonly heading: string;
    readonly most: (v: DecompositionWords & { indicator: string; leaves: string; enters: string }) => string;
    readonly withheld: string;
    readonly how: string;
    readonly area: (v: { indicator: string; change: string; interval: string; known: string }) => string;
    readonly noArea: string;
    readonly chosen: string;
    readonly refitted: string;
    readonly table: {
      readonly flagged: (v: DecompositionWords & { level: string }) => string;
      readonly ratios: (v: DecompositionWords & { level: string }) => string;
      readonly indicator: string;
      readonly leaves: string;
      readonly enters: string;
      readonly area: Readonly<Record<"all-known" | "random", string>>;
      readonly refitted: string;
      readonly now: string;
      readonly without: (indicator: string) => string;
    };
  };
  readonly methods: (v: { resamples: string; level: string }) => readonly string[];
  readonly references: readonly string[];
}
