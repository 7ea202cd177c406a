import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins } from "./contingency-table.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import type { Interval } from "./wilson-interval.js";

/** How much a disagreement of d steps out of k - 1 counts: d / (k - 1), or its square. */
export type KappaWeights = "linear" | "quadratic";

/** Agreement of two ordered ratings beyond chance, where a near miss counts for more than a far one. */
export interface WeightedKappa {
  readonly kind: "estimate";
  readonly value: number;
  readonly standardError: number;
  /** Normal interval; its bounds are cut at -1 and 1. */
  readonly interval: Interval;
}

/**
 * Weighted kappa of two ratings of the same units on one ordered scale.
 * @param table  k x k counts, k of 2 or more, first rating in rows and second in columns
 * @param options.weights  linear or quadratic, default quadratic; options.level  confidence level, default 0.95
 * @returns not-estimable without units, or when the margins leave no disagreement to expect
 * @throws ArgumentError when the table is not square
 * @see Cohen 1968; Fleiss, Cohen & Everitt 1969, eq. 8 (standard error)
 * @example weightedKappa(contingencyTable([[20, 5], [10, 15]])).value // 0.4
 */
export function weightedKappa(
  table: ContingencyTable,
  { weights = "quadratic", level = 0.95 }: { readonly weights?: KappaWeights; readonly level?: number } = {},
): WeightedKappa | NotEstimable<"no-variation"> {
  const k = table.rows;
  if (k !== table.columns || k < 2) {
    throw new ArgumentError(`weightedKappa requires a square table of 2 or more; got ${k} x ${table.columns}`);
  }
  const { rowTotals, columnTotals, total } = margins(table);
  if (total === 0) return notEstimable("no-variation");
  const weight = (i: number, j: number) => 1 - (Math.abs(i - j) / (k - 1)) ** (weights === "linear" ? 1 : 2);
  const levels = Array.from({ length: k }, (_, level) => level);
  const [rows, columns] = [rowTotals, columnTotals].map((totals) => totals.map((count) => count / total));
  const rowMeans = levels.map((i) => levels.reduce((sum, j) => sum + columns![j]! * weight(i, j), 0));
  const columnMeans = levels.map((j) => levels.reduce((sum, i) => sum + rows![i]! * weight(i, j), 0));
  let observed = 0;
  let chance = 0;
  for (const i of levels) {
    for (const j of levels) {
      observed += (table.counts[i * k + j]! / total) * weight(i, j);
      chance += rows![i]! * columns![j]! * weight(i, j);
    }
  }
  if (!(chance < 1)) return notEstimable("no-variation");
  const value = (observed - chance) / (1 - chance);
  let spread = -((value - chance * (1 - value)) ** 2);
  for (const i of levels) {
    for (const j of levels) {
      const part = weight(i, j) - (rowMeans[i]! + columnMeans[j]!) * (1 - value);
      spread += (table.counts[i * k + j]! / total) * part * part;
    }
  }
  const standardError = Math.sqrt(Math.max(0, spread) / total) / (1 - chance);
  const margin = normalMultiplier(level) * standardError;
  return {
    kind: "estimate",
    value,
    standardError,
    interval: { lower: Math.max(-1, value - margin), upper: Math.min(1, value + margin), level },
  };
}
