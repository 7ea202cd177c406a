import type { Derived } from "../derived-value.js";
import type { Estimate, MaybeTest } from "../estimates.js";

/** The passes of a family in which the first one rejected a group. */
export interface SecondPass {
  readonly passes: readonly SecondPassStep[];
  /** Groups that differ themselves, in the order in which they were named. */
  readonly named: Derived<readonly string[]>;
}

/** One pass: the groups that are left, each against a rest without the groups that were named before. */
export interface SecondPassStep {
  readonly without: Derived<readonly string[]>;
  readonly named: Derived<string | null>;
  readonly resamples: number;
  readonly groups: readonly { readonly group: string; readonly adjusted: Derived<MaybeTest> }[];
}

/** A group that the first pass rejects, or a later pass names, against the rest of the test that settled it. */
export interface GroupSecondPass {
  /** True: the group differs itself. False: it differs no more, or not demonstrably, without these groups. */
  readonly named: Derived<boolean>;
  /** Groups that are not part of the rest. */
  readonly without: Derived<readonly string[]>;
  readonly adjusted: Derived<MaybeTest>;
  readonly difference: Derived<Estimate>;
  readonly ratio: Derived<Estimate>;
  /** Named groups: the same test without the one further group that takes most of the difference away. */
  readonly confirmation: {
    readonly without: Derived<readonly string[]>;
    readonly adjusted: Derived<MaybeTest>;
  } | null;
}
