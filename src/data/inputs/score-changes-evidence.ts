import type { Plan } from "../../plan/schema.js";
import type { Registrations } from "./registrations.js";

/** Units with one score whose log odds would change by one amount. */
export interface ScoreChange {
  readonly score: number;
  readonly logOdds: number;
  readonly units: number;
}

/** The score that bands are cut from; null where bands are registered, or a row could not be recomputed. */
export function decidingScores({ scores, modelScores }: Registrations, plan: Plan): Float64Array | null {
  if (plan.bands?.thresholds === undefined) return null;
  return plan.rules?.overrides?.decides === "model-only" ? modelScores : scores;
}

/**
 * Units by score and by what another code would change their log odds by.
 * @param rows  rows that are looked at
 * @param scores  one a row; NaN: none
 * @param changeOf  change of a row, or null where nothing changes
 * @returns ascending by score, then by change
 * @example scoreChanges(Uint32Array.of(0), Float64Array.of(58), () => 0.75) // [{ score: 58, logOdds: 0.75, units: 1 }]
 */
export function scoreChanges(
  rows: Uint32Array,
  scores: Float64Array,
  changeOf: (row: number) => number | null,
): readonly ScoreChange[] {
  const found = new Map<string, { readonly score: number; readonly logOdds: number; units: number }>();
  for (const row of rows) {
    const [score, logOdds] = [scores[row]!, changeOf(row)];
    if (logOdds === null || Number.isNaN(score)) continue;
    const key = `${score} ${logOdds}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { score, logOdds, units: 1 });
    else known.units += 1;
  }
  return [...found.values()].sort((a, b) => a.score - b.score || a.logOdds - b.logOdds);
}
