import type { BoardSetting } from "../../../plan/inputs/board-states.js";

/** Prose of the chapter on the composition of boards. Numbers arrive as finished text. */
export interface BoardText {
  readonly heading: string;
  /** Opens the chapter and the line in the summary. */
  readonly banner: string;
  readonly finding: {
    readonly flags: Readonly<Record<"shown" | "notShown" | "untested", string>>;
    readonly gap: (v: { gap: string; units: string }) => string;
    readonly rareGap: string;
  };
  readonly ground: (v: { purpose: string; legalBasis: string }) => string;
  readonly neverMade: string;
  readonly claims: string;
  readonly declared: string;
  readonly holds: Readonly<Record<"birth" | "nationality", string>>;
  readonly scope: (v: {
    units: string;
    undated: string;
    rows: string;
    withoutSponsor: string;
    offTheDay: string;
  }) => string;
  readonly classes: {
    readonly caption: string;
    readonly gap: string;
    readonly together: string;
    readonly words: Readonly<Record<string, string>>;
    /** For a chart. */
    readonly short: Readonly<Record<string, string>>;
  };
  readonly unknown: {
    readonly caption: string;
    readonly words: Readonly<Record<string, string>>;
  };
  readonly flags: {
    readonly heading: string;
    readonly finding: Readonly<Record<"shown" | "notShown", (v: { p: string; strength: string }) => string>>;
    readonly meaning: string;
    readonly untested: string;
    readonly figure: Readonly<Record<"shown" | "notShown", string>>;
    readonly subtitle: (level: string) => string;
    readonly description: (classes: string) => string;
    readonly overall: (share: string) => string;
    readonly class: string;
    readonly hidden: (classes: string) => string;
    readonly bands: string;
  };
  readonly registered: {
    readonly heading: string;
    readonly finding: (v: { agreement: string; kappa: string }) => string;
    readonly withheld: string;
    readonly gap: Readonly<Record<"leftOut" | "together", string>>;
    readonly meaning: string;
    readonly without: (without: string) => string;
    readonly caption: string;
    readonly columns: Readonly<Record<"class" | "computed" | "registered" | "share", string>>;
  };
  readonly otherwise: {
    readonly heading: string;
    readonly finding: Readonly<Record<"some" | "none", (settings: string) => string>>;
    readonly untested: string;
    readonly meaning: string;
    readonly caption: string;
    readonly columns: Readonly<Record<"setting" | "chosen" | "other" | "changed" | "difference", string>>;
    readonly settings: Readonly<Record<BoardSetting, string>>;
    /** Words for the readings of a setting, by its name. */
    readonly readings: Readonly<Record<BoardSetting, Readonly<Record<string, string>>>>;
    readonly difference: Readonly<Record<"shown" | "notShown" | "untested", string>>;
  };
  readonly methods: readonly string[];
}
