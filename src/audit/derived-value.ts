export type TableId = string;
/** A table, or one row of a table by its first key: `table` or `table#level`. */
export type TableRef = string;

/** A number (or a small record of numbers) with the tables that it rests on. */
export interface Derived<T> {
  readonly value: T;
  readonly restsOn: readonly TableRef[];
}

export interface NotEstimable {
  readonly kind: "not-estimable";
  readonly reason: NotEstimableReason;
}

export type NotEstimableReason =
  | "no-members"
  | "no-rest"
  | "no-flagged"
  | "all-flagged"
  | "one-class-only"
  | "no-outcomes"
  | "too-few-effective-units"
  | "no-variation"
  | "zero-reference"
  | "power-not-reached"
  | "constant-within-strata"
  | "difference-holds-zero"
  | "too-many-units"
  | "assumes-independent-units"
  | "separated"
  | "infinite-log-odds"
  | "rounded-counts"
  | "not-computed";
