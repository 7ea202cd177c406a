import type { LinkedCell, LinkedTables } from "../audit/families/family-result.js";
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
  for (const { totals, byBand, cells } of links) {
    secure(totals, cells.map(overBands), { tables, hidden, rules });
    byBand.forEach((id, place) => {
      inherit(tables.get(totals[place]!)!, tables.get(id)!, hidden);
    });
    secure(byBand, cells, { tables, hidden, rules });
  }
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
  for (;;) {
    const parts = partsOf(ids, cells, protection);
    const row = parts.flatMap((part) => (isSafe(part, rules) ? [] : rowToHide(part, parts, ids, tables)))[0];
    if (row === undefined) return;
    const table = tables.get(ids[row.table]!)!;
    const more = new Set(hidden.get(table.id)).add(table.keys[0]!.levels.indexOf(row.label));
    hidden.set(table.id, rules.protect(table, more));
  }
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

/**
 * Row of a further table to hide for a part: the smallest that the part stands in, which joins it with others; where it
 * stands in none, the smallest that splits what the part belongs to; none where nothing does.
 */
function rowToHide(
  part: Part,
  parts: readonly Part[],
  ids: readonly string[],
  tables: ReadonlyMap<string, CountTable>,
): readonly { readonly table: number; readonly label: string }[] {
  const furtherRows = ({ shown }: Part) =>
    shown.flatMap((label, table) => (table === 0 || label === null ? [] : [{ table, label }]));
  const own = furtherRows(part);
  const rows = own.length > 0 ? own : parts.filter(({ shown }) => shown[0] === part.shown[0]).flatMap(furtherRows);
  const size = ({ table, label }: { readonly table: number; readonly label: string }) => {
    const { keys, counts } = tables.get(ids[table]!)!;
    const width = counts.length / keys[0]!.levels.length;
    const start = keys[0]!.levels.indexOf(label) * width;
    return counts.slice(start, start + width).reduce((sum, count) => sum + count, 0);
  };
  return rows.toSorted((a, b) => size(a) - size(b)).slice(0, 1);
}
