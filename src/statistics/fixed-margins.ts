import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { devianceTerm, stirlingError } from "./binomial-density.js";
import { RESAMPLES_PER_BLOCK, resamplesInBlock } from "./cluster-permutation.js";
import {
  type ContingencyTable,
  expectedCounts,
  margins,
  requireWholeCounts,
  withoutEmptyMargins,
} from "./contingency-table.js";
import { tieTolerance } from "./freeman-halton.js";
import { hypergeometricDraw, logFactorials } from "./hypergeometric-draw.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type StreamState, streamsFrom } from "./random.js";
import { repairedDrawing } from "./repaired-drawing.js";
import { type RepairedDrawing, type RepairedTables, repairedTables } from "./repaired-tables.js";
import { type ResampledPValue, resampledPValue } from "./resampled-p-value.js";

/** Largest total for which log-factorials are kept in a table. */
const LARGEST_FACTORIAL_TABLE = 2_000_000;

/** Number of resamples from which the tables behind the faster sampler pay for themselves. */
const REPAIRED_FROM = 5_000;

/** Random tables with the margins of an observed one. Plain data. */
export interface FixedMarginsProblem {
  readonly seed: number;
  readonly resamples: number;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  /** Pearson's chi-squared of the observed table. */
  readonly chiSquared: number;
  /** Minus the log probability of the observed table, up to a constant of the margins. */
  readonly improbability: number;
  /** log k! up to the total; null for totals too large for a table. */
  readonly logFactorial: Float64Array | null;
  /** The faster sampler, for many resamples of up to two million units; null where rows are drawn one by one. */
  readonly repaired: RepairedTables | null;
}

/** What a block of resamples found. */
export interface FixedMarginsBlock {
  readonly resamples: number;
  readonly chiSquaredExtreme: number;
  readonly improbabilityExtreme: number;
  /** Chi-squared of every resample, for the null distribution. */
  readonly chiSquared: Float64Array;
}

/** Resampled tests of a table with both margins held fixed. */
export interface FixedMarginsTest {
  readonly kind: "estimate";
  readonly chiSquared: number;
  /** Of a chi-squared at least as large. */
  readonly byChiSquared: ResampledPValue;
  /** Of a table no likelier: the resampled form of the Freeman-Halton test. */
  readonly byProbability: ResampledPValue;
}

/**
 * Draws tables from the law of independence given the margins, so that the cost does not grow with the number of
 * units, and counts those as extreme as the observed one. Few tables are drawn row by row with hypergeometric draws,
 * many by multinomial rows with exact repair.
 * @see Patefield 1981 (the law); ties by method: statistic >= observed - 1e-10 max(|observed|, 1e-10 n)
 */
export const fixedMarginsTask: BlockTask<FixedMarginsProblem, FixedMarginsBlock> = {
  module: import.meta.url,
  exportName: "fixedMarginsTask",
  runBlock: runFixedMarginsBlock,
};

/**
 * The problem behind a table: its margins and its observed statistics.
 * @param table  whole counts; empty rows and columns are left out
 * @param options.seed  0 .. 2^32 - 1; options.resamples  1 or more, fixed beforehand
 * @returns plain data for `fixedMarginsTask`; not-estimable when fewer than two rows or columns hold counts
 * @throws ArgumentError when a count is not whole or the number of resamples not a positive integer
 * @example fixedMarginsProblem(contingencyTable([[3, 1], [1, 3]]), { seed: 1, resamples: 999 })
 */
export function fixedMarginsProblem(
  table: ContingencyTable,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): FixedMarginsProblem | NotEstimable<"no-variation"> {
  requireWholeCounts(table, "fixedMarginsProblem");
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`fixedMarginsProblem requires 1 or more resamples; got ${resamples}`);
  }
  const reduced = withoutEmptyMargins(table).table;
  if (reduced.rows < 2 || reduced.columns < 2) return notEstimable("no-variation");
  const { total, ...sums } = margins(reduced);
  const logFactorial = total > LARGEST_FACTORIAL_TABLE ? null : logFactorials(total);
  const { chiSquared, improbability } = statisticsOf(reduced.counts, expectedCounts(reduced), logFactorial);
  const [rowTotals, columnTotals] = [[...sums.rowTotals], [...sums.columnTotals]];
  const problem = { seed, resamples, chiSquared, improbability, logFactorial };
  if (resamples < REPAIRED_FROM || total > LARGEST_FACTORIAL_TABLE) {
    return { ...problem, rowTotals, columnTotals, repaired: null };
  }
  // Both statistics are the same of the table on its side, and few columns are cheaper than few rows.
  const [long, short] = reduced.rows < reduced.columns ? [columnTotals, rowTotals] : [rowTotals, columnTotals];
  return { ...problem, rowTotals: long, columnTotals: short, repaired: repairedTables(long, short) };
}

/**
 * Monte Carlo p-values of a table with both margins fixed, on the calling thread.
 * @param table  whole counts; empty rows and columns are left out
 * @param options.seed  0 .. 2^32 - 1; options.resamples  default 99,999
 * @returns p = (b + 1) / (m + 1) for both statistics; not-estimable when fewer than two rows or columns hold counts
 * @throws ArgumentError when a count is not whole or the number of resamples not a positive integer
 * @see R chisq.test(simulate.p.value = TRUE) and fisher.test(simulate.p.value = TRUE)
 * @example fixedMarginsTest(contingencyTable([[3, 1], [1, 3]]), { seed: 1, resamples: 999 }).byProbability.pValue < 0.55 // true
 */
