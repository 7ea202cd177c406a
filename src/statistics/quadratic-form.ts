import { type PivotedCholesky, pivotedCholesky } from "./pivoted-cholesky.js";

/** A quadratic form with the rank of its covariance: its degrees of freedom. */
export interface QuadraticForm {
  readonly statistic: number;
  readonly rank: number;
}

/**
 * x' V^- x for a positive semi-definite covariance, by Cholesky with pivoting; x must lie in the range of V.
 * @param vector  length k
 * @param covariance  k x k, row major, symmetric
 * @returns statistic 0 or more, and the rank found (pivots below 1e-10 of their first value count as 0)
 * @see Higham 2002, section 10.3 (complete pivoting); R coin uses the Moore-Penrose inverse for the same form
 * @example quadraticForm([2, 1], Float64Array.of(4, 0, 0, 1)) // { statistic: 2, rank: 2 }
 */
export function quadraticForm(vector: readonly number[], covariance: Float64Array): QuadraticForm {
  const cholesky = pivotedCholesky(covariance);
  return { statistic: quadraticFormOf(cholesky, Float64Array.from(vector)), rank: cholesky.rank };
}

/**
 * x' V^- x from a factor made once, for many x.
 * @param cholesky  of V
 * @param vector  in the range of V
 * @see quadraticForm
 * @example quadraticFormOf(pivotedCholesky(Float64Array.of(4)), Float64Array.of(2)) // 1
 */
export function quadraticFormOf({ rank, pivots, factor }: PivotedCholesky, vector: Float64Array): number {
  const solved = new Float64Array(rank);
  let statistic = 0;
  for (let step = 0; step < rank; step++) {
    const row = pivots[step]! * rank;
    let rest = vector[pivots[step]!]!;
    for (let earlier = 0; earlier < step; earlier++) rest -= factor[row + earlier]! * solved[earlier]!;
    solved[step] = rest / factor[row + step]!;
    statistic += solved[step]! ** 2;
  }
  return statistic;
}
