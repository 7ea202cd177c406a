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

/** What is known of groups while it is decided which keep silent. */
export interface SilenceContext {
  readonly isHidden: HiddenCells["isHidden"];
  readonly tables: readonly CountTable[];
  /** Whether what is published leaves open on which side of alpha the p-value of a group with a hidden split lies. */
  readonly leavesSideOpen: (group: string) => boolean;
}

/**
 * A group that keeps silent beside the only tested group of which nothing is published: the smallest one whose split is
 * hidden as well, so that nobody can work out its p-value either. It does not look at p-values.
 * @returns null where no group is alone, or no other tested group leaves its side of alpha open
 */
export function silentBeside(
  { family: { tested }, groupTotals, groupByBand }: TestedHypothesis,
  { isHidden, tables, leavesSideOpen }: SilenceContext,
): string | null {
  const isUnseen = (group: string) => isHidden(groupTotals, group);
  if (!unseenAlone(tested, isUnseen)) return null;
  const others = tested.filter((group) => !isUnseen(group) && isHidden(groupByBand, group) && leavesSideOpen(group));
  return smallest(others, groupTotals, tables);
}

/**
 * A group to hide altogether beside the only tested group of which nothing is published, where none keeps silent: the
 * smallest other one. So the verdict of the hypothesis can stay, and is not the verdict of one hidden group.
 * @returns null where no group is alone, or nobody else is tested: the verdict is then withheld
 */
export function hiddenBeside(
  { family: { tested }, groupTotals }: TestedHypothesis,
  { isHidden, tables }: Pick<SilenceContext, "isHidden" | "tables">,
): string | null {
  const isUnseen = (group: string) => isHidden(groupTotals, group);
  if (!unseenAlone(tested, isUnseen)) return null;
  return smallest(
    tested.filter((group) => !isUnseen(group)),
    groupTotals,
    tables,
  );
}

function smallest(groups: readonly string[], groupTotals: string, tables: readonly CountTable[]): string | null {
  const totals = tables.find(({ id }) => id === groupTotals);
  const size = (group: string) => totals?.counts[totals.keys[0]!.levels.indexOf(group)] ?? 0;
  return groups.toSorted((a, b) => size(a) - size(b) || (a < b ? -1 : 1))[0] ?? null;
}
