import type { LinkedCell, LinkedTables } from "../../audit/families/family-result.js";
import { cellsOf, type LinkedTable } from "./linked-table.js";
import type { Relation } from "./relations.js";

/**
 * The finest common splits of tables by different groups as tables of a system: nobody publishes them, and the published
 * tables are sums of them.
 * @param links  finest common splits
 * @param tables  the tables before them
 * @returns hidden tables that need no protection themselves, and how the published ones sum them
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example linkTables(result.links, tables).tables.length
 */
export function linkTables(
  links: readonly LinkedTables[],
  tables: readonly LinkedTable[],
): { readonly tables: readonly LinkedTable[]; readonly relations: readonly Relation[] } {
  const added: LinkedTable[] = [];
  const relations: Relation[] = [];
  for (const [number, { totals, byBand, cells }] of links.entries()) {
    const right = tables.length + added.length;
    const width = cells[0]?.counts.length ?? 0;
    const unit = tables.find(({ id }) => id === byBand[0])?.unit;
    if (unit === undefined || width === 0) continue;
    added.push({
      id: `link ${number}`,
      unit,
      keys: [
        { name: "group", levels: cells.map(({ rows }) => rows[0]!) },
        { name: "column", levels: Array.from({ length: width }, (_, column) => String(column)) },
      ],
      counts: cells.flatMap(({ counts }) => counts),
      hidden: new Array<boolean>(cells.length * width).fill(true),
      least: 0,
    });
    const published = [...totals.map((id, place) => ({ id, place })), ...byBand.map((id, place) => ({ id, place }))];
    for (const { id, place } of published) {
      const left = tables.findIndex((table) => table.id === id);
      if (left >= 0) relations.push(rowSums({ table: tables[left]!, left, right }, cells, place));
    }
  }
  return { tables: added, relations };
}

/** Each row of a published table, band by band where it has bands, is the sum of the cells that stand in it. */
function rowSums(
  { table, left, right }: { readonly table: LinkedTable; readonly left: number; readonly right: number },
  cells: readonly LinkedCell[],
  place: number,
): Relation {
  const size = cellsOf(table.keys);
  const { levels } = table.keys[0]!;
  const columns = size / levels.length;
  const width = cells[0]!.counts.length;
  const codes = Int32Array.from({ length: cells.length * width }, (_, at) => {
    const row = levels.indexOf(cells[Math.floor(at / width)]!.rows[place]!);
    return row * columns + (columns === 1 ? 0 : at % width);
  });
  const shared = { variables: [], size, left: Int32Array.from({ length: size }, (_, cell) => cell), right: codes };
  return { left, right, kind: "equal", shared };
}
