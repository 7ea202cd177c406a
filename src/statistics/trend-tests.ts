import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins } from "./contingency-table.js";
import { normalUpperTail, twoSidedNormal } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { requireStrata } from "./strata-of-tables.js";

/** A test for trend: its sign tells the direction. */
export interface TrendTest {
  readonly kind: "estimate";
  /** Standard normal under the hypothesis; positive when high scores go together. */
  readonly z: number;
  /** z squared, chi-squared on 1 degree of freedom. */
  readonly statistic: number;
  readonly degreesOfFreedom: 1;
  readonly pValue: number;
  readonly pGreater: number;
  readonly pLess: number;
}

/**
 * Cochran-Armitage test for a trend of shares over ordered groups, binomial variance.
 * @param events  whole, 0 .. totals[i], length k
 * @param totals  whole, 0 or more, length k
 * @param scores  finite, length k, default 1, 2, ..., k
 * @returns not-estimable when shares or scores do not vary
 * @throws ArgumentError on unequal lengths, events above totals, or scores that are not finite
 * @see Cochran 1954; Armitage 1955; R prop.trend.test
 * @example cochranArmitage([83, 90, 129, 70], [86, 93, 136, 82]) // statistic 8.22
 */
export function cochranArmitage(
  events: readonly number[],
  totals: readonly number[],
  scores: readonly number[] = totals.map((_, index) => index + 1),
): TrendTest | NotEstimable<"no-variation"> {
  if (events.length !== totals.length || scores.length !== totals.length) {
    throw new ArgumentError(
      `cochranArmitage requires lists of one length; got ${events.length}, ${totals.length} and ${scores.length}`,
    );
  }
  const wrong = events.findIndex((count, i) => !(count >= 0 && count <= totals[i]! && Number.isFinite(totals[i])));
  if (wrong >= 0) {
    throw new ArgumentError(
      `cochranArmitage requires 0 <= events <= totals; got ${events[wrong]} of ${totals[wrong]} in group ${wrong}`,
    );
  }
  requireScores("cochranArmitage", scores);
  const allEvents = sum(events);
  const all = sum(totals);
  const centre = sum(scores.map((score, i) => score * totals[i]!)) / all;
  // Centred twice: the events of large groups would else cancel in their last digits.
  const difference = sum(scores.map((score, i) => (score - centre) * (events[i]! - totals[i]! * (allEvents / all))));
  const spread = sum(scores.map((score, i) => (score - centre) ** 2 * totals[i]!));
  const variance = (allEvents / all) * (1 - allEvents / all) * spread;
  return trendFrom(difference, variance);
}

/**
 * Linear-by-linear association of ordered rows and columns, within strata: sum of row score x column score over units,
 * with its permutation mean and variance.
 * @param strata  one r x c table a stratum
 * @param options.rowScores  finite, default 1, 2, ...; options.columnScores  the same
 * @returns z with M2 = z^2 = (n - 1) r^2 for one stratum; not-estimable when no stratum varies in both scores
 * @throws ArgumentError when shapes differ, or scores do not fit or are not finite
 * @see Mantel 1963; Agresti 2013, section 3.4; R coin::lbl_test
 * @example linearByLinear([contingencyTable([[3, 1], [1, 3]])]) // z 1.32
 */
export function linearByLinear(
  strata: readonly ContingencyTable[],
  options: { readonly rowScores?: readonly number[]; readonly columnScores?: readonly number[] } = {},
): TrendTest | NotEstimable<"no-variation"> {
  requireStrata(strata, "linearByLinear");
  const { rows, columns } = strata[0]!;
  const rowScores = options.rowScores ?? Array.from({ length: rows }, (_, i) => i + 1);
  const columnScores = options.columnScores ?? Array.from({ length: columns }, (_, i) => i + 1);
  if (rowScores.length !== rows || columnScores.length !== columns) {
    throw new ArgumentError(
      `linearByLinear requires ${rows} row and ${columns} column scores; got ${rowScores.length} and ${columnScores.length}`,
    );
  }
  requireScores("linearByLinear", [...rowScores, ...columnScores]);
  let difference = 0;
  let variance = 0;
  for (const table of strata) {
    const { rowTotals, columnTotals, total } = margins(table);
    if (total < 2) continue;
    const row = centred(rowScores, rowTotals, total);
    const column = centred(columnScores, columnTotals, total);
    table.counts.forEach((count, cell) => {
      difference += count * row.scores[Math.floor(cell / columns)]! * column.scores[cell % columns]!;
    });
    variance += (row.squares * column.squares) / (total - 1);
  }
  return trendFrom(difference, variance);
}

function centred(scores: readonly number[], totals: Float64Array, total: number) {
  const mean = sum(scores.map((score, i) => score * totals[i]!)) / total;
  const moved = scores.map((score) => score - mean);
  return { scores: moved, squares: sum(moved.map((score, i) => score * score * totals[i]!)) };
}

function trendFrom(difference: number, variance: number): TrendTest | NotEstimable<"no-variation"> {
  if (!(variance > 0)) return notEstimable("no-variation");
  const z = difference / Math.sqrt(variance);
  return {
    kind: "estimate",
    z,
    statistic: z * z,
    degreesOfFreedom: 1,
    pValue: twoSidedNormal(z),
    pGreater: normalUpperTail(z),
    pLess: normalUpperTail(-z),
  };
}

function requireScores(caller: string, scores: readonly number[]): void {
  const wrong = scores.find((score) => !Number.isFinite(score));
  if (wrong !== undefined) throw new ArgumentError(`${caller} requires finite scores; got ${wrong}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
