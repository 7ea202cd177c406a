import type {
  AreaWithout,
  DecomposedGroup,
  DecompositionResult,
  RemovedIndicator,
} from "../../audit/inputs/decomposition-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";

/** Which indicators differences run through, as it may be written: what rests on a hidden cell is withheld. */
export function disclosedDecomposition(
  result: DecompositionResult,
  publish: Publisher,
): Disclosed<DecompositionResult> {
  return {
    ...result,
    orders:
      result.orders.kind === "all" ? result.orders : { kind: "drawn", error: publish.number(result.orders.error) },
    h1: result.h1.map((group) => decomposed(group, publish)),
    h2: result.h2.map((group) => decomposed(group, publish)),
    removed: result.removed.map((removed) => without(removed, publish)),
  };
}

function decomposed(group: DecomposedGroup, publish: Publisher): Disclosed<DecomposedGroup> {
  return {
    group: group.group,
    effectiveUnits: publish.number(group.effectiveUnits),
    flaggedShare: publish.number(group.flaggedShare),
    restShare: publish.number(group.restShare),
    difference: publish.number(group.difference),
    remainder: publish.number(group.remainder),
    logOdds: publish.number(group.logOdds),
    contributions: group.contributions.map(({ indicator, flagged, logOdds }) => ({
      indicator,
      flagged: publish.number(flagged),
      logOdds: publish.number(logOdds),
    })),
  };
}

function without(removed: RemovedIndicator, publish: Publisher): Disclosed<RemovedIndicator> {
  return {
    ...removed,
    areas: removed.areas.map((area: AreaWithout) => ({
      provenance: area.provenance,
      before: publish.number(area.before),
      after: publish.number(area.after),
      change: publish.number(area.change),
    })),
    refitted: removed.refitted && {
      before: publish.number(removed.refitted.before),
      after: publish.number(removed.refitted.after),
      change: publish.number(removed.refitted.change),
    },
    groups: removed.groups.map((group) => ({
      group: group.group,
      ratioBefore: publish.number(group.ratioBefore),
      ratioAfter: publish.number(group.ratioAfter),
      ratioChange: publish.number(group.ratioChange),
      differenceChange: publish.number(group.differenceChange),
    })),
  };
}
