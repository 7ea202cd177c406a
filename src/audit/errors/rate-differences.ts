import { contingencyTable } from "../../statistics/contingency-table.js";
import { fisherExact } from "../../statistics/fisher-exact.js";
import { holm } from "../../statistics/multiplicity.js";
import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import type { Flagged } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, Interval, NotEstimable, TableRef } from "../result.js";
import { COMPARED_RATES, type ComparedRate, type RateDifference } from "./errors-result.js";
import { type Confusion, sharesOf } from "./rates.js";

/** Counts of a group and of all others, and the tables that their difference rests on. */
export interface ComparedGroup {
  readonly own: Confusion;
  readonly others: Confusion;
  readonly refs: readonly TableRef[];
}

/**
 * Differences of the error rates of each group from those of the others. Each rate is one family over the groups: Fisher's
 * exact test with mid-p, given the class that the rate counts among, adjusted by Holm; Newcombe intervals, also at a level
 * that holds for all groups at once.
 *
 * @param groups  tested groups
 * @param alpha  error rate of each family
 * @param all  tables that the adjusted p-values rest on
 * @returns one entry a group, in their order
 * @see Newcombe 1998, method 10; Lancaster 1961 (mid-p); Holm 1979
 */
export function rateDifferences(
  groups: readonly ComparedGroup[],
  alpha: number,
  all: readonly TableRef[],
): readonly Readonly<Record<ComparedRate, RateDifference>>[] {
  const families = COMPARED_RATES.map((rate) => family(rate, groups, { alpha, all }));
  return groups.map((_, place) => {
    const [falsePositiveRate, falseNegativeRate, precision] = families.map((each) => each[place]!) as [
      RateDifference,
      RateDifference,
      RateDifference,
    ];
    return { falsePositiveRate, falseNegativeRate, precision };
  });
}

function family(
  rate: ComparedRate,
  groups: readonly ComparedGroup[],
  { alpha, all }: { readonly alpha: number; readonly all: readonly TableRef[] },
): readonly RateDifference[] {
  const tests = groups.map(({ own, others }) => fisherExact(tableOf(sharesOf(rate, own), sharesOf(rate, others))));
  // A group with nobody to count stays in the family. Only one table is possible then: half of it is no p-value.
  const isPossible = (place: number) => tests[place]!.tablesEnumerated > 1;
  const adjusted = holm(tests.map(({ midP }, place) => (isPossible(place) ? midP.twoSided : 1)));
  const together = 1 - alpha / Math.max(1, groups.length);
  return groups.map(({ own, others, refs }, place) => {
    const [first, second] = [sharesOf(rate, own), sharesOf(rate, others)];
    const missing = whyNone(first, second) ?? (isPossible(place) ? null : notEstimable("no-variation"));
    const { midP, tablesEnumerated, twoSidedRule } = tests[place]!;
    return {
      difference: derived(differenceOf(first, second, 1 - alpha), ...refs),
      simultaneous: derived(held(differenceOf(first, second, together), 1 - alpha), ...refs),
      unadjusted: derived(
        missing ?? { method: "exact", pValue: midP.twoSided, tablesEnumerated, twoSidedRule },
        ...refs,
      ),
      adjusted: derived(adjusted[place]!, ...all),
    };
  });
}

function whyNone(own: Flagged, others: Flagged): NotEstimable | null {
  if (own.total === 0) return notEstimable("no-outcomes");
  return others.total === 0 ? notEstimable("no-rest") : null;
}

function differenceOf(own: Flagged, others: Flagged, level: number): Estimate {
  const missing = whyNone(own, others);
  if (missing !== null) return missing;
  const bounds = newcombeDifferenceInterval(own.flagged, own.total, others.flagged, others.total, { level });
  return estimate(own.flagged / own.total - others.flagged / others.total, interval(bounds, level, "newcombe"));
}

/** An interval of one group at the level that it holds for together with the others. */
function held(from: Estimate, level: number): Interval | NotEstimable {
  if (from.kind === "not-estimable") return from;
  return "kind" in from.interval ? from.interval : { ...from.interval, level };
}

function tableOf(own: Flagged, others: Flagged) {
  return contingencyTable([
    [own.flagged, own.total - own.flagged],
    [others.flagged, others.total - others.flagged],
  ]);
}
