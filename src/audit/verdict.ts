import type { AdequacyReason, NotTested } from "./result.js";

/**
 * A verdict has four fields that are never merged (method, section 6): what the deciding test says, whether a risk is
 * signalled on the numbers, whether alikeness within the margin is shown, and whether the data suffices.
 */
export interface Verdict {
  readonly evidence:
    | { readonly value: "difference-shown" }
    | { readonly value: "no-evidence" }
    | { readonly value: "not-testable"; readonly reason: NotTested["reason"] | "below-gate" };
  readonly signal: { readonly value: "signalled" | "none" | "superseded" | "not-assessed" };
  readonly equivalence: { readonly value: "shown" | "not-shown" | "not-assessed" };
  readonly adequacy: { readonly value: "sufficient" | "insufficient"; readonly reasons: readonly AdequacyReason[] };
}
