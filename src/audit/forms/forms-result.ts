import type { Derived } from "../derived-value.js";
import type { Estimate, MaybeTest } from "../estimates.js";
import type { NotTestedReason } from "../verdict.js";

/** What a second family of H1 compares: mean scores, or the shares at or above every cut between the bands. */
export type FormName = "mean-score" | "all-bands";

/** A second family of H1 that the plan asks for, at an error rate of its own. It never sets a verdict. */
export type FormResult = TestedForm | FormNotTested;

export interface FormNotTested {
  readonly kind: "not-tested";
  readonly form: FormName;
  readonly alpha: number;
  readonly reason: NotTestedReason | "units-without-score";
}

export interface TestedForm {
  readonly kind: "tested";
  readonly form: FormName;
  readonly unit: "sponsors" | "cases";
  readonly alpha: number;
  readonly stepDown: "minP" | "maxT";
  readonly resamples: number;
  /** The lowest band above each cut, from low to high; empty for mean scores. */
  readonly cuts: readonly string[];
  readonly tested: readonly string[];
  /** Smallest adjusted p-value over the family. */
  readonly deciding: Derived<MaybeTest>;
  /** Groups that differ themselves, in the order in which the passes named them. */
  readonly named: Derived<readonly string[]>;
  readonly groups: readonly FormGroup[];
}

/** One tested group against all others. */
export interface FormGroup {
  readonly group: string;
  /** Smallest adjusted p-value over what is compared of the group. */
  readonly adjusted: Derived<MaybeTest>;
  /** Whether the group differs itself, differs because others lie far from the rest, or is not shown to differ. */
  readonly finding: Derived<"differs" | "through-others" | "not-shown">;
  /** One comparison of mean scores, or one a cut. */
  readonly comparisons: readonly FormComparison[];
}

/** Means over members: of the score, or of being at or above a cut, which is a share. */
export interface FormComparison {
  readonly mean: Derived<Estimate>;
  readonly restMean: Derived<Estimate>;
  readonly difference: Derived<Estimate>;
  readonly unadjusted: Derived<MaybeTest>;
  readonly adjusted: Derived<MaybeTest>;
}
