import type { IndependenceProblem, ProblemBlock } from "./independence-problem.js";
import { type CentredBlock, centredBlock } from "./linear-statistic.js";
import { extremityTolerance, statisticOf, type TestStatistic } from "./linear-statistic-form.js";
import { countTables } from "./table-count.js";
import { type Block, twoSamplePermutation } from "./two-sample-permutation.js";
import { visitTables } from "./visit-tables.js";

/** All permutations, as the tables of x rows by y rows that they give, each with its probability. */
export interface ExactNullDistribution {
  readonly method: "exact";
  readonly pValue: number;
  /** Half the weight for permutations that tie with the data. */
  readonly midP: number;
  /** Tables enumerated over all blocks together; null where the shift algorithm added sums instead. */
  readonly tablesEnumerated: number | null;
}

/** Largest total for which tables are enumerated. */
const LARGEST_TOTAL = 20_000;

/**
 * p-value of a statistic over all permutations within blocks.
 * @param problem  blocks of x rows and y rows
 * @param statistic  from `testStatistic`
 * @param options.limit  largest number of tables (a one-entry statistic of two groups may need far more: its sums are
 * added up instead)
 * @returns null when there are more tables than the limit
 * @see Agresti 1992 (enumeration); Streitberg & Roehmel 1986 (sums); R coin `distribution = "exact"`
 * @example exactNullDistribution({ xColumns: 1, yColumns: 1, blocks: [] }, { form: "maximum", alternative: "two-sided", observed: 0, spread: Float64Array.of(1), cholesky: null }, { limit: 1 }).pValue // 1
 */
export function exactNullDistribution(
  problem: IndependenceProblem,
  statistic: Omit<TestStatistic, "standardised">,
  { limit }: { readonly limit: number },
): ExactNullDistribution | null {
  const varying = problem.blocks.filter(({ units }) => units > 1);
  const blocks = varying.map(centredBlock);
  const tables = tablesOf(blocks, limit);
  if (tables === null) return bySums({ ...problem, blocks: varying }, statistic);
  const deviation = new Float64Array(problem.xColumns * problem.yColumns);
  const tolerance = extremityTolerance(statistic.observed);
  let atLeast = 0;
  let beyond = 0;
  visitTables(blocks, deviation, (permuted, probability) => {
    const value = statisticOf(statistic, permuted);
    if (value >= statistic.observed - tolerance) atLeast += probability;
    if (value > statistic.observed + tolerance) beyond += probability;
  });
  const pValue = Math.min(1, atLeast);
  return { method: "exact", pValue, midP: (pValue + beyond) / 2, tablesEnumerated: tables };
}

/** Number of tables over all blocks; null above the limit. */
function tablesOf(blocks: readonly CentredBlock[], limit: number): number | null {
  let tables = 1;
  for (const { units, xTotals, yTotals } of blocks) {
    if (units > LARGEST_TOTAL || xTotals.length * yTotals.length > limit) return null;
    const own = countTables(xTotals, yTotals, limit);
    if (own === null || tables * own > limit) return null;
    tables *= own;
  }
  return tables;
}

/** The shift algorithm, where a single entry compares two groups; it has the law of the sum within each block. */
function bySums(
  { xColumns, yColumns, blocks }: IndependenceProblem,
  { form, alternative }: Pick<TestStatistic, "form" | "alternative">,
): ExactNullDistribution | null {
  const ofTwo = (side: "x" | "y"): boolean => blocks.every((block) => block[`${side}Totals`].length <= 2);
  if (form === "quadratic" || xColumns * yColumns !== 1 || !(ofTwo("x") || ofTwo("y"))) return null;
  const split = blocks.map((block) => twoGroups(ofTwo("x") ? block : swapped(block)));
  const found = twoSamplePermutation(split, { streams: { seed: 0, block: () => new Uint32Array(4) }, resamples: 1 });
  if (found.kind !== "estimate" || found.method !== "exact") return null;
  if (alternative === "two-sided") {
    return { method: "exact", pValue: found.pValue, midP: found.midP, tablesEnumerated: null };
  }
  const pValue = found[alternative];
  const other = found[alternative === "greater" ? "less" : "greater"];
  // The tie counts on both sides: greater + less = 1 + tie.
  return { method: "exact", pValue, midP: pValue - (pValue + other - 1) / 2, tablesEnumerated: null };
}

function swapped({ x, y, xTotals, yTotals, xRows, yRows, ...rest }: ProblemBlock): ProblemBlock {
  return { ...rest, x: y, y: x, xTotals: yTotals, yTotals: xTotals, xRows: yRows, yRows: xRows };
}

/** Values of y, scaled by the step of x between its two rows: their sum over the upper row's units is the statistic. */
function twoGroups(block: ProblemBlock): Block {
  const { x, y } = centredBlock(block);
  const upper = x.length === 2 && x[1]! > x[0]! ? 1 : 0;
  const step = x.length === 2 ? Math.abs(x[1]! - x[0]!) : 0;
  const groups = { first: [] as number[], second: [] as number[] };
  for (const [cell, count] of block.counts.entries()) {
    const own = block.xRows[cell] === upper ? groups.first : groups.second;
    own.push(...Array<number>(count).fill(step * y[block.yRows[cell]!]!));
  }
  return groups;
}
