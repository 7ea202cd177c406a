import { ArgumentError } from "../errors.js";
import type { ArrangementDesign } from "./arrangement-statistics.js";
import type { Composition } from "./composition.js";
import { LONG_UNIT } from "./drawing-memory.js";
import { logFactorials } from "./hypergeometric-draw.js";

/**
 * Units as records in one array, so that drawing a unit touches one or two cache lines: members of the unit, its
 * majority group above its number of entries, then one word an entry: count above group code. `starts` holds where
 * each record begins, in classes of equal numbers of entries: inside a class the loop over entries has one length,
 * which spares the processor a wrong guess a unit.
 */
export interface ArrangementRecords {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  /** Class c holds starts from classBegins[c] to classBegins[c + 1] (exclusive). */
  readonly classBegins: Uint32Array;
  readonly logFactorial: Float64Array;
}

/**
 * Records of all units, to draw arrangements from.
 * @throws ArgumentError from 2^21 units on, where the product of a 32-bit draw and the bound is no exact integer, and
 *   from 65,536 members of one group at a unit on
 */
export function packArrangement(composition: Composition, design: ArrangementDesign): ArrangementRecords {
  const { offsets, groupCodes, memberCounts } = composition;
  const { units, unitMembers } = design.sums;
  requireBounds(units, memberCounts);
  const words = new Uint32Array(2 * units + groupCodes.length);
  const starts = new Uint32Array(units);
  const classBegins = new Uint32Array(LONG_UNIT + 2);
  let at = 0;
  let placed = 0;
  for (let length = 0; length <= LONG_UNIT; length++) {
    classBegins[length] = placed;
    for (let unit = 0; unit < units; unit++) {
      const entries = offsets[unit + 1]! - offsets[unit]!;
      if (Math.min(entries, LONG_UNIT) !== length) continue;
      starts[placed++] = at;
      words[at++] = unitMembers[unit]!;
      words[at++] = ((design.majority?.[unit] ?? 0) << 16) | entries;
      for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) words[at++] = (memberCounts[j]! << 16) | groupCodes[j]!;
    }
  }
  classBegins[LONG_UNIT + 1] = placed;
  return { words, starts, classBegins, logFactorial: logFactorials(units) };
}

function requireBounds(units: number, memberCounts: Uint32Array): void {
  if (units >= 0x200000) {
    throw new ArgumentError(`clusterPermutationTask requires fewer than 2097152 units; got ${units}`);
  }
  const largest = memberCounts.reduce((most, count) => Math.max(most, count), 0);
  if (largest > 0xffff) {
    throw new ArgumentError(
      `clusterPermutationTask requires at most 65535 members of one group at a unit; got ${largest}`,
    );
  }
}
