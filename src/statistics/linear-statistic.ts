import { ArgumentError } from "../errors.js";
import type { IndependenceProblem, ProblemBlock } from "./independence-problem.js";
import type { UnitColumns } from "./unit-columns.js";

/**
 * The linear statistic T = sum_i g(x_i) h(y_i)' of a permutation problem with its exact conditional moments. Entry
 * `a * yColumns + b` belongs to column a of x and column b of y; the covariance is row major in the same order.
 */
export interface LinearStatistic {
  readonly observed: Float64Array;
  readonly mean: Float64Array;
  /** observed - mean, computed without their cancellation. */
  readonly deviation: Float64Array;
  readonly covariance: Float64Array;
}

/** The distinct rows of a block, less the mean over its units. */
export interface CentredBlock {
  readonly units: number;
  readonly xColumns: number;
  readonly yColumns: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xTotals: readonly number[];
  readonly yTotals: readonly number[];
}

/** Largest number of entries of the statistic: its covariance has the square. */
const MOST_ENTRIES = 2000;

/**
 * Linear statistic with its exact mean and covariance over all permutations within blocks:
 * Cov T = sum over blocks of (sum of centred g g') x (sum of centred h h') / (n - 1).
 * @param problem  at most 2,000 entries in x columns times y columns
 * @throws ArgumentError when there are more entries
 * @see Strasser & Weber 1999, eq. 3.2; Hothorn, Hornik, van de Wiel & Zeileis 2006, section 3
 * @example linearStatistic(independenceProblem(scoreColumn([1, 2, 3]), scoreColumn([0, 0, 1]))).covariance // 0.6667
 */
export function linearStatistic({ xColumns, yColumns, blocks }: IndependenceProblem): LinearStatistic {
  const entries = xColumns * yColumns;
  if (entries > MOST_ENTRIES) {
    throw new ArgumentError(`linearStatistic requires at most ${MOST_ENTRIES} entries; got ${xColumns} x ${yColumns}`);
  }
  const mean = new Float64Array(entries);
  const deviation = new Float64Array(entries);
  const covariance = new Float64Array(entries * entries);
  for (const block of blocks) {
    const { xMeans, yMeans } = columnMeans(block);
    for (let entry = 0; entry < entries; entry++) {
      mean[entry]! += block.units * xMeans[Math.floor(entry / yColumns)]! * yMeans[entry % yColumns]!;
    }
    const centred = centredBlock(block);
    addDeviation(deviation, block, centred);
    if (block.units > 1) addCovariance(covariance, centred);
  }
  return { observed: mean.map((value, entry) => value + deviation[entry]!), mean, deviation, covariance };
}

/**
 * A block's distinct rows less their means, in which every permuted statistic is a deviation from its mean.
 * @example centredBlock(independenceProblem(scoreColumn([1, 3]), scoreColumn([0, 1])).blocks[0]).x // -1, 1
 */
export function centredBlock(block: ProblemBlock): CentredBlock {
  const { xMeans, yMeans } = columnMeans(block);
  const { units, x, y, xTotals, yTotals } = block;
  const less = ({ columns, values }: UnitColumns, means: Float64Array): Float64Array =>
    values.map((value, i) => value - means[i % columns]!);
  return { units, xColumns: x.columns, yColumns: y.columns, x: less(x, xMeans), y: less(y, yMeans), xTotals, yTotals };
}

function columnMeans({ units, x, y, xTotals, yTotals }: ProblemBlock) {
  const means = ({ columns, values }: UnitColumns, totals: readonly number[]): Float64Array => {
    const sums = new Float64Array(columns);
    for (let i = 0; i < values.length; i++) sums[i % columns]! += values[i]! * totals[Math.floor(i / columns)]!;
    return sums.map((sum) => (units === 0 ? 0 : sum / units));
  };
  return { xMeans: means(x, xTotals), yMeans: means(y, yTotals) };
}

function addDeviation(deviation: Float64Array, { xRows, yRows, counts }: ProblemBlock, centred: CentredBlock): void {
  const { x, y, xColumns, yColumns } = centred;
  for (let cell = 0; cell < counts.length; cell++) {
    for (let a = 0; a < xColumns; a++) {
      const weight = counts[cell]! * x[xRows[cell]! * xColumns + a]!;
      for (let b = 0; b < yColumns; b++) deviation[a * yColumns + b]! += weight * y[yRows[cell]! * yColumns + b]!;
    }
  }
}

function addCovariance(covariance: Float64Array, { units, x, y, xColumns, yColumns, xTotals, yTotals }: CentredBlock) {
  const xSquares = crossProducts(x, xColumns, xTotals);
  const ySquares = crossProducts(y, yColumns, yTotals);
  const entries = xColumns * yColumns;
  for (let i = 0; i < entries; i++) {
    for (let j = 0; j < entries; j++) {
      const ofX = xSquares[Math.floor(i / yColumns) * xColumns + Math.floor(j / yColumns)]!;
      covariance[i * entries + j]! += (ofX * ySquares[(i % yColumns) * yColumns + (j % yColumns)]!) / (units - 1);
    }
  }
}

function crossProducts(rows: Float64Array, columns: number, totals: readonly number[]): Float64Array {
  const sums = new Float64Array(columns * columns);
  for (const [row, total] of totals.entries()) {
    for (let a = 0; a < columns; a++) {
      const weight = total * rows[row * columns + a]!;
      if (weight === 0) continue;
      for (let b = 0; b < columns; b++) sums[a * columns + b]! += weight * rows[row * columns + b]!;
    }
  }
  return sums;
}
