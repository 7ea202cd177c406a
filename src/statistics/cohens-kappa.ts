import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins } from "./contingency-table.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import type { Interval } from "./wilson-interval.js";

/** Agreement of two ratings beyond chance. */
export interface CohensKappa {
  readonly kind: "estimate";
  /** At most 1; 0 where agreement is what the margins alone would give. */
  readonly value: number;
  readonly agreement: number;
  readonly agreementByChance: number;
  readonly standardError: number;
  /** Normal interval; its bounds are cut at -1 and 1. */
  readonly interval: Interval;
}

/**
 * Cohen's kappa of two ratings of the same units on one list of categories.
 * @param table  k x k counts, first rating in rows and second in columns
 * @param options.level  confidence level, default 0.95
 * @returns not-estimable without units, or when both ratings use one and the same category only
 * @throws ArgumentError when the table is not square or the level not between 0 and 1
 * @see Cohen 1960; Fleiss, Cohen & Everitt 1969, eq. 13 (standard error)
 * @example cohensKappa(contingencyTable([[20, 5], [10, 15]])).value // 0.4
 */
export function cohensKappa(
  table: ContingencyTable,
  { level = 0.95 }: { readonly level?: number } = {},
): CohensKappa | NotEstimable<"no-variation"> {
  if (table.rows !== table.columns) {
    throw new ArgumentError(`cohensKappa requires a square table; got ${table.rows} x ${table.columns}`);
  }
  const multiplier = normalMultiplier(level);
  const { rowTotals, columnTotals, total } = margins(table);
  if (total === 0) return notEstimable("no-variation");
  const k = table.rows;
  let agreement = 0;
  let chance = 0;
  for (let i = 0; i < k; i++) {
    agreement += table.counts[i * k + i]! / total;
    chance += (rowTotals[i]! / total) * (columnTotals[i]! / total);
  }
  if (!(chance < 1)) return notEstimable("no-variation");
  const value = (agreement - chance) / (1 - chance);
  let spread = -((value - chance * (1 - value)) ** 2);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const share = table.counts[i * k + j]! / total;
      if (i === j) spread += share * (1 - ((rowTotals[i]! + columnTotals[i]!) / total) * (1 - value)) ** 2;
      else spread += share * (1 - value) ** 2 * ((columnTotals[i]! + rowTotals[j]!) / total) ** 2;
    }
  }
  const standardError = Math.sqrt(Math.max(0, spread) / total) / (1 - chance);
  const margin = multiplier * standardError;
  return {
    kind: "estimate",
    value,
    agreement,
    agreementByChance: chance,
    standardError,
    interval: { lower: Math.max(-1, value - margin), upper: Math.min(1, value + margin), level },
  };
}
