import type { ScoredUnit } from "../../data/evidence.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable, Derived, Estimate, TableId } from "../result.js";

/** A table of units by one answer that says nothing of groups: each small answer is hidden, and none that is empty. */
export function stateTable(
  id: TableId,
  {
    unit,
    key,
    levels,
    counts,
  }: {
    readonly unit: ScoredUnit;
    readonly key: string;
    readonly levels: readonly string[];
    readonly counts: readonly number[];
  },
): CountTable {
  return {
    id,
    unit,
    keys: [{ name: key, levels }],
    counts,
    showsEmptyRows: true,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  };
}

/** A share of the units of a table of answers. */
export interface StateShare {
  readonly state: string;
  readonly share: Derived<Estimate>;
}

/** Share of each answer of a table, each resting on its own row. */
export function stateShares(table: CountTable, level: number): readonly StateShare[] {
  const total = table.counts.reduce((sum, count) => sum + count, 0);
  return table.keys[0]!.levels.map((state, place) => ({
    state,
    share: derived(shareOf({ flagged: table.counts[place]!, total }, level), rowOf(table.id, state)),
  }));
}
