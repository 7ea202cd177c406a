import type { ByteScan } from "./record-scanner.js";

/** Number of entries of an ascending list that are below `bound`. */
function countBelow(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Physical line on which a record starts: a quoted line break before it moves it down.
 *
 * @param scan  scan of the file
 * @param record  ordinal of the record, the header is 1
 * @returns line number from 1
 */
export function lineOfRecord(scan: ByteScan, record: number): number {
  const before = countBelow(scan.multiline, record);
  return record + (before === 0 ? 0 : scan.breaksSoFar[before - 1]!);
}

/**
 * Record of the k-th row that a reader accepted, given the records that it did not.
 *
 * @param skipped  ascending ordinals of records that are not rows: header, blank lines, rejected records
 * @param row  ordinal of the accepted row, from 1
 * @returns ordinal of its record
 * @example recordOfRow([1, 3], 2) // 4
 */
export function recordOfRow(skipped: readonly number[], row: number): number {
  let low = 0;
  let high = skipped.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (skipped[middle]! - (middle + 1) < row) low = middle + 1;
    else high = middle;
  }
  return row + low;
}
