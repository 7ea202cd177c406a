import type { GroupCountEvidence } from "../../data/evidence.js";
import { roundedMantelHaenszelRatio } from "../../statistics/rounded-mantel-haenszel.js";
import type { ConditionalGroup, ConditionalResult } from "../conditional/conditional-result.js";
import { cellRanges, flaggedRanges } from "./cell-ranges.js";
import type { GroupRanges, RoundingRanges } from "./range-result.js";

/**
 * Results within strata of which a reversal stays one only if it holds over the whole rounding: the interval of the
 * pooled ratio of every consistent table lies on one side of no difference, and the Mantel-Haenszel ratio of every one
 * on the other side. Else the sign differs and is not distinguishable from chance.
 * @param conditional  results on the published counts
 * @param evidence  rounded counts with their strata
 * @param ranges  what the rounding leaves open without strata
 * @see method, section 3
 */
export function reversalsOverRounding(
  conditional: readonly ConditionalResult[],
  evidence: GroupCountEvidence,
  ranges: RoundingRanges,
): readonly ConditionalResult[] {
  return conditional.map((within) => {
    const { outcome } = within;
    if (outcome.kind !== "tested") return within;
    const groups = outcome.groups.map((group): ConditionalGroup => {
      if (group.reversal.value !== "reversal" || holds(group.group, within.name, evidence, ranges)) return group;
      return { ...group, reversal: { ...group.reversal, value: "sign-differs" } };
    });
    return { ...within, outcome: { ...outcome, groups } };
  });
}

function holds(group: string, name: string, evidence: GroupCountEvidence, ranges: RoundingRanges): boolean {
  const pooled = ranges.groups.find((each) => each.group === group)?.ratioInterval.value;
  const common = commonRatio(group, name, evidence);
  if (pooled === undefined || "kind" in pooled || common === null) return false;
  const above = (span: SpanOf, bound = 1) => span.lower !== "unbounded" && span.lower > bound;
  const below = (span: SpanOf, bound = 1) => span.upper !== "unbounded" && span.upper < bound;
  return (above(pooled) && below(common)) || (below(pooled) && above(common));
}

type SpanOf = Exclude<GroupRanges["ratioInterval"]["value"], { kind: "not-estimable" }>;

/** Range of the Mantel-Haenszel ratio of a group to all others over strata; null where there is none. */
function commonRatio(group: string, name: string, evidence: GroupCountEvidence): SpanOf | null {
  const { bands, groups } = evidence;
  const split = evidence.strata?.find((each) => each.name === name);
  if (bands === null || split === undefined) return null;
  const cells = evidence.counts.length;
  const strata = split.levels.flatMap((_, stratum) => {
    const [from, to] = [stratum * cells, (stratum + 1) * cells];
    const counts = split.counts.subarray(from, to);
    if (!counts.some((count) => count > 0)) return [];
    const own = { ...evidence, counts, suppressed: split.suppressed.subarray(from, to) };
    return [flaggedRanges(cellRanges(own, null), bands.flagged)[groups.indexOf(group)]!];
  });
  const ratio = roundedMantelHaenszelRatio(strata);
  return "kind" in ratio
    ? null
    : { lower: ratio.lower, upper: Number.isFinite(ratio.upper) ? ratio.upper : "unbounded" };
}
