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
 * Whether a tested group of which a class is given differs: what the family says together is then said of that group, and
 * nothing follows for a hidden one.
 * @param tested  a hypothesis
 * @param isUnseen  whether nothing is published of a group
 * @param except  a group that is left out of sight, since it may keep silent
 * @example differsOpenly(result.hypothesis2, (group) => group === "CHN") // false
 */
export function differsOpenly(
  { family: { alpha, tested }, groups }: TestedHypothesis,
  isUnseen: (group: string) => boolean,
  except?: string,
): boolean {
  return groups.some(
    ({ group, adjusted: { value } }) =>
      tested.includes(group) && group !== except && !isUnseen(group) && "pValue" in value && value.pValue <= alpha,
  );
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
 * hidden as well, so that nobody can work out its p-value either. It does not look at the p-values of these two.
 * @returns null where no group is alone, another one differs openly, or no other tested group leaves its side of alpha open
 */
export function silentBeside(
  hypothesis: TestedHypothesis,
  { isHidden, tables, leavesSideOpen }: SilenceContext,
): string | null {
  const { groupTotals, groupByBand } = hypothesis;
  const { tested } = hypothesis.family;
  const isUnseen = (group: string) => isHidden(groupTotals, group);
  if (!unseenAlone(tested, isUnseen)) return null;
  const others = tested.filter((group) => !isUnseen(group) && isHidden(groupByBand, group) && leavesSideOpen(group));
  const silent = smallest(others, groupTotals, tables);
  return silent === null || differsOpenly(hypothesis, isUnseen, silent) ? null : silent;
}

/**
 * A group to hide altogether beside the only tested group of which nothing is published, where none keeps silent: the
 * smallest other one. So the verdict of the hypothesis can stay, and is not the verdict of one hidden group. Like silence
 * it does not look at the p-values of these two; a verdict without evidence says the same of every group anyway.
 * @returns null where no group is alone, another one differs openly, or nobody else is tested: the verdict is then withheld
 */
export function hiddenBeside(
  hypothesis: TestedHypothesis,
  { isHidden, tables }: Pick<SilenceContext, "isHidden" | "tables">,
): string | null {
  const { groupTotals, verdict } = hypothesis;
  const { tested } = hypothesis.family;
  const isUnseen = (group: string) => isHidden(groupTotals, group);
  if (!unseenAlone(tested, isUnseen) || verdict.value.evidence.value !== "difference-shown") return null;
  const others = tested.filter((group) => !isUnseen(group));
  const beside = smallest(others, groupTotals, tables);
  return beside === null || differsOpenly(hypothesis, isUnseen, beside) ? null : beside;
}

function smallest(groups: readonly string[], groupTotals: string, tables: readonly CountTable[]): string | null {
  const totals = tables.find(({ id }) => id === groupTotals);
  const size = (group: string) => totals?.counts[totals.keys[0]!.levels.indexOf(group)] ?? 0;
  return groups.toSorted((a, b) => size(a) - size(b) || (a < b ? -1 : 1))[0] ?? null;
}
