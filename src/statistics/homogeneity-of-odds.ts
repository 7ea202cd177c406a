import type { ChiSquaredResult } from "./cochran-mantel-haenszel.js";
import type { ContingencyTable } from "./contingency-table.js";
import { chiSquaredUpperTail } from "./distributions.js";
import { mantelHaenszelOddsRatio } from "./mantel-haenszel-effects.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type Fourfold, fourfoldStrata } from "./strata-of-tables.js";

/** Tests that the odds ratio is the same in all strata. */
export interface BreslowDay {
  readonly kind: "estimate";
  readonly breslowDay: ChiSquaredResult;
  /** With Tarone's correction for using the Mantel-Haenszel estimate: the one to report. */
  readonly tarone: ChiSquaredResult;
  /** Strata without variation in row or column, which say nothing. */
  readonly uninformativeStrata: number;
}

/**
 * Breslow and Day's test that the odds ratio is the same in all strata, with and without Tarone's correction.
 * @param strata  one 2 x 2 table a stratum
 * @returns tests on (informative strata - 1) degrees of freedom; not-estimable with fewer than two or no common ratio
 * @throws ArgumentError when there is no stratum or one is not 2 x 2
 * @see Breslow & Day 1980, eq. 4.30; Tarone 1985; statsmodels StratifiedTable.test_equal_odds
 * @example breslowDay([contingencyTable([[3, 1], [1, 3]]), contingencyTable([[3, 1], [1, 3]])]).tarone // statistic 0
 */
export function breslowDay(strata: readonly ContingencyTable[]): BreslowDay | NotEstimable<"no-variation"> {
  const all = fourfoldStrata(strata, "breslowDay");
  const informative = all.filter(({ a, b, c, d }) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0);
  const common = mantelHaenszelOddsRatio(strata);
  if (common.kind !== "estimate" || informative.length < 2) return notEstimable("no-variation");
  let statistic = 0;
  let differences = 0;
  let variances = 0;
  for (const stratum of informative) {
    const fitted = fittedCell(stratum, common.value);
    const { a, b, c } = stratum;
    const row = a + b;
    const column = a + c;
    const rest = stratum.n - row - column + fitted;
    const variance = 1 / (1 / fitted + 1 / (row - fitted) + 1 / (column - fitted) + 1 / rest);
    statistic += (a - fitted) ** 2 / variance;
    differences += a - fitted;
    variances += variance;
  }
  const degreesOfFreedom = informative.length - 1;
  return {
    kind: "estimate",
    breslowDay: resultOf(statistic, degreesOfFreedom),
    tarone: resultOf(Math.max(0, statistic - differences ** 2 / variances), degreesOfFreedom),
    uninformativeStrata: all.length - informative.length,
  };
}

/**
 * Woolf's test that the odds ratio is the same in all strata: the spread of the log odds ratios around their mean.
 * Adds 1/2 to every cell when any cell is 0.
 * @param strata  one 2 x 2 table a stratum, at least two
 * @returns the test on strata - 1 degrees of freedom; not-estimable with one stratum
 * @throws ArgumentError when there is no stratum or one is not 2 x 2
 * @see Woolf 1955; R vcd::woolf_test
 * @example woolfTest([contingencyTable([[3, 1], [1, 3]]), contingencyTable([[3, 1], [1, 3]])]) // statistic 0
 */
export function woolfTest(strata: readonly ContingencyTable[]): ChiSquaredResult | NotEstimable<"no-variation"> {
  const tables = fourfoldStrata(strata, "woolfTest");
  if (tables.length < 2) return notEstimable("no-variation");
  const added = tables.some(({ a, b, c, d }) => Math.min(a, b, c, d) === 0) ? 0.5 : 0;
  const logs = tables.map(({ a, b, c, d }) => {
    const [p, q, r, s] = [a + added, b + added, c + added, d + added];
    return { log: Math.log(p / q) - Math.log(r / s), weight: 1 / (1 / p + 1 / q + 1 / r + 1 / s) };
  });
  const weights = logs.reduce((sum, { weight }) => sum + weight, 0);
  const mean = logs.reduce((sum, { log, weight }) => sum + log * weight, 0) / weights;
  const statistic = logs.reduce((sum, { log, weight }) => sum + weight * (log - mean) ** 2, 0);
  return resultOf(statistic, tables.length - 1);
}

/** First cell of the table with these margins and this odds ratio: the root of a quadratic in its stable form. */
function fittedCell({ a, b, c, n }: Fourfold, oddsRatio: number): number {
  const row = a + b;
  const column = a + c;
  const first = 1 - oddsRatio;
  const second = n - row - column + oddsRatio * (row + column);
  const third = oddsRatio * row * column;
  return (2 * third) / (second + Math.sqrt(Math.max(0, second * second + 4 * first * third)));
}

function resultOf(statistic: number, degreesOfFreedom: number): ChiSquaredResult {
  return { kind: "estimate", statistic, degreesOfFreedom, pValue: chiSquaredUpperTail(statistic, degreesOfFreedom) };
}
