import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins, requireWholeCounts } from "./contingency-table.js";
import { indicatorColumns, requireFiniteValues, rowKey, rowOf, scoreColumn, type UnitColumns } from "./unit-columns.js";

/** Units among which labels are exchanged, as counts of equal ones. */
export interface ProblemBlock {
  readonly units: number;
  /** Distinct rows of x and of y, and how many units have each. */
  readonly x: UnitColumns;
  readonly y: UnitColumns;
  readonly xTotals: readonly number[];
  readonly yTotals: readonly number[];
  /** `counts[k]` units have row `xRows[k]` of x and row `yRows[k]` of y. */
  readonly xRows: Uint32Array;
  readonly yRows: Uint32Array;
  readonly counts: Float64Array;
}

/**
 * The first part of a permutation test: what is exchanged. Under the hypothesis x and y are independent within every
 * block, so that every pairing of the block's x rows with its y rows is equally likely.
 */
export interface IndependenceProblem {
  readonly xColumns: number;
  readonly yColumns: number;
  readonly blocks: readonly ProblemBlock[];
}

/**
 * A permutation problem of units: labels are free, or exchanged within blocks, or move with whole clusters.
 * @param x  a row of numbers for each of n units: `indicatorColumns`, `scoreColumn`, `rankColumn` or several of one's own
 * @param y  the same for what x may depend on
 * @param options.blocks  block of each unit; default one block. options.clusters  cluster of each unit: x is added up
 * over its members and y must be the same for all of them, so that the cluster is the unit that is exchanged
 * @throws ArgumentError on unequal lengths, values that are not finite, or clusters within which y or the block varies
 * @see Strasser & Weber 1999; R coin `independence_test(x ~ y | block)`
 * @example independenceProblem(scoreColumn([1, 2, 3]), indicatorColumns([0, 1, 1], 2)).blocks[0].units // 3
 */
export function independenceProblem(
  x: UnitColumns,
  y: UnitColumns,
  { blocks, clusters }: { readonly blocks?: ArrayLike<number>; readonly clusters?: ArrayLike<number> } = {},
): IndependenceProblem {
  const units = unitsOf(x);
  for (const [what, length] of [
    ["rows of y", unitsOf(y)],
    ["blocks", blocks?.length ?? units],
    ["clusters", clusters?.length ?? units],
  ] as const) {
    if (length !== units) throw new ArgumentError(`independenceProblem requires ${units} ${what}; got ${length}`);
  }
  const strata = blocks ?? new Uint32Array(units);
  const merged = clusters === undefined ? { x, y, strata } : mergeClusters({ x, y, strata }, clusters);
  const members = new Map<number, number[]>();
  for (let unit = 0; unit < merged.strata.length; unit++) {
    const own = members.get(merged.strata[unit]!);
    if (own === undefined) members.set(merged.strata[unit]!, [unit]);
    else own.push(unit);
  }
  const ordered = [...members.entries()].sort(([a], [b]) => a - b);
  return {
    xColumns: x.columns,
    yColumns: y.columns,
    blocks: ordered.map(([, own]) => blockOfUnits(merged.x, merged.y, own)),
  };
}

/**
 * A permutation problem of tables with fixed margins, one a block; its cost does not grow with the number of units.
 * @param tables  r x c whole counts of one shape, one a stratum
 * @param options.rowScores  one number a row; default an indicator column for each row. options.columnScores  the same
 * @throws ArgumentError when there is no table, shapes differ, counts are not whole, or scores do not fit
 * @see independenceProblem
 * @example independenceProblemOfTables([contingencyTable([[3, 1], [1, 3]])]).xColumns // 2
 */
export function independenceProblemOfTables(
  tables: readonly ContingencyTable[],
  options: { readonly rowScores?: readonly number[]; readonly columnScores?: readonly number[] } = {},
): IndependenceProblem {
  const [first] = tables;
  if (first === undefined) throw new ArgumentError("independenceProblemOfTables requires a table; got none");
  const { rows, columns } = first;
  const x = levelColumns(rows, options.rowScores);
  const y = levelColumns(columns, options.columnScores);
  const blocks = tables.map((table) => {
    if (table.rows !== rows || table.columns !== columns) {
      throw new ArgumentError(
        `independenceProblemOfTables requires tables of one shape; got ${rows} x ${columns} and ${table.rows} x ${table.columns}`,
      );
    }
    requireWholeCounts(table, "independenceProblemOfTables");
    return blockOfTable(table, x, y);
  });
  return { xColumns: x.columns, yColumns: y.columns, blocks };
}

