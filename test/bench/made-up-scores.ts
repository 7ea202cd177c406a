import { nextBelow, nextNormal, streamsFrom } from "../../src/statistics/random.js";

/** Scores on the normal scale, higher by one for the fifth of the rows with a violation. */
export function madeUpScores(units: number): { readonly scores: Float64Array; readonly outcomes: Uint8Array } {
  const state = streamsFrom(1).block(0);
  const scores = new Float64Array(units);
  const outcomes = new Uint8Array(units);
  for (let unit = 0; unit < units; unit++) {
    outcomes[unit] = nextBelow(state, 5) === 0 ? 1 : 0;
    scores[unit] = nextNormal(state) + outcomes[unit]!;
  }
  return { scores, outcomes };
}
