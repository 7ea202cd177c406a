import type { Published, PublishedValue } from "../../disclosure/disclosed.js";
import type { EstimateValue, IntervalValue, NumberValue, TestValue } from "./audit-parts.js";

/**
 * The value of a published number when it is shown in full.
 *
 * @param published  a number after disclosure
 * @returns the value, or undefined when it is withheld or given as a class only
 * @example
 * shownValue({ kind: "withheld", reason: "below-threshold" }); // undefined
 */
export function shownValue<T>(published: Published<T> | null): PublishedValue<T> | undefined {
  return published?.kind === "shown" ? published.value : undefined;
}

/**
 * The number of a published estimate, where there is one and it is shown.
 *
 * @param published  an estimate after disclosure
 * @returns the estimate, or undefined
 * @example
 * estimateOf(group.ratio); // 1.57
 */
export function estimateOf(published: Published<EstimateValue | NumberValue> | null): number | undefined {
  const value = shownValue(published);
  return value?.kind === "estimate" ? value.value : undefined;
}

/**
 * Finite bounds of a published estimate's interval; a missing bound is undefined.
 *
 * @param published  an estimate after disclosure
 * @returns bounds, or undefined when there is no interval to show
 * @example
 * intervalOf(group.ratio)?.lower; // 1.21
 */
export function intervalOf(
  published: Published<EstimateValue> | null,
): { readonly lower: number | undefined; readonly upper: number | undefined; readonly level: number } | undefined {
  const value = shownValue(published);
  if (value?.kind !== "estimate" || "kind" in value.interval) return undefined;
  const { lower, upper, level } = value.interval;
  return { lower: finite(lower), upper: finite(upper), level };
}

/**
 * Finite bounds of a published interval; a missing bound is undefined.
 *
 * @param published  an interval after disclosure
 * @returns bounds, or undefined when there is no interval to show
 * @example
 * boundsOf(group.simultaneous?.ratio ?? null)?.lower; // 1.08
 */
export function boundsOf(
  published: Published<IntervalValue> | null,
): { readonly lower: number | undefined; readonly upper: number | undefined } | undefined {
  const value = shownValue(published);
  if (value === undefined || "kind" in value) return undefined;
  return { lower: finite(value.lower), upper: finite(value.upper) };
}

function finite(bound: number | "unbounded"): number | undefined {
  return bound === "unbounded" ? undefined : bound;
}

/**
 * The p-value of a published test, where there is one and it is shown.
 *
 * @param published  a test after disclosure
 * @returns p in (0, 1], or undefined
 * @example
 * pValueOf(group.adjusted); // 0.003
 */
export function pValueOf(published: Published<TestValue>): number | undefined {
  const value = shownValue(published);
  return value !== undefined && "pValue" in value ? value.pValue : undefined;
}
