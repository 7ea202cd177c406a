import type { CountTable, TestedHypothesis } from "../audit/result.js";
import type { HiddenCells } from "./hidden-cells.js";

/**
 * Tested groups of which nothing is published, not even on which side of alpha their p-value lies. Where there is one
 * alone, its class follows from that of the smallest p-value of the family: nobody else can be what rejects.
 * @param tested  tested groups
 * @param isUnseen  whether nothing is published of a group
 * @example unseenAlone(["IND", "CHN"], (group) => group === "CHN") // true
 */
export function unseenAlone(tested: readonly string[], isUnseen: (group: string) => boolean): boolean {
  return tested.filter(isUnseen).length === 1;
}

/**
 * A group that keeps silent beside the only tested group of which nothing is published: the smallest one whose split is
 * hidden as well, so that nobody can work out its p-value either. It does not look at p-values.
 * @returns null where no group is alone, or no other tested group has a hidden split
 */
export function silentBeside(
  { family: { tested }, groupTotals, groupByBand }: TestedHypothesis,
  isHidden: HiddenCells["isHidden"],
  tables: readonly CountTable[],
): string | null {
  const isUnseen = (group: string) => isHidden(groupTotals, group);
  if (!unseenAlone(tested, isUnseen)) return null;
  const totals = tables.find(({ id }) => id === groupTotals);
  const size = (group: string) => totals?.counts[totals.keys[0]!.levels.indexOf(group)] ?? 0;
  const others = tested.filter((group) => !isUnseen(group) && isHidden(groupByBand, group));
  return others.toSorted((a, b) => size(a) - size(b) || (a < b ? -1 : 1))[0] ?? null;
}
