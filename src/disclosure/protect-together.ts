import type { LinkedTables } from "../audit/families/family-result.js";
import type { CountTable } from "../audit/result.js";
import { denseSolver } from "../runtime/dense-solver.js";
import type { Solver } from "../runtime/solver.js";
import { type LinearAttack, linearAttack } from "./attackers/linear-attacker.js";
import { type EarlierRelease, earlierTables, rowsCloseToEarlier } from "./earlier-release.js";
import { type HiddenCells, hiddenCells, primaryCells, type Thresholds } from "./hidden-cells.js";
import { type LinkedSystem, linkedSystem } from "./linked/linked-system.js";
import type { BandFlags } from "./linked/linked-table.js";
import { leastPossible, releaseTables } from "./linked/release-tables.js";
import { rowsToHide, type TableRow } from "./linked/rows-to-hide.js";
import type { LinkedSearch } from "./linked-search.js";

/** Hidden cells of a release, and how it was found what to hide beside what is small. */
export interface TogetherProtected {
  readonly hidden: HiddenCells;
  readonly search: LinkedSearch;
  /** Rows that are hidden because of other tables alone. */
  readonly addedRows: number;
  /** True where tables that cross in a circle hold too many cells, and were looked at two by two. */
  readonly inPairs: boolean;
  /** Tables that the source gave with holes: whether others give these holes away was not looked at. */
  readonly sourceHoles: number;
  /** Their ids; absent where there are none. */
  readonly tablesWithHoles?: readonly string[];
}

/** What is protected together. */
export interface Release {
  readonly tables: readonly CountTable[];
  readonly thresholds: Thresholds;
  readonly links: readonly LinkedTables[];
  readonly bands: BandFlags;
  /** What was published before counts as published. */
  readonly earlier?: readonly EarlierRelease[];
}

/** Rounds of attack and repair; a release that is not safe by then hides whole tables. */
const ROUNDS = 25;

/**
 * Hides cells so that all tables of a release together bound no hidden cell more tightly than its protection interval: it
 * must be left as many possible whole numbers as the threshold (of sponsors, for tables of sponsors). First the rules of
 * single tables, then the linear attacker over all of them, and for each cell that he finds the rows whose hiding costs
 * least. Where that does not finish, more is hidden, never less.
 * @param release  tables of a result with what links them
 * @param solver  solves linear programmes, or null where none is at hand: small releases need none
 * @param options  `rules` of single tables that the search starts from, and rows to hide `beside` what they hide
 * @returns what is hidden, and how the search ended
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.4 (secondary cell suppression)
 * @example protectTogether({ tables, thresholds, links: [], bands }, solver).search // "complete"
 */
export function protectTogether(
  release: Release,
  solver: Solver | null,
  {
    rules = hiddenCells,
    beside = [],
  }: { readonly rules?: typeof hiddenCells; readonly beside?: readonly TableRow[] } = {},
): TogetherProtected {
  const { tables, thresholds, links } = release;
  const more = new Map<string, Set<number>>();
  const searcher = solver ?? denseSolver();
  const already = publicAlready(release, searcher);
  add([...beside, ...closeToEarlier(release)], more);
  let search: LinkedSearch = thresholds.threshold === 0 ? "not-needed" : "complete";
  let inPairs = false;
  const holes = holesOf(tables);
  const found = (hidden: HiddenCells, addedRows: number) => ({ hidden, search, addedRows, inPairs, ...holes });
  for (let round = 0; ; round++) {
    const hidden = rules(tables, thresholds, links, more);
    const addedRows = rowsIn(more);
    if (search === "not-needed" || hidden.cells === 0) return found(hidden, addedRows);
    const system = systemOf(release, hidden);
    inPairs = system.inPairs;
    const attack = withoutPublic(linearAttack(system, searcher), system, already);
    if (attack.exposed.length === 0 && attack.unfinished.length === 0) return found(hidden, addedRows);
    const rows = round < ROUNDS ? cheapestRows(system, attack, { release, solver: searcher }) : null;
    if (rows === null) search = solver === null ? "no-solver" : "unfinished";
    add(rows ?? wholeTables(system, attack), more);
    if (rowsIn(more) === addedRows) add(everything(tables), more);
    if (rowsIn(more) === addedRows) return found(hidden, addedRows);
  }
}

