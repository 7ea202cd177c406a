import { ArgumentError } from "../../errors.js";
import type { CompositionRows } from "../columns.js";
import { compareCodePoints } from "./code-points.js";

/** Most nationalities of one person: shares of up to six are whole in units of a sixtieth. */
export const MOST_NATIONALITIES = 6;

/** How people with several nationalities count; see the plan's rules. */
export interface NationalityRules {
  readonly nationalityRule: "first" | "own-group" | "fractional";
  /** What stands between the nationalities of one person; absent: every label is one nationality. */
  readonly nationalitySeparator?: string | undefined;
}

/**
 * Composition with one nationality a label. A person with k nationalities counts for the first one, for the
 * combination, or 1/k for each of them; such shares are kept as whole numbers of 1/scale.
 *
 * @param rows  composition of sponsors, labels as they stand in the source
 * @param rules  rule of the plan, and the separator
 * @returns composition whose counts are people x scale; scale is the least common multiple of the numbers of
 *   nationalities that occur (1 to 60), and 1 where nobody is shared out. Groups may repeat within a sponsor
 * @throws ArgumentError when a label names no nationality, one twice, or more than six
 * @example severalNationalities(rows, { nationalityRule: "fractional", nationalitySeparator: "/" }).scale // 2
 */
export function severalNationalities(
  rows: CompositionRows,
  { nationalityRule, nationalitySeparator }: NationalityRules,
): { readonly rows: CompositionRows; readonly scale: number } {
  if (nationalitySeparator === undefined) return { rows, scale: 1 };
  const parts = rows.groups.map((label) => countedGroups(label, nationalitySeparator, nationalityRule));
  const groups = [...new Set(parts.flat())].sort(compareCodePoints);
  const codes = new Map(groups.map((group, code) => [group, code]));
  const used = new Set(rows.groupCodes);
  const scale = [...used].reduce((multiple, code) => leastCommonMultiple(multiple, parts[code]!.length), 1);
  const offsets = new Uint32Array(rows.offsets.length);
  const groupCodes: number[] = [];
  const counts: number[] = [];
  for (let sponsor = 0; sponsor + 1 < offsets.length; sponsor++) {
    for (let j = rows.offsets[sponsor]!; j < rows.offsets[sponsor + 1]!; j++) {
      const shared = parts[rows.groupCodes[j]!]!;
      for (const group of shared) {
        groupCodes.push(codes.get(group)!);
        counts.push(wholeCount((rows.counts[j]! * scale) / shared.length));
      }
    }
    offsets[sponsor + 1] = groupCodes.length;
  }
  return {
    rows: { groups, offsets, groupCodes: Uint16Array.from(groupCodes), counts: Uint32Array.from(counts) },
    scale,
  };
}

/** Groups that a label counts for: several only where people are shared out. */
function countedGroups(label: string, separator: string, rule: NationalityRules["nationalityRule"]): readonly string[] {
  const parts = label.split(separator).map((part) => part.replace(/^ +| +$/g, ""));
  if (parts.includes("") || new Set(parts).size < parts.length || parts.length > MOST_NATIONALITIES) {
    throw new ArgumentError(
      `severalNationalities requires labels of 1 to ${MOST_NATIONALITIES} different nationalities; got text, ${[...label].length} characters, ${parts.length} parts`,
    );
  }
  if (rule === "first") return parts.slice(0, 1);
  if (rule === "fractional") return parts;
  return [parts.toSorted(compareCodePoints).join(separator)];
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a * b) / x;
}

function wholeCount(count: number): number {
  if (count > 0xffffffff) {
    throw new ArgumentError(`severalNationalities requires counts below 4294967296 in shares of people; got ${count}`);
  }
  return count;
}
