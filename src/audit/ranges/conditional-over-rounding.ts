import type { GroupCountEvidence } from "../../data/evidence.js";
import {
  type RoundedStratum,
  roundedMantelHaenszelDifference,
  roundedMantelHaenszelOddsRatio,
  roundedMantelHaenszelRatio,
} from "../../statistics/rounded-mantel-haenszel.js";
import type { CommonRanges, ConditionalGroup, ConditionalResult } from "../conditional/conditional-result.js";
import { derived, rowOf } from "../derived.js";
import { cellRanges, flaggedRanges } from "./cell-ranges.js";
import { rangedOf } from "./range-frame.js";
import type { RoundingRanges, Span } from "./range-result.js";

/**
 * Results within strata with what the rounding leaves open of the common effects. A reversal stays one only if it holds
 * over the whole rounding: the interval of the pooled ratio of every consistent table lies on one side of no difference,
 * and the Mantel-Haenszel ratio of every one on the other side. Else the sign differs and is not distinguishable from
 * chance.
 * @param conditional  results on the published counts
 * @param evidence  rounded counts with their strata
 * @param ranges  what the rounding leaves open without strata
 * @see method, section 3
 */
export function conditionalOverRounding(
  conditional: readonly ConditionalResult[],
  evidence: GroupCountEvidence,
  ranges: RoundingRanges,
): readonly ConditionalResult[] {
  return conditional.map((within) => {
    const { outcome } = within;
    if (outcome.kind !== "tested") return within;
    const groups = outcome.groups.map((group): ConditionalGroup => {
      const strata = roundedStrata(group.group, within.name, evidence);
      return strata === null ? group : overStrata(group, strata, { table: within.table, ranges });
    });
    return { ...within, outcome: { ...outcome, groups } };
  });
}

function overStrata(
  group: ConditionalGroup,
  strata: readonly RoundedStratum[],
  { table, ranges }: { readonly table: string; readonly ranges: RoundingRanges },
): ConditionalGroup {
  const row = rowOf(table, group.group);
  const ratio = rangedOf(roundedMantelHaenszelRatio(strata));
  const overRounding: CommonRanges = {
    oddsRatio: derived(rangedOf(roundedMantelHaenszelOddsRatio(strata)), row),
    ratio: derived(ratio, row),
    difference: derived(rangedOf(roundedMantelHaenszelDifference(strata)), row),
  };
  const { mantelHaenszel, reversal } = group;
  const pooled = ranges.groups.find((each) => each.group === group.group)?.ratioInterval.value;
  const apart =
    pooled !== undefined && !("kind" in pooled) && ratio.kind === "range" && onBothSides(pooled, ratio.outer);
  return {
    ...group,
    mantelHaenszel: mantelHaenszel === null ? null : { ...mantelHaenszel, overRounding },
    reversal: reversal.value === "reversal" && !apart ? { ...reversal, value: "sign-differs" } : reversal,
  };
}

function onBothSides(pooled: Span, common: Span): boolean {
  const above = (span: Span) => span.lower !== "unbounded" && span.lower > 1;
  const below = (span: Span) => span.upper !== "unbounded" && span.upper < 1;
  return (above(pooled) && below(common)) || (below(pooled) && above(common));
}

/** Ranges of a group and of all others in each stratum; null where the counts have no such strata. */
function roundedStrata(group: string, name: string, evidence: GroupCountEvidence): readonly RoundedStratum[] | null {
  const { bands, groups } = evidence;
  const split = evidence.strata?.find((each) => each.name === name);
  if (bands === null || split === undefined) return null;
  const cells = evidence.counts.length;
  return split.levels.flatMap((_, stratum) => {
    const [from, to] = [stratum * cells, (stratum + 1) * cells];
    const counts = split.counts.subarray(from, to);
    if (!counts.some((count) => count > 0)) return [];
    const own = { ...evidence, counts, suppressed: split.suppressed.subarray(from, to) };
    return [flaggedRanges(cellRanges(own, null), bands.flagged)[groups.indexOf(group)]!];
  });
}