function holesOf(tables: readonly CountTable[]): Pick<TogetherProtected, "sourceHoles" | "tablesWithHoles"> {
  const holed = tables.filter(({ suppressedCells }) => (suppressedCells?.length ?? 0) > 0).map(({ id }) => id);
  return holed.length === 0 ? { sourceHoles: 0 } : { sourceHoles: holed.length, tablesWithHoles: holed };
}

/** The linked system of a release in which the given cells are hidden. */
export function systemOf(
  { tables, thresholds, links, bands, earlier = [] }: Release,
  hidden: HiddenCells,
): LinkedSystem {
  const released = releaseTables(tables, hidden, thresholds);
  return linkedSystem([...released, ...earlierTables(earlier, tables, bands)], { bands, links });
}

/** Rows that differ from an earlier release by a few units. */
function closeToEarlier({ tables, thresholds, earlier = [] }: Release): readonly TableRow[] {
  if (thresholds.threshold === 0) return [];
  const close = rowsCloseToEarlier(earlier, tables, ({ unit, support }) =>
    leastPossible(unit === "sponsors" && support !== undefined, thresholds),
  );
  return [...close].flatMap(([table, rows]) => Array.from(rows, (row) => ({ table, row })));
}

/** Cells that earlier releases give away whatever this one hides: nothing can protect them any more. */
function publicAlready(release: Release, solver: Solver): ReadonlySet<string> {
  if ((release.earlier ?? []).length === 0 || release.thresholds.threshold === 0) return new Set();
  const rows = new Map(release.tables.map(({ id, keys }) => [id, new Set(keys[0]!.levels.keys())]));
  const system = systemOf(release, primaryCells(release.tables, release.thresholds, [], rows));
  return new Set(linearAttack(system, solver).exposed.map(({ cell }) => nameOf(cell, system)));
}

function nameOf(cell: number, { tables, starts }: LinkedSystem): string {
  const place = starts.findLastIndex((start) => start <= cell);
  return `${tables[place]!.id} ${cell - starts[place]!}`;
}

function withoutPublic(attack: LinearAttack, system: LinkedSystem, already: ReadonlySet<string>): LinearAttack {
  if (already.size === 0) return attack;
  return {
    exposed: attack.exposed.filter(({ cell }) => !already.has(nameOf(cell, system))),
    unfinished: attack.unfinished.filter((cell) => !already.has(nameOf(cell, system))),
  };
}

function cheapestRows(
  system: LinkedSystem,
  { exposed, unfinished }: LinearAttack,
  { release, solver }: { readonly release: Release; readonly solver: Solver },
): readonly TableRow[] | null {
  if (unfinished.length > 0) return null;
  const ordered = new Set(release.tables.flatMap(({ id, ordered }) => (ordered === true ? [id] : [])));
  return rowsToHide(system, exposed, { solver, mayHide: (table) => !ordered.has(table) });
}

/** All rows of the tables in which exposed cells stand, and of the tables that share a sum with these cells. */
function wholeTables(
  { tables, starts, sums }: LinkedSystem,
  { exposed, unfinished }: LinearAttack,
): readonly TableRow[] {
  const cells = new Set([...exposed.map(({ cell }) => cell), ...unfinished]);
  const met = sums.filter(({ more, less }) => [...more, ...less].some((cell) => cells.has(cell)));
  const reached = [...cells, ...met.flatMap(({ more, less }) => [...more, ...less])];
  const places = new Set(reached.map((cell) => starts.findLastIndex((start) => start <= cell)));
  return [...places].flatMap((place) => (tables[place]!.least === 0 ? [] : rowsOf(tables[place]!)));
}

function everything(tables: readonly CountTable[]): readonly TableRow[] {
  return tables.flatMap(rowsOf);
}

function rowsOf({ id, keys }: Pick<CountTable, "id" | "keys">): readonly TableRow[] {
  return Array.from(keys[0]!.levels.keys(), (row) => ({ table: id, row }));
}

function add(rows: readonly TableRow[], more: Map<string, Set<number>>): void {
  for (const { table, row } of rows) more.set(table, (more.get(table) ?? new Set()).add(row));
}

function rowsIn(more: ReadonlyMap<string, ReadonlySet<number>>): number {
  return [...more.values()].reduce((sum, rows) => sum + rows.size, 0);
}
