import type {
  Derived,
  Estimate,
  Interval,
  IntervalMethod,
  NotEstimable,
  NotEstimableReason,
  TableRef,
} from "./result.js";

/** A number with the tables that it rests on. */
export function derived<T>(value: T, ...restsOn: readonly TableRef[]): Derived<T> {
  return { value, restsOn };
}

export function notEstimable(reason: NotEstimableReason): NotEstimable {
  return { kind: "not-estimable", reason };
}

/** An interval for a result: a bound at infinity becomes "unbounded", since JSON has no infinity. */
export function interval(
  bounds: { readonly lower: number; readonly upper: number },
  level: number,
  method: IntervalMethod,
): Interval {
  return { lower: finite(bounds.lower), upper: finite(bounds.upper), level, method };
}

export function estimate(value: number, bounds: Interval | NotEstimable): Estimate {
  return { kind: "estimate", value, interval: bounds };
}

export function point(value: number): { readonly kind: "estimate"; readonly value: number } {
  return { kind: "estimate", value };
}

/** One row of a table, as a reference: `table#level`. */
export function rowOf(table: string, level: string): TableRef {
  return `${table}#${level}`;
}

function finite(bound: number): number | "unbounded" {
  return Number.isFinite(bound) ? bound : "unbounded";
}
