/** Prose of the chapter on how outcomes were recorded. Numbers arrive as finished text. */
export interface OutcomesText {
  readonly heading: string;
  /** The parts of the finding that the settings ask for. */
  readonly found: {
    readonly remarks: (v: { without: string; unexpected: string }) => string;
    readonly histories: (possible: string) => string;
    readonly deregistrations: (v: { sanction: string; none: string }) => string;
    readonly policy: (v: { before: string; after: string }) => string;
  };
  readonly remarks: {
    readonly heading: string;
    readonly intro: string;
    readonly caption: string;
    readonly words: Readonly<Record<string, string>>;
    readonly codes: string;
    readonly codeWords: Readonly<Record<string, string>>;
  };
  readonly codeYears: {
    readonly heading: string;
    readonly finding: (v: { lowest: string; low: string; highest: string; high: string }) => string;
    /** Where no two years are shown. */
    readonly hidden: string;
    readonly intro: string;
    readonly change: (date: string) => string;
    readonly caption: string;
    readonly part: Readonly<Record<"whole" | "before" | "from", (year: string, date: string) => string>>;
    readonly undated: string;
    readonly columns: {
      readonly year: string;
      readonly NM: string;
      readonly SC: string;
      readonly code: string;
      readonly neither: string;
      readonly share: string;
      readonly interval: (level: string) => string;
    };
  };
  readonly histories: {
    readonly heading: string;
    readonly intro: string;
    readonly caption: string;
    readonly words: Readonly<Record<string, string>>;
    /** Where histories come from a file of events. */
    readonly events: (v: { rows: string; withoutUnit: string }) => string;
    readonly order: Readonly<Record<"as-entered" | "by-date", string>>;
    readonly outcomes: string;
    readonly outcomeWords: Readonly<Record<string, string>>;
    readonly bankruptcy: Readonly<Record<"violation" | "no-violation", (count: string) => string>>;
  };
  readonly deregistrations: {
    readonly heading: string;
    readonly intro: string;
    readonly finding: (v: { late: string }) => string;
    readonly hidden: string;
    readonly figure: { readonly finding: string; readonly subtitle: (level: string) => string };
    readonly description: (sizes: string) => string;
    readonly size: (size: string) => string;
    readonly columns: {
      readonly size: string;
      readonly share: string;
      readonly interval: (level: string) => string;
      readonly expected: string;
    };
    readonly caption: string;
    readonly words: Readonly<Record<string, string>>;
  };
  readonly policy: {
    readonly heading: string;
    readonly finding: (v: { date: string; before: string; after: string }) => string;
    /** The share after over that before, with its interval. */
    readonly ratio: (v: { ratio: string; interval: string }) => string;
    readonly pooled: (v: { share: string; note: string }) => string;
    readonly refused: string;
    readonly undated: (count: string) => string;
    readonly caption: string;
    readonly period: Readonly<Record<"before" | "after", (date: string) => string>>;
    readonly columns: {
      readonly period: string;
      readonly share: string;
      readonly interval: (level: string) => string;
      readonly area: string;
    };
  };
  readonly methods: readonly string[];
}
