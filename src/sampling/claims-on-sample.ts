import { assumptionQuestion } from "../audit/assumption/assumption.js";
import type { AssumptionClaim } from "../audit/assumption/assumption-result.js";
import type { CountTable, Derived } from "../audit/result.js";
import { scoreHistogram } from "../data/reduce/score-histogram.js";
import type { ScoredUnits } from "../data/scored-units.js";
import type { Plan } from "../plan/schema.js";

/** A claim about the score or its bands that rests on the assumption, and the share of hidden violations at which it fails. */
export interface ClaimOnSample {
  readonly claim: Exclude<AssumptionClaim, { readonly kind: "groups-alike" }>;
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
 * Breaking points of the audit's claims about the score and its bands, to be held against the limit that a sample gives. The
 * limit is for all never-inspected units together; claims about groups rest on the few units of each group, and stand in the
 * report of the audit alone.
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
    if (value.claim.kind === "groups-alike") return [];
    const claim: ClaimOnSample = {
      claim: value.claim,
      supported: value.intervalHolds,
      failsAt: value.intervalFails?.share ?? null,
      highestShare: result.highestShare,
    };
    return [{ value: claim, restsOn }];
  });
  const tablesOf = ({ restsOn }: Derived<ClaimOnSample>) => restsOn.map((reference) => reference.split("#")[0]);
  return { tables: tables.filter(({ id }) => claims.some((claim) => tablesOf(claim).includes(id))), claims };
}
