import type { LinkedTables } from "../../audit/families/family-result.js";
import { hangingTables } from "./hanging-tables.js";
import { jointTables } from "./joint-tables.js";
import { linkTables } from "./link-tables.js";
import { type BandFlags, cellsOf, type LinkedTable } from "./linked-table.js";
import { type Relation, relationsOf, withoutImplied } from "./relations.js";

/** A sum of cells that is 0 or, where `kind` says so, at least 0: `more` are added and `less` taken off. */
export interface CellSum {
  readonly more: readonly number[];
  readonly less: readonly number[];
  readonly kind: "equal" | "at-least";
}

/** All tables of a release as one system: its cells one after another, and the sums that hold between them. */
export interface LinkedSystem {
  /** The tables of the release, then tables that nobody publishes and that must exist. */
  readonly tables: readonly LinkedTable[];
  /** First cell of each table, and the number of all cells. */
  readonly starts: readonly number[];
  /** What is known of each cell: equal bounds where its count is published. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Whole numbers that have to remain possible; 0 where a cell needs no protection. */
  readonly least: Float64Array;
  readonly sums: readonly CellSum[];
  /** Tables without a published cell that bound nothing, by place, each with the table that it hangs on. */
  readonly hanging: ReadonlyMap<number, Relation>;
  /** True where tables cross in a circle with too many cells: then only the sums that two tables share are in it. */
  readonly inPairs: boolean;
}

/** What a system is made of beside its tables. */
export interface SystemOptions {
  readonly bands: BandFlags;
  readonly links: readonly LinkedTables[];
}

/**
 * The linked system of a release: what anyone who reads it knows of every cell, shown or hidden.
 * @param tables  tables as they are published, with what was counted
 * @param options  which bands are flagged, and the finest common split of tables by different groups
 * @returns cells, what is known of each, and the sums between them
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example linkedSystem(tables, { bands: { order: [], flagged: [] }, links: [] }).sums.length
 */
export function linkedSystem(tables: readonly LinkedTable[], { bands, links }: SystemOptions): LinkedSystem {
  const all = relationsOf(tables, bands);
  const hanging = hangingTables(tables, all);
  const relations = all.filter(({ left, right }) => !hanging.has(left) && !hanging.has(right));
  const joint = jointTables(tables, relations, bands);
  const split = linkTables(links, [...tables, ...joint.tables]);
  const cells = bounds([...tables, ...joint.tables, ...split.tables]);
  const sumsOf = (some: readonly Relation[]) => some.flatMap((relation) => relationSums(relation, cells.starts));
  const sums = [
    ...sumsOf([...withoutImplied(relations), ...joint.relations, ...split.relations]),
    ...partSums(tables, cells.starts, hanging),
  ];
  openRepeats(cells, sumsOf(relations));
  openZeros(cells, sums);
  return { ...cells, sums, hanging, inPairs: joint.inPairs };
}

type Cells = Omit<LinkedSystem, "sums" | "hanging" | "inPairs">;

function bounds(tables: readonly LinkedTable[]): Cells {
  const starts = [0];
  for (const { keys } of tables) starts.push(starts.at(-1)! + cellsOf(keys));
  const size = starts.at(-1)!;
  const cells = { lower: new Float64Array(size), upper: new Float64Array(size), least: new Float64Array(size) };
  const largest = tables.reduce((most, { counts }) => Math.max(most, sumOf(counts)), 0);
  tables.forEach(({ counts, hidden, rounded, least }, place) => {
    for (let cell = 0, at = starts[place]!; cell < counts.length; cell++, at++) {
      const shown = rounded?.counts[cell] ?? counts[cell]!;
      cells.lower[at] = hidden[cell] ? 0 : Math.max(0, shown - (rounded?.spread ?? 0));
      // No cell of data that agree with a release is larger than twice what it counts; hidden ones are not bounded by it.
      cells.upper[at] = hidden[cell] ? 2 * largest + 1000 : shown + (rounded?.spread ?? 0);
      cells.least[at] = hidden[cell] ? least : 0;
    }
  });
  return { tables, starts, ...cells };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
}

