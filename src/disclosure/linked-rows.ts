import { OTHER_GROUPS } from "../audit/conditional/strata-table.js";
import type { LinkedCell, LinkedTables, SplitLink } from "../audit/families/family-result.js";
import type { CountTable } from "../audit/result.js";

/** What the rules of disclosure look at in one cell. */
export interface RuleCell {
  readonly count: number;
  readonly people: number;
  readonly units: number;
  readonly largest: number;
}

/** How cells are judged, and how a table is protected again after more of its rows are hidden. */
export interface LinkRules {
  readonly reaches: (cell: RuleCell) => boolean;
  /** Rows to hide beyond the given ones, so that sums of hidden rows stand above the thresholds. */
  readonly protect: (table: CountTable, hidden: ReadonlySet<number>) => Set<number>;
}

type HiddenRows = Map<string, Set<number>>;

/**
 * Hides rows of linked tables until no subtraction between them gives a small number. Cells of the finest common split
 * that stand in the same shown rows, and are hidden in the same tables, are one part: every sum and difference of
 * published rows is a sum and difference of parts. So each part must reach the thresholds in every column, and a part
 * that is hidden among the single groups must hold at least two of them. Rows of the first table are never hidden here:
 * a row of a further table is, and that table is then protected again.
 * @param links  tables and their finest common split
 * @param tables  all tables of a result
 * @param hidden  hidden rows by table; rows are added
 */
export function hideLinkedRows(
  links: readonly LinkedTables[],
  tables: ReadonlyMap<string, CountTable>,
  hidden: HiddenRows,
  rules: LinkRules,
): void {
  for (const { totals, byBand, cells, splits } of links) {
    for (let before = -1; before !== rowsIn(hidden); ) {
      before = rowsIn(hidden);
      secure(totals, cells.map(overBands), { tables, hidden, rules });
      byBand.forEach((id, place) => {
        inherit(tables.get(totals[place]!)!, tables.get(id)!, hidden);
      });
      secure(byBand, cells, { tables, hidden, rules });
      if (splits.length === 0) break;
      for (const split of splits) secureSplit(split, { tables, hidden, rules });
    }
  }
}

function rowsIn(hidden: HiddenRows): number {
  return [...hidden.values()].reduce((sum, rows) => sum + rows.size, 0);
}

/**
 * A group is shown by a table of strata and by every row of the family, or by neither: one would give back what the
 * other hides. The row of all other groups is shown where what the family hides of them, in each part of the split, is
 * nothing, or at least two rows with sums that reach the thresholds.
 */
function secureSplit({ strata, byBand, cells }: SplitLink, protection: Protection): void {
  const rows = new Map<string, Set<string>>();
  for (const { rows: labels } of cells) rows.set(labels[0]!, (rows.get(labels[0]!) ?? new Set()).add(labels[2]!));
  for (const [row, ofFamily] of rows) {
    const inFamily = [...ofFamily].filter((label) => isHiddenRow(byBand, label, protection));
    if (row === OTHER_GROUPS) {
      if (!othersAreSafe({ strata, byBand, cells }, protection)) hideRows(strata, [row], protection);
    } else if (inFamily.length > 0 || isHiddenRow(strata, row, protection)) {
      hideRows(strata, [row], protection);
      hideRows(byBand, [...ofFamily], protection);
    }
  }
}

function othersAreSafe({ strata, byBand, cells }: SplitLink, protection: Protection): boolean {
  if (isHiddenRow(strata, OTHER_GROUPS, protection)) return true;
  const parts = new Map<string, LinkedCell[]>();
  for (const cell of cells) {
    const [row, part, ofFamily] = cell.rows;
    if (row !== OTHER_GROUPS || !isHiddenRow(byBand, ofFamily!, protection)) continue;
    parts.set(part!, [...(parts.get(part!) ?? []), cell]);
  }
  return [...parts.values()].every(
    (inPart) =>
      new Set(inPart.map(({ rows }) => rows[2]!)).size >= 2 &&
      inPart[0]!.counts.every((_, column) => protection.rules.reaches(columnOf(inPart, column))),
  );
}

function isHiddenRow(id: string, label: string, { tables, hidden }: Protection): boolean {
  return hidden.get(id)?.has(tables.get(id)!.keys[0]!.levels.indexOf(label)) === true;
}

function hideRows(id: string, labels: readonly string[], { tables, hidden, rules }: Protection): void {
  const table = tables.get(id)!;
  const rows = new Set(hidden.get(id));
  for (const label of labels) rows.add(table.keys[0]!.levels.indexOf(label));
  if (rows.size > (hidden.get(id)?.size ?? 0)) hidden.set(id, rules.protect(table, rows));
}

/** A cell with its bands added up. */
function overBands(cell: LinkedCell): LinkedCell {
  const sum = (values: readonly number[]) => [values.reduce((total, value) => total + value, 0)];
  return {
    rows: cell.rows,
    counts: sum(cell.counts),
    people: sum(cell.people),
    units: sum(cell.units),
    largest: [Math.max(...cell.largest)],
  };
}

/** What a table of groups hides, its split by band hides too. */
function inherit(totals: CountTable, split: CountTable, hidden: HiddenRows): void {
  const rows = new Set(hidden.get(split.id));
  for (const row of hidden.get(totals.id) ?? []) {
    const level = split.keys[0]!.levels.indexOf(totals.keys[0]!.levels[row]!);
    if (level >= 0) rows.add(level);
  }
  hidden.set(split.id, rows);
}

interface Protection {
  readonly tables: ReadonlyMap<string, CountTable>;
  readonly hidden: HiddenRows;
  readonly rules: LinkRules;
}

