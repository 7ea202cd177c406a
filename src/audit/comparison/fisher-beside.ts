import { conditionalOddsRatio } from "../../statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../statistics/contingency-table.js";
import { fisherExact } from "../../statistics/fisher-exact.js";
import { benjaminiYekutieli, holm } from "../../statistics/multiplicity.js";
import { miettinenNurminenDifferenceInterval } from "../../statistics/proportion-difference.js";
import { koopmanRatioInterval } from "../../statistics/proportion-ratio.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { Estimate, GroupTestsBeside } from "../result.js";
import type { Flagged } from "./independent-shares.js";

/**
 * Fisher's exact test of each tested group against the rest, its mid-p, its p-values adjusted over the family, and
 * further intervals.
 * These stand beside the deciding test and never set the verdict.
 */
export function fisherBeside(
  groups: readonly Flagged[],
  restOf: (group: number) => Flagged,
  tested: Uint16Array,
  options: { readonly id: string; readonly labels: readonly string[]; readonly alpha: number },
): (group: number) => GroupTestsBeside {
  const tables = Array.from(tested, (group) => tableOf(groups[group]!, restOf(group)));
  const exact = tables.map(fisherExact);
  const holmAdjusted = holm(exact.map((test) => test.pValue));
  const yekutieli = benjaminiYekutieli(exact.map((test) => test.pValue));
  const all = `${options.id}.groupByBand`;
  return (group) => {
    const place = tested.indexOf(group);
    const { pValue, midP, tablesEnumerated, twoSidedRule } = exact[place]!;
    const row = [rowOf(all, options.labels[group]!), `${options.id}.bands`];
    return {
      fisher: derived({ method: "exact", pValue, tablesEnumerated, twoSidedRule }, ...row),
      fisherMidP: derived({ method: "exact", pValue: midP.twoSided, tablesEnumerated, twoSidedRule }, ...row),
      holm: derived(holmAdjusted[place]!, all),
      benjaminiYekutieli: derived(yekutieli[place]!, all),
      differenceByScore: derived(differenceByScore(groups[group]!, restOf(group), 1 - options.alpha), ...row),
      ratioByKoopman: derived(ratioByKoopman(groups[group]!, restOf(group), 1 - options.alpha), ...row),
      oddsRatio: derived(oddsRatioOf(tables[place]!, 1 - options.alpha), ...row),
    };
  };
}

function differenceByScore(group: Flagged, rest: Flagged, level: number): Estimate {
  if (rest.total === 0) return notEstimable("no-rest");
  const bounds = miettinenNurminenDifferenceInterval(group.flagged, group.total, rest.flagged, rest.total, { level });
  const value = group.flagged / group.total - rest.flagged / rest.total;
  return estimate(value, interval(bounds, level, "miettinen-nurminen"));
}

function ratioByKoopman(group: Flagged, rest: Flagged, level: number): Estimate {
  if (rest.total === 0) return notEstimable("no-rest");
  if (rest.flagged === 0) return notEstimable("zero-reference");
  const bounds = koopmanRatioInterval(group.flagged, group.total, rest.flagged, rest.total, { level });
  return estimate((group.flagged * rest.total) / (group.total * rest.flagged), interval(bounds, level, "koopman"));
}

function tableOf(group: Flagged, rest: Flagged) {
  return contingencyTable([
    [group.flagged, group.total - group.flagged],
    [rest.flagged, rest.total - rest.flagged],
  ]);
}

function oddsRatioOf(table: ReturnType<typeof contingencyTable>, level: number): Estimate {
  const ratio = conditionalOddsRatio(table, { level });
  if (ratio.kind === "not-estimable") return notEstimable("no-variation");
  if (!Number.isFinite(ratio.value)) return notEstimable("zero-reference");
  return estimate(ratio.value, interval(ratio.interval, level, "conditional-exact"));
}
