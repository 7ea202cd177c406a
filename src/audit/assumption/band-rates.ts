import type { Plan } from "../../plan/schema.js";
import { boundSpread } from "../../statistics/hidden-error-rates.js";
import { derived, rowOf } from "../derived.js";
import { assumedShare, boundsOfShare } from "./assumed-numbers.js";
import type { BandUnderAssumption, HiddenShare } from "./assumption-result.js";
import type { BandOutcomes } from "./bands-ordered.js";

/** Hidden violations of both scenarios by band, in the order of the bands. */
export interface BandScenarios {
  readonly inProportion: readonly number[];
  readonly byRank: readonly number[];
}

/**
 * Share of violations among all units of each band, never-inspected ones counted. At most k hidden violations raise it
 * most where they all lie in that band, and leave it as it is where they all lie elsewhere.
 * @param bands  outcomes of all bands, from low to high; empty ones are left out of the result
 * @param shares  shares of hidden violations with their numbers
 * @param scenarioAt  hidden violations by band at each of these shares
 */
export function bandRates(
  bands: readonly BandOutcomes[],
  shares: readonly HiddenShare[],
  {
    scenarioAt,
    table,
    plan,
  }: { readonly scenarioAt: readonly BandScenarios[]; readonly table: string; readonly plan: Plan },
): readonly BandUnderAssumption[] {
  const level = 1 - plan.score.alpha;
  return bands.flatMap(({ band, violations, none, unknown }, index) => {
    const total = violations + none + unknown;
    if (total === 0) return [];
    const withHidden = (hidden: number) => ({ events: violations + hidden, total });
    const bound = (hidden: number) => {
      const counts = withHidden(hidden);
      return { ...counts, spread: boundSpread(counts, [hidden < unknown ? hidden : 0, 0], "violations-among-flagged") };
    };
    const rates = shares.map(({ share, hidden }, step) => ({
      share,
      hidden,
      violations: {
        inProportion: assumedShare(withHidden(scenarioAt[step]!.inProportion[index]!), level),
        byRank: assumedShare(withHidden(scenarioAt[step]!.byRank[index]!), level),
        bounds: boundsOfShare(bound(0), bound(Math.min(hidden, unknown)), level),
      },
    }));
    return [{ band, rates: derived(rates, rowOf(table, band)) }];
  });
}
