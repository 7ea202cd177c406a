import type { InsteadOfTest } from "../audit/ranges/instead-of-test.js";
import type { GroupRanges, RoundingRanges } from "../audit/ranges/range-result.js";
import type { NotTested } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { HiddenCells } from "./hidden-cells.js";
import type { Publisher } from "./publish.js";

/** What rounding leaves open, without anything about a hidden group. */
export function disclosedRanges(
  ranges: RoundingRanges,
  table: string,
  { hidden, publish }: { readonly hidden: HiddenCells; readonly publish: Publisher },
): Disclosed<RoundingRanges> {
  return {
    deciding: publish.number(ranges.deciding),
    pearson: publish.number(ranges.pearson),
    cramersV: publish.number(ranges.cramersV),
    groups: ranges.groups.map((group) =>
      groupRanges(group, hidden.isHidden(table, group.group) ? publish.ofHiddenGroup : publish),
    ),
  };
}

/** A hypothesis that was not tested, with what its verdict rests on instead. */
export function disclosedNotTested(
  { instead, ...result }: NotTested,
  context: { readonly hidden: HiddenCells; readonly publish: Publisher },
): Disclosed<NotTested> {
  return instead === undefined ? result : { ...result, instead: disclosedInstead(instead, context) };
}

function disclosedInstead(
  instead: InsteadOfTest,
  context: { readonly hidden: HiddenCells; readonly publish: Publisher },
): Disclosed<InsteadOfTest> {
  if (instead.kind === "design-effect") return { ...instead, test: context.publish.number(instead.test) };
  return { ...instead, ranges: disclosedRanges(instead.ranges, instead.groupByBand, context) };
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
