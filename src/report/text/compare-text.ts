import type { ComparedGroup, PublishedComparison } from "../../disclosure/compare-schema.js";

type Hypothesis = PublishedComparison["hypotheses"][number]["hypothesis"];
type Causes = PublishedComparison["causes"];
type NotCompared = "hidden" | "small-difference" | "with-another" | "only-before" | "only-after";

/** Values of the four layers of a verdict, and "withheld". */
export type LayerValue =
  | "difference-shown"
  | "no-evidence"
  | "not-testable"
  | "signalled"
  | "none"
  | "superseded"
  | "not-assessed"
  | "shown"
  | "not-shown"
  | "sufficient"
  | "insufficient"
  | "withheld";

/** Prose of the report that puts two audits beside each other. Numbers arrive as finished text. */
export interface CompareText {
  readonly synthetic: string;
  readonly first: string;
  readonly second: string;
  readonly none: string;
  readonly range: (lower: string, upper: string) => string;
  readonly unbounded: string;
  readonly value: Readonly<Record<LayerValue, string>>;
  readonly hypothesis: Readonly<Record<Hypothesis, (attribute: string) => string>>;
  readonly finding: {
    readonly verdicts: (count: string, single: boolean) => string;
    readonly groups: (count: string, single: boolean) => string;
    readonly sameVerdicts: string;
  };
  readonly summary: {
    readonly heading: string;
    readonly scope: string;
    readonly changed: (v: { hypothesis: string; layer: string; before: string; after: string }) => string;
    readonly unchanged: string;
    readonly unchangedCaveat: string;
    readonly notBoth: (hypothesis: string) => string;
  };
  readonly causes: {
    readonly heading: string;
    readonly intro: string;
    readonly plan: Readonly<Record<Causes["plan"], (settings: string) => string>>;
    readonly hashOnly: string;
    readonly version: Readonly<Record<Causes["version"], (first: string, second: string) => string>>;
    readonly data: Readonly<Record<Causes["data"], string>>;
    readonly several: string;
  };
  readonly verdicts: {
    readonly heading: string;
    readonly caption: string;
    readonly columns: { readonly question: string; readonly layer: string; readonly changed: string };
    readonly yes: string;
    readonly no: string;
  };
  readonly effects: {
    readonly heading: string;
    readonly intro: string;
    readonly reasons: string;
    readonly noReasons: string;
    readonly reason: (v: {
      group: string;
      before: string;
      after: string;
      reason: Exclude<ComparedGroup["reason"], "unchanged" | "not-known">;
    }) => string;
    readonly notCompared: (v: { reason: NotCompared; groups: string; threshold: string }) => string;
    readonly otherDefinition: string;
    readonly unmoved: string;
    readonly finding: (v: { group: string; before: string; after: string }) => string;
    readonly subtitle: (unit: string, level: string | null) => string;
    readonly description: (groups: string) => string;
    readonly nothingToDraw: string;
    readonly others: (count: string) => string;
    readonly more: (count: string) => string;
    readonly legend: string;
    readonly evenLabel: string;
    readonly caption: (hypothesis: string) => string;
    readonly columns: {
      readonly group: string;
      readonly ratio: string;
      readonly interval: string;
      readonly flagged: string;
      readonly evidence: string;
    };
    readonly of: (flagged: string, n: string) => string;
    readonly side: (label: string, side: string) => string;
  };
  readonly score: {
    readonly heading: string;
    readonly shown: (v: { before: string; after: string }) => string;
    readonly overlap: string;
    readonly apart: string;
    readonly notShown: string;
    /** Known outcomes differ by a few units. */
    readonly smallDifference: string;
  };
  readonly plan: {
    readonly heading: string;
    readonly intro: string;
    readonly none: string;
    readonly more: (count: string) => string;
    readonly caption: string;
    readonly column: string;
    readonly absent: string;
  };
  readonly version: {
    readonly heading: string;
    readonly intro: (first: string, second: string) => string;
    readonly none: string;
    readonly same: string;
  };
  readonly audits: {
    readonly heading: string;
    readonly caption: string;
    readonly columns: { readonly fact: string };
    readonly rows: Readonly<
      Record<
        "title" | "model" | "period" | "form" | "rows" | "toolkitVersion" | "schemaVersion" | "planHash" | "inputHash",
        string
      >
    >;
    readonly form: Readonly<Record<PublishedComparison["before"]["form"], string>>;
  };
  readonly limits: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly threshold: (threshold: string) => string;
  };
  readonly methods: { readonly heading: string; readonly items: readonly string[] };
  readonly reproduction: {
    readonly heading: string;
    readonly toolkit: string;
    readonly date: string;
    readonly command: string;
  };
}