export function fixedMarginsTest(
  table: ContingencyTable,
  { seed, resamples = 99_999 }: { readonly seed: number; readonly resamples?: number },
): FixedMarginsTest | NotEstimable<"no-variation"> {
  const problem = fixedMarginsProblem(table, { seed, resamples });
  if ("kind" in problem) return problem;
  let chiSquaredExtreme = 0;
  let improbabilityExtreme = 0;
  for (let block = 0; block * RESAMPLES_PER_BLOCK < resamples; block++) {
    const found = runFixedMarginsBlock(problem, block);
    chiSquaredExtreme += found.chiSquaredExtreme;
    improbabilityExtreme += found.improbabilityExtreme;
  }
  return {
    kind: "estimate",
    chiSquared: problem.chiSquared,
    byChiSquared: resampledPValue(chiSquaredExtreme, resamples),
    byProbability: resampledPValue(improbabilityExtreme, resamples),
  };
}

/**
 * Draws one table with the given margins from the law of independence into `table.counts`.
 * @param state  stream, advanced in place
 * @param table  rows x columns; its counts are overwritten
 * @param rowTotals  length rows; columnTotals  length columns, with the same sum
 * @param logFactorial  from `logFactorials(total)`, or null for totals too large for one
 * @example drawFixedMargins(streamsFrom(1).block(0), contingencyTable([[0, 0], [0, 0]]), [2, 2], [1, 3], logFactorials(4))
 */
export function drawFixedMargins(
  state: StreamState,
  { rows, columns, counts }: ContingencyTable,
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  logFactorial: Float64Array | null,
): void {
  const remaining = Float64Array.from(columnTotals);
  let units = remaining.reduce((sum, count) => sum + count, 0);
  for (let row = 0; row < rows - 1; row++) {
    let wanted = rowTotals[row]!;
    let pool = units;
    units -= wanted;
    for (let column = 0; column < columns - 1; column++) {
      const marked = remaining[column]!;
      const drawn = wanted === 0 ? 0 : hypergeometricDraw(state, pool, marked, wanted, logFactorial);
      counts[row * columns + column] = drawn;
      remaining[column] = marked - drawn;
      pool -= marked;
      wanted -= drawn;
    }
    counts[row * columns + columns - 1] = wanted;
    remaining[columns - 1]! -= wanted;
  }
  counts.set(remaining, (rows - 1) * columns);
}

function runFixedMarginsBlock(problem: FixedMarginsProblem, block: number): FixedMarginsBlock {
  const { rowTotals, columnTotals, logFactorial } = problem;
  const resamples = resamplesInBlock(problem.resamples, block);
  const total = rowTotals.reduce((sum, count) => sum + count, 0);
  const expected = Float64Array.from(rowTotals.flatMap((row) => columnTotals.map((column) => row * (column / total))));
  const { counts, draw } = drawerOf(problem, streamsFrom(problem.seed).block(block));
  const chiSquaredFrom = problem.chiSquared - tieTolerance(problem.chiSquared, total);
  const improbabilityFrom = problem.improbability - 1e-7;
  const chiSquared = new Float64Array(resamples);
  let chiSquaredExtreme = 0;
  let improbabilityExtreme = 0;
  for (let resample = 0; resample < resamples; resample++) {
    draw();
    const found = statisticsOf(counts, expected, logFactorial);
    chiSquared[resample] = found.chiSquared;
    if (found.chiSquared >= chiSquaredFrom) chiSquaredExtreme++;
    if (found.improbability >= improbabilityFrom) improbabilityExtreme++;
  }
  return { resamples, chiSquaredExtreme, improbabilityExtreme, chiSquared };
}

/** Draws one table after the other into the same counts. */
function drawerOf(
  { rowTotals, columnTotals, logFactorial, repaired }: FixedMarginsProblem,
  state: StreamState,
): RepairedDrawing {
  if (repaired !== null) return repairedDrawing(repaired, state);
  const [rows, columns] = [rowTotals.length, columnTotals.length];
  const counts = new Float64Array(rows * columns);
  return {
    counts,
    draw: () => drawFixedMargins(state, { rows, columns, counts }, rowTotals, columnTotals, logFactorial),
  };
}

/** Chi-squared, and the sum of log x! (for large totals the same up to a constant of the margins, as deviances). */
function statisticsOf(
  counts: Float64Array,
  expected: Float64Array,
  logFactorial: Float64Array | null,
): { chiSquared: number; improbability: number } {
  let chiSquared = 0;
  let improbability = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    const mean = expected[cell]!;
    const difference = count - mean;
    chiSquared += (difference * difference) / mean;
    if (logFactorial !== null) improbability += logFactorial[count]!;
    else if (count === 0) improbability += mean;
    else improbability += devianceTerm(count, mean) + 0.5 * Math.log(2 * Math.PI * count) + stirlingError(count);
  }
  return { chiSquared, improbability };
}
