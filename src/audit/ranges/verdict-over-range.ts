import type { Verdict } from "../verdict.js";

/** Where a finding holds among the tables that agree with the published counts. */
export type Extent = "everywhere" | "somewhere" | "nowhere";

/** What a verdict about rounded counts rests on, beside the verdict on the published counts. */
export interface RangeFacts {
  /** Deciding adjusted p-value over all consistent tables, the outer range. */
  readonly adjusted: { readonly lower: number; readonly upper: number };
  readonly alpha: number;
  /** Where a risk is signalled. */
  readonly signal: Extent;
  /** Whether the groups are alike within the margin in every consistent table. */
  readonly alikeEverywhere: boolean;
}

/**
 * The verdict on the published counts, kept only as far as it holds for every table that rounds to them. Evidence needs
 * both the deciding test of the published counts and Fisher's test at every table on the same side of alpha; else the
 * rounding leaves it undecided.
 * @example verdictOverRange(shown, { adjusted: { lower: 0.01, upper: 0.2 }, alpha: 0.05, signal: "somewhere", alikeEverywhere: false }).evidence // not testable: rounding-undecided
 */
export function verdictOverRange(published: Verdict, facts: RangeFacts): Verdict {
  if (published.evidence.value === "not-testable") return published;
  const evidence = evidenceOver(published.evidence, facts);
  const alike = published.equivalence.value === "shown" && !facts.alikeEverywhere;
  return {
    evidence,
    signal: { value: evidence.value === "difference-shown" ? "superseded" : SIGNALS[facts.signal] },
    equivalence: alike ? { value: "not-shown" } : published.equivalence,
    adequacy: published.adequacy,
  };
}

const SIGNALS = { everywhere: "signalled", somewhere: "not-assessed", nowhere: "none" } as const;

function evidenceOver(published: Verdict["evidence"], facts: RangeFacts): Verdict["evidence"] {
  const { adjusted, alpha } = facts;
  if (published.value === "difference-shown" && adjusted.upper <= alpha) return published;
  if (published.value === "no-evidence" && adjusted.lower > alpha) return published;
  return { value: "not-testable", reason: "rounding-undecided" };
}
