import { logHypergeometricTerm, type Urn } from "./hypergeometric-density.js";
import { hypergeometricSupport } from "./hypergeometric-tails.js";
import type { MagnitudeLaw } from "./step-down.js";

/** Contrasts that differ by less than this, relatively, are equal in exact arithmetic. */
const TIE = 1e-10;

/**
 * Exact law of the size of a contrast of one group of units that count once each, when flags are permuted over all
 * units: the flagged units of the group follow the hypergeometric law.
 * @param group.size  units of the group, whole, below `units`
 * @param group.units  all units
 * @param group.flagged  flagged units, whole
 * @param contrast  signed contrast at each possible number of flagged units of the group
 * @returns distinct sizes of the contrast, ascending, with the probability of one at least as large; of the counts whose
 *   probability a double does not tell from 0, the nearest on either side alone
 * @example contrastLaw({ size: 1, units: 4, flagged: 1 }, (count) => count - 0.25).pValues // [1, 0.25]
 */
export function contrastLaw(
  { size, units, flagged }: { readonly size: number; readonly units: number; readonly flagged: number },
  contrast: (count: number) => number,
): MagnitudeLaw {
  const urn = { white: flagged, black: units - flagged, drawn: size };
  const outcomes = likelyCounts(urn)
    .map(({ count, probability }) => ({ magnitude: Math.abs(contrast(count)), probability }))
    .sort((a, b) => b.magnitude - a.magnitude);
  const magnitudes: number[] = [];
  const pValues: number[] = [];
  let tail = 0;
  for (const { magnitude, probability } of outcomes) {
    tail += probability;
    const last = magnitudes.length - 1;
    if (last >= 0 && magnitudes[last]! - magnitude <= TIE * magnitudes[last]!) {
      magnitudes[last] = magnitude;
      pValues[last] = Math.min(1, tail);
    } else {
      magnitudes.push(magnitude);
      pValues.push(Math.min(1, tail));
    }
  }
  return { magnitudes: Float64Array.from(magnitudes.reverse()), pValues: Float64Array.from(pValues.reverse()) };
}

/** From the mode outwards, so that the cost grows with the spread of the law and not with the numbers of the urn. */
function likelyCounts(urn: Urn): readonly { readonly count: number; readonly probability: number }[] {
  const { lowest, highest, mode } = hypergeometricSupport(urn);
  const outcome = (count: number) => ({ count, probability: Math.exp(logHypergeometricTerm(count, urn)) });
  const below = [];
  const above = [];
  for (let count = mode; count <= highest; count++) {
    above.push(outcome(count));
    if (above.at(-1)!.probability === 0) break;
  }
  for (let count = mode - 1; count >= lowest; count--) {
    below.push(outcome(count));
    if (below.at(-1)!.probability === 0) break;
  }
  return [...below.reverse(), ...above];
}
