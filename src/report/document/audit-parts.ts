import type { Ranged } from "../../audit/ranges/range-result.js";
import type { Interval, NotEstimable } from "../../audit/result.js";
import type { DisclosedAudit, PublishedTable, PublishedTest } from "../../disclosure/disclosed.js";

/** Short names for the parts of a disclosed audit that the report reads. */
export type HypothesisPart = DisclosedAudit["hypothesis1"];
export type TestedPart = Extract<HypothesisPart, { kind: "tested" }>;
export type GroupPart = TestedPart["groups"][number];
export type ScorePart = Extract<DisclosedAudit["score"], { kind: "estimated" }>;
export type ScoreSetPart = ScorePart["sets"][number];
export type DiscriminationPart = Extract<DisclosedAudit["discrimination"], { kind: "estimated" }>;
export type UsePart = DiscriminationPart["sets"][number];
export type ModelPart = DisclosedAudit["models"][number];
export type ErrorsPart = Extract<DisclosedAudit["errors"], { kind: "estimated" }>;
export type SelectionPart = Extract<DisclosedAudit["selection"], { kind: "estimated" }>;

/** The same shapes as in the audit result, after disclosure. */
export type EstimateValue =
  | { readonly kind: "estimate"; readonly value: number; readonly interval: Interval | NotEstimable }
  | NotEstimable;
export type IntervalValue = Interval | NotEstimable;
export type TestValue = PublishedTest | NotEstimable;
export type RangeValue = Ranged | NotEstimable;
export type NumberValue = { readonly kind: "estimate"; readonly value: number } | NotEstimable;

/**
 * Finds a count table of the audit by its id.
 *
 * @param audit  disclosed audit
 * @param id     id of a table
 * @returns the table, or undefined when the release does not hold it
 * @example
 * tableOf(audit, hypothesis.groupByBand)?.counts.length;
 */
export function tableOf(audit: DisclosedAudit, id: string): PublishedTable | undefined {
  return audit.tables.find((table) => table.id === id);
}

/**
 * Sum of the counts of one row of a table (all cells with the given first level), or of the whole table.
 *
 * @param table  published table
 * @param level  level of the first key; absent: the whole table
 * @returns the sum, or "suppressed" when one of its cells is
 * @example
 * rowTotal(groupByBand, "India"); // 3412
 */
export function rowTotal(table: PublishedTable | undefined, level?: string): number | "suppressed" {
  if (table === undefined) return "suppressed";
  const cells = level === undefined ? table.counts : rowOf(table, level);
  if (cells.length === 0) return "suppressed";
  let total = 0;
  for (const cell of cells) {
    if (cell === "suppressed") return "suppressed";
    total += cell;
  }
  return total;
}

/**
 * Cells of one row of a table: all counts with the given level of the first key, in row-major order.
 *
 * @param table  published table
 * @param level  level of the first key
 * @returns the cells; empty when the table has no such level
 * @example
 * rowOf(confusion, "A"); // [12, 30, 4, 90]
 */
export function rowOf(table: PublishedTable, level: string): readonly (number | "suppressed")[] {
  const index = table.keys[0]?.levels.indexOf(level) ?? -1;
  if (index < 0) return [];
  const width = table.keys.slice(1).reduce((product, key) => product * key.levels.length, 1);
  return table.counts.slice(index * width, (index + 1) * width);
}
