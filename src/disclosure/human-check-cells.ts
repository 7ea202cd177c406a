import type { CountTable } from "../audit/result.js";
import type { HumanCheckPlan } from "../plan/human-check-schema.js";
import type { Solver } from "../runtime/solver.js";
import { type HiddenCells, hiddenCells, type Thresholds } from "./hidden-cells.js";
import { protectTogether } from "./protect-together.js";

/** Tables that guard a number and are not written: where quantiles lie is known beforehand. */
export function isGuard({ id }: Pick<CountTable, "id">): boolean {
  return id.startsWith("log.time.");
}

/**
 * Hidden cells of a human check: what all its tables together say. The table of agreement tells flagged bands from the
 * others, so it gives back a band that is hidden beside a small one; pairs of ratings have their margins in common.
 * @param tables  tables of the log or of the trial
 * @param thresholds  thresholds of that part
 * @param options  bands of the plan, and a solver, or null where none is at hand
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example humanCheckCells(tables, thresholds, { bands, solver: null }).isHidden("log.bands.split", "high")
 */
export function humanCheckCells(
  tables: readonly CountTable[],
  thresholds: Thresholds,
  { bands, solver }: { readonly bands: HumanCheckPlan["bands"]; readonly solver: Solver | null },
): HiddenCells {
  const [guards, written] = [tables.filter(isGuard), tables.filter((table) => !isGuard(table))];
  const guarded = hiddenCells(guards, thresholds);
  const crossed = written.map((table) => asCross(table, bands.order));
  const { hidden } = protectTogether({ tables: crossed, thresholds, links: [], bands }, solver);
  const changed = new Set(crossed.filter((table, place) => table !== written[place]).map(({ id }) => id));
  return {
    ...hidden,
    isHidden: (id, row) =>
      changed.has(id) ? hidden.hidesSome(id) : hidden.isHidden(id, row) || guarded.isHidden(id, row),
    hidesSome: (id) => hidden.hidesSome(id) || guarded.hidesSome(id),
    rests: (restsOn) => hidden.rests(restsOn) || guarded.rests(restsOn),
    cells: hidden.cells + guarded.cells,
  };
}

/** A table written as one list of pairs, as the cross of its two variables; any other table as it is. */
export function asCross(table: CountTable, order: readonly string[]): CountTable {
  const [followed, against, deviated, left] = table.counts;
  switch (table.id) {
    case "log.agreement":
      return {
        ...table,
        keys: [
          { name: "flagged", levels: ["flagged", "not flagged"] },
          { name: "decision", levels: ["followed", "deviated"] },
        ],
        counts: [followed!, against!, left!, deviated!],
      };
    case "trial.blind-by-model":
    case "trial.blind-by-after":
      return {
        ...table,
        keys: [
          { name: "blind", levels: order },
          { name: table.id.slice("trial.blind-by-".length), levels: order },
        ],
      };
    default:
      return table;
  }
}
