import { type Check, CLOSED } from "./check.js";
import type { Counts } from "./published-counts.js";
import { rVector } from "./r-text.js";
import { analystOnly, type estimateChecks, shown } from "./table-checks.js";

export type PublishedEstimate = Parameters<typeof estimateChecks>[1];

/** A published estimate of what R computes from counts: of one group, or of a group and all others. */
export interface RateRow {
  readonly of: string;
  readonly published: PublishedEstimate;
  readonly own: Counts;
  /** Absent: the estimate looks at the group alone. */
  readonly others?: Counts;
}

/** R functions of vectors of counts: the estimate, and a bound of its interval at a level (side 1 or 2). */
export interface RateInR {
  readonly value: (counts: string) => string;
  readonly bound: (counts: string, level: string, side: 1 | 2) => string;
  readonly tolerance?: number;
}

/** Shares with Wilson's interval. */
export const SHARES: RateInR = {
  value: (counts) => `shares(${counts})`,
  bound: (counts, level, side) => `wilson_all(${counts}, ${level}, ${side})`,
};

/** Differences of two shares with Newcombe's interval. */
export const DIFFERENCES: RateInR = {
  value: (counts) => `differences(${counts})`,
  bound: (counts, level, side) => `newcombe_all(${counts}, ${level}, ${side})`,
};

/** R functions that the above name. */
export const RATE_FUNCTIONS: readonly string[] = [
  "shares <- function(x, n) x / n",
  "differences <- function(x1, n1, x2, n2) x1 / n1 - x2 / n2",
  "wilson_all <- function(x, n, level, side) mapply(function(x, n) wilson(x, n, level)[side], x, n)",
  "newcombe_all <- function(x1, n1, x2, n2, level, side) {",
  "  mapply(function(x1, n1, x2, n2) newcombe(x1, n1, x2, n2, level)[side], x1, n1, x2, n2)",
  "}",
];

/**
 * Checks of one rate over many rows: values, lower bounds and upper bounds, a line of R each. What is not shown, or rests
 * on counts that are not, is the analyst's.
 * @param name  of the rate
 */
export function rateColumn(
  name: string,
  rows: readonly RateRow[],
  { value, bound, ...rest }: RateInR,
): readonly Check[] {
  const { tolerance = CLOSED } = rest;
  const hidden = rows.filter((row) => !isVisible(row)).map(({ of }) => analystOnly(`${of}, ${name}`));
  const estimates = rows.filter(isVisible).flatMap((row) => {
    const estimate = shown(row.published);
    return estimate?.kind === "estimate" ? [{ row, ...estimate }] : [];
  });
  const bounded = estimates.flatMap(({ row, interval }) => ("kind" in interval ? [] : [{ row, ...interval }]));
  return [
    ...hidden,
    ...column(name, estimates, { ours: ({ value: ours }) => ours, theirs: value, tolerance }),
    ...column(`${name}, lower bound`, bounded, {
      ours: ({ lower }) => lower,
      theirs: (counts) => bound(counts, String(bounded[0]!.level), 1),
      tolerance,
    }),
    ...column(`${name}, upper bound`, bounded, {
      ours: ({ upper }) => upper,
      theirs: (counts) => bound(counts, String(bounded[0]!.level), 2),
      tolerance,
    }),
  ];
}

/** R vectors of the counts of rows, as arguments: events and units, then those of the others. */
export function countVectors(rows: readonly RateRow[]): string {
  const vectors = [rows.map(({ own }) => own!.x), rows.map(({ own }) => own!.n)];
  if (rows.some(({ others }) => others !== undefined)) {
    vectors.push(
      rows.map(({ others }) => others!.x),
      rows.map(({ others }) => others!.n),
    );
  }
  return vectors.map(rVector).join(", ");
}

/** Whether everybody may see the number and all counts that it is computed from; a number that does not exist is seen. */
export function isVisible({ published, own, others }: RateRow): boolean {
  return shown(published) !== undefined && own !== null && others !== null;
}

function column<Part extends { readonly row: RateRow }>(
  name: string,
  parts: readonly Part[],
  {
    ours,
    theirs,
    tolerance,
  }: {
    readonly ours: (part: Part) => number | "unbounded";
    readonly theirs: (counts: string) => string;
    readonly tolerance: number;
  },
): readonly Check[] {
  if (parts.length === 0) return [];
  const rows = parts.map(({ row }) => row);
  const of = rows.map((row) => row.of);
  return [{ kind: "numbers", name, of, ours: parts.map(ours), theirs: theirs(countVectors(rows)), tolerance }];
}
