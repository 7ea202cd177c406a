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
  const k = vector.length;
  const matrix = Float64Array.from(covariance);
  const rest = Float64Array.from(vector);
  const diagonal = Float64Array.from({ length: k }, (_, i) => covariance[i * k + i]!);
  const open = new Set(Array.from({ length: k }, (_, i) => i));
  let statistic = 0;
  let rank = 0;
  while (open.size > 0) {
    const pivot = largestPivot(matrix, diagonal, open, k);
    if (pivot === null) break;
    open.delete(pivot);
    rank++;
    const height = matrix[pivot * k + pivot]!;
    statistic += (rest[pivot]! * rest[pivot]!) / height;
    for (const row of open) {
      const factor = matrix[row * k + pivot]! / height;
      rest[row]! -= factor * rest[pivot]!;
      for (const column of open) matrix[row * k + column]! -= factor * matrix[pivot * k + column]!;
    }
  }
  return { statistic, rank };
}

function largestPivot(matrix: Float64Array, first: Float64Array, open: Set<number>, k: number): number | null {
  let best: number | null = null;
  let share = 1e-10;
  for (const index of open) {
    const relative = matrix[index * k + index]! / first[index]!;
    if (relative > share) {
      share = relative;
      best = index;
    }
  }
  return best;
}
