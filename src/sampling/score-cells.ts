import { NO_OUTCOME } from "./sampling-frame.js";

/** Inspected units that a class of scores should hold, and the most classes of a stratum. */
const INSPECTED_A_CLASS = 30;
const MOST_CLASSES = 10;

/**
 * Cells in which the inspected stand for the others: the strata, cut into classes of scores with about 30 inspected
 * units each, at most 10. A stratum that was inspected whole is one cell, since nothing is filled in there.
 * @param scores  by unit of the frame
 * @param stratumCodes  by unit of the frame
 * @param outcomes  255 where a unit was not inspected
 * @returns cell of each unit and their number
 * @example imputationCells(scores, stratumCodes, outcomes).cellCount
 */
export function imputationCells(
  scores: Float64Array,
  stratumCodes: Uint32Array,
  outcomes: Uint8Array,
): { readonly cells: Uint32Array; readonly cellCount: number } {
  const strata = stratumCodes.reduce((most, stratum) => Math.max(most, stratum + 1), 0);
  const inspected: number[][] = Array.from({ length: strata }, () => []);
  const sizes = new Float64Array(strata);
  stratumCodes.forEach((stratum, unit) => {
    sizes[stratum]! += 1;
    if (outcomes[unit] !== NO_OUTCOME) inspected[stratum]!.push(scores[unit]!);
  });
  const cuts = inspected.map((seen, h) => (seen.length === sizes[h] ? [] : classCuts(seen)));
  const first = new Uint32Array(strata + 1);
  cuts.forEach((bounds, h) => {
    first[h + 1] = first[h]! + bounds.length + 1;
  });
  const cells = Uint32Array.from(stratumCodes, (stratum, unit) => {
    const bounds = cuts[stratum]!;
    return first[stratum]! + bounds.filter((bound) => scores[unit]! >= bound).length;
  });
  return { cells, cellCount: first[strata]! };
}

/** Lower bounds of the classes above the first; equal scores are never parted. */
function classCuts(inspected: readonly number[]): readonly number[] {
  const sorted = inspected.toSorted((a, b) => a - b);
  const classes = Math.max(1, Math.min(MOST_CLASSES, Math.floor(sorted.length / INSPECTED_A_CLASS)));
  const bounds = Array.from(
    { length: classes - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / classes)]!,
  );
  return [...new Set(bounds)].filter((bound) => bound > sorted[0]!);
}
