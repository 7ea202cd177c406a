import type { AuditResult, TestedHypothesis } from "../audit/result.js";
import type { Solver } from "../runtime/solver.js";
import { type ClassContext, classesLeaveRoom, leavesSideOpen, verdictLeavesRoom } from "./class-room.js";
import type { TableRow } from "./linked/rows-to-hide.js";
import { protectTogether, type Release, type TogetherProtected } from "./protect-together.js";
import { hiddenBeside, silentBeside } from "./unseen-groups.js";

/**
 * Hidden cells of a release in which no verdict of the audit's own hypotheses is that of one hidden group: a further
 * group is hidden beside it, and so is the size of a group whose class the verdict gives and that leaves too little room.
 * @param release  tables of the result with what links them
 * @param solver  solves linear programmes, or null where none is at hand
 * @param result  undisclosed result
 * @example protectedWithSilence(release, solver, result).hidden.cells
 */
export function protectedWithSilence(release: Release, solver: Solver | null, result: AuditResult): TogetherProtected {
  const own = [result.hypothesis1, result.hypothesis2, result.hypothesis2Selected];
  const tested = own.filter((hypothesis) => hypothesis?.kind === "tested");
  const beside: TableRow[] = [];
  for (;;) {
    const found = protectTogether(release, solver, { beside });
    if (release.thresholds.threshold === 0) return found;
    const context = { result, thresholds: release.thresholds, hidden: found.hidden };
    const rows = tested.flatMap((hypothesis) => rowsBeside(hypothesis, context));
    if (rows.length === 0) return found;
    beside.push(...rows);
  }
}

function rowsBeside(tested: TestedHypothesis, context: ClassContext): readonly TableRow[] {
  const { isHidden } = withoutTightClasses(tested, context).hidden;
  const { tables } = context.result;
  const isShownRow = (group: string) => !context.hidden.isHidden(tested.groupTotals, group);
  const tight = tested.family.tested.filter((group) => !verdictLeavesRoom(group, tested, context));
  const beside = hiddenBeside(tested, { isHidden, tables });
  const groups = new Set([...tight.filter(isShownRow), ...(beside === null ? [] : [beside])]);
  const levels = tables.find(({ id }) => id === tested.groupTotals)?.keys[0]?.levels ?? [];
  return [...groups].map((group) => ({ table: tested.groupTotals, row: levels.indexOf(group) }));
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
  const closed = new Set(
    tested.groups.filter((group) => !classesLeaveRoom(group, tested, context)).map(({ group }) => group),
  );
  const isHidden = (table: string, row: string) =>
    hidden.isHidden(table, row) || (table === tested.groupTotals && closed.has(row));
  const leavesOpen = (group: string) => leavesSideOpen(group, tested, context);
  const silent = silentBeside(tested, { isHidden, tables: context.result.tables, leavesSideOpen: leavesOpen });
  if (silent !== null) closed.add(silent);
  return { ...context, hidden: { ...hidden, isHidden } };
}
