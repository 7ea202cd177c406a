import type { Plan } from "../../plan/schema.js";
import { auditedGroups } from "./audited-groups.js";
import type { Registrations } from "./registrations.js";

/** Code of a row that a split leaves out. */
export const LEFT_OUT = 255;
/** Level of the groups that are not counted by name. */
export const OTHER_GROUPS = "other-groups";

/** Units by group and by two answers, with what the disclosure rules look at. Row major over groups, yes before no. */
export interface GroupSplit {
  /** Groups by name in code-point order, then `OTHER_GROUPS`, where it occurs. */
  readonly groups: readonly string[];
  /** How many groups that pass the gate stand in `OTHER_GROUPS`. */
  readonly together: number;
  readonly counts: readonly number[];
  readonly support: {
    readonly people: readonly number[];
    readonly units: readonly number[];
    readonly largest: readonly number[];
  };
}

/** Rows of the audit with the group that each belongs to: the group that more than the threshold of its members have. */
export interface GroupedRows {
  readonly rows: Uint32Array;
  readonly levels: readonly string[];
  readonly gated: number;
  readonly codes: Uint16Array;
  readonly people: Float64Array;
}

/**
 * Rows that predict a unit of the audit and have a majority group. Whether there is a majority goes with the size of a
 * unit: those without one are left out, since a difference with them would say little of a group.
 * @param registrations  row by row
 * @param plan  plan with the gate of groups
 * @example groupedRows(registrations, plan).rows.length
 */
export function groupedRows(registrations: Registrations, plan: Plan): GroupedRows {
  const { levels, gated, codes } = auditedGroups(registrations, plan);
  const isGroup = levels.map((level, code) => code < gated || level === "other-groups");
  const rows = Uint32Array.from(registrations.kept.keys()).filter(
    (row) => registrations.kept[row] === 1 && isGroup[codes[row]!]!,
  );
  return { rows, levels, gated, codes, people: registrations.people };
}

/**
 * Counts a yes-or-no question by group. A group stands by name where as many units of it are to be expected in each
 * answer as `leastExpected`, by its size and by how often the answer is given in all: what it answered itself has no part
 * in that, so that a test of the table, given its sums, stays valid.
 * @param grouped  rows with their group
 * @param answers  1 yes, 0 no, `LEFT_OUT`: one a row of the file
 * @param leastExpected  least number of units that is to be expected in each cell
 * @returns null where not two rows of the table can stand
 * @example groupSplit(groupedRows(registrations, plan), missing, 10)?.groups // ["IND", "USA", "other-groups"]
 */
export function groupSplit(grouped: GroupedRows, answers: Uint8Array, leastExpected: number): GroupSplit | null {
  const { levels, gated, codes } = grouped;
  const rows = grouped.rows.filter((row) => answers[row] !== LEFT_OUT);
  const sizes = new Float64Array(levels.length);
  let yes = 0;
  for (const row of rows) {
    sizes[codes[row]!]! += 1;
    yes += answers[row]!;
  }
  if (yes === 0 || yes === rows.length) return null;
  const rarer = Math.min(yes, rows.length - yes) / rows.length;
  const isLarge = (size: number) => size * rarer >= leastExpected;
  const candidates = [...levels.keys()].slice(0, gated);
  const named = candidates.filter((code) => isLarge(sizes[code]!)).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const inRest = () => rows.length - named.reduce((sum, code) => sum + sizes[code]!, 0);
  while (named.length > 0 && inRest() > 0 && !isLarge(inRest())) named.pop();
  const hasRest = inRest() > 0;
  if (named.length + (hasRest ? 1 : 0) < 2) return null;
  named.sort((a, b) => a - b);
  const place = levels.map((_, code) => (named.includes(code) ? named.indexOf(code) : named.length));
  const groups = [...named.map((code) => levels[code]!), ...(hasRest ? [OTHER_GROUPS] : [])];
  const together = candidates.filter((code) => !named.includes(code) && sizes[code]! > 0).length;
  return { groups, together, ...cellsOf(grouped, { rows, answers, place, groups: groups.length }) };
}

function cellsOf(
  { codes, people }: GroupedRows,
  split: {
    readonly rows: Uint32Array;
    readonly answers: Uint8Array;
    readonly place: readonly number[];
    readonly groups: number;
  },
): Pick<GroupSplit, "counts" | "support"> {
  const zeros = () => new Array<number>(2 * split.groups).fill(0);
  const [counts, persons, largest] = [zeros(), zeros(), zeros()];
  for (const row of split.rows) {
    const cell = 2 * split.place[codes[row]!]! + (split.answers[row] === 1 ? 0 : 1);
    counts[cell]! += 1;
    persons[cell]! += people[row]!;
    largest[cell] = Math.max(largest[cell]!, people[row]!);
  }
  return { counts, support: { people: persons, units: counts, largest } };
}

/** Least number of units that is to be expected in a cell, so that few of the cells fall below the thresholds. */
export function leastExpected({ disclosure }: Pick<Plan, "disclosure">): number {
  return disclosure.threshold === 0 ? 5 : Math.max(15, 3 * disclosure.units);
}
