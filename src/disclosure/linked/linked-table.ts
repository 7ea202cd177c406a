import type { TableKey, Unit } from "../../audit/result.js";

/** A table of a release as an attacker and the optimiser look at it. */
export interface LinkedTable {
  readonly id: string;
  readonly unit: Unit;
  readonly keys: readonly TableKey[];
  /** What was counted, row major. An attacker does not know it. */
  readonly counts: readonly number[];
  /** Cells that are not published. */
  readonly hidden: readonly boolean[];
  /** What is published of the cells that are, and how far a true count may lie from it; absent: the counts themselves. */
  readonly rounded?: { readonly counts: readonly number[]; readonly spread: number };
  /** Whole numbers that have to remain possible for a hidden cell; 0 where it needs no protection. */
  readonly least: number;
  /** The table of the whole that this one is a part of. */
  readonly partOf?: string;
  /** Tables of one name are the parts of another table of the same keys. */
  readonly hidesWith?: string;
}

/** How bands are flagged: a table by band is a finer table by flag. */
export interface BandFlags {
  readonly order: readonly string[];
  readonly flagged: readonly string[];
}

/** Number of cells. */
export function cellsOf(keys: readonly TableKey[]): number {
  return keys.reduce((product, key) => product * key.levels.length, 1);
}
