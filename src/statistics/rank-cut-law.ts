import { ArgumentError } from "../errors.js";
import { binomialUpperTail } from "./distributions.js";

/** Law of the score at which a top share is cut off, over resamples of the units with replacement. */
export interface RankCutLaw {
  /** Lowest score of the top units as they are. */
  readonly cut: number;
  /** Chance that a resample cuts at this score or a lower one; one entry a distinct score, ascending to 1. */
  readonly atMost: Float64Array;
}

/**
 * Exact bootstrap law of a cut by ranks: the lowest score among the highest `top` of n units. A resample cuts at or below
 * a score when at least n - top + 1 of its n draws lie there, so no draw is needed.
 * @param scores  distinct scores, ascending; length k
 * @param counts  units at each score, whole, length k
 * @param top  units above the cut, itself included; 1 .. n
 * @throws ArgumentError on unequal lengths or a top outside 1 .. n
 * @see Efron 1979, section 3 (bootstrap law of the median); Maritz & Jarrett 1978
 * @example rankCutLaw([1, 2, 3], [1, 1, 1], 2).atMost // 7/27, 20/27, 1
 */
export function rankCutLaw(scores: ArrayLike<number>, counts: ArrayLike<number>, top: number): RankCutLaw {
  if (scores.length !== counts.length) {
    throw new ArgumentError(`rankCutLaw requires as many counts as scores; got ${counts.length} and ${scores.length}`);
  }
  let units = 0;
  for (let i = 0; i < counts.length; i++) units += counts[i]!;
  if (!(Number.isInteger(top) && top >= 1 && top <= units)) {
    throw new ArgumentError(`rankCutLaw requires a whole top from 1 to ${units}; got ${top}`);
  }
  const needed = units - top + 1;
  const atMost = new Float64Array(scores.length);
  let below = 0;
  let cut = Number.NaN;
  for (let i = 0; i < scores.length; i++) {
    below += counts[i]!;
    if (below >= needed && Number.isNaN(cut)) cut = scores[i]!;
    atMost[i] = binomialUpperTail(needed, units, below / units);
  }
  return { cut, atMost };
}

/**
 * Central interval of the cut over resamples.
 * @param level  in (0, 1)
 * @returns the scores that hold it: each tail outside has at most half of 1 - level
 * @example rankCutInterval([1, 2, 3], rankCutLaw([1, 2, 3], [1, 1, 1], 2), 0.5) // lower 1, upper 3
 */
export function rankCutInterval(
  scores: ArrayLike<number>,
  { atMost }: RankCutLaw,
  level: number,
): { readonly lower: number; readonly upper: number } {
  const tail = (1 - level) / 2;
  const first = (share: number) =>
    scores[
      Math.max(
        0,
        atMost.findIndex((chance) => chance >= share),
      )
    ]!;
  return { lower: first(tail), upper: first(1 - tail) };
}
