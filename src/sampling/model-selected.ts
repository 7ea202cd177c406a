import type { Plan } from "../plan/schema.js";
import { randomOrder } from "../statistics/drawn-units.js";
import { streamsFrom } from "../statistics/random.js";
import { DRAW_BLOCKS } from "./draw-blocks.js";

/**
 * Units that the model selects for inspection beside the random draw.
 * @param sampling  what selects, how many at most, and the seed by which equal scores are told apart
 * @param units  flagged bands; band, selection by people (1 yes) and score of each unit, in the order of identifiers
 * @returns 1 where selected
 * @example modelSelected({ seed: 1, modelSelected: "none" }, units) // all 0
 */
export function modelSelected(
  sampling: Pick<NonNullable<Plan["sampling"]>, "seed" | "modelSelected" | "modelSelectedAtMost">,
  units: {
    readonly flagged: readonly boolean[];
    readonly bandCodes: Uint8Array;
    readonly chosen: Uint8Array;
    readonly scores: Float64Array | null;
  },
): Uint8Array {
  const { modelSelected: rule, modelSelectedAtMost: most, seed } = sampling;
  const { flagged, bandCodes, chosen, scores } = units;
  const selected = bandCodes.map((band, i) => {
    if (rule === "none") return 0;
    return (rule === "flagged" ? flagged[band] === true : chosen[i] === 1) ? 1 : 0;
  });
  if (most === undefined || scores === null) return selected;
  const lot = randomOrder(streamsFrom(seed).block(DRAW_BLOCKS.equalScores), selected.length);
  const score = (unit: number) => (Number.isNaN(scores[unit]!) ? Number.NEGATIVE_INFINITY : scores[unit]!);
  const byScore = [...lot].filter((unit) => selected[unit] === 1).sort((a, b) => descending(score(a), score(b)));
  const kept = new Uint8Array(selected.length);
  for (const unit of byScore.slice(0, most)) kept[unit] = 1;
  return kept;
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1;
}
