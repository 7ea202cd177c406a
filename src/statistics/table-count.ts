/**
 * Number of tables of whole counts with the given margins, by a recursion over columns on the sorted counts that remain
 * in the rows.
 * @param rowTotals  whole, 0 or more
 * @param columnTotals  whole, with the same sum
 * @param limit  largest number of steps
 * @returns the number, exact up to 2^53; null when it takes more steps than the limit
 * @see Gail & Mantel 1977, "Counting the number of r x c contingency tables with fixed margins"
 * @example countTables([6, 6], [6, 3, 3], 1000) // 16
 */
export function countTables(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  limit: number,
): number | null {
  let level = new Map<string, { remaining: readonly number[]; ways: number }>();
  level.set("", { remaining: rowTotals, ways: 1 });
  let steps = 0;
  for (const total of columnTotals.slice(0, -1)) {
    const next: typeof level = new Map();
    for (const { remaining, ways } of level.values()) {
      const left = [...remaining];
      const fill = (row: number, wanted: number, room: number): boolean => {
        const available = remaining[row]!;
        if (row === remaining.length - 1) {
          if (++steps > limit) return false;
          left[row] = available - wanted;
          addWays(
            next,
            left.toSorted((a, b) => a - b),
            ways,
          );
          return true;
        }
        const roomAfter = room - available;
        for (let x = Math.max(0, wanted - roomAfter); x <= Math.min(available, wanted); x++) {
          left[row] = available - x;
          if (!fill(row + 1, wanted - x, roomAfter)) return false;
        }
        return true;
      };
      if (
        !fill(
          0,
          total,
          remaining.reduce((sum, count) => sum + count, 0),
        )
      )
        return null;
    }
    level = next;
  }
  let tables = 0;
  for (const { ways } of level.values()) tables += ways;
  return tables;
}

function addWays(
  level: Map<string, { remaining: readonly number[]; ways: number }>,
  remaining: readonly number[],
  ways: number,
): void {
  const key = String.fromCharCode(...remaining);
  const known = level.get(key);
  if (known === undefined) level.set(key, { remaining, ways });
  else known.ways += ways;
}
