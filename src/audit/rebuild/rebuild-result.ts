import type { DevelopmentSize } from "../../statistics/development-size.js";
import type { NotEstimable } from "../../statistics/not-estimable.js";
import type { CountTable, Derived } from "../result.js";

/** Name of the table of cases by outcome. */
export const OUTCOMES = "development.outcomes";

/** The two methods that the memo of 2017 compares. */
export const METHODS = ["logistic", "chaid"] as const;
export type Method = (typeof METHODS)[number];

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

export type MaybeBounds =
  | ({ readonly kind: "estimate" } & Bounds)
  | NotEstimable<
      "one-class-only" | "too-few-effective-units" | "no-variation" | "collinear" | "separated" | "unbounded"
    >;

/** One level of an indicator against its first, on the scale of log odds. */
export interface Coefficient {
  readonly value: number;
  readonly standardError: number;
  readonly wald: Bounds;
  readonly profile: MaybeBounds;
  readonly pValue: number | null;
}

export type MaybeCoefficient =
  | ({ readonly kind: "estimate" } & Coefficient)
  | NotEstimable<"one-class-only" | "collinear" | "separated">;

export interface CoefficientRow {
  readonly indicator: string;
  readonly level: string;
  readonly reference: string;
  /** With Firth's penalty. */
  readonly penalised: Derived<MaybeCoefficient>;
  /** By maximum likelihood. */
  readonly plain: Derived<MaybeCoefficient>;
}

/** How an indicator fares under both methods. */
export interface IndicatorRow {
  readonly indicator: string;
  /** Penalised likelihood ratio of all its levels; null where there is no fit. */
  readonly pValue: Derived<number | null>;
  readonly found: Readonly<Record<Method, boolean>>;
  /** Found by one method of the two. */
  readonly unstable: boolean;
  /** Share of the bootstrap samples in which each method finds it. */
  readonly inclusion: Readonly<Record<Method, number>>;
}

export interface TreeNode {
  /** "1" is the root, "1.2" its second branch. */
  readonly number: string;
  readonly depth: number;
  /** How cases reach it: levels of the indicator that the node above is split by; null at the root. */
  readonly by: { readonly indicator: string; readonly levels: readonly string[] } | null;
  readonly cases: Derived<{ readonly cases: number; readonly violations: number }>;
  readonly split: { readonly indicator: string; readonly adjusted: Derived<number> } | null;
}

export interface MethodRow {
  readonly method: Method;
  /** On the cases that it was made from. */
  readonly auc: Derived<number | null>;
  readonly interval: Derived<MaybeBounds>;
  /** By how much that area is too high, on average over bootstrap samples. */
  readonly optimism: Derived<number | null>;
  /** Area and interval with the optimism taken off. */
  readonly corrected: Derived<number | null>;
  readonly correctedInterval: Derived<MaybeBounds>;
  /** Mean area where outcomes are dealt at random over the same cases, and the share of deals that reach this area. */
  readonly byChance: Derived<number | null>;
  readonly pValue: Derived<number | null>;
}

/** How the two methods agree on which cases are high, from one score on. */
export interface CutAgreement {
  /** `settings`: the cut of the settings; `average`: the share of violations among the cases. */
  readonly basis: "settings" | "average";
  readonly cut: number;
  readonly high: Readonly<Record<Method, Derived<number>>>;
  /** Cohen's kappa of high and low. */
  readonly agreement: Derived<
    ({ readonly kind: "estimate"; readonly kappa: number } & Bounds) | NotEstimable<"no-variation">
  >;
  /** Cases that one method alone puts on the right side of the cut, and McNemar's exact p-value. */
  readonly errors: Derived<
    | {
        readonly kind: "estimate";
        readonly logisticOnly: number;
        readonly chaidOnly: number;
        readonly pValue: number;
      }
    | NotEstimable<"no-variation">
  >;
}

/** What a set of so many cases shows, by simulation from the fitted regression. */
export interface SimulatedSize {
  readonly cases: number;
  /** Simulated sets in which the regression could be fitted. */
  readonly fitted: number;
  /** Mean width of the interval of the area of the regression. */
  readonly areaWidth: number | null;
  /** An odds ratio is known up to this factor either way, typically. */
  readonly oddsFactor: number | null;
  readonly found: readonly { readonly indicator: string; readonly logistic: number; readonly chaid: number }[];
}

export interface RequiredSize {
  /** `as-fitted`: what the regression explains, less what chance explains; `fifteen-percent`: where nothing is known. */
  readonly basis: "as-fitted" | "fifteen-percent";
  readonly size: Derived<(DevelopmentSize & { readonly coxSnell: number }) | null>;
}

export interface SuppliedScore {
  readonly version: string;
  readonly source: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly indicators: readonly string[];
  readonly auc: Derived<number | null>;
  readonly interval: Derived<MaybeBounds>;
  readonly high: Derived<number>;
}

/** A rebuilt model and what its cases can support. It holds no case and no list: a stopped model chooses nobody. */
export interface RebuildResult {
  readonly violations: Derived<number>;
  readonly none: Derived<number>;
  /** Against the least numbers of the settings; always published. */
  readonly adequacy: {
    readonly value: "sufficient" | "insufficient";
    readonly reasons: readonly ("too-few-cases" | "smaller-class-too-small")[];
  };
  readonly parameters: number;
  readonly eventsPerParameter: Derived<number>;
  /** Levels of which all cases have one outcome; they, or a combination of levels, leave no maximum. */
  readonly separation: {
    readonly separated: boolean;
    readonly levels: readonly Derived<{ readonly indicator: string; readonly level: string }>[];
  };
  readonly coefficients: readonly CoefficientRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly resamples: { readonly drawn: number; readonly fitted: number };
  readonly tree: readonly TreeNode[];
  readonly methods: readonly MethodRow[];
  readonly cuts: readonly CutAgreement[];
  readonly simulated: readonly SimulatedSize[] | null;
  readonly required: readonly RequiredSize[];
  readonly supplied: SuppliedScore | null;
}

export interface MeasuredRebuild {
  readonly result: RebuildResult;
  readonly tables: readonly CountTable[];
}
