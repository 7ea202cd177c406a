/** Prose of the chapter on scores as registered. Numbers arrive as finished text. */
export interface RegisteredScoresText {
  readonly heading: string;
  readonly finding: Readonly<
    Record<"beside" | "alone", (v: { rows: string; wrong: string; unit: "sponsors" | "cases" }) => string>
  >;
  readonly rule: string;
  readonly list: string;
  readonly entries: { readonly caption: string; readonly words: Readonly<Record<string, string>> };
  readonly reconciled: { readonly caption: string; readonly words: Readonly<Record<string, string>> };
  readonly threshold: {
    readonly heading: string;
    readonly changing: (v: { changing: string; high: string; unit: "sponsors" | "cases" }) => string;
    readonly compared: Readonly<Record<"raw" | "rounded", string>>;
    readonly sides: { readonly caption: string; readonly words: Readonly<Record<string, string>> };
    readonly groups: Readonly<Record<"shown" | "notShown", (v: { attribute: string; p: string }) => string>>;
    readonly noGroups: string;
    readonly figure: {
      readonly finding: string;
      readonly subtitle: (level: string) => string;
      readonly description: (groups: string) => string;
    };
    readonly adjusting: (v: { fifty: string; ends: string }) => string;
    readonly adjust: Readonly<Record<"up" | "down" | "not-given", string>>;
    readonly direction: Readonly<Record<"matters" | "matterless", string>>;
  };
  readonly heaping: {
    readonly heading: string;
    readonly some: (v: { heaps: string; holes: string }) => string;
    readonly none: string;
    readonly why: string;
    readonly caption: string;
    readonly columns: Readonly<Record<"score" | "looksFor" | "at" | "expected" | "neighbours" | "p", string>>;
    readonly looksFor: Readonly<Record<"heap" | "hole", string>>;
    readonly nothing: string;
  };
  readonly digits: {
    readonly heading: string;
    readonly some: (digits: string) => string;
    readonly none: string;
    readonly explain: string;
    readonly subtitle: (level: string) => string;
    readonly description: (digits: string) => string;
    readonly axis: string;
    readonly shares: string;
    readonly noChart: string;
    readonly caption: string;
    readonly columns: Readonly<Record<"digit" | "share" | "expected" | "p", string>>;
  };
  readonly methods: readonly string[];
}
