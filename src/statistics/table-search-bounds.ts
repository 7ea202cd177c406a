/** Cost of a cell holding `count`; convex in the count. The statistic is the sum over all cells. */
export type CellCost = (row: number, column: number, count: number) => number;

/** Bounds of what the columns from `column` on can still cost, given what remains in the rows. */
export interface CostBounds {
  readonly least: (remaining: readonly number[], column: number) => number;
  readonly most: (remaining: readonly number[], column: number) => number;
}

/** Margins and cost behind the bounds. */
interface Problem {
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly cost: CellCost;
}

/**
 * Bounds of the cost of completing a table. Least: each row on its own, filled unit by unit where it costs least (exact
 * for a convex cost). Most: the chord of the convex cost over each cell's range, filled where it is steepest, by rows
 * and by columns, whichever is tighter.
 * @see Mehta & Patel 1983, section 3 (shortest and longest paths), relaxed to one margin
 * @example costBounds({ rowTotals: [2, 2], columnTotals: [2, 2], cost: (_, __, x) => x * x }).least([2, 2], 0) // 4
 */
export function costBounds(problem: Problem): CostBounds {
  const { rowTotals, columnTotals } = problem;
  const stages = columnTotals.length + 1;
  const rowLeast = Array.from({ length: stages }, (_, stage) =>
    rowTotals.map((_, row) => leastByRow(problem, row, stage)),
  );
  const rowMost = Array.from({ length: stages }, (_, stage) =>
    rowTotals.map((_, row) => mostByRow(problem, row, stage)),
  );
  const sumOver = (tables: readonly Float64Array[], remaining: readonly number[]): number =>
    remaining.reduce((sum, count, row) => sum + tables[row]![count]!, 0);
  return {
    least: (remaining, column) => sumOver(rowLeast[column]!, remaining),
    most: (remaining, column) =>
      Math.min(sumOver(rowMost[column]!, remaining), mostByColumns(problem, remaining, column)),
  };
}

/** Least cost of r units of a row over the columns from `stage` on, for every r. */
function leastByRow({ rowTotals, columnTotals, cost }: Problem, row: number, stage: number): Float64Array {
  const least = new Float64Array(Math.max(...rowTotals) + 1).fill(Number.POSITIVE_INFINITY);
  const filled = new Array<number>(columnTotals.length).fill(0);
  let sum = 0;
  for (let column = stage; column < columnTotals.length; column++) sum += cost(row, column, 0);
  least[0] = sum;
  for (let units = 1; units < least.length; units++) {
    let cheapest = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (let column = stage; column < columnTotals.length; column++) {
      const held = filled[column]!;
      if (held >= columnTotals[column]!) continue;
      const step = cost(row, column, held + 1) - cost(row, column, held);
      if (step < lowest) {
        lowest = step;
        cheapest = column;
      }
    }
    if (cheapest < 0) break;
    filled[cheapest]!++;
    sum += lowest;
    least[units] = sum;
  }
  return least;
}

/** Upper bound of the cost of r units of a row over the columns from `stage` on, for every r. */
function mostByRow({ rowTotals, columnTotals, cost }: Problem, row: number, stage: number): Float64Array {
  const columns = columnTotals.slice(stage);
  return new Float64Array(Math.max(...rowTotals) + 1).map((_, units) =>
    chordBound(
      columns.map((total, offset) => cellRange((count) => cost(row, stage + offset, count), Math.min(units, total))),
      units,
    ),
  );
}

/** Upper bound from filling each column on its own from what remains in the rows. */
function mostByColumns({ columnTotals, cost }: Problem, remaining: readonly number[], column: number): number {
  let sum = 0;
  for (let at = column; at < columnTotals.length; at++) {
    const total = columnTotals[at]!;
    const cells = remaining.map((left, row) => cellRange((count) => cost(row, at, count), Math.min(left, total)));
    sum += chordBound(cells, total);
  }
  return sum;
}

interface CellRange {
  readonly room: number;
  readonly empty: number;
  readonly slope: number;
}

function cellRange(cost: (count: number) => number, room: number): CellRange {
  const empty = cost(0);
  return { room, empty, slope: room === 0 ? 0 : (cost(room) - empty) / room };
}

function chordBound(cells: readonly CellRange[], units: number): number {
  let sum = 0;
  let left = units;
  for (const { room, empty, slope } of cells.toSorted((a, b) => b.slope - a.slope)) {
    const taken = Math.min(room, left);
    sum += empty + slope * taken;
    left -= taken;
  }
  return sum;
}
