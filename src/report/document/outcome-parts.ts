import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { rowOf, tableOf } from "./audit-parts.js";
import type { Writer } from "./writer.js";

/** Parts of a disclosed audit that rest on known outcomes. */
export type BandsPart = Extract<DisclosedAudit["bandsOrdered"], { kind: "estimated" }>;
export type BandsSetPart = BandsPart["sets"][number];
export type CalibrationPart = Extract<DisclosedAudit["calibration"], { kind: "estimated" }>;

/**
 * Name of a set of outcomes for a table, marked where it counts never-inspected units as compliant.
 *
 * @param set     set of outcomes
 * @param writer  writer of the report
 * @returns finished words
 * @example
 * setName(set, writer); // "all known outcomes"
 */
export function setName(set: Pick<BandsSetPart, "provenance" | "restsOnUntestedAssumption">, { text }: Writer): string {
  const name = text.score.set[set.provenance];
  return set.restsOnUntestedAssumption ? `${name} (${text.outcomes.errors.assumption})` : name;
}

/**
 * Sum of the published counts of one row of a table, as text.
 *
 * @param table   id of the table
 * @param level   level of its first key
 * @param writer  writer of the report
 * @returns the number, or the word for a suppressed one
 * @example
 * rowCount("bands.all-known.known", "high", writer); // "1,044"
 */
export function rowCount(table: string, level: string, { audit, text, format }: Writer): string {
  const found = tableOf(audit, table);
  const cells = found === undefined ? [] : rowOf(found, level);
  if (cells.length === 0) return text.table.suppressed;
  let sum = 0;
  for (const cell of cells) {
    if (cell === "suppressed") return text.table.suppressed;
    sum += cell;
  }
  return format.count(sum);
}

/** Label of the row of sponsors without a majority group. */
export const NO_MAJORITY = "no majority";

/** Name of a group in the language of the report. */
export function groupName(group: string, { text }: Writer): string {
  return group === NO_MAJORITY ? text.outcomes.errors.noMajority : group;
}

/** A share as a number of every 1,000. */
export function perThousand(share: number, { format }: Writer): string {
  return format.count(Math.round(1000 * share));
}
