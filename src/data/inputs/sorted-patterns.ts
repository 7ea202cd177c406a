/** Rows that are equal in every column, as one pattern. */
export interface SortedPatterns {
  /** A row of each pattern, in the order of the patterns. */
  readonly firsts: Uint32Array;
  /** How many rows have it. */
  readonly weights: Uint32Array;
  /** Pattern of each given row, in the order of the rows. */
  readonly patternOf: Uint32Array;
}

/**
 * Distinct combinations of columns, sorted: the result does not depend on the order of the rows.
 * @param columns  one number a row each; the first column sorts first, and a missing number (NaN) after all others
 * @param rows  rows that are looked at
 * @returns patterns in ascending order
 * @example sortedPatterns([Uint8Array.of(1, 0, 1)], Uint32Array.of(0, 1, 2)).weights // [1, 2]
 */
export function sortedPatterns(columns: readonly ArrayLike<number>[], rows: Uint32Array): SortedPatterns {
  const order = Uint32Array.from(rows.keys()).sort((a, b) => compareRows(columns, rows[a]!, rows[b]!));
  const firsts: number[] = [];
  const weights: number[] = [];
  const patternOf = new Uint32Array(rows.length);
  for (const place of order) {
    const row = rows[place]!;
    if (firsts.length > 0 && compareRows(columns, firsts.at(-1)!, row) === 0) weights[weights.length - 1]! += 1;
    else {
      firsts.push(row);
      weights.push(1);
    }
    patternOf[place] = firsts.length - 1;
  }
  return { firsts: Uint32Array.from(firsts), weights: Uint32Array.from(weights), patternOf };
}

function compareRows(columns: readonly ArrayLike<number>[], a: number, b: number): number {
  for (const column of columns) {
    const [left, right] = [column[a]!, column[b]!];
    if (left < right) return -1;
    if (left > right) return 1;
    if (left !== right && Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
  }
  return 0;
}
