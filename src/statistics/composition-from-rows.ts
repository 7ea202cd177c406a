import { ArgumentError } from "../errors.js";
import type { Composition } from "./composition.js";

/**
 * Composition of units from nested rows, one row a unit and one column a group.
 * @param rows  at least one row, all of one length from 1 to 65,535; whole counts from 0 to 2^32 - 1
 * @throws ArgumentError on ragged rows, and on counts that are not whole, are negative or are too large
 * @see compressed sparse rows, as R Matrix::dgRMatrix holds them
 * @example compositionFromRows([[5, 0, 1], [0, 3, 0]]).memberCounts // [5, 1, 3]
 */
export function compositionFromRows(rows: readonly (readonly number[])[]): Composition {
  const groups = rows[0]?.length ?? 0;
  if (groups < 1 || groups > 0xffff) {
    throw new ArgumentError(`compositionFromRows requires rows of 1 to 65,535 groups; got ${groups}`);
  }
  const offsets = new Uint32Array(rows.length + 1);
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  for (const [unit, row] of rows.entries()) {
    if (row.length !== groups) {
      throw new ArgumentError(`compositionFromRows requires rows of one length; got ${groups} and ${row.length}`);
    }
    for (const [group, count] of row.entries()) {
      requireCount(count, unit);
      if (count === 0) continue;
      groupCodes.push(group);
      memberCounts.push(count);
    }
    offsets[unit + 1] = groupCodes.length;
  }
  return {
    groups,
    offsets,
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
  };
}

function requireCount(count: number, unit: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= 0xffffffff) return;
  throw new ArgumentError(
    `compositionFromRows requires whole counts from 0 to 4294967295; got ${count} at unit ${unit}`,
  );
}
