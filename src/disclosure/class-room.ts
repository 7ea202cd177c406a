import type {
  AuditResult,
  CountTable,
  Derived,
  GroupComparison,
  MaybeTest,
  TestedHypothesis,
} from "../audit/result.js";
import { type ClassOfP, countsInClass } from "./attackers/counts-in-class.js";
import { jointCounts } from "./attackers/joint-counts.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import { bandFlags, leastPossible } from "./linked/release-tables.js";
import type { SumRange } from "./linked/sum-ranges.js";

/** Largest group whose classes are tried: the classes of a larger one hold more counts than any threshold asks for. */
const MOST_UNITS = 20_000;

/** What classes are judged by. */
export interface ClassContext {
  readonly result: Pick<AuditResult, "tables" | "plan">;
  readonly hidden: HiddenCells;
  readonly thresholds: Thresholds;
  /** What all tables together leave a sum of cells of a table. */
  readonly ranges?: (table: string, cells: readonly number[]) => SumRange | null;
}

/** Groups of one hypothesis whose classes say too much. */
export interface TightClasses {
  /** Groups of which no class may be given. */
  readonly closed: ReadonlySet<string>;
  /** Groups that have too few possible counts even so, since the verdict speaks of every tested group. */
  readonly exposed: ReadonlySet<string>;
}

const NONE: TightClasses = { closed: new Set(), exposed: new Set() };

/**
 * Groups whose classes may not be given: all classes of all groups with a hidden split (p at most alpha, a share below a
 * bound), the verdict and all margins together have to leave each of these groups as many possible counts as its
 * protection asks for. Units of H1 that share a prediction are left alone: what a class says of them depends on
 * compositions that nobody publishes.
 * @param tested  a hypothesis
 * @param context  result, hidden cells and thresholds
 * @see method, section 10
 * @example tightClasses(result.hypothesis2, { result, hidden, thresholds }).closed.has("CHN")
 */
export function tightClasses(tested: TestedHypothesis, context: ClassContext): TightClasses {
  const margins = tested.unit === tested.memberUnit ? hiddenSplits(tested, context) : null;
  if (margins === null) return NONE;
  const { table, rows } = margins;
  const least = leastPossible(table.unit === "sponsors", context.thresholds);
  const classed = tested.groups.filter(({ group }) => rows.some(({ row }) => row === group));
  const closed = new Set(rows.filter(({ range }) => range === "unfinished").map(({ row }) => row));
  for (;;) {
    const counts = possibleCounts(margins, { tested, closed, thresholds: context.thresholds });
    const tight = rows.flatMap(({ row }, place) => (counts[place]!.length < least ? [row] : []));
    const open = classed.map(({ group }) => group).filter((group) => !closed.has(group));
    const own = open.filter((group) => tight.includes(group));
    if (tight.length === 0 || open.length === 0) return { closed, exposed: new Set(tight) };
    for (const group of own.length > 0 ? own : open) closed.add(group);
  }
}

/**
 * Whether what is published of a group whose split is hidden leaves open on which side of alpha its adjusted p-value lies,
 * were its own classes not given: some possible counts would be significant even after correction, and others not even
 * before it.
 * @param group  name of the group
 * @param tested  its hypothesis
 * @param options  context, and groups of which no class is given
 * @returns false for groups too large to try, and for those whose split is shown
 * @example leavesSideOpen("CHN", result.hypothesis2, { context, closed: new Set() })
 */
export function leavesSideOpen(
  group: string,
  tested: TestedHypothesis,
  { context, closed }: { readonly context: ClassContext; readonly closed: ReadonlySet<string> },
): boolean {
  const margins = hiddenSplits(tested, context);
  const place = margins?.rows.findIndex(({ row }) => row === group) ?? -1;
  if (margins === null || place < 0) return false;
  const { flagged, others } = margins.rows[place]!;
  const units = flagged + others;
  if (units > MOST_UNITS) return false;
  const { thresholds } = context;
  const counts = new Set(possibleCounts(margins, { tested, closed: new Set([...closed, group]), thresholds })[place]);
  const { alpha, tested: family } = tested.family;
  const isPossible = (above: number, atMost: number) =>
    countsInClass({ units, ...margins.sums, classes: [{ rule: "as-extreme", above, atMost }] }).some((count) =>
      counts.has(count),
    );
  return isPossible(0, alpha / Math.max(1, family.length)) && isPossible(alpha, 1);
}

interface SplitRow {
  readonly row: string;
  readonly flagged: number;
  readonly others: number;
  /** Places of the flagged cells. */
  readonly cells: readonly number[];
}

interface RangedRow extends SplitRow {
  readonly range: SumRange | null;
}

/** Rows with a hidden split and a shown size, units of the rows without a shown size, and the sums that everyone knows. */
interface HiddenSplits {
  readonly table: CountTable;
  readonly rows: readonly RangedRow[];
  readonly unsized: number;
  readonly sums: { readonly all: readonly [number, number]; readonly hidden: readonly [number, number] };
}

