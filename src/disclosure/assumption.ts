import type { AuditResult } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { Publisher } from "./publish.js";

/** What rests on the untested assumption, as it may be written. */
export function disclosedAssumption(
  result: AuditResult["assumption"],
  publish: Publisher,
): Disclosed<AuditResult["assumption"]> {
  if (result.kind === "not-estimable") return result;
  return {
    ...result,
    areas: publish.number(result.areas),
    breakingPoints: result.breakingPoints.map((claim) => publish.number(claim)),
  };
}
