import { cohensKappa } from "../../statistics/cohens-kappa.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { tQuantile } from "../../statistics/distributions.js";
import type { Agreement } from "./human-check-result.js";

/** Kappa of a square table of independent pairs. */
export function plainKappa(counts: readonly number[], levels: number, level: number): Agreement {
  const found = cohensKappa(tableFromCounts(Float64Array.from(counts), levels, levels), { level });
  if (found.kind === "not-estimable") return found;
  return { kind: "estimate", value: found.value, lower: found.interval.lower, upper: found.interval.upper, level };
}

/**
 * Kappa of proposals and decisions, with the interval of a jackknife that leaves out one officer at a time: decisions of
 * one officer are no independent cases.
 * @param officers  2 x 2 counts an officer, row major
 * @param level  confidence level
 * @returns the interval of independent cases where there are fewer than two officers, or one of them makes all the
 * difference
 * @see Efron & Tibshirani 1993, chapter 11 (jackknife); t distribution on officers - 1 degrees of freedom
 */
export function officerKappa(officers: readonly (readonly number[])[], level: number): Agreement {
  const total = summed(officers);
  const whole = plainKappa(total, 2, level);
  if (whole.kind === "not-estimable" || officers.length < 2) return whole;
  const without = officers.map((own) =>
    plainKappa(
      total.map((count, cell) => count - own[cell]!),
      2,
      level,
    ),
  );
  const values = without.flatMap((each) => (each.kind === "estimate" ? [each.value] : []));
  if (values.length < officers.length) return whole;
  const k = officers.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / k;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const margin = tQuantile((1 + level) / 2, k - 1) * Math.sqrt(((k - 1) / k) * spread);
  return { ...whole, lower: Math.max(-1, whole.value - margin), upper: Math.min(1, whole.value + margin) };
}

function summed(tables: readonly (readonly number[])[]): readonly number[] {
  return tables.reduce((sum, table) => sum.map((count, cell) => count + table[cell]!), [
    0, 0, 0, 0,
  ] as readonly number[]);
}
