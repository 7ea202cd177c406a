import type { UnavailableReason } from "../data/evidence.js";

export type AdequacyReason =
  | { readonly code: "power-below-target"; readonly groups: number; readonly of: number }
  | { readonly code: "too-few-known-outcomes"; readonly required: number }
  | { readonly code: "smaller-class-too-small"; readonly required: number }
  | { readonly code: "no-outcomes" }
  | { readonly code: "groups-below-gate"; readonly groups: number }
  | { readonly code: "not-tested" }
  | { readonly code: "usual-test-not-done" };

/** Why a hypothesis was not tested. */
export type NotTestedReason =
  | UnavailableReason
  | "one-group"
  | "no-variation"
  | "no-group-passes-the-gate"
  | "cases-have-one-group-each"
  | "counts-are-not-of-sponsors";

/**
 * A verdict has four fields that are never merged (method, section 6): what the deciding test says, whether a risk is
 * signalled on the numbers, whether alikeness within the margin is shown, and whether the data suffices.
 */
export interface Verdict {
  readonly evidence:
    | {
        readonly value: "difference-shown";
        /** One group: others that lie far from the rest, without which its difference is not shown. */
        readonly through?: readonly string[];
      }
    | { readonly value: "no-evidence" }
    | { readonly value: "not-testable"; readonly reason: NotTestedReason | "below-gate" | "rounding-undecided" };
  readonly signal: { readonly value: "signalled" | "none" | "superseded" | "not-assessed" };
  readonly equivalence: { readonly value: "shown" | "not-shown" | "not-assessed" };
  readonly adequacy: { readonly value: "sufficient" | "insufficient"; readonly reasons: readonly AdequacyReason[] };
}
