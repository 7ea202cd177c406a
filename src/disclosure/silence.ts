import type { AuditResult, TestedHypothesis } from "../audit/result.js";
import { denseSolver } from "../runtime/dense-solver.js";
import type { Solver } from "../runtime/solver.js";
import { type ClassContext, leavesSideOpen, tightClasses } from "./class-room.js";
import type { TableRow } from "./linked/rows-to-hide.js";
import { type SumRange, sumRanges } from "./linked/sum-ranges.js";
import { protectTogether, type Release, systemOf, type TogetherProtected } from "./protect-together.js";
import { hiddenBeside, silentBeside } from "./unseen-groups.js";

/** Hidden cells of a release, and what its tables together leave sums of them. */
export interface SilentProtected extends TogetherProtected {
  readonly ranges: (table: string, cells: readonly number[]) => SumRange | null;
}

/**
 * Hidden cells of a release in which no verdict of the audit's own hypotheses is that of one hidden group: a further
 * group is hidden beside it, and so is the size of a group whose class the verdict gives and that leaves too little room.
 * @param release  tables of the result with what links them
 * @param solver  solves linear programmes, or null where none is at hand
 * @param result  undisclosed result
 * @example protectedWithSilence(release, solver, result).hidden.cells
 */
export function protectedWithSilence(release: Release, solver: Solver | null, result: AuditResult): SilentProtected {
  const own = [result.hypothesis1, result.hypothesis2, result.hypothesis2Selected];
  const tested = own.filter((hypothesis) => hypothesis?.kind === "tested");
  const beside: TableRow[] = [];
  for (;;) {
    const found = protectTogether(release, solver, { beside });
    const { thresholds } = release;
    if (thresholds.threshold === 0) return { ...found, ranges: () => null };
    const sums = sumRanges(systemOf(release, found.hidden), solver ?? denseSolver());
    const context = { result, thresholds, ranges: sums.rangeOf, hidden: found.hidden };
    const rows = tested.flatMap((hypothesis) => rowsBeside(hypothesis, context));
    for (const family of familiesOf(result)) tightClasses(family, context);
    sums.close();
    const fresh = rows.filter(({ table, row }) => !beside.some((known) => known.table === table && known.row === row));
    if (fresh.length === 0) return { ...found, ranges: sums.rangeOf };
    beside.push(...fresh);
  }
}

/** Hypotheses on planned families: what they ask of the tables is looked up while the solver is open. */
function familiesOf({ families }: AuditResult): readonly TestedHypothesis[] {
  return families
    .flatMap(({ hypothesis1, hypothesis2 }) => [hypothesis1, hypothesis2])
    .filter((family) => family?.kind === "tested");
}

function rowsBeside(tested: TestedHypothesis, context: ClassContext): readonly TableRow[] {
  const { isHidden } = withoutTightClasses(tested, context).hidden;
  const { tables } = context.result;
  const beside = hiddenBeside(tested, { isHidden, tables });
  const groups = new Set([...tightClasses(tested, context).exposed, ...(beside === null ? [] : [beside])]);
  const levels = tables.find(({ id }) => id === tested.groupTotals)?.keys[0]?.levels ?? [];
  return [...groups].flatMap((group) => {
    const row = levels.indexOf(group);
    return row < 0 ? [] : [{ table: tested.groupTotals, row }];
  });
}

/**
 * The context of a hypothesis, in which groups whose classes would say too much are hidden altogether, and a further one
 * where only one tested group would be.
 * @param tested  a hypothesis
 * @param context  result, thresholds and hidden cells
 * @returns the context with more groups hidden
 * @example withoutTightClasses(result.hypothesis2, context).hidden.isHidden(result.hypothesis2.groupTotals, "CHN")
 */
export function withoutTightClasses<Of extends ClassContext>(tested: TestedHypothesis, context: Of): Of {
  const { hidden } = context;
  const closed = new Set(tightClasses(tested, context).closed);
  const isHidden = (table: string, row: string) =>
    hidden.isHidden(table, row) || (table === tested.groupTotals && closed.has(row));
  const leavesOpen = (group: string) => leavesSideOpen(group, tested, { context, closed });
  const silent = silentBeside(tested, { isHidden, tables: context.result.tables, leavesSideOpen: leavesOpen });
  if (silent !== null) closed.add(silent);
  return { ...context, hidden: { ...hidden, isHidden } };
}
