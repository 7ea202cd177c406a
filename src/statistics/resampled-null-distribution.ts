import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { RESAMPLES_PER_BLOCK, resamplesInBlock } from "./cluster-permutation.js";
import { type ContingencyTable, tableFromCounts } from "./contingency-table.js";
import { drawFixedMargins } from "./fixed-margins.js";
import { logFactorials } from "./hypergeometric-draw.js";
import type { IndependenceProblem } from "./independence-problem.js";
import { type CentredBlock, centredBlock } from "./linear-statistic.js";
import { extremityTolerance, statisticOf, type TestStatistic } from "./linear-statistic-form.js";
import { nextBelow, type StreamState, streamsFrom } from "./random.js";
import { type ResampledPValue, resampledPValue } from "./resampled-p-value.js";

/** Random permutations within blocks, and what is computed of each. Plain data. */
export interface PermutationResampling {
  readonly seed: number;
  readonly resamples: number;
  readonly blocks: readonly CentredBlock[];
  readonly statistic: Omit<TestStatistic, "standardised">;
}

/** Resampled p-value with the statistics of all resamples, in the order of drawing. */
export interface ResampledNullDistribution extends ResampledPValue {
  readonly seed: number;
  readonly statistics: Float64Array;
}

/**
 * Statistics of one block of resamples. Where a block of units has fewer pairs of rows than units, a table of them is
 * drawn from its margins, so that the cost does not grow with the units; else the units are shuffled.
 */
export const permutationResamplingTask: BlockTask<PermutationResampling, Float64Array> = {
  module: import.meta.url,
  exportName: "permutationResamplingTask",
  runBlock: runPermutationBlock,
};

/**
 * The resampling problem of a statistic.
 * @param problem  blocks of x rows and y rows; statistic  from `testStatistic`
 * @param options.seed  0 .. 2^32 - 1; options.resamples  1 or more, fixed beforehand
 * @returns plain data for `permutationResamplingTask`, in blocks of 1,000 resamples
 * @throws ArgumentError when the number of resamples is not a positive integer
 * @example permutationResampling({ xColumns: 1, yColumns: 1, blocks: [] }, { form: "maximum", alternative: "two-sided", observed: 0, spread: Float64Array.of(1), cholesky: null }, { seed: 1, resamples: 9 }).resamples // 9
 */
export function permutationResampling(
  problem: IndependenceProblem,
  statistic: Omit<TestStatistic, "standardised">,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): PermutationResampling {
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`permutationResampling requires 1 or more resamples; got ${resamples}`);
  }
  const blocks = problem.blocks.filter(({ units }) => units > 1).map(centredBlock);
  const { form, alternative, observed, spread, cholesky } = statistic;
  return { seed, resamples, blocks, statistic: { form, alternative, observed, spread, cholesky } };
}

/**
 * p = (b + 1) / (m + 1) of a statistic among random permutations, on the calling thread.
 * @param resampling  from `permutationResampling`
 * @returns p-value with its Monte Carlo interval, the seed, and the statistics of all resamples
 * @see Phipson & Smyth 2010; R coin `distribution = "approximate"`
 * @example resampledNullDistribution({ seed: 1, resamples: 9, blocks: [], statistic: { form: "maximum", alternative: "two-sided", observed: 0, spread: Float64Array.of(1), cholesky: null } }).pValue // 1
 */
export function resampledNullDistribution(resampling: PermutationResampling): ResampledNullDistribution {
  const { seed, resamples, statistic } = resampling;
  const statistics = new Float64Array(resamples);
  for (let block = 0; block * RESAMPLES_PER_BLOCK < resamples; block++) {
    statistics.set(runPermutationBlock(resampling, block), block * RESAMPLES_PER_BLOCK);
  }
  const least = statistic.observed - extremityTolerance(statistic.observed);
  const extreme = statistics.reduce((count, value) => (value >= least ? count + 1 : count), 0);
  return { ...resampledPValue(extreme, resamples), seed, statistics };
}

function runPermutationBlock({ seed, resamples, blocks, statistic }: PermutationResampling, block: number) {
  const statistics = new Float64Array(resamplesInBlock(resamples, block));
  const state = streamsFrom(seed).block(block);
  const draws = blocks.map(drawingOf);
  const deviation = new Float64Array(statistic.spread.length);
  for (let resample = 0; resample < statistics.length; resample++) {
    deviation.fill(0);
    for (const draw of draws) draw(state, deviation);
    statistics[resample] = statisticOf(statistic, deviation);
  }
  return statistics;
}

/** Adds the deviation of one random permutation of a block. */
type Drawing = (state: StreamState, deviation: Float64Array) => void;

/** Units up to which log-factorials are kept in a table. */
const LARGEST_FACTORIAL_TABLE = 2_000_000;

function drawingOf(block: CentredBlock): Drawing {
  const cells = block.xTotals.length * block.yTotals.length;
  return cells <= block.units ? tableDrawing(block) : shuffleDrawing(block);
}

function tableDrawing(block: CentredBlock): Drawing {
  const { units, x, y, xColumns, yColumns, xTotals, yTotals } = block;
  const logFactorial = units > LARGEST_FACTORIAL_TABLE ? null : logFactorials(units);
  const [rows, columns] = [xTotals.length, yTotals.length];
  const table: ContingencyTable = tableFromCounts(new Float64Array(rows * columns), rows, columns);
  const sums = new Float64Array(yColumns);
  return (state, deviation) => {
    drawFixedMargins(state, table, xTotals, yTotals, logFactorial);
    for (let row = 0; row < rows; row++) {
      sums.fill(0);
      for (let column = 0; column < columns; column++) {
        const count = table.counts[row * columns + column]!;
        if (count > 0) for (let b = 0; b < yColumns; b++) sums[b]! += count * y[column * yColumns + b]!;
      }
      addProduct(deviation, { x, row, xColumns }, { y: sums, row: 0, yColumns });
    }
  };
}

function shuffleDrawing({ x, y, xColumns, yColumns, xTotals, yTotals }: CentredBlock): Drawing {
  const perUnit = (totals: readonly number[]) =>
    Uint32Array.from(totals.flatMap((total, row) => Array<number>(total).fill(row)));
  const [xRows, yRows] = [perUnit(xTotals), perUnit(yTotals)];
  const sums = new Float64Array(xTotals.length * yColumns);
  return (state, deviation) => {
    for (let place = yRows.length - 1; place > 0; place--) {
      const other = nextBelow(state, place + 1);
      const row = yRows[other]!;
      yRows[other] = yRows[place]!;
      yRows[place] = row;
    }
    sums.fill(0);
    for (let unit = 0; unit < xRows.length; unit++) {
      for (let b = 0; b < yColumns; b++) sums[xRows[unit]! * yColumns + b]! += y[yRows[unit]! * yColumns + b]!;
    }
    for (let row = 0; row < xTotals.length; row++)
      addProduct(deviation, { x, row, xColumns }, { y: sums, row, yColumns });
  };
}

function addProduct(
  deviation: Float64Array,
  { x, row: xRow, xColumns }: { readonly x: Float64Array; readonly row: number; readonly xColumns: number },
  { y, row: yRow, yColumns }: { readonly y: Float64Array; readonly row: number; readonly yColumns: number },
): void {
  for (let a = 0; a < xColumns; a++) {
    const weight = x[xRow * xColumns + a]!;
    for (let b = 0; b < yColumns; b++) deviation[a * yColumns + b]! += weight * y[yRow * yColumns + b]!;
  }
}
