import type { AuditResult } from "../../audit/result.js";
import type { PublishedPlan } from "../../disclosure/disclosed.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";

/**
 * The undisclosed result in the form of a released one, every number shown: what the analyst's own package is made of.
 * It carries no mark of a release and is written to workfiles alone.
 */
export function asShown(result: AuditResult): ReplicatedNumbers {
  const { rules } = result.plan;
  const plan: PublishedPlan = {
    ...result.plan,
    compositionDate: rules?.compositionDate ?? null,
    nationalityRule: rules?.nationalityRule ?? null,
    predictionDate: rules?.predictionDate ?? null,
  };
  return { ...(shownParts(result) as object), plan } as unknown as ReplicatedNumbers;
}

function shownParts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownParts);
  if (typeof value !== "object" || value === null) return value;
  if ("restsOn" in value && "value" in value) return { kind: "shown", value: value.value };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shownParts(part)]));
}
