import type { DisclosedAudit, PublishedTable } from "../../disclosure/disclosed.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import { tableOf } from "./audit-parts.js";

/** Outcomes by the score classes that a release holds, classes ascending. */
export interface ShownClasses {
  readonly levels: readonly string[];
  readonly histogram: OutcomeHistogram;
}

/**
 * Score classes of a set of outcomes, where the release holds them and both outcomes occur in them.
 *
 * @param audit  disclosed audit
 * @param id     id of the table of score classes
 * @returns null where the classes are withheld, or merged into one or two: such a curve has little to do with the score
 * @example
 * shownClasses(audit, set.scoreClasses)?.levels.length; // 24
 */
export function shownClasses(audit: DisclosedAudit, id: string): ShownClasses | null {
  const table = tableOf(audit, id);
  const levels = table?.keys[0]?.levels ?? [];
  if (table === undefined || levels.length === 0) return null;
  if (audit.disclosure.threshold > 0 && levels.length < 3) return null;
  const [violations, none] = [column(table, "violation"), column(table, "none")];
  if (violations === null || none === null || !violations.some(Boolean) || !none.some(Boolean)) return null;
  return { levels, histogram: { violations: Float64Array.from(violations), none: Float64Array.from(none) } };
}

/**
 * The set that the curves are drawn of: the first whose score classes are in the release, else the first of all.
 *
 * @param audit  disclosed audit
 * @param sets   sets of outcomes, the one that the report leads with first
 * @returns undefined only where there is no set
 * @example
 * drawnSet(audit, score.sets)?.provenance; // "all-known"
 */
export function drawnSet<SetPart extends { readonly scoreClasses: string }>(
  audit: DisclosedAudit,
  sets: readonly SetPart[],
): SetPart | undefined {
  return sets.find(({ scoreClasses }) => shownClasses(audit, scoreClasses) !== null) ?? sets[0];
}

function column({ keys, counts }: PublishedTable, level: string): number[] | null {
  const width = keys[1]?.levels.length ?? 1;
  const place = keys[1]?.levels.indexOf(level) ?? -1;
  const cells = counts.filter((_, cell) => cell % width === place);
  return cells.every((cell) => typeof cell === "number") ? cells : null;
}
