import type { Method } from "../../../audit/rebuild/rebuild-result.js";
import type { RebuildPlan } from "../../../plan/rebuild-schema.js";

type ByMethod = Readonly<Record<Method, string>>;
type Selection = RebuildPlan["selection"];

/** Prose of the report of a rebuilt model. */
export interface RebuildText {
  readonly synthetic: string;
  readonly insufficient: Readonly<Record<"too-few-cases" | "smaller-class-too-small", (least: string) => string>> & {
    readonly banner: (reasons: string) => string;
  };
  /** On every page. */
  readonly mark: string;
  readonly period: string;
  readonly owner: string;
  readonly methodName: ByMethod;
  readonly finding: {
    readonly chance: (v: { violations: string; none: string }) => string;
    readonly aboveChance: (v: { violations: string; none: string }) => string;
    readonly withheld: string;
  };
  readonly facts: { readonly stopped: string; readonly decision: (v: { date: string; source: string }) => string };
  readonly states: Readonly<Record<RebuildPlan["model"]["lifeCycle"]["state"], string>>;
  readonly summary: {
    readonly heading: string;
    readonly what: (v: { model: string }) => string;
    readonly cases: (v: { violations: string; none: string; total: string; required: string }) => string;
    readonly area: (v: { method: string; auc: string; corrected: string; interval: string }) => string;
    readonly byChance: (v: { area: string; share: string }) => string;
    readonly unstable: (v: { indicators: string }) => string;
    readonly noUnstable: string;
    readonly needed: (v: { units: string; total: string }) => string;
    readonly notForUse: string;
  };
  readonly claim: { readonly heading: string; readonly intro: string; readonly items: readonly string[] };
  readonly selection: {
    readonly heading: string;
    readonly chosen: (v: { method: string; words: string }) => string;
    readonly reasons: Readonly<Record<Selection["reason"], string>>;
    readonly mostPredictors: string;
  };
  readonly score: {
    readonly heading: string;
    readonly none: string;
    readonly supplied: (v: { version: string; source: string; indicators: string }) => string;
    readonly hash: string;
    readonly area: (v: { auc: string; interval: string; high: string | null; cut: string }) => string;
    readonly board: string;
  };
  readonly figure571: { readonly heading: string; readonly reading: string };
  readonly found: {
    readonly heading: string;
    readonly intro: (v: { alpha: string; resamples: string }) => string;
    readonly caption: string;
    readonly columns: {
      readonly indicator: string;
      readonly p: string;
      readonly logistic: string;
      readonly chaid: string;
      readonly logisticAgain: string;
      readonly chaidAgain: string;
      readonly remark: string;
    };
    readonly yes: string;
    readonly no: string;
    readonly unstable: string;
    readonly how: string;
    readonly figure: {
      readonly finding: (v: { indicator: string; method: string; share: string }) => string;
      readonly subtitle: (resamples: string) => string;
      readonly description: string;
      readonly label: (v: { indicator: string; method: string }) => string;
    };
  };
  readonly areas: {
    readonly heading: string;
    readonly intro: string;
    readonly caption: string;
    readonly columns: {
      readonly method: string;
      readonly auc: string;
      readonly interval: string;
      readonly optimism: string;
      readonly corrected: string;
      readonly correctedInterval: string;
      readonly byChance: string;
      readonly p: string;
    };
    readonly reading: readonly string[];
  };
  readonly agreement: {
    readonly heading: string;
    readonly intro: string;
    readonly caption: string;
    readonly columns: {
      readonly cut: string;
      readonly logistic: string;
      readonly chaid: string;
      readonly kappa: string;
      readonly logisticRight: string;
      readonly chaidRight: string;
      readonly p: string;
    };
    readonly cuts: Readonly<Record<"settings" | "average", (cut: string) => string>>;
    readonly reading: string;
  };
  readonly logistic: {
    readonly heading: string;
    readonly intro: (v: { parameters: string; events: string }) => string;
    readonly captions: Readonly<Record<"penalised" | "plain", string>>;
    readonly columns: {
      readonly level: string;
      readonly reference: string;
      readonly odds: string;
      readonly error: string;
      readonly profile: string;
      readonly wald: string;
      readonly p: string;
    };
    readonly penalty: string;
    readonly notSeparated: string;
    readonly separated: (levels: string) => string;
    readonly separatedTogether: string;
    readonly collinear: string;
    readonly figure: {
      readonly finding: (v: { shown: string; all: string }) => string;
      readonly noFinding: string;
      readonly subtitle: (level: string) => string;
      readonly description: string;
      readonly noDifference: string;
      readonly label: (v: { indicator: string; level: string }) => string;
    };
  };
  readonly tree: {
    readonly heading: string;
    readonly intro: string;
    readonly caption: string;
    readonly columns: {
      readonly number: string;
      readonly node: string;
      readonly cases: string;
      readonly violations: string;
      readonly share: string;
      readonly split: string;
      readonly p: string;
    };
    readonly root: string;
    readonly node: (v: { indicator: string; levels: string }) => string;
    readonly last: string;
    readonly noSplit: string;
  };
  readonly simulated: {
    readonly heading: (cases: string) => string;
    readonly label: string;
    readonly intro: (v: { simulations: string; few: string; many: string }) => string;
    readonly caption: string;
    readonly columns: { readonly measure: string; readonly cases: (cases: string) => string };
    readonly rows: {
      readonly areaWidth: string;
      readonly oddsFactor: string;
      readonly found: (v: { indicator: string; method: string }) => string;
    };
    readonly reading: string;
    readonly none: string;
  };
  readonly required: {
    readonly heading: string;
    readonly intro: (v: { parameters: string }) => string;
    readonly caption: string;
    readonly columns: { readonly criterion: string };
    readonly bases: Readonly<Record<"as-fitted" | "fifteen-percent", string>>;
    readonly rows: {
      readonly forPrevalence: string;
      readonly forAbsoluteError: string;
      readonly forShrinkage: string;
      readonly forOptimism: string;
      readonly units: string;
    };
    readonly nothing: string;
    readonly reading: string;
  };
  readonly limits: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly threshold: (threshold: string) => string;
    readonly noThreshold: (reason: string) => string;
  };
  readonly words: {
    readonly heading: string;
    readonly items: readonly { readonly term: string; readonly description: string }[];
  };
  readonly methods: {
    readonly heading: string;
    readonly items: (v: {
      alpha: string;
      resamples: string;
      depth: string;
      fewestToSplit: string;
      fewestInNode: string;
    }) => readonly string[];
    readonly references: string;
  };
  readonly reproduction: {
    readonly heading: string;
    readonly toolkit: string;
    readonly hash: string;
    readonly date: string;
    readonly command: string;
  };
  readonly withheld: string;
  readonly none: string;
  readonly noNumber: Readonly<
    Record<
      "one-class-only" | "too-few-effective-units" | "no-variation" | "collinear" | "separated" | "unbounded",
      string
    >
  >;
  readonly range: (lower: string, upper: string) => string;
  readonly inBrackets: (level: string, range: string) => string;
}
