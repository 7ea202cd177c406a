import type { Association, Corner, Relation } from "./proxies-result.js";

/** What counts as a relation. */
interface Rule {
  readonly margin: number;
  readonly alpha: number;
}

/**
 * Whether an indicator goes together with the groups: by the adjusted test, and at least as strongly as the margin.
 * @param association  the indicator against the groups
 * @param rule  margin and error rate of the family
 */
export function relationToGroup(association: Association, rule: Rule): Relation {
  const shown = relationToOutcome(association, rule);
  if (shown !== "shown") return shown;
  const { value } = association.strength;
  return value.kind === "estimate" && value.value >= rule.margin ? "shown" : "below-margin";
}

/**
 * Whether an indicator goes together with the violation, by the adjusted test alone: a weak relation is a relation too.
 * Where it is not shown, and the data would often miss one as strong as the margin, that is said instead.
 * @param association  the indicator against the outcomes; null where there are none
 * @param rule  margin and error rate of the family
 */
export function relationToOutcome(association: Association | null, { margin, alpha }: Rule): Relation {
  if (association === null || !("pValue" in association.adjusted.value)) return "not-testable";
  if (association.adjusted.value.pValue <= alpha) return "shown";
  const { detectable } = association;
  return detectable.kind === "estimate" && detectable.value <= margin ? "not-shown" : "too-thin";
}

/**
 * The corner of the two-way picture.
 * @param toGroup  relation with the groups
 * @param toOutcome  relation with the violation
 * @returns `proxy-without-purpose` where the first is shown and the second is not, for whatever reason
 * @example cornerOf("shown", "too-thin") // "proxy-without-purpose"
 */
export function cornerOf(toGroup: Relation, toOutcome: Relation): Corner {
  if (toGroup === "not-testable") return "not-testable";
  if (toGroup === "shown") return toOutcome === "shown" ? "both" : "proxy-without-purpose";
  return toOutcome === "shown" ? "outcome-only" : "neither";
}
