import type { Published } from "../../disclosure/disclosed.js";
import type { EstimateValue, NumberValue, RangeValue, TestValue } from "./audit-parts.js";

/** One cell of a table for machines. */
export type Cell = string | number;

/** Names of an estimate and the bounds of its interval. */
export function estimateHeader(name: string): string[] {
  return [name, `${name}Lower`, `${name}Upper`];
}

/** An estimate and its bounds, or in their place why they are not there. */
export function estimateCells(published: Published<EstimateValue>): Cell[] {
  if (published.kind !== "shown") return [notShown(published), "", ""];
  const estimate = published.value;
  if (estimate.kind === "not-estimable") return [estimate.reason, "", ""];
  if ("kind" in estimate.interval) return [estimate.value, estimate.interval.reason, estimate.interval.reason];
  return [estimate.value, estimate.interval.lower, estimate.interval.upper];
}

/** A number without an interval, or why it is not there. */
export function value(published: Published<NumberValue>): Cell {
  if (published.kind !== "shown") return notShown(published);
  return published.value.kind === "estimate" ? published.value.value : published.value.reason;
}

/** A p-value, its class, or why it is not there. */
export function test(published: Published<TestValue>): Cell {
  if (published.kind !== "shown") return notShown(published);
  return "pValue" in published.value ? published.value.pValue : published.value.reason;
}

/** A number or word that is published, or why it is not there. */
export function plain(published: Published<number> | Published<string>): Cell {
  return published.kind === "shown" ? published.value : notShown(published);
}

/** Both outer ends of a range, or in their place why there is none. */
export function rangeCells(published: Published<RangeValue>): Cell[] {
  if (published.kind !== "shown") return [notShown(published), ""];
  return published.value.kind === "range"
    ? [published.value.outer.lower, published.value.outer.upper]
    : [published.value.reason, ""];
}

function notShown(published: Exclude<Published<unknown>, { readonly kind: "shown" }>): string {
  return published.kind === "withheld" ? "withheld" : `${published.relation} ${published.bound}`;
}
