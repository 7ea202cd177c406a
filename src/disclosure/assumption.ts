import type { GroupsUnderAssumption } from "../audit/assumption/assumption-result.js";
import type { AuditResult } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { Publisher } from "./publish.js";

/**
 * What rests on the untested assumption, as it may be written. Bounds of a group are functions of its own counts and of
 * sums over all others: they are withheld with its row, and the claim over all groups with any row.
 */
export function disclosedAssumption(
  result: AuditResult["assumption"],
  publish: Publisher,
): Disclosed<AuditResult["assumption"]> {
  if (result.kind === "not-estimable") return result;
  const { bands, groups } = result;
  return {
    ...result,
    leftOut: publish.number(result.leftOut),
    areas: publish.number(result.areas),
    bands:
      bands === null
        ? null
        : { ...bands, bands: bands.bands.map((band) => ({ ...band, rates: publish.number(band.rates) })) },
    groups: groups.kind === "not-estimable" ? groups : disclosedGroups(groups, publish),
    breakingPoints: result.breakingPoints.map((claim) => publish.number(claim)),
  };
}

function disclosedGroups(result: GroupsUnderAssumption, publish: Publisher): Disclosed<GroupsUnderAssumption> {
  return {
    ...result,
    groups: result.groups.map(({ group, measures }) => ({
      group,
      measures: measures.map(({ measure, rates, asPlanned, alike }) => ({
        measure,
        rates: publish.number(rates),
        asPlanned: asPlanned === null ? null : publish.number(asPlanned),
        alike: publish.number(alike),
      })),
    })),
    allAlike: result.allAlike.map((claim) => publish.number(claim)),
  };
}