function unitsOf({ columns, values }: UnitColumns): number {
  const units = values.length / columns;
  if (!(Number.isInteger(columns) && columns >= 1 && Number.isInteger(units))) {
    throw new ArgumentError(`independenceProblem requires whole rows of numbers; got ${values.length} in ${columns}`);
  }
  requireFiniteValues("independenceProblem", values);
  return units;
}

interface LabelledUnits {
  readonly x: UnitColumns;
  readonly y: UnitColumns;
  readonly strata: ArrayLike<number>;
}

/** One row a cluster, in the order of first members: x added up, y and the stratum of its members. */
function mergeClusters({ x, y, strata }: LabelledUnits, clusters: ArrayLike<number>): LabelledUnits {
  const places = new Map<number, number>();
  const firsts: number[] = [];
  const sums: number[] = [];
  for (let unit = 0; unit < clusters.length; unit++) {
    const known = places.get(clusters[unit]!);
    if (known === undefined) {
      places.set(clusters[unit]!, firsts.length);
      firsts.push(unit);
      sums.push(...rowOf(x, unit));
      continue;
    }
    const same = strata[unit] === strata[firsts[known]!] && rowKey(y, unit) === rowKey(y, firsts[known]!);
    if (!same) {
      throw new ArgumentError(
        `independenceProblem requires one y and one block in a cluster; got two in cluster ${clusters[unit]}`,
      );
    }
    for (const [column, value] of rowOf(x, unit).entries()) sums[known * x.columns + column]! += value;
  }
  return {
    x: { columns: x.columns, values: Float64Array.from(sums) },
    y: { columns: y.columns, values: Float64Array.from(firsts.flatMap((unit) => [...rowOf(y, unit)])) },
    strata: firsts.map((unit) => strata[unit]!),
  };
}

function blockOfUnits(x: UnitColumns, y: UnitColumns, members: readonly number[]): ProblemBlock {
  const [xDistinct, yDistinct] = [distinctRows(x, members), distinctRows(y, members)];
  const cells = new Map<number, number>();
  for (let i = 0; i < members.length; i++) {
    const cell = xDistinct.rowOfMember[i]! * yDistinct.totals.length + yDistinct.rowOfMember[i]!;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const width = yDistinct.totals.length;
  return {
    units: members.length,
    x: xDistinct.rows,
    y: yDistinct.rows,
    xTotals: xDistinct.totals,
    yTotals: yDistinct.totals,
    xRows: Uint32Array.from(cells.keys(), (cell) => Math.floor(cell / width)),
    yRows: Uint32Array.from(cells.keys(), (cell) => cell % width),
    counts: Float64Array.from(cells.values()),
  };
}

function distinctRows(of: UnitColumns, members: readonly number[]) {
  const places = new Map<string, number>();
  const values: number[] = [];
  const totals: number[] = [];
  const rowOfMember = Uint32Array.from(members, (unit) => {
    const key = rowKey(of, unit);
    const known = places.get(key);
    const place = known ?? totals.length;
    if (known === undefined) {
      places.set(key, place);
      values.push(...rowOf(of, unit));
      totals.push(0);
    }
    totals[place]! += 1;
    return place;
  });
  return { rows: { columns: of.columns, values: Float64Array.from(values) }, totals, rowOfMember };
}

function levelColumns(levels: number, scores: readonly number[] | undefined): UnitColumns {
  if (scores === undefined) return indicatorColumns([...Array(levels).keys()], levels);
  if (scores.length !== levels) {
    throw new ArgumentError(`independenceProblemOfTables requires ${levels} scores; got ${scores.length}`);
  }
  return scoreColumn(scores);
}

function blockOfTable(table: ContingencyTable, x: UnitColumns, y: UnitColumns): ProblemBlock {
  const { rowTotals, columnTotals, total } = margins(table);
  const filled = [...table.counts.keys()].filter((cell) => table.counts[cell]! > 0);
  return {
    units: total,
    x,
    y,
    xTotals: [...rowTotals],
    yTotals: [...columnTotals],
    xRows: Uint32Array.from(filled, (cell) => Math.floor(cell / table.columns)),
    yRows: Uint32Array.from(filled, (cell) => cell % table.columns),
    counts: Float64Array.from(filled, (cell) => table.counts[cell]!),
  };
}
