import { ArgumentError } from "../errors.js";
import { type ContingencyTable, requireWholeCounts } from "./contingency-table.js";
import { logHypergeometricDensity } from "./distributions.js";
import type { Urn } from "./hypergeometric-density.js";
import { hypergeometricSupport, logHypergeometricTail, type Support } from "./hypergeometric-tails.js";

/** Fisher's exact test of a 2 x 2 table, all margins held fixed. */
export interface FisherExact {
  readonly method: "exact";
  readonly twoSidedRule: "no-likelier";
  /** Number of tables with these margins. */
  readonly tablesEnumerated: number;
  /** Two-sided: all tables no likelier than the observed one, with R's tolerance of 1 + 1e-7. */
  readonly pValue: number;
  /** P(first cell <= observed): an odds ratio below 1. */
  readonly less: number;
  /** P(first cell >= observed): an odds ratio above 1. */
  readonly greater: number;
  /** Natural logarithms, finite where the tails underflow. */
  readonly logLess: number;
  readonly logGreater: number;
  /** Half the weight for tables as likely as the observed one (two-sided) or for the observed one (one-sided). */
  readonly midP: { readonly twoSided: number; readonly less: number; readonly greater: number };
}

/** R's fisher.test counts a table as no likelier when its probability is at most this much above the observed one. */
const TIE_TOLERANCE = 1e-7;

/**
 * Fisher's exact test: two-sided by R's rule, both one-sided p-values, and their mid-p forms.
 * @param table  2 x 2 whole counts, up to 1e9 each
 * @returns p-values in (0, 1]; with an empty margin only one table is possible and p is 1
 * @throws ArgumentError when the table is not 2 x 2 or a count is not whole
 * @see Fisher 1935; R fisher.test; mid-p: Lancaster 1961
 * @example fisherExact(contingencyTable([[3, 1], [1, 3]])).pValue // 0.4857142857142857
 */
export function fisherExact(table: ContingencyTable): FisherExact {
  const { urn, observed } = urnOf(table, "fisherExact");
  const support = hypergeometricSupport(urn);
  const logObserved = logHypergeometricDensity(observed, urn);
  const logLess = logHypergeometricTail(urn, observed, "lower");
  const logGreater = logHypergeometricTail(urn, observed, "upper");
  const noLikelier = probabilityUpTo(urn, support, logObserved + Math.log1p(TIE_TOLERANCE));
  const lessLikely = probabilityUpTo(urn, support, logObserved - Math.log1p(TIE_TOLERANCE));
  const half = Math.exp(logObserved) / 2;
  return {
    method: "exact",
    twoSidedRule: "no-likelier",
    tablesEnumerated: support.highest - support.lowest + 1,
    pValue: noLikelier,
    less: Math.exp(logLess),
    greater: Math.exp(logGreater),
    logLess,
    logGreater,
    midP: {
      twoSided: (noLikelier + lessLikely) / 2,
      less: Math.exp(logLess) - half,
      greater: Math.exp(logGreater) - half,
    },
  };
}

/**
 * A 2 x 2 table as an urn: the first row's units are the white balls, the first column's the drawn ones.
 * @throws ArgumentError naming `caller` when the table is not 2 x 2 or a count is not whole
 * @example urnOf(contingencyTable([[3, 1], [1, 3]]), "fisherExact").observed // 3
 */
export function urnOf(table: ContingencyTable, caller: string): { urn: Urn; observed: number } {
  if (table.rows !== 2 || table.columns !== 2) {
    throw new ArgumentError(`${caller} requires a 2 x 2 table; got ${table.rows} x ${table.columns}`);
  }
  requireWholeCounts(table, caller);
  const [a, b, c, d] = table.counts as unknown as [number, number, number, number];
  return { urn: { white: a + b, black: c + d, drawn: a + c }, observed: a };
}

/** Probability of all counts whose log density is at most the threshold: one tail on each side of the mode. */
function probabilityUpTo(urn: Urn, { lowest, highest, mode }: Support, threshold: number): number {
  const within = (x: number): boolean => logHypergeometricDensity(x, urn) <= threshold;
  if (within(mode)) return 1;
  const below = lastTrue((offset) => within(lowest + offset), mode - lowest);
  const above = lastTrue((offset) => within(highest - offset), highest - mode);
  const lower = Math.exp(logHypergeometricTail(urn, lowest + below, "lower"));
  const upper = Math.exp(logHypergeometricTail(urn, highest - above, "upper"));
  return Math.min(1, lower + upper);
}

/** Last offset below `limit` where the condition, true and then false, still holds; -1 when it never does. */
function lastTrue(condition: (offset: number) => boolean, limit: number): number {
  let low = -1;
  let high = limit;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (condition(middle)) low = middle;
    else high = middle;
  }
  return low;
}
