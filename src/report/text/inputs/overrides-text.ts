import type { Reading } from "../../../plan/inputs/readings.js";

/** Prose of the chapter on overrides by hand. Numbers arrive as finished text. */
export interface OverridesText {
  readonly heading: string;
  readonly finding: {
    readonly same: string;
    readonly differ: (what: string) => string;
    readonly unknown: string;
  };
  /** What differs, for the sentence above. */
  readonly what: {
    readonly layer: (hypothesis: "1" | "2", layer: "evidence" | "signal" | "equivalence" | "adequacy") => string;
    readonly area: (baseline: string) => string;
  };
  readonly readings: string;
  readonly decides: (reading: string) => string;
  readonly reading: Readonly<Record<Reading, string>>;
  readonly table: {
    readonly caption: string;
    readonly columns: {
      readonly row: string;
      readonly units: string;
      readonly layer: (hypothesis: "1" | "2", layer: "evidence" | "signal" | "equivalence" | "adequacy") => string;
      readonly p: (hypothesis: "1" | "2") => string;
      readonly area: string;
      readonly side: (baseline: string) => string;
    };
    readonly words: Readonly<Record<string, string>>;
    readonly notTested: string;
    readonly note: string;
  };
  readonly ratios: {
    readonly heading: string;
    readonly caption: Readonly<Record<"1" | "2", string>>;
    readonly group: string;
    readonly hidden: (v: { shown: string; all: string }) => string;
    readonly none: string;
    readonly rounded: string;
  };
  readonly markers: {
    readonly heading: string;
    readonly finding: (v: { markers: string; raised: string; lowered: string }) => string;
    readonly hidden: string;
    readonly computed: Readonly<Record<"overridden" | "not-overridden", (computed: string) => string>>;
    readonly noComputed: string;
    readonly caption: string;
    readonly words: Readonly<Record<string, string>>;
  };
  readonly reasons: {
    readonly heading: string;
    readonly finding: (v: { share: string; interval: string }) => string;
    readonly list: string;
    readonly caption: string;
    readonly words: Readonly<Record<string, string>>;
    readonly kinds: string;
    readonly other: string;
  };
  readonly groups: {
    readonly heading: string;
    readonly question: Readonly<Record<"overridden" | "raised" | "lowered" | "direction", string>>;
    readonly some: (v: { questions: string; attribute: string }) => string;
    readonly none: (v: { tests: string; attribute: string }) => string;
    readonly notAsked: string;
    readonly figure: {
      readonly finding: string;
      readonly subtitle: (level: string) => string;
      readonly description: (groups: string) => string;
    };
    readonly caption: string;
    readonly columns: {
      readonly question: string;
      readonly group: string;
      readonly share: string;
      readonly interval: (level: string) => string;
      readonly p: string;
      readonly all: string;
    };
  };
  readonly methods: (v: { resamples: string }) => readonly string[];
}
