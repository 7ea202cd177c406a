import type { Reading } from "../../plan/inputs/readings.js";
import type { BaselineComparison, Derived, Estimate, MaybeTest, TableId } from "../result.js";
import type { NotTestedReason, Verdict } from "../verdict.js";
import type { StateShare } from "./state-table.js";

/** Overrides by hand: what they change in the audit, for whom, and with what reason. */
export interface OverridesResult {
  readonly alpha: number;
  readonly units: number;
  /** The reading that the plan names. */
  readonly decides: Reading;
  readonly readings: readonly ReadingResult[];
  /** Units without and with a marker, by outcome: what the areas of the readings rest on. */
  readonly outcomes: TableId;
  readonly markers: { readonly table: TableId; readonly shares: readonly StateShare[] };
  /** Whether a marker that the model computed counts as an override below. */
  readonly computed: "overridden" | "not-overridden";
  readonly reasons: { readonly table: TableId; readonly shares: readonly StateShare[] };
  /** Null where no override has a remark. */
  readonly categories: {
    readonly table: TableId;
    readonly labels: readonly {
      readonly name: string;
      readonly label: { readonly nl: string; readonly en: string } | null;
    }[];
    readonly shares: readonly StateShare[];
  } | null;
  /** Questions by group; empty where concerns are scored. */
  readonly questions: readonly OverrideQuestion[];
  readonly family: { readonly tests: number; readonly resamples: number };
}

/** What the hypotheses and the score say in one reading. */
export interface ReadingResult {
  readonly reading: Reading;
  readonly units: number;
  readonly hypothesis1: HypothesisRead;
  readonly hypothesis2: HypothesisRead;
  /** Area under the curve over all known outcomes; null where there is none. */
  readonly score: {
    readonly provenance: string;
    readonly auc: Derived<Estimate>;
    /** On which side of each planned figure the interval lies. */
    readonly positions: readonly {
      readonly baseline: number;
      readonly position: Derived<BaselineComparison["position"]["value"]>;
    }[];
    readonly adequacy: "sufficient" | "insufficient";
  } | null;
}

/** The four layers of a verdict, without their reasons. */
export interface VerdictLayers {
  readonly evidence: Verdict["evidence"]["value"];
  readonly signal: Verdict["signal"]["value"];
  readonly equivalence: Verdict["equivalence"]["value"];
  readonly adequacy: Verdict["adequacy"]["value"];
}

export type HypothesisRead =
  | { readonly kind: "not-tested"; readonly reason: NotTestedReason }
  | {
      readonly kind: "tested";
      /** Table by group and flag state that its numbers rest on; null where concerns are scored. */
      readonly table: TableId | null;
      readonly resamples: number;
      /** Groups of the family, in code-point order. */
      readonly tested: readonly string[];
      readonly verdict: Derived<VerdictLayers>;
      readonly deciding: Derived<MaybeTest>;
      readonly groups: readonly GroupRead[];
    };

/** One group that all readings test. */
export interface GroupRead {
  readonly group: string;
  readonly ratio: Derived<Estimate>;
  readonly adjusted: Derived<MaybeTest>;
}

/** A question on overrides by group. */
export interface OverrideQuestion {
  readonly question: "overridden" | "raised" | "lowered" | "direction";
  readonly table: TableId;
  /** All groups at once. */
  readonly test: Derived<MaybeTest>;
  /** Adjusted by Holm over the questions. */
  readonly adjusted: Derived<number>;
  readonly groups: readonly {
    readonly group: string;
    readonly share: Derived<Estimate>;
    /** Fisher's test against all others, adjusted step by step over the groups; null for what remains. */
    readonly adjusted: Derived<number> | null;
  }[];
}
