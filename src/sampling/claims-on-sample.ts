import { assumptionQuestion } from "../audit/assumption/assumption.js";
import type { CountTable, Derived } from "../audit/result.js";
import { scoreHistogram } from "../data/reduce/score-histogram.js";
import type { ScoredUnits } from "../data/scored-units.js";
import type { Plan } from "../plan/schema.js";

/** A claim about the score that rests on the assumption, and the share of hidden violations at which it fails. */
export interface ClaimOnSample {
  /** The claim: the area under the ROC curve lies above this constant. */
  readonly baseline: number;
  /** Whether the data supports the claim while every never-inspected unit counts as compliant. */
  readonly supported: boolean;
  /** Smallest share in the least favourable place at which its interval no longer does; null: up to `highestShare`. */
  readonly failsAt: number | null;
  readonly highestShare: number;
}

/** Claims of the audit, and the counts that they rest on. */
export interface ClaimsOnSample {
  readonly tables: readonly CountTable[];
  readonly claims: readonly Derived<ClaimOnSample>[];
}

/**
 * Breaking points of the audit's claims about the score, to be held against the limit that a sample gives.
 * @param plan  baselines and largest share of the plan
 * @param scored  units with what the data knows of them, before the sample
 * @returns no claim where the data has no score, no known outcome, or nobody who was never inspected
 * @see method, section 8; `assumptionQuestion`
 * @example claimsOnSample(plan, scored).claims[0]?.value.failsAt
 */
export function claimsOnSample(plan: Plan, scored: Pick<ScoredUnits, "units" | "unit">): ClaimsOnSample {
  const scores = scoreHistogram(scored.units, scored.unit);
  const { tables, result } = assumptionQuestion(
    { scores, groupScores: { kind: "unavailable", reason: "no-band" } },
    plan,
  );
  if (result.kind === "not-estimable") return { tables: [], claims: [] };
  const claims = result.breakingPoints.flatMap(({ value, restsOn }): Derived<ClaimOnSample>[] => {
    if (value.claim.kind !== "auc-above") return [];
    const claim: ClaimOnSample = {
      baseline: value.claim.baseline,
      supported: value.intervalHolds,
      failsAt: value.intervalFails?.share ?? null,
      highestShare: result.highestShare,
    };
    return [{ value: claim, restsOn }];
  });
  return { tables: tables.filter(({ id }) => claims.some(({ restsOn }) => restsOn.includes(id))), claims };
}
