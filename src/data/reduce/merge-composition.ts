import { ArgumentError } from "../../errors.js";
import type { CompositionRows } from "../columns.js";
import { compareCodePoints } from "./code-points.js";
import type { UnitComposition } from "./units.js";

/**
 * Composition of units as the sum of the compositions of their sponsors. Groups without a member in any unit vanish,
 * the others stand in code-point order.
 *
 * @param rows  composition of sponsors
 * @param members  sponsors of every unit as compressed sparse rows
 * @returns composition of units, groups ascending within a unit
 * @throws ArgumentError when a sum reaches 2^32
 */
export function mergeComposition(
  rows: CompositionRows,
  members: { readonly offsets: Uint32Array; readonly sponsors: Uint32Array },
): UnitComposition {
  const { groups, codeOf } = occurringGroups(rows, members.sponsors);
  const units = members.offsets.length - 1;
  const offsets = new Uint32Array(units + 1);
  const groupCodes: number[] = [];
  const counts: number[] = [];
  const totals = new Float64Array(groups.length);
  for (let unit = 0; unit < units; unit++) {
    const touched: number[] = [];
    for (let m = members.offsets[unit]!; m < members.offsets[unit + 1]!; m++) {
      addSponsor(members.sponsors[m]!, { rows, codeOf, totals, touched });
    }
    for (const group of touched.sort((a, b) => a - b)) {
      groupCodes.push(group);
      counts.push(wholeCount(totals[group]!));
      totals[group] = 0;
    }
    offsets[unit + 1] = groupCodes.length;
  }
  return { groups, offsets, groupCodes: Uint16Array.from(groupCodes), counts: Uint32Array.from(counts) };
}

function addSponsor(
  sponsor: number,
  into: { rows: CompositionRows; codeOf: Int32Array; totals: Float64Array; touched: number[] },
): void {
  const { rows, codeOf, totals, touched } = into;
  for (let j = rows.offsets[sponsor]!; j < rows.offsets[sponsor + 1]!; j++) {
    if (rows.counts[j] === 0) continue;
    const group = codeOf[rows.groupCodes[j]!]!;
    if (totals[group] === 0) touched.push(group);
    totals[group] = totals[group]! + rows.counts[j]!;
  }
}

function occurringGroups(rows: CompositionRows, sponsors: Uint32Array) {
  const occurs = new Uint8Array(rows.groups.length);
  for (const sponsor of sponsors) {
    for (let j = rows.offsets[sponsor]!; j < rows.offsets[sponsor + 1]!; j++) {
      if (rows.counts[j]! > 0) occurs[rows.groupCodes[j]!] = 1;
    }
  }
  const groups = rows.groups.filter((_, code) => occurs[code] === 1).sort(compareCodePoints);
  const rank = new Map(groups.map((group, code) => [group, code]));
  return { groups, codeOf: Int32Array.from(rows.groups, (group) => rank.get(group) ?? -1) };
}

function wholeCount(total: number): number {
  if (total > 0xffffffff) throw new ArgumentError(`mergeComposition requires sums below 4294967296; got ${total}`);
  return total;
}
