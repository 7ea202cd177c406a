import { logFactorials } from "./hypergeometric-draw.js";
import { type CellCost, type CostBounds, costBounds } from "./table-search-bounds.js";

/** Cost of storing an extended partial table, in steps of finishing one. */
const STORED_STEP = 10;

/** Which tables of given margins count, and how much work may be spent on finding them. */
export interface TableSearch {
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly cost: CellCost;
  /** The cost ignores which row it is in, so that nodes differing in the order of rows are one. */
  readonly rowsAlike: boolean;
  readonly observed: number;
  /** Costs closer to the observed one than this are ties. */
  readonly tolerance: number;
  /** Steps (a partial table finished; storing one counts ten) before the search gives up. */
  readonly limit: number;
}

/** Probabilities, given the margins, of a cost of at least and of more than the observed one. */
export interface TableTail {
  readonly atLeast: number;
  readonly above: number;
}

interface Partial {
  cost: number;
  probability: number;
}

/** Partial tables that left the same counts in the rows: costs so far with their probabilities. */
interface Node {
  readonly remaining: readonly number[];
  readonly costs: Map<number, Partial>;
}

/** A column filled in: its cost, its probability given the remainders, and what it leaves in the rows. */
interface Filling extends Partial {
  readonly remaining: readonly number[];
}

/**
 * Tail probability of an additive statistic over all tables of given margins: column by column over the counts that
 * remain in the rows. Partial tables with equal remainders and equal costs are one; where every completion lies on one
 * side of the observed cost, a partial table is settled at once.
 * @returns null when the search would take more steps than its limit
 * @see Mehta & Patel 1983, "A network algorithm"; Agresti, Mehta & Patel 1990
 * @example tableTail({ rowTotals: [2, 2], columnTotals: [2, 2], cost: (_row, _column, x) => x * x, rowsAlike: true, observed: 8, tolerance: 1e-9, limit: 1000 }) // atLeast 0.333
 */
export function tableTail(search: TableSearch): TableTail | null {
  const { rowTotals, columnTotals, limit } = search;
  const logFactorial = logFactorials(rowTotals.reduce((sum, total) => sum + total, 0));
  const bounds = costBounds(search);
  const quantum = search.tolerance / (8 * columnTotals.length);
  const tail = { atLeast: 0, above: 0 };
  let steps = 0;
  let nodes: Node[] = [{ remaining: rowTotals, costs: new Map([[0, { cost: 0, probability: 1 }]]) }];
  for (let column = 0; column < columnTotals.length; column++) {
    const next = new Map<string, Node>();
    for (const node of nodes) {
      const open = settle(search, bounds, node, column, tail);
      if (open.length === 0) continue;
      const finishing = column === columnTotals.length - 2;
      const weight = finishing ? open.length : STORED_STEP * open.length;
      const fillings = columnFillings(search, node.remaining, column, logFactorial, (limit - steps) / weight);
      if (fillings === null) return null;
      steps += fillings.length * weight;
      for (const filling of fillings) {
        if (finishing) addFinished(search, filling, open, tail);
        else addPartials(next, filling, open, quantum);
      }
    }
    nodes = [...next.values()];
  }
  for (const node of nodes) settle(search, bounds, node, columnTotals.length, tail);
  return { atLeast: Math.min(1, tail.atLeast), above: Math.min(1, tail.above) };
}

/** Adds the partial tables of a node whose side is certain to the tail, and returns the others. */
function settle(
  { observed, tolerance }: TableSearch,
  bounds: CostBounds,
  { remaining, costs }: Node,
  column: number,
  tail: { atLeast: number; above: number },
): Partial[] {
  const least = bounds.least(remaining, column);
  const most = bounds.most(remaining, column);
  const open: Partial[] = [];
  for (const partial of costs.values()) {
    const low = partial.cost + least;
    const high = partial.cost + most;
    if (high < observed - tolerance) continue;
    if (low > observed + tolerance) {
      tail.atLeast += partial.probability;
      tail.above += partial.probability;
    } else if (low >= observed - tolerance && high <= observed + tolerance) tail.atLeast += partial.probability;
    else open.push(partial);
  }
  return open;
}

/** Before the last column everything is determined: it takes what remains. */
function addFinished(
  { cost, columnTotals, observed, tolerance }: TableSearch,
  filling: Filling,
  open: readonly Partial[],
  tail: { atLeast: number; above: number },
): void {
  const last = columnTotals.length - 1;
  const rest = filling.remaining.reduce((sum, count, row) => sum + cost(row, last, count), filling.cost);
  let atLeast = 0;
  let above = 0;
  for (const partial of open) {
    const total = partial.cost + rest;
    if (total < observed - tolerance) continue;
    atLeast += partial.probability;
    if (total > observed + tolerance) above += partial.probability;
  }
  tail.atLeast += atLeast * filling.probability;
  tail.above += above * filling.probability;
}

function addPartials(next: Map<string, Node>, filling: Filling, open: readonly Partial[], quantum: number): void {
  const key = String.fromCharCode(...filling.remaining);
  let node = next.get(key);
  if (node === undefined) {
    node = { remaining: filling.remaining, costs: new Map() };
    next.set(key, node);
  }
  for (const partial of open) {
    const cost = partial.cost + filling.cost;
    const probability = partial.probability * filling.probability;
    const bin = Math.round(cost / quantum);
    const known = node.costs.get(bin);
    if (known === undefined) node.costs.set(bin, { cost, probability });
    else known.probability += probability;
  }
}

/** All ways to fill a column from what remains in the rows, or null when there are more than `limit`. */
function columnFillings(
  { columnTotals, cost, rowsAlike }: TableSearch,
  remaining: readonly number[],
  column: number,
  logFactorial: Float64Array,
  limit: number,
): Filling[] | null {
  const logChoose = (n: number, k: number): number => logFactorial[n]! - logFactorial[k]! - logFactorial[n - k]!;
  const total = remaining.reduce((sum, count) => sum + count, 0);
  const logAll = logChoose(total, columnTotals[column]!);
  const fillings: Filling[] = [];
  const left = [...remaining];
  const roomAfter = suffixSums(remaining);
  const fill = (row: number, wanted: number, costSoFar: number, logWays: number): boolean => {
    if (row === remaining.length) {
      if (fillings.length >= limit) return false;
      const kept = rowsAlike ? left.toSorted((a, b) => a - b) : [...left];
      fillings.push({ cost: costSoFar, probability: Math.exp(logWays - logAll), remaining: kept });
      return true;
    }
    const available = remaining[row]!;
    const fewest = Math.max(0, wanted - roomAfter[row + 1]!);
    for (let x = fewest; x <= Math.min(available, wanted); x++) {
      left[row] = available - x;
      const more = logWays + logChoose(available, x);
      if (!fill(row + 1, wanted - x, costSoFar + cost(row, column, x), more)) return false;
    }
    return true;
  };
  return fill(0, columnTotals[column]!, 0, 0) ? fillings : null;
}

function suffixSums(counts: readonly number[]): number[] {
  const sums = new Array<number>(counts.length + 1).fill(0);
  for (let row = counts.length - 1; row >= 0; row--) sums[row] = sums[row + 1]! + counts[row]!;
  return sums;
}
