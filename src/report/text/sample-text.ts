import type { DisclosedSample } from "../../disclosure/disclosed-sample.js";
import type { SampleNotEstimableReason } from "../../sampling/sample-result.js";

/** Numbers of a share in words. */
export interface ShareWords {
  readonly of1000: string;
  readonly lower: string;
  readonly upper: string;
  readonly level: string;
}

/** Prose of the report on a random sample. */
export interface SampleText {
  readonly finding: {
    readonly share: (unit: string, words: ShareWords) => string;
    readonly bounds: (unit: string, words: { lowest: string; highest: string }) => string;
    readonly none: (unit: string, reason: string) => string;
  };
  readonly facts: {
    readonly drawn: string;
    readonly drawnOf: (drawn: string, population: string, unit: string) => string;
    readonly planHash: string;
  };
  readonly result: {
    readonly heading: string;
    readonly share: (unit: string, words: ShareWords) => string;
    readonly certainty: (level: string) => string;
    readonly bounds: (unit: string, words: { lowest: string; highest: string; lower: string; upper: string }) => string;
    readonly none: (reason: string) => string;
  };
  readonly design: {
    readonly heading: string;
    readonly drawn: (
      words: Record<"population" | "drawn" | "selected" | "both" | "listed", string>,
      unit: string,
    ) => string;
    readonly rules: Record<DisclosedSample["plan"]["modelSelected"], string>;
    readonly blind: string;
    readonly weights: (unit: string) => string;
    readonly labels: string;
    readonly bandsLeftOut: (bands: string) => string;
    readonly signalLeftOut: string;
    readonly signalCertain: (count: string, unit: string) => string;
    readonly noneMissing: string;
    readonly missingBounds: (count: string) => string;
    readonly missingAtRandom: (count: string) => string;
    readonly fewer: (bound: string) => string;
  };
  readonly table: {
    readonly bands: string;
    readonly groups: (attribute: string) => string;
    readonly areas: string;
    readonly band: string;
    readonly share: string;
    readonly interval: (level: string) => string;
    readonly measure: string;
    readonly area: string;
    readonly unbounded: (lower: string) => string;
    readonly range: (lower: string, upper: string) => string;
    readonly known: string;
  };
  readonly figure: {
    readonly finding: (words: { lowest: string; highest: string; unit: string }) => string;
    readonly subtitle: (unit: string, level: string, period: string) => string;
    readonly description: (words: { lowest: string; highest: string; unit: string }) => string;
    readonly all: (share: string, unit: string) => string;
    readonly part: string;
    readonly band: (name: string) => string;
    readonly selected: string;
    readonly never: string;
  };
  readonly parts: {
    readonly heading: string;
    readonly bands: (unit: string) => string;
    readonly groups: (attribute: string, unit: string) => string;
    readonly noGroups: string;
    readonly hiddenGroups: (hidden: string, groups: string) => string;
    readonly notCause: string;
  };
  readonly assumption: {
    readonly heading: string;
    readonly what: (unit: string) => string;
    readonly refuted: (words: { inspected: string; violations: string }, unit: string) => string;
    readonly notRefuted: (inspected: string, unit: string) => string;
    readonly few: (words: { inspected: string; bound: string }, unit: string) => string;
    readonly share: (words: ShareWords) => string;
    readonly limit: (words: { share: string; level: string }, unit: string) => string;
    readonly cautious: string;
    readonly breaking: string;
    readonly claim: {
      readonly auc: (baseline: string) => string;
      readonly bands: (higher: string, lower: string) => string;
    };
    readonly groups: string;
    readonly unsupported: (claim: string) => string;
    readonly withstands: (words: { claim: string; fails: string; limit: string }) => string;
    readonly withstandsAll: (words: { claim: string; highest: string }) => string;
    readonly mayFail: (words: { claim: string; fails: string; limit: string }) => string;
    readonly withheld: string;
    readonly none: (reason: string) => string;
  };
  readonly comparison: {
    readonly heading: string;
    readonly what: (unit: string) => string;
    readonly rates: (words: { selected: string; random: string }, unit: string) => string;
    readonly ratio: (words: { ratio: string; lower: string; upper: string; level: string }) => string;
    readonly openRatio: (words: { ratio: string; lower: string; level: string }) => string;
    readonly above: string;
    readonly below: string;
    readonly unclear: string;
    readonly none: (reason: string) => string;
  };
  readonly areas: {
    readonly heading: string;
    readonly what: string;
    readonly names: Record<"weighted" | "imputed" | "randomAlone" | "selectedAlone", string>;
    readonly uncorrected: string;
    readonly corrected: (unit: string) => string;
    readonly impossible: (reason: string) => string;
  };
  readonly limits: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly disclosure: (words: { threshold: string; units: string }) => string;
    readonly open: (reason: string) => string;
  };
  readonly reasons: Record<SampleNotEstimableReason, string>;
  readonly withheld: string;
}
