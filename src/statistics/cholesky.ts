/** Pivot below this share of its diagonal: no information left in that direction. */
const SMALLEST_PIVOT = 1e-11;

/**
 * Lower triangle L with L L' = matrix.
 * @param matrix  symmetric, width x width, row major; only the lower triangle is read
 * @returns null where the matrix is not positive definite to eleven digits
 * @see Golub & Van Loan 2013, algorithm 4.2.1
 * @example choleskyFactor(Float64Array.of(4, 0, 2, 5), 2) // [2, 0, 1, 2]
 */
export function choleskyFactor(matrix: Float64Array, width: number): Float64Array | null {
  const factor = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    for (let k = 0; k <= j; k++) {
      let rest = matrix[j * width + k]!;
      for (let l = 0; l < k; l++) rest -= factor[j * width + l]! * factor[k * width + l]!;
      if (k < j) factor[j * width + k] = rest / factor[k * width + k]!;
      else if (rest > SMALLEST_PIVOT * matrix[j * width + j]!) factor[j * width + j] = Math.sqrt(rest);
      else return null;
    }
  }
  return factor;
}

/**
 * Solution of L L' x = right.
 * @param factor  of `choleskyFactor`
 * @param right   length width
 * @example solveFactored(Float64Array.of(2, 0, 1, 2), Float64Array.of(4, 7), 2) // [0.375, 1.25]
 */
export function solveFactored(factor: Float64Array, right: Float64Array, width: number): Float64Array {
  const solution = Float64Array.from(right);
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < j; k++) solution[j]! -= factor[j * width + k]! * solution[k]!;
    solution[j]! /= factor[j * width + j]!;
  }
  for (let j = width - 1; j >= 0; j--) {
    for (let k = j + 1; k < width; k++) solution[j]! -= factor[k * width + j]! * solution[k]!;
    solution[j]! /= factor[j * width + j]!;
  }
  return solution;
}

/**
 * Inverse of the matrix that was factored, row major.
 * @param factor  of `choleskyFactor`
 * @example inverseOfFactored(Float64Array.of(2), 1) // [0.25]
 */
export function inverseOfFactored(factor: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    const unit = new Float64Array(width);
    unit[j] = 1;
    inverse.set(solveFactored(factor, unit, width), j * width);
  }
  return inverse;
}

/**
 * Logarithm of the determinant of the matrix that was factored.
 * @param factor  of `choleskyFactor`
 * @example logDeterminant(Float64Array.of(2, 0, 1, 2), 2) // 2.7725887222397
 */
export function logDeterminant(factor: Float64Array, width: number): number {
  let log = 0;
  for (let j = 0; j < width; j++) log += 2 * Math.log(factor[j * width + j]!);
  return log;
}
