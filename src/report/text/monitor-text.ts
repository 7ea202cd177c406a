import type { ChangeReason, GapReason, Validity } from "../../audit/monitoring/monitor-result.js";

/** Prose of the report of a monitored series. Numbers arrive as finished text. */
export interface MonitorText {
  readonly synthetic: string;
  readonly facts: {
    readonly series: string;
    readonly looks: string;
    readonly looksOf: (done: string, planned: string) => string;
  };
  readonly finding: {
    readonly alarm: (groups: string, attribute: string) => string;
    readonly none: (done: string, planned: string) => string;
    readonly notAssessed: string;
  };
  readonly summary: {
    readonly heading: string;
    readonly scope: (v: { model: string; periods: string; groups: string; unit: string }) => string;
    readonly alarm: (v: { group: string; period: string; direction: "more" | "less" }) => string;
    readonly natural: (v: {
      group: string;
      period: string;
      own: string;
      others: string;
      per: string;
      unit: string;
    }) => string;
    readonly none: string;
    readonly noneCaveat: string;
    readonly notAssessed: string;
    readonly notFinished: (done: string, planned: string) => string;
    readonly gaps: (gaps: string) => string;
    readonly attentionHeading: string;
    readonly attention: {
      readonly "outside-limits": (group: string, period: string) => string;
      readonly drift: (of: string, period: string) => string;
      readonly "model-changed": (version: string, period: string) => string;
    };
    readonly attentionNote: string;
    readonly attentionMore: (count: string) => string;
  };
  readonly rule: {
    readonly heading: string;
    readonly why: (v: { looks: string; per100: string }) => string;
    readonly validity: Readonly<Record<Validity["decides"], string>>;
    readonly reason: Readonly<Record<Validity["spending"], string>>;
    readonly alpha: (v: { alpha: string; groups: string; each: string }) => string;
    readonly spending: Readonly<Record<"obrien-fleming" | "pocock", string>>;
    readonly beside: string;
    readonly attention: string;
  };
  readonly runs: {
    readonly heading: string;
    readonly intro: string;
    readonly notDrawn: string;
    readonly finding: (v: { group: string; ratio: string; period: string }) => string;
    readonly noRatio: (group: string) => string;
    readonly subtitle: (v: { unit: string; group: string }) => string;
    readonly description: (v: { group: string; shown: string; gaps: string; outside: string }) => string;
    readonly ratioAxis: string;
    readonly limits: string;
    readonly even: string;
    readonly gap: string;
    readonly alarm: string;
    readonly others: (count: string) => string;
    readonly caption: (group: string) => string;
    readonly columns: {
      readonly period: string;
      readonly flagged: string;
      readonly n: string;
      readonly otherFlagged: string;
      readonly otherN: string;
      readonly ratio: string;
      readonly limits: string;
      readonly p: string;
      readonly z: string;
      readonly boundary: string;
      readonly eValue: string;
      readonly outside: string;
    };
    readonly yes: string;
    readonly gapReason: Readonly<Record<GapReason, string>>;
    readonly none: string;
    readonly range: (lower: string, upper: string) => string;
  };
  readonly groups: {
    readonly heading: string;
    readonly intro: string;
    readonly introEachLook: string;
    readonly eachLook: { readonly p: string; readonly bound: string };
    readonly caption: string;
    readonly columns: {
      readonly group: string;
      readonly shown: string;
      readonly gaps: string;
      readonly z: string;
      readonly boundary: string;
      readonly p: string;
      readonly alarm: string;
    };
    readonly state: (v: {
      state: "alarm" | "none" | "not-assessed";
      since: string | null;
      direction: "more" | "less" | null;
    }) => string;
  };
  readonly changes: {
    readonly heading: string;
    readonly intro: string;
    readonly none: string;
    readonly sentence: (v: {
      group: string;
      from: string;
      to: string;
      before: boolean;
      after: boolean;
      reason: ChangeReason;
    }) => string;
    readonly note: string;
  };
  readonly drift: {
    readonly heading: string;
    readonly intro: string;
    readonly chance: string;
    readonly noChance: string;
    readonly none: string;
    readonly caption: string;
    readonly of: Readonly<Record<"bands" | "groups", string>>;
    readonly columns: {
      readonly of: string;
      readonly period: string;
      readonly index: string;
      readonly interval: string;
      readonly chance: string;
      readonly said: string;
    };
    readonly pointedOut: string;
    readonly notEstimable: Readonly<Record<"hidden" | "empty-class", string>>;
  };
  readonly periods: {
    readonly heading: string;
    readonly intro: string;
    readonly caption: string;
    readonly columns: {
      readonly period: string;
      readonly n: string;
      readonly share: string;
      readonly model: string;
      readonly plan: string;
      readonly input: string;
    };
    readonly hidden: string;
    readonly changed: string;
  };
  readonly limits: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly repeated: string;
    readonly clusters: string;
    readonly designEffect: (value: string, source: string) => string;
    readonly threshold: (threshold: string) => string;
    readonly noThreshold: (reason: string) => string;
  };
  readonly methods: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly bets: (ratios: string) => string;
    readonly references: string;
  };
  readonly reproduction: {
    readonly heading: string;
    readonly toolkit: string;
    readonly hash: string;
    readonly date: string;
    readonly command: string;
  };
}
