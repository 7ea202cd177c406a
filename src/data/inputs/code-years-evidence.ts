import type { CodeState } from "../../plan/inputs/outcome-states.js";

/** Codes by year, as counts of the units of the audit. */
export interface CodeYearsEvidence {
  /** Years in order; the year of a change of policy within it stands twice. */
  readonly years: readonly CodeYear[];
  /** *NM* alone, *SC* with or without *NM*, neither; row major over the years. */
  readonly counts: readonly number[];
  /** The same of units without a day. */
  readonly undated: readonly [number, number, number];
}

/** A year, or the part of it before or from a change of policy. */
export interface CodeYear {
  readonly year: string;
  readonly part: "whole" | "before" | "from";
}

const COLUMN: Readonly<Record<CodeState, 0 | 1 | 2>> = { NM: 0, SC: 1, both: 1, doubtful: 2, "no-code": 2 };

/**
 * Counts the codes of remarks by the year of a day, and splits the year in which a policy changed.
 * @param codes  what each remark holds, one a unit
 * @param days  YYYY-MM-DD, one a unit; anything else is no day
 * @param change  first day of a new policy; null where none is named
 * @example codeYears(["NM"], ["2021-06-01"], null).years // [{ year: "2021", part: "whole" }]
 */
export function codeYears(
  codes: readonly CodeState[],
  days: readonly string[],
  change: string | null,
): CodeYearsEvidence {
  const found = new Map<string, [number, number, number]>();
  const undated: [number, number, number] = [0, 0, 0];
  for (const [at, code] of codes.entries()) {
    const day = days[at]!;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
    const key = isDay ? keyOf(day, change) : null;
    const cells = key === null ? undated : (found.get(key) ?? [0, 0, 0]);
    cells[COLUMN[code]] += 1;
    if (key !== null) found.set(key, cells as [number, number, number]);
  }
  const keys = [...found.keys()].sort();
  return {
    years: keys.map((key) => ({ year: key.slice(0, 4), part: PARTS[Number(key[4])]! })),
    counts: keys.flatMap((key) => found.get(key)!),
    undated,
  };
}

const PARTS = ["whole", "before", "from"] as const;

/** Year and place of its part, so that keys in order are years in order. */
function keyOf(day: string, change: string | null): string {
  const year = day.slice(0, 4);
  if (change === null || !change.startsWith(year) || change.endsWith("-01-01")) return `${year}0`;
  return `${year}${day < change ? 1 : 2}`;
}
