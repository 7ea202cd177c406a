import type { Derived, NotEstimable } from "../derived-value.js";
import type { MajorityRule } from "../hypothesis-2/majority-rules.js";

/**
 * What H2 would conclude under other rules for the majority. It decides nothing: only the rule of the plan does. The
 * counts behind it stand in no table, since a sweep over thresholds is a set of linked tables.
 */
export interface Sensitivity {
  /** Sponsors with one migrant, as a share of the sponsors with migrants. */
  readonly singleMember: Derived<number>;
  readonly rules: readonly RuleOutcome[];
}

/** H2 under one rule, with the same family error and step-down procedure as the deciding test. */
export interface RuleOutcome {
  readonly rule: MajorityRule;
  /** True for the rule of the plan; its numbers are those of the deciding test. */
  readonly decides: boolean;
  /** Sponsors in which a group has the majority; null where the rule makes no cut. */
  readonly unitsWithMajority: Derived<number> | null;
  readonly resamples: number;
  /** Number of groups that pass the gate under this rule. */
  readonly tested: number;
  readonly smallestAdjusted: Derived<number>;
  readonly groups: readonly RuledGroup[];
}

export interface RuledGroup {
  readonly group: string;
  readonly difference: Derived<RuledEffect>;
  readonly ratio: Derived<RuledEffect>;
  readonly unadjusted: Derived<number>;
  readonly adjusted: Derived<number>;
  /** Whether the adjusted p-value is at most alpha. */
  readonly shown: Derived<boolean>;
  /** Sponsors and migrants behind the row, flagged and not: read by the disclosure rules, published nowhere. */
  readonly support: RuledSupport;
}

export type RuledEffect = { readonly kind: "estimate"; readonly value: number } | NotEstimable;

/** Flagged first, then not flagged. */
export interface RuledSupport {
  readonly units: readonly [number, number];
  readonly people: readonly [number, number];
  readonly largest: readonly [number, number];
}
