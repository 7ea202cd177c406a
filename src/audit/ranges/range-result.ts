import type { Derived, NotEstimable } from "../derived-value.js";

/** Lower and upper end; an end that does not exist is "unbounded". */
export interface Span {
  readonly lower: number | "unbounded";
  readonly upper: number | "unbounded";
}

/**
 * A number over all tables that round to the published counts: none of them lies outside `outer`, and both ends of
 * `inner` are attained.
 */
export interface Ranged {
  readonly kind: "range";
  readonly outer: Span;
  readonly inner: Span;
}

/** What rounding leaves open of one group compared with the others. */
export interface GroupRanges {
  readonly group: string;
  readonly share: Derived<Ranged | NotEstimable>;
  readonly difference: Derived<Ranged | NotEstimable>;
  readonly ratio: Derived<Ranged | NotEstimable>;
  /** Holds the interval of the difference, and of the ratio, of every consistent table. */
  readonly differenceInterval: Derived<Span | NotEstimable>;
  readonly ratioInterval: Derived<Span | NotEstimable>;
  /** Fisher's exact test, the smaller tail doubled: alone, and adjusted by Holm over the family. */
  readonly unadjusted: Derived<Ranged | NotEstimable>;
  readonly adjusted: Derived<Ranged | NotEstimable>;
}

/** What rounding leaves open of a hypothesis. A verdict is given only where it holds over every consistent table. */
export interface RoundingRanges {
  /** Smallest adjusted p-value over the family. */
  readonly deciding: Derived<Ranged>;
  /** Pearson's X2 over all bands. */
  readonly pearson: Derived<Ranged | NotEstimable>;
  /** Cramer's V of the table. */
  readonly cramersV: Derived<Ranged | NotEstimable>;
  readonly groups: readonly GroupRanges[];
}

/** What rounding leaves open of the share selected of one group, and of its ratio to that of the others. */
export interface SelectionRanges {
  readonly share: Derived<Ranged | NotEstimable>;
  readonly ratio: Derived<Ranged | NotEstimable>;
}
