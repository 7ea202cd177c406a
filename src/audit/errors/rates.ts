import { shareOf } from "../comparison/independent-shares.js";
import { derived, notEstimable } from "../derived.js";
import type { Estimate, TableRef } from "../result.js";
import type { ComparedRate, ErrorRates } from "./errors-result.js";

/** Units by flag and outcome. */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

/** Confusion of four cells: flagged with and without a violation, not flagged with and without one. */
export function confusionOf(cells: readonly number[]): Confusion {
  const [truePositive, falsePositive, falseNegative, trueNegative] = cells as [number, number, number, number];
  return { truePositive, falsePositive, falseNegative, trueNegative };
}

export function sumOfConfusions(confusions: readonly Confusion[]): Confusion {
  const sum = (of: (one: Confusion) => number) => confusions.reduce((total, one) => total + of(one), 0);
  return {
    truePositive: sum((one) => one.truePositive),
    falsePositive: sum((one) => one.falsePositive),
    falseNegative: sum((one) => one.falseNegative),
    trueNegative: sum((one) => one.trueNegative),
  };
}

/** What a rate counts, and what it counts it among. */
export function sharesOf(rate: ComparedRate | "wronglyFlagged", confusion: Confusion) {
  const { truePositive, falsePositive, falseNegative, trueNegative } = confusion;
  switch (rate) {
    case "falsePositiveRate":
      return { flagged: falsePositive, total: falsePositive + trueNegative };
    case "falseNegativeRate":
      return { flagged: falseNegative, total: falseNegative + truePositive };
    case "precision":
      return { flagged: truePositive, total: truePositive + falsePositive };
    case "wronglyFlagged":
      return { flagged: falsePositive, total: truePositive + falsePositive + falseNegative + trueNegative };
  }
}

/**
 * Rates of a confusion with Wilson intervals; a rate without anybody to count is not estimable.
 *
 * @param confusion  counts by flag and outcome
 * @param level  of the intervals
 * @param refs  tables that the rates rest on
 */
export function errorRates(confusion: Confusion, level: number, refs: readonly TableRef[]): ErrorRates {
  const rate = (name: ComparedRate | "wronglyFlagged") => derived(rateOf(name, confusion, level), ...refs);
  return {
    falsePositiveRate: rate("falsePositiveRate"),
    falseNegativeRate: rate("falseNegativeRate"),
    precision: rate("precision"),
    wronglyFlagged: rate("wronglyFlagged"),
  };
}

/** One rate with its Wilson interval. */
export function rateOf(name: ComparedRate | "wronglyFlagged", confusion: Confusion, level: number): Estimate {
  const shares = sharesOf(name, confusion);
  if (shares.total === 0) return notEstimable(name === "precision" ? "no-flagged" : "no-outcomes");
  return shareOf(shares, level);
}
