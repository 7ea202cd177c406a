import { type AucEstimate, type AucNotEstimable, aucEstimate } from "./auc-estimate.js";
import type { ContingencyTable } from "./contingency-table.js";
import { notEstimable } from "./not-estimable.js";

/** Probability that of two units from different groups the one of the later group has the higher value, ties half. */
export type OrderedSuperiority = Pick<AucEstimate, "kind" | "standardError" | "interval"> & {
  readonly superiority: number;
  /** Pairs of units from different groups. */
  readonly pairs: number;
};

/**
 * The statistic of Jonckheere and Terpstra as a share of all pairs of units from different groups, with an interval. Over
 * two groups it is the Mann-Whitney probability with DeLong's variance.
 * @param table  groups in the order that is tested as rows, values from low to high as columns
 * @param options.level  in (0, 1), default 0.95
 * @returns the share and its interval on the logit scale; one-class-only below two groups with units. No variance where a
 *   group with units holds one unit only
 * @see Jonckheere 1954; Lee 1990, "U-Statistics", section 3.7.1 (generalised U-statistics, first-order projection);
 *   DeLong, DeLong & Clarke-Pearson 1988
 * @example orderedSuperiority(contingencyTable([[3, 1], [1, 3]])).superiority // 0.75
 */
export function orderedSuperiority(
  { rows, columns, counts }: ContingencyTable,
  { level = 0.95 }: { readonly level?: number } = {},
): OrderedSuperiority | AucNotEstimable {
  const groups = Array.from({ length: rows }, (_, row) =>
    Array.from(counts.slice(row * columns, (row + 1) * columns)),
  ).filter((values) => sum(values) > 0);
  if (groups.length < 2) return notEstimable("one-class-only");
  const sizes = groups.map(sum);
  const pairs = (sum(sizes) ** 2 - sum(sizes.map((size) => size ** 2))) / 2;
  const placements = placementsOf(groups, columns);
  const superiority = sum(groups.map((values, i) => dot(values, placements[i]!))) / (2 * pairs);
  const variances = groups.map((values, i) => varianceOfSum(values, placements[i]!));
  const variance: number | AucNotEstimable = sizes.includes(1)
    ? notEstimable("too-few-effective-units")
    : sum(variances) / pairs ** 2;
  const area = aucEstimate({
    auc: superiority,
    variance,
    cases: sizes.at(-1)!,
    controls: sizes[0]!,
    level,
    method: "delong-logit",
  });
  return { kind: "estimate", superiority, pairs, standardError: area.standardError, interval: area.interval };
}

/** Per group and value: pairs in order that a unit with that value makes with units of all other groups, ties half. */
function placementsOf(groups: readonly (readonly number[])[], columns: number): readonly (readonly number[])[] {
  return groups.map((_, own) =>
    Array.from({ length: columns }, (_, value) =>
      sum(
        groups.map((other, place) => {
          if (place === own) return 0;
          const beyond = place < own ? other.slice(0, value) : other.slice(value + 1);
          return sum(beyond) + other[value]! / 2;
        }),
      ),
    ),
  );
}

/** Variance of the sum over the units of one group, from the sample variance of their placements. */
function varianceOfSum(values: readonly number[], placements: readonly number[]): number {
  const n = sum(values);
  const mean = dot(values, placements) / n;
  return (n * sum(values.map((count, value) => count * (placements[value]! - mean) ** 2))) / (n - 1);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, i) => value * b[i]!));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
