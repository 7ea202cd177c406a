import type { GroupRanges, RoundingRanges } from "../audit/ranges/range-result.js";
import type { TestedHypothesis } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { HiddenCells } from "./hidden-cells.js";
import type { Publisher } from "./publish.js";

/** What rounding leaves open, without anything about a hidden group. */
export function disclosedRanges(
  ranges: RoundingRanges,
  tested: TestedHypothesis,
  { hidden, publish }: { readonly hidden: HiddenCells; readonly publish: Publisher },
): Disclosed<RoundingRanges> {
  return {
    deciding: publish.number(ranges.deciding),
    pearson: publish.number(ranges.pearson),
    groups: ranges.groups.map((group) =>
      groupRanges(group, hidden.isHidden(tested.groupTotals, group.group) ? publish.ofHiddenGroup : publish),
    ),
  };
}

function groupRanges(ranges: GroupRanges, publish: Pick<Publisher, "number">): Disclosed<GroupRanges> {
  return {
    group: ranges.group,
    share: publish.number(ranges.share),
    difference: publish.number(ranges.difference),
    ratio: publish.number(ranges.ratio),
    differenceInterval: publish.number(ranges.differenceInterval),
    ratioInterval: publish.number(ranges.ratioInterval),
    unadjusted: publish.number(ranges.unadjusted),
    adjusted: publish.number(ranges.adjusted),
  };
}
