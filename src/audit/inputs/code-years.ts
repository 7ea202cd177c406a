import type { ScoredUnit } from "../../data/evidence.js";
import type { CodeYear, CodeYearsEvidence } from "../../data/inputs/code-years-evidence.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable, Derived, Estimate, TableId } from "../result.js";

/** Codes in the remarks by year. */
export interface CodeYears {
  readonly table: TableId;
  readonly years: readonly (CodeYear & {
    /** Name of its row in the table. */
    readonly row: string;
    /** Units of the year with a code, divided by all of them. */
    readonly withCode: Derived<Estimate>;
  })[];
  /** Row of the units without a day; null where each has one. */
  readonly undated: string | null;
  /** First day of a new policy; null where none is named. */
  readonly change: string | null;
}

const UNDATED = "undated";

/**
 * Units by year and code, with the share that has one. A remark with both codes counts under *SC*, so that few remarks with
 * both hide no year; where one of the codes is rare in some year, both codes stand together in all.
 * @param evidence  counts by year
 * @param options  unit of the audit, level of the intervals, first day of a new policy, fewest of a code in each year
 * @returns shares by year, and their table
 */
export function examineCodeYears(
  { years, counts, undated }: CodeYearsEvidence,
  {
    unit,
    level,
    change,
    least,
  }: {
    readonly unit: ScoredUnit;
    readonly level: number;
    readonly change: string | null;
    readonly least: number;
  },
): { readonly result: CodeYears; readonly tables: readonly CountTable[] } {
  const rows = years.map(({ year, part }) => (part === "whole" ? year : `${year} ${part}`));
  const hasUndated = undated.some((count) => count > 0);
  const fine = [...counts, ...(hasUndated ? undated : [])];
  const isSplit = fine.every((count) => count >= least);
  const all = isSplit ? fine : fine.flatMap((nm, at) => (at % 3 === 0 ? [nm + fine[at + 1]!, fine[at + 2]!] : []));
  const table: CountTable = {
    id: "outcomes.codes-by-year",
    unit,
    keys: [
      { name: "year-of-code", levels: [...rows, ...(hasUndated ? [UNDATED] : [])] },
      { name: "code-in-year", levels: isSplit ? ["NM", "SC", "neither"] : ["code", "neither"] },
    ],
    counts: all,
    showsEmptyRows: true,
    support: { people: all, units: all, largest: all.map((count) => Math.min(1, count)) },
  };
  return {
    result: {
      table: table.id,
      years: years.map((year, at) => {
        const [nm, sc, neither] = [0, 1, 2].map((column) => counts[3 * at + column]!) as [number, number, number];
        const row = rows[at]!;
        return {
          ...year,
          row,
          withCode: derived(shareOf({ flagged: nm + sc, total: nm + sc + neither }, level), rowOf(table.id, row)),
        };
      }),
      undated: hasUndated ? UNDATED : null,
      change,
    },
    tables: [table],
  };
}