function secure(ids: readonly string[], cells: readonly LinkedCell[], protection: Protection): void {
  const { tables, hidden, rules } = protection;
  hideSplits(ids, cells, protection);
  for (;;) {
    const parts = partsOf(ids, cells, protection);
    const row = parts.flatMap((part) => (isSafe(part, rules) ? [] : rowToHide(part, parts, ids, tables)))[0];
    if (row === undefined) return;
    const table = tables.get(ids[row.table]!)!;
    const more = new Set(hidden.get(table.id)).add(table.keys[0]!.levels.indexOf(row.label));
    hidden.set(table.id, rules.protect(table, more));
  }
}

/** Rows of further tables that hold members of one hidden single group only: that group, or a part of it. */
function hideSplits(ids: readonly string[], cells: readonly LinkedCell[], { tables, hidden, rules }: Protection): void {
  const single = tables.get(ids[0]!)!;
  const isHidden = (label: string) => hidden.get(single.id)?.has(single.keys[0]!.levels.indexOf(label)) === true;
  ids.slice(1).forEach((id, further) => {
    const table = tables.get(id)!;
    const rows = new Set(hidden.get(id));
    table.keys[0]!.levels.forEach((level, row) => {
      const singles = new Set(cells.filter((cell) => cell.rows[further + 1] === level).map((cell) => cell.rows[0]!));
      const [only] = singles;
      if (singles.size === 1 && only !== undefined && isHidden(only)) rows.add(row);
    });
    hidden.set(id, rows.size > (hidden.get(id)?.size ?? 0) ? rules.protect(table, rows) : rows);
  });
}

/** Cells that no published row tells apart: per table the shown row that they stand in, or null where it is hidden. */
interface Part {
  readonly shown: readonly (string | null)[];
  readonly singles: ReadonlySet<string>;
  readonly columns: readonly RuleCell[];
}

function partsOf(ids: readonly string[], cells: readonly LinkedCell[], { tables, hidden }: Protection): Part[] {
  const isShown = ids.map((id) => {
    const levels = tables.get(id)!.keys[0]!.levels;
    const rows = hidden.get(id) ?? new Set<number>();
    return new Set(levels.filter((_, row) => !rows.has(row)));
  });
  const groups = new Map<string, { shown: (string | null)[]; cells: LinkedCell[] }>();
  for (const cell of cells) {
    const shown = cell.rows.map((label, table) => (isShown[table]!.has(label) ? label : null));
    const key = JSON.stringify(shown);
    const group = groups.get(key) ?? { shown, cells: [] };
    group.cells.push(cell);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    shown: group.shown,
    singles: new Set(group.cells.map(({ rows }) => rows[0]!)),
    columns: group.cells[0]!.counts.map((_, column) => columnOf(group.cells, column)),
  }));
}

function columnOf(cells: readonly LinkedCell[], column: number): RuleCell {
  const sum = (of: (cell: LinkedCell) => readonly number[]) =>
    cells.reduce((total, cell) => total + of(cell)[column]!, 0);
  return {
    count: sum(({ counts }) => counts),
    people: sum(({ people }) => people),
    units: sum(({ units }) => units),
    largest: cells.reduce((most, { largest }) => Math.max(most, largest[column]!), 0),
  };
}

function isSafe({ shown, singles, columns }: Part, { reaches }: LinkRules): boolean {
  return columns.every(reaches) && (shown[0] !== null || singles.size >= 2);
}

/** A shown row of a further table. */
interface FurtherRow {
  readonly table: number;
  readonly label: string;
}

/**
 * Row of a further table to hide for a part: the smallest whose hiding joins the part with another; where there is none,
 * the smallest that the part stands in, or that splits what the part belongs to. None where nothing does.
 */
function rowToHide(
  part: Part,
  parts: readonly Part[],
  ids: readonly string[],
  tables: ReadonlyMap<string, CountTable>,
): readonly FurtherRow[] {
  const smallest = (rows: readonly FurtherRow[]) =>
    rows.toSorted((a, b) => sizeOf(a, ids, tables) - sizeOf(b, ids, tables)).slice(0, 1);
  const beside = parts.filter((other) => other !== part && other.shown[0] === part.shown[0]);
  const joining = smallest(beside.flatMap((other) => joiningRow(part, other)));
  if (joining.length > 0) return joining;
  const own = furtherRows(part);
  return smallest(own.length > 0 ? own : beside.flatMap(furtherRows));
}

function furtherRows({ shown }: Part): FurtherRow[] {
  return shown.flatMap((label, table) => (table === 0 || label === null ? [] : [{ table, label }]));
}

/** The row that alone tells two parts apart: one of them stands in it, and the other in no shown row of that table. */
function joiningRow(part: Part, other: Part): FurtherRow[] {
  const apart = part.shown.flatMap((label, table) => (label === other.shown[table] ? [] : [table]));
  const [table] = apart;
  if (apart.length !== 1 || table === undefined) return [];
  const [own, others] = [part.shown[table]!, other.shown[table]!];
  if (own !== null && others !== null) return [];
  return [{ table, label: own ?? others! }];
}

function sizeOf({ table, label }: FurtherRow, ids: readonly string[], tables: ReadonlyMap<string, CountTable>): number {
  const { keys, counts } = tables.get(ids[table]!)!;
  const width = counts.length / keys[0]!.levels.length;
  const start = keys[0]!.levels.indexOf(label) * width;
  return counts.slice(start, start + width).reduce((sum, count) => sum + count, 0);
}
