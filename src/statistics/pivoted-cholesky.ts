/** Factor of a positive semi-definite matrix: V = L L' with L of k rows and as many columns as V has rank. */
export interface PivotedCholesky {
  readonly size: number;
  readonly rank: number;
  /** Row of V that each column was made from, in order. */
  readonly pivots: Uint32Array;
  /** L, row major, `size` x `rank`. */
  readonly factor: Float64Array;
}

/**
 * Cholesky factor with pivoting by the share of each variance that is still unexplained.
 * @param covariance  k x k, row major, symmetric, positive semi-definite
 * @returns the factor and its rank (pivots below 1e-10 of their first value count as 0)
 * @see Higham 2002, section 10.3
 * @example pivotedCholesky(Float64Array.of(4, 2, 2, 1)).rank // 1
 */
export function pivotedCholesky(covariance: Float64Array): PivotedCholesky {
  const size = Math.round(Math.sqrt(covariance.length));
  const columns: Float64Array[] = [];
  const pivots: number[] = [];
  const left = Float64Array.from({ length: size }, (_, i) => covariance[i * size + i]!);
  const open = new Set(left.keys());
  for (;;) {
    const pivot = largestPivot(left, covariance, open, size);
    if (pivot === null) break;
    open.delete(pivot);
    const column = new Float64Array(size);
    const height = Math.sqrt(left[pivot]!);
    column[pivot] = height;
    for (const row of open) {
      let value = covariance[row * size + pivot]!;
      for (const earlier of columns) value -= earlier[row]! * earlier[pivot]!;
      column[row] = value / height;
      left[row]! -= column[row]! ** 2;
    }
    columns.push(column);
    pivots.push(pivot);
  }
  const rank = columns.length;
  const factor = Float64Array.from({ length: size * rank }, (_, i) => columns[i % rank]![Math.floor(i / rank)]!);
  return { size, rank, pivots: Uint32Array.from(pivots), factor };
}

function largestPivot(left: Float64Array, covariance: Float64Array, open: Set<number>, size: number): number | null {
  let best: number | null = null;
  let share = 1e-10;
  for (const index of open) {
    const relative = left[index]! / covariance[index * size + index]!;
    if (relative > share) {
      share = relative;
      best = index;
    }
  }
  return best;
}