function relationSums({ left, right, kind, shared }: Relation, starts: readonly number[]): CellSum[] {
  const sums = Array.from({ length: shared.size }, () => ({ more: [] as number[], less: [] as number[], kind }));
  shared.left.forEach((code, cell) => {
    sums[code]?.more.push(starts[left]! + cell);
  });
  shared.right.forEach((code, cell) => {
    sums[code]?.less.push(starts[right]! + cell);
  });
  return sums;
}

/** Parts of a whole add up to it, or to less; tables that hide together may be the parts of a table of the same keys. */
function partSums(
  tables: readonly LinkedTable[],
  starts: readonly number[],
  hanging: ReadonlyMap<number, Relation>,
): CellSum[] {
  const names = [...new Set(tables.flatMap(({ partOf, hidesWith }) => [partOf ?? "", hidesWith ?? ""]))];
  return names
    .filter((name) => name !== "")
    .flatMap((name) => {
      const parts = [...tables.keys()].filter((place) =>
        [tables[place]!.partOf, tables[place]!.hidesWith].includes(name),
      );
      return parts.some((place) => hanging.has(place)) ? [] : sumsOfParts(name, parts, { tables, starts });
    });
}

function sumsOfParts(
  name: string,
  parts: readonly number[],
  { tables, starts }: { readonly tables: readonly LinkedTable[]; readonly starts: readonly number[] },
): CellSum[] {
  const added = tables[parts[0]!]!.counts.map((_, cell) =>
    parts.reduce((sum, part) => sum + tables[part]!.counts[cell]!, 0),
  );
  const wholes = [...tables.keys()].filter(
    (place) => !parts.includes(place) && isWhole(tables[place]!, tables[parts[0]!]!),
  );
  return wholes.flatMap((whole) => {
    const left = tables[whole]!.counts.map((count, cell) => count - added[cell]!);
    const isExact = left.every((count) => count === 0);
    if (!isExact && (tables[whole]!.id !== name || left.some((count) => count < 0))) return [];
    return left.map((_, cell) => ({
      more: [starts[whole]! + cell],
      less: parts.map((part) => starts[part]! + cell),
      kind: isExact ? ("equal" as const) : ("at-least" as const),
    }));
  });
}

function isWhole(whole: LinkedTable, part: LinkedTable): boolean {
  return (
    whole.unit === part.unit &&
    whole.keys.length === part.keys.length &&
    whole.keys.every(({ name, levels }, key) => {
      const other = part.keys[key]!;
      return (
        name === other.name &&
        levels.length === other.levels.length &&
        levels.every((level, at) => level === other.levels[at])
      );
    })
  );
}

/** Cells that a published zero holds down are zero for everyone: they are no secret, and need no protection. */
function openZeros({ lower, upper, least }: Cells, sums: readonly CellSum[]): void {
  const open = (known: readonly number[], held: readonly number[]) => {
    if (known.some((cell) => upper[cell] !== 0)) return false;
    const closed = held.filter((cell) => upper[cell] !== 0 && lower[cell] === 0);
    for (const cell of closed) {
      upper[cell] = 0;
      least[cell] = 0;
    }
    return closed.length > 0;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { more, less, kind } of sums) {
      if (open(more, less)) changed = true;
      if (kind === "equal" && open(less, more)) changed = true;
    }
  }
}

/** A cell that another table shows in its own right is no secret where this one hides it. */
function openRepeats({ tables, lower, upper, least }: Cells, sums: readonly CellSum[]): void {
  const isShown = tables.flatMap(({ hidden }) => hidden.map((isHidden) => !isHidden));
  for (const { more, less, kind } of sums) {
    if (kind !== "equal" || more.length !== 1 || less.length !== 1) continue;
    const [one, other] = [more[0]!, less[0]!];
    if (isShown[one] === isShown[other]) continue;
    const [shown, cell] = isShown[one] ? [one, other] : [other, one];
    lower[cell] = lower[shown]!;
    upper[cell] = upper[shown]!;
    least[cell] = 0;
  }
}
