import type { GroupCountEvidence } from "../../data/evidence.js";
import { roundedRatio, roundedShare } from "../../statistics/rounded-shares.js";
import { derived, rowOf } from "../derived.js";
import type { TableId } from "../derived-value.js";
import { flaggedRanges, selectionRanges } from "./cell-ranges.js";
import { rangedOf } from "./range-frame.js";
import type { SelectionRanges } from "./range-result.js";

/**
 * Share selected of every group, and its ratio to that of all others, over all tables that round to the published
 * counts: both ends are attained.
 * @param table  id of the table group x selected
 * @returns one entry a group, or null where the counts are exact
 */
export function selectionSharesOverRounding(
  evidence: GroupCountEvidence,
  table: TableId,
): readonly SelectionRanges[] | null {
  if (evidence.rounding === null) return null;
  return flaggedRanges(selectionRanges(evidence), [false, true]).map(({ group, rest }, code) => ({
    share: derived(rangedOf(roundedShare(group)), rowOf(table, evidence.groups[code]!)),
    ratio: derived(rangedOf(roundedRatio(group, rest)), table),
  }));
}
