import type { ContributionReason } from "../../audit/human-check/human-check-result.js";

/** Prose of the report of a human check. Numbers arrive as finished text. */
export interface HumanCheckText {
  readonly synthetic: string;
  readonly period: string;
  readonly finding: {
    readonly noContribution: (reason: ContributionReason, share: string) => string;
    readonly deviates: (share: string) => string;
    readonly trial: (share: string) => string;
  };
  readonly summary: {
    readonly heading: string;
    readonly scope: (v: { model: string; decisions: string; officers: string | null }) => string;
    readonly signal: string;
    readonly signalNote: string;
    readonly noSignal: string;
    readonly deviated: (v: { share: string; interval: string }) => string;
    readonly reason: Readonly<Record<ContributionReason, (v: { margin: string; seconds: string }) => string>>;
    readonly officersUnknown: string;
    readonly trial: (ratings: string) => string;
    readonly validation: string;
  };
  readonly rule: {
    readonly heading: string;
    readonly text: (v: { margin: string; seconds: string; share: string }) => string;
    readonly words: string;
  };
  readonly bands: {
    readonly heading: string;
    readonly intro: string;
    readonly finding: (v: { highest: string; share: string }) => string;
    readonly withheldFinding: string;
    readonly noChart: string;
    readonly subtitle: (level: string) => string;
    readonly description: string;
    readonly overall: string;
    readonly n: (label: string, n: string) => string;
    readonly caption: string;
    readonly columns: {
      readonly band: string;
      readonly proposal: string;
      readonly decisions: string;
      readonly deviated: string;
      readonly interval: string;
    };
    readonly proposal: Readonly<Record<"flagged" | "other", string>>;
    readonly kappa: (v: { kappa: string; interval: string }) => string;
    readonly designEffect: (value: string) => string;
    readonly reasons: (v: { share: string; interval: string }) => string;
  };
  readonly groups: {
    readonly heading: string;
    readonly intro: string;
    readonly shown: (v: { group: string; direction: "more" | "less" }) => string;
    readonly none: string;
    readonly caption: string;
    readonly columns: {
      readonly group: string;
      readonly decisions: string;
      readonly deviated: string;
      readonly interval: string;
      readonly difference: string;
      readonly p: string;
    };
    readonly note: string;
  };
  readonly time: {
    readonly heading: string;
    readonly under: (v: { seconds: string; share: string; interval: string }) => string;
    readonly caption: string;
    readonly columns: { readonly share: string; readonly seconds: string };
    readonly row: (share: string) => string;
    readonly note: string;
  };
  readonly order: {
    readonly heading: string;
    readonly intro: (sequences: string) => string;
    readonly runs: Readonly<Record<"clumps" | "spread" | "chance", (p: string) => string>>;
    readonly places: Readonly<Record<"early" | "late" | "chance", (p: string) => string>>;
    readonly notEstimable: string;
    readonly caption: string;
    readonly columns: {
      readonly place: string;
      readonly decisions: string;
      readonly deviated: string;
      readonly interval: string;
    };
  };
  readonly trial: {
    readonly heading: string;
    readonly intro: (ratings: string) => string;
    readonly agreement: (v: { share: string; interval: string }) => string;
    readonly kappa: (v: { kappa: string; interval: string }) => string;
    readonly weighted: (v: { kappa: string; interval: string }) => string;
    readonly moved: (v: { share: string; interval: string }) => string;
    readonly movedAway: (v: { share: string; interval: string }) => string;
    readonly homogeneity: (v: { p: string; shown: boolean }) => string;
    readonly flagged: (v: { off: string; on: string; p: string }) => string;
    readonly unchanged: string;
    readonly warning: string;
  };
  readonly limits: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly trial: readonly string[];
    readonly threshold: (v: { threshold: string; officers: string }) => string;
    readonly noThreshold: (reason: string) => string;
  };
  readonly methods: { readonly heading: string; readonly items: readonly string[]; readonly references: string };
  readonly reproduction: {
    readonly heading: string;
    readonly toolkit: string;
    readonly hash: string;
    readonly date: string;
    readonly command: string;
  };
  readonly withheld: string;
  readonly noVariation: string;
  readonly below: (bound: string) => string;
  readonly above: (bound: string) => string;
  readonly atMost: (bound: string) => string;
  readonly range: (lower: string, upper: string) => string;
  readonly interval: (level: string, range: string) => string;
  readonly none: string;
}
