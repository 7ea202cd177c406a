import type { CompositionEvidence } from "../../data/evidence.js";
import type { TableId } from "../derived-value.js";
import { NO_MAJORITY } from "../hypothesis-2/hypothesis-2.js";
import type { LinkedCell, LinkedTables } from "./family-result.js";

/** One table by group: the evidence that it counts, with the patterns of all tables in one order. */
export interface LinkedTable {
  readonly totals: TableId;
  readonly byBand: TableId;
  readonly evidence: CompositionEvidence;
  /** Row that members of a single group have at a pattern. */
  readonly rowOf: (group: string, pattern: number) => string;
}

/** Labels of one cell joined by a mark that no label holds. */
const BETWEEN = "\u0000";

/**
 * Finest common split of tables that count members by group (H1): which row every member has in each table.
 * @param linked  tables; the first is the one by single groups
 */
export function linkedMembers(linked: readonly LinkedTable[]): LinkedTables {
  const { evidence } = linked[0]!;
  const cells = new Cells(evidence.bands.order.length);
  for (let pattern = 0; pattern < evidence.weights.length; pattern++) {
    for (let j = evidence.offsets[pattern]!; j < evidence.offsets[pattern + 1]!; j++) {
      const group = evidence.groups[evidence.groupCodes[j]!]!;
      const rows = linked.map(({ rowOf }) => rowOf(group, pattern));
      const people = evidence.memberCounts[j]!;
      cells.add(rows, {
        band: evidence.bandCodes[pattern]!,
        weight: evidence.weights[pattern]!,
        people,
        count: people,
      });
    }
  }
  return linkOf(linked, cells);
}

/**
 * Finest common split of tables that count sponsors by majority (H2): which row every sponsor has in each table.
 * @param linked  tables; the first is the one by single groups
 * @param rule.threshold  a group has the majority when its share is strictly above this
 * @param rule.minMembers  sponsors with fewer members have no majority group
 */
export function linkedMajorities(
  linked: readonly LinkedTable[],
  rule: { readonly threshold: number; readonly minMembers: number },
): LinkedTables {
  const { evidence } = linked[0]!;
  const cells = new Cells(evidence.bands.order.length);
  for (let pattern = 0; pattern < evidence.weights.length; pattern++) {
    const own = majorityAt(evidence, pattern, rule);
    if (own === null) continue;
    const rows = [own, ...linked.slice(1).map((table) => majorityAt(table.evidence, pattern, rule)!)];
    const at = { band: evidence.bandCodes[pattern]!, weight: evidence.weights[pattern]!, people: own.people, count: 1 };
    cells.add(
      rows.map(({ label }) => label),
      at,
    );
  }
  return linkOf(linked, cells);
}

function linkOf(linked: readonly LinkedTable[], cells: Cells): LinkedTables {
  return {
    totals: linked.map(({ totals }) => totals),
    byBand: linked.map(({ byBand }) => byBand),
    cells: cells.list(),
    splits: [],
  };
}

export function majorityAt(
  { offsets, groups, groupCodes, memberCounts, scale = 1 }: CompositionEvidence,
  pattern: number,
  { threshold, minMembers }: { readonly threshold: number; readonly minMembers: number },
): { readonly label: string; readonly people: number } | null {
  const counts = memberCounts.subarray(offsets[pattern]!, offsets[pattern + 1]!);
  const size = counts.reduce((sum, count) => sum + count, 0);
  if (size === 0) return null;
  const at = size < minMembers * scale ? -1 : counts.findIndex((count) => count > threshold * size);
  if (at < 0) return { label: NO_MAJORITY, people: size };
  return { label: groups[groupCodes[offsets[pattern]! + at]!]!, people: counts[at]! };
}

/** Cells by their rows, filled one pattern at a time. */
export class Cells {
  readonly #bands: number;
  readonly #cells = new Map<string, { counts: number[]; people: number[]; units: number[]; largest: number[] }>();

  constructor(bands: number) {
    this.#bands = bands;
  }

  add(
    rows: readonly string[],
    at: { readonly band: number; readonly weight: number; readonly people: number; readonly count: number },
  ): void {
    const key = rows.join(BETWEEN);
    const cell = this.#cells.get(key) ?? {
      counts: new Array<number>(this.#bands).fill(0),
      people: new Array<number>(this.#bands).fill(0),
      units: new Array<number>(this.#bands).fill(0),
      largest: new Array<number>(this.#bands).fill(0),
    };
    cell.counts[at.band]! += at.weight * at.count;
    cell.people[at.band]! += at.weight * at.people;
    cell.units[at.band]! += at.weight;
    cell.largest[at.band] = Math.max(cell.largest[at.band]!, at.people);
    this.#cells.set(key, cell);
  }

  list(): LinkedCell[] {
    return [...this.#cells].map(([key, cell]) => ({ rows: key.split(BETWEEN), ...cell }));
  }
}
