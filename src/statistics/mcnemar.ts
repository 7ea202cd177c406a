import { ArgumentError } from "../errors.js";
import { type ContingencyTable, requireWholeCounts } from "./contingency-table.js";
import { binomialDensity, binomialLowerTail, binomialUpperTail, chiSquaredUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** McNemar's test that two ratings of the same units have the same share. */
export interface McNemar {
  readonly kind: "estimate";
  /** Units rated yes-no and no-yes. */
  readonly discordant: readonly [number, number];
  readonly statistic: number;
  readonly pValue: number;
  /** With 1 subtracted from the difference of the discordant counts. */
  readonly corrected: { readonly statistic: number; readonly pValue: number };
  /** Binomial test of the discordant counts, two-sided by doubling. */
  readonly exact: {
    readonly pValue: number;
    readonly less: number;
    readonly greater: number;
    readonly twoSidedRule: "doubled";
  };
  readonly midP: number;
}

/**
 * McNemar's test of paired yes-no ratings: asymptotic, with continuity correction, exact, and mid-p.
 * @param table  2 x 2 whole counts, first rating in rows and second in columns
 * @returns not-estimable when no unit is rated differently
 * @throws ArgumentError when the table is not 2 x 2 or a count is not whole
 * @see McNemar 1947; Fagerland, Lydersen & Laake 2013 (mid-p); R mcnemar.test
 * @example mcNemar(contingencyTable([[10, 5], [1, 20]])).exact.pValue // 0.21875
 */
export function mcNemar(table: ContingencyTable): McNemar | NotEstimable<"no-variation"> {
  if (table.rows !== 2 || table.columns !== 2) {
    throw new ArgumentError(`mcNemar requires a 2 x 2 table; got ${table.rows} x ${table.columns}`);
  }
  requireWholeCounts(table, "mcNemar");
  const first = table.counts[1]!;
  const second = table.counts[2]!;
  const n = first + second;
  if (n === 0) return notEstimable("no-variation");
  const fewer = Math.min(first, second);
  const difference = Math.abs(first - second);
  const statistic = difference ** 2 / n;
  const correctedStatistic = Math.max(0, difference - 1) ** 2 / n;
  const tail = binomialLowerTail(fewer, n, 0.5);
  return {
    kind: "estimate",
    discordant: [first, second],
    statistic,
    pValue: chiSquaredUpperTail(statistic, 1),
    corrected: { statistic: correctedStatistic, pValue: chiSquaredUpperTail(correctedStatistic, 1) },
    exact: {
      pValue: Math.min(1, 2 * tail),
      less: binomialLowerTail(first, n, 0.5),
      greater: binomialUpperTail(first, n, 0.5),
      twoSidedRule: "doubled",
    },
    midP: first === second ? 1 : 2 * tail - binomialDensity(fewer, n, 0.5),
  };
}
