import { logFactorials } from "./hypergeometric-draw.js";
import type { CentredBlock } from "./linear-statistic.js";

/** Told of each table: the deviation of the linear statistic that it gives, and its probability. */
type TableVisitor = (deviation: Float64Array, probability: number) => void;

/**
 * Visits every combination of tables, one a block, that has the margins of its block.
 * @param blocks  blocks of x rows and y rows, centred
 * @param start  deviation from which the blocks add; a visitor may not keep what it is given
 * @param visit  called once a combination; the probabilities sum to 1
 * @see Agresti 1992 (exact inference by enumeration); Fisher 1935 (the law of a table given its margins)
 * @example visitTables([], Float64Array.of(0), (deviation, probability) => probability) // once, with probability 1
 */
export function visitTables(blocks: readonly CentredBlock[], start: Float64Array, visit: TableVisitor): void {
  const logFactorial = logFactorials(blocks.reduce((most, { units }) => Math.max(most, units), 0));
  const inBlock = (index: number, deviation: Float64Array, logProbability: number): void => {
    const block = blocks[index];
    if (block === undefined) {
      visit(deviation, Math.exp(logProbability));
      return;
    }
    const sumOfLogs = (totals: readonly number[]) => totals.reduce((sum, total) => sum + logFactorial[total]!, 0);
    const constant = sumOfLogs(block.xTotals) + sumOfLogs(block.yTotals) - logFactorial[block.units]!;
    const whole: Filling = {
      block,
      logFactorial,
      columnsLeft: [...block.yTotals],
      done: (reached, log) => inBlock(index + 1, reached, log),
    };
    fill(whole, { row: 0, column: 0, rowLeft: block.xTotals[0] ?? 0 }, deviation, logProbability + constant);
  };
  inBlock(0, start, 0);
}

/** A table that is being filled cell by cell, and what is called when it is full. */
interface Filling {
  readonly block: CentredBlock;
  readonly logFactorial: Float64Array;
  /** What each column still has to give. */
  readonly columnsLeft: number[];
  readonly done: TableVisitor;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  /** What the row still has to give. */
  readonly rowLeft: number;
}

/** Fills the cell and all after it in every way that the margins allow; `log` is of the probability so far. */
function fill(filling: Filling, { row, column, rowLeft }: Cell, reached: Float64Array, log: number): void {
  const { block, logFactorial, columnsLeft, done } = filling;
  const { xTotals, yTotals } = block;
  if (row === xTotals.length) {
    done(reached, log);
    return;
  }
  const lastRow = row === xTotals.length - 1;
  const lastColumn = column === yTotals.length - 1;
  const room = columnsLeft.slice(column + 1).reduce((sum, left) => sum + left, 0);
  const least = lastRow ? columnsLeft[column]! : Math.max(0, rowLeft - room);
  const most = Math.min(rowLeft, columnsLeft[column]!);
  for (let count = least; count <= most; count++) {
    const next = count === 0 ? reached : moved(reached, block, { row, column, count });
    columnsLeft[column]! -= count;
    const after = lastColumn
      ? { row: row + 1, column: 0, rowLeft: xTotals[row + 1] ?? 0 }
      : { row, column: column + 1, rowLeft: rowLeft - count };
    fill(filling, after, next, log - logFactorial[count]!);
    columnsLeft[column]! += count;
  }
}

function moved(
  from: Float64Array,
  { x, y, xColumns, yColumns }: CentredBlock,
  { row, column, count }: { readonly row: number; readonly column: number; readonly count: number },
): Float64Array {
  const deviation = Float64Array.from(from);
  for (let a = 0; a < xColumns; a++) {
    const weight = count * x[row * xColumns + a]!;
    for (let b = 0; b < yColumns; b++) deviation[a * yColumns + b]! += weight * y[column * yColumns + b]!;
  }
  return deviation;
}
