import type { TableId } from "../derived-value.js";

/** A planned family of groups, tested like the groups of the data and at an error rate of its own. */
export interface FamilyResult<Tested> {
  readonly name: string;
  readonly label: { readonly nl: string; readonly en: string };
  readonly alpha: number;
  /** How its groups are made: `groups.by` of the plan. */
  readonly by: string;
  /** Levels of the data that the family does not know: they are one group. */
  readonly notPlaced: readonly string[];
  /** Levels that the plan pools by hand and the data does not hold; absent where there are none. */
  readonly notFound?: readonly string[];
  /** Null where the plan does not ask this hypothesis of the family. */
  readonly hypothesis1: Tested | null;
  readonly hypothesis2: Tested | null;
}

/** One cell of the finest common split of linked tables: the row that its units have in each of them. */
export interface LinkedCell {
  /** Row labels, in the order of the tables. */
  readonly rows: readonly string[];
  /** By band: counts, people, scored units, and the most people at one unit. */
  readonly counts: readonly number[];
  readonly people: readonly number[];
  readonly units: readonly number[];
  readonly largest: readonly number[];
}

/**
 * Tables that count the same units or members by other groups, and their finest common split. Subtracting the rows of
 * one from those of another gives sums of these cells: disclosure looks at them and publishes none.
 */
export interface LinkedTables {
  /** Tables of groups and tables group x band; the first ones are by single groups, and what they hide leads. */
  readonly totals: readonly TableId[];
  readonly byBand: readonly TableId[];
  readonly cells: readonly LinkedCell[];
  /** Tables of strata that split the same groups by what a family splits them by. */
  readonly splits: readonly SplitLink[];
}

/**
 * A table group x stratum x flag and a family whose groups are split by the same variable, or by a finer or coarser one:
 * both count the same cells. The columns of a cell are flagged and not flagged.
 */
export interface SplitLink {
  readonly strata: TableId;
  readonly byBand: TableId;
  /** Rows: that of the table of strata, the part of the split that both tell apart, and the row of the family. */
  readonly cells: readonly LinkedCell[];
}
