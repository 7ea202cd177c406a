import type { AuditResult, CountTable, GroupComparison, MaybeTest, TestedHypothesis } from "../audit/result.js";
import { countsInClass } from "./attackers/counts-in-class.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import { bandFlags, leastPossible } from "./linked/release-tables.js";

/** Largest group whose counts are tried: the classes of a larger one hold more counts than any threshold asks for. */
const MOST_UNITS = 20_000;

/**
 * Whether the classes of a group whose split is hidden (p at most alpha, a share below a bound) leave as many possible
 * counts as its protection asks for. Where they do not, not even a class is given. Units of H1 that share a prediction are
 * left alone: what a class says of them depends on compositions that nobody publishes.
 * @param group  numbers of the group
 * @param tested  its hypothesis
 * @param context  result, hidden cells and thresholds
 */
export function classesLeaveRoom(group: GroupComparison, tested: TestedHypothesis, context: ClassContext): boolean {
  const { result, hidden, thresholds } = context;
  const isOfUnits = tested.unit === tested.memberUnit;
  const table = result.tables.find(({ id }) => id === tested.groupByBand);
  if (table === undefined || !isOfUnits || !hidden.isHidden(table.id, group.group)) return true;
  const known = knownOf(group.group, table, context);
  if (known === null) return true;
  const least = leastPossible(table.unit === "sponsors", thresholds);
  const counts = countsInClass({ ...known.margins, ...boundsOfP(group, tested) });
  return counts.filter((count) => inShareClass(count, known.own, thresholds)).length >= least;
}

/** What classes are judged by. */
export interface ClassContext {
  readonly result: Pick<AuditResult, "tables" | "plan">;
  readonly hidden: HiddenCells;
  readonly thresholds: Thresholds;
}

/**
 * Whether what is published of a group whose split is hidden leaves open on which side of alpha its adjusted p-value lies:
 * some possible counts would be significant even after correction, and others not even before it.
 * @param group  name of the group
 * @param tested  its hypothesis
 * @param context  result, hidden cells and thresholds
 * @returns false for groups too large to try, and for those whose split is shown
 * @example leavesSideOpen("CHN", result.hypothesis2, { result, hidden, thresholds })
 */
export function leavesSideOpen(group: string, tested: TestedHypothesis, context: ClassContext): boolean {
  const table = context.result.tables.find(({ id }) => id === tested.groupByBand);
  if (table === undefined || !context.hidden.isHidden(table.id, group)) return false;
  const known = knownOf(group, table, context);
  if (known === null) return false;
  const { alpha, tested: family } = tested.family;
  const significant = countsInClass({ ...known.margins, above: 0, atMost: alpha / Math.max(1, family.length) });
  return significant.length > 0 && countsInClass({ ...known.margins, above: alpha, atMost: 1 }).length > 0;
}

/**
 * Whether a verdict without evidence leaves a tested group with a hidden split enough possible counts: it says of every
 * group that its adjusted p-value is above alpha.
 * @param group  name of the group
 * @param tested  its hypothesis
 * @param context  result, hidden cells and thresholds
 * @example verdictLeavesRoom("CHN", result.hypothesis2, { result, hidden, thresholds })
 */
export function verdictLeavesRoom(group: string, tested: TestedHypothesis, context: ClassContext): boolean {
  const { alpha, tested: family } = tested.family;
  if (tested.verdict.value.evidence.value !== "no-evidence" || !family.includes(group)) return true;
  const table = context.result.tables.find(({ id }) => id === tested.groupByBand);
  if (table === undefined || tested.unit !== tested.memberUnit || !context.hidden.isHidden(table.id, group))
    return true;
  const known = knownOf(group, table, context);
  if (known === null) return true;
  const counts = countsInClass({ ...known.margins, above: alpha / family.length, atMost: 1 });
  return counts.length >= leastPossible(table.unit === "sponsors", context.thresholds);
}

/** What the margins say of the split of a group; null where it is too large to try. */
function knownOf(group: string, table: CountTable, { result, hidden }: ClassContext) {
  const rows = flaggedByRow(table, result.plan);
  const own = rows.find(({ row }) => row === group);
  if (own === undefined || own.flagged + own.others > MOST_UNITS) return null;
  const sum = (of: typeof rows) =>
    [of.reduce((all, { flagged }) => all + flagged, 0), of.reduce((all, { others }) => all + others, 0)] as const;
  const margins = {
    units: own.flagged + own.others,
    all: sum(rows),
    hidden: sum(rows.filter(({ row }) => hidden.isHidden(table.id, row))),
  };
  return { own, margins };
}

/** Flagged and other units by row; of two columns without bands of the plan the last one is the flagged. */
function flaggedByRow({ keys, counts }: CountTable, plan: AuditResult["plan"]) {
  const [rows, bands] = [keys[0]!.levels, keys[1]!.levels];
  const named = bandFlags(plan).flagged.filter((band) => bands.includes(band));
  const flaggedBands = named.length > 0 ? named : bands.slice(-1);
  return rows.map((row, at) => {
    const cells = counts.slice(at * bands.length, (at + 1) * bands.length);
    const flagged = cells.reduce((sum, count, band) => sum + (flaggedBands.includes(bands[band]!) ? count : 0), 0);
    return { row, flagged, others: cells.reduce((sum, count) => sum + count, 0) - flagged };
  });
}

/** Bounds of the unadjusted p-value that the published classes give; adjusting over k groups multiplies by k at most. */
function boundsOfP(
  { unadjusted, adjusted }: GroupComparison,
  { family: { alpha, tested } }: TestedHypothesis,
): { readonly above: number; readonly atMost: number } {
  const [own, overFamily] = [pValueOf(unadjusted.value), pValueOf(adjusted.value)];
  const isSmall = (p: number | null) => p !== null && p <= alpha;
  const isLarge = (p: number | null) => p !== null && p > alpha;
  return {
    above: isLarge(own) ? alpha : isLarge(overFamily) ? alpha / Math.max(1, tested.length) : 0,
    atMost: isSmall(own) || isSmall(overFamily) ? alpha : 1,
  };
}

function pValueOf(test: MaybeTest): number | null {
  return "pValue" in test ? test.pValue : null;
}

/** Whether a count would have been given the class of share that this group has: below a bound, above one, or none. */
function inShareClass(
  count: number,
  { flagged, others }: { readonly flagged: number; readonly others: number },
  { threshold }: Thresholds,
): boolean {
  const units = flagged + others;
  if (units <= 2 * threshold) return true;
  const kindOf = (of: number) => (of < threshold ? "below" : units - of < threshold ? "above" : "none");
  return kindOf(count) === kindOf(flagged);
}
