import type { AuditResult, CountTable } from "../../audit/result.js";
import type { HiddenCells, Thresholds } from "../hidden-cells.js";
import { publishedTable } from "../published-table.js";
import { roundingSpread } from "../rounded-count.js";
import type { BandFlags, LinkedTable } from "./linked-table.js";

/**
 * Tables of a result as a release shows them. Left out are tables that a source gave with holes (what stands in a hole is
 * not known here either) and ordered tables of which nothing is written.
 * @param tables  tables of a result
 * @param hidden  which rows are hidden
 * @param thresholds  thresholds of the plan
 * @returns tables of a linked system
 * @example releaseTables(result.tables, hidden, result.plan.disclosure).length
 */
export function releaseTables(
  tables: readonly CountTable[],
  hidden: HiddenCells,
  thresholds: Thresholds,
): readonly LinkedTable[] {
  return tables.flatMap((table) => {
    if ((table.suppressedCells?.length ?? 0) > 0) return [];
    const published = publishedTable(table, hidden, thresholds);
    if (published.counts.length === 0) return [];
    const exact = publishedTable(table, hidden, { ...thresholds, rounding: undefined }).counts;
    const isMerged = exact.length !== table.counts.length;
    return [
      {
        id: table.id,
        unit: table.unit,
        keys: published.keys,
        counts: isMerged ? exact.map(countOf) : table.counts,
        hidden: published.counts.map((count) => count === "suppressed"),
        ...(thresholds.rounding === undefined
          ? {}
          : { rounded: { counts: published.counts.map(countOf), spread: roundingSpread(thresholds.rounding) } }),
        least: leastPossible(table.unit === "sponsors" && table.support !== undefined, thresholds),
        ...(table.partOf === undefined ? {} : { partOf: table.partOf }),
        ...(table.hidesWith === undefined ? {} : { hidesWith: table.hidesWith }),
      },
    ];
  });
}

function countOf(count: number | "suppressed"): number {
  return count === "suppressed" ? 0 : count;
}

/** Whole numbers that have to remain possible for a hidden count: as many as the threshold of what it counts. */
export function leastPossible(isOfSponsors: boolean, { threshold, units, protection }: Thresholds): number {
  if (threshold === 0) return 0;
  return protection ?? (isOfSponsors ? Math.min(units, threshold) : threshold);
}

/** Which bands of a plan are flagged: the highest where it does not say. */
export function bandFlags({ bands }: AuditResult["plan"]): BandFlags {
  return { order: bands?.order ?? [], flagged: bands?.flagged ?? bands?.order.slice(-1) ?? [] };
}