function hiddenSplits(tested: TestedHypothesis, { result, hidden, ranges }: ClassContext): HiddenSplits | null {
  const byId = (id: string) => result.tables.find((table) => table.id === id);
  const table = byId(tested.groupByBand);
  if (table === undefined) return null;
  const all = flaggedByRow(table, result.plan);
  const unseen = all.filter(({ row }) => hidden.isHidden(table.id, row));
  const isSized = ({ row }: SplitRow) => !hidden.isHidden(tested.groupTotals, row);
  const sized = unseen.filter(isSized);
  if (sized.length === 0) return null;
  return {
    table,
    rows: sized.map((row) => ({ ...row, range: ranges?.(table.id, row.cells) ?? null })),
    unsized: unseen.filter((row) => !isSized(row)).reduce((sum, { flagged, others }) => sum + flagged + others, 0),
    sums: { all: sumsOf(all), hidden: sumsOf(unseen) },
  };
}

function sumsOf(rows: readonly SplitRow[]): readonly [number, number] {
  return [rows.reduce((sum, { flagged }) => sum + flagged, 0), rows.reduce((sum, { others }) => sum + others, 0)];
}

/** Counts of flagged units that all that is published together leaves each row. */
function possibleCounts(
  { rows, unsized, sums }: HiddenSplits,
  {
    tested,
    closed,
    thresholds,
  }: { readonly tested: TestedHypothesis; readonly closed: ReadonlySet<string>; readonly thresholds: Thresholds },
): readonly (readonly number[])[] {
  const single = rows.map((own) => {
    const units = own.flagged + own.others;
    const group = tested.groups.find((each) => each.group === own.row);
    const isOpen = group !== undefined && !closed.has(own.row);
    const classes = [
      ...(isOpen ? classesOf(group, tested) : []),
      ...(tested.family.tested.includes(own.row) ? classOfVerdict(tested) : []),
    ];
    const counts = countsInClass({ units, ...sums, classes: units > MOST_UNITS ? [] : classes });
    return counts.filter((count) => inRange(count, own.range) && (!isOpen || inShareClass(count, own, thresholds)));
  });
  const [flagged, others] = sums.hidden;
  const rest = Array.from({ length: Math.min(unsized, flagged) + 1 }, (_, count) => count).filter(
    (count) => unsized - count <= others,
  );
  return jointCounts([...single, rest], flagged).slice(0, rows.length);
}

/** Flagged and other units by row; of two columns without bands of the plan the last one is the flagged. */
function flaggedByRow({ keys, counts }: CountTable, plan: AuditResult["plan"]): readonly SplitRow[] {
  const [rows, bands] = [keys[0]!.levels, keys[1]!.levels];
  const named = bandFlags(plan).flagged.filter((band) => bands.includes(band));
  const flaggedBands = named.length > 0 ? named : bands.slice(-1);
  return rows.map((row, at) => {
    const start = at * bands.length;
    const cells = flaggedBands.map((band) => start + bands.indexOf(band));
    const flagged = cells.reduce((sum, cell) => sum + counts[cell]!, 0);
    const units = counts.slice(start, start + bands.length).reduce((sum, count) => sum + count, 0);
    return { row, flagged, others: units - flagged, cells };
  });
}

function inRange(count: number, range: SumRange | null): boolean {
  return range === null || range === "unfinished" || (count >= range.lower && count <= range.upper);
}

/** What the published classes of a group say of its p-values; correcting over k groups multiplies by k at most. */
function classesOf(
  { unadjusted, adjusted, beside }: GroupComparison,
  { family: { alpha, tested } }: TestedHypothesis,
): readonly ClassOfP[] {
  const most = Math.max(1, tested.length);
  const own = classOf("as-extreme", unadjusted, alpha);
  const overFamily = classOf("as-extreme", adjusted, alpha).map((bounds) => ({
    ...bounds,
    above: bounds.above / most,
  }));
  const fisher = beside === null ? [] : classOf("no-likelier", beside.fisher, alpha);
  return [...own, ...overFamily, ...fisher, ...(beside === null ? [] : classOf("mid-p", beside.fisherMidP, alpha))];
}

function classOf(rule: ClassOfP["rule"], { value }: Derived<MaybeTest>, alpha: number): readonly ClassOfP[] {
  if (!("pValue" in value)) return [];
  return [value.pValue <= alpha ? { rule, above: 0, atMost: alpha } : { rule, above: alpha, atMost: 1 }];
}

/** A verdict without evidence says of every tested group that its adjusted p-value is above alpha. */
function classOfVerdict({ verdict, family: { alpha, tested } }: TestedHypothesis): readonly ClassOfP[] {
  if (verdict.value.evidence.value !== "no-evidence") return [];
  return [{ rule: "as-extreme", above: alpha / tested.length, atMost: 1 }];
}

/** Whether a count would have been given the class of share that this group has: below a bound, above one, or none. */
function inShareClass(count: number, { flagged, others }: SplitRow, { threshold }: Thresholds): boolean {
  const units = flagged + others;
  if (units <= 2 * threshold) return true;
  const kindOf = (of: number) => (of < threshold ? "below" : units - of < threshold ? "above" : "none");
  return kindOf(count) === kindOf(flagged);
}
