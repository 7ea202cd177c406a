import type { Composition } from "./composition.js";
import { type StratifiedUnits, stratumSizes } from "./stratified-moments.js";

/** The contrast of one group split over its routes, with sampling variances over units. */
export interface StratifiedRoute {
  /** D = sum d f. */
  readonly contrast: number;
  /** E = sum over strata of the flagged share times the sum of d: the part that runs through the strata. */
  readonly between: number;
  readonly contrastVariance: number;
  readonly betweenVariance: number;
  readonly covariance: number;
  /** N_g (1 - N_g / N): what turns a contrast into a difference of shares. */
  readonly scale: number;
}

/**
 * Splits the contrast D of each tested group into the part E that runs through the strata and the rest, which exists
 * inside them, with linearised variances over independently drawn units. The influence of unit i of stratum h on D is
 * d (f - p), on E it is (fbar_h - p_E) d + (f - fbar_h) dbar_h, where p_E = sum M fbar / N.
 * @returns one entry a tested group
 * @see Sarndal, Swensson & Wretman 1992, section 5.5 (linearisation); Kitagawa 1955 (the split of a difference)
 * @example stratifiedRoutes({ composition: compositionFromRows([[1, 0], [0, 1]]), sums: compositionSums(compositionFromRows([[1, 0], [0, 1]])), strata: Uint16Array.of(0, 0), flagged: Uint8Array.of(1, 0), tested: Uint16Array.of(0) })[0].contrast // 0.5
 */
export function stratifiedRoutes(units: StratifiedUnits): readonly StratifiedRoute[] {
  const { sums, strata, flagged, tested, weights } = units;
  const sizes = stratumSizes(strata, flagged, weights);
  const rates = Float64Array.from(sizes.units, (size, stratum) => (size === 0 ? 0 : sizes.flagged[stratum]! / size));
  let pooled = 0;
  let expected = 0;
  for (let unit = 0; unit < strata.length; unit++) {
    // An entry that stands for several units of one member holds as many members.
    const size = weights === undefined ? sums.unitMembers[unit]! : weights[unit]!;
    pooled += size * flagged[unit]!;
    expected += size * rates[strata[unit]!]!;
  }
  const shares = { pooled: pooled / sums.members, expected: expected / sums.members };
  return Array.from(tested, (group) => routeOf(units, group, { rates, sizes: sizes.units, shares }));
}

interface Rates {
  readonly rates: Float64Array;
  readonly sizes: Uint32Array;
  /** Share of members under a flagged unit, and the share that the rates of the strata would give. */
  readonly shares: { readonly pooled: number; readonly expected: number };
}

function routeOf(units: StratifiedUnits, group: number, { rates, sizes, shares }: Rates): StratifiedRoute {
  const { sums, strata, flagged, weights } = units;
  const share = sums.groupMembers[group]! / sums.members;
  const deviation = membersOf(units.composition, group);
  const means = new Float64Array(sizes.length);
  for (let unit = 0; unit < strata.length; unit++) {
    const size = weights === undefined ? sums.unitMembers[unit]! : 1;
    deviation[unit] = deviation[unit]! - share * size;
    means[strata[unit]!]! += (deviation[unit]! / sizes[strata[unit]!]!) * (weights === undefined ? 1 : weights[unit]!);
  }
  const sum = { contrast: 0, between: 0, contrastSquared: 0, betweenSquared: 0, product: 0 };
  for (let unit = 0; unit < strata.length; unit++) {
    const weight = weights === undefined ? 1 : weights[unit]!;
    const stratum = strata[unit]!;
    const rate = rates[stratum]!;
    const contrast = deviation[unit]! * (flagged[unit]! - shares.pooled);
    const between = (rate - shares.expected) * deviation[unit]! + (flagged[unit]! - rate) * means[stratum]!;
    sum.contrast += weight * contrast;
    sum.between += weight * between;
    sum.contrastSquared += weight * contrast * contrast;
    sum.betweenSquared += weight * between * between;
    sum.product += weight * contrast * between;
  }
  const n = sums.units;
  const spread = (products: number, a: number, b: number) => (n / (n - 1)) * (products - (a * b) / n);
  return {
    contrast: sum.contrast,
    between: sum.between,
    contrastVariance: Math.max(0, spread(sum.contrastSquared, sum.contrast, sum.contrast)),
    betweenVariance: Math.max(0, spread(sum.betweenSquared, sum.between, sum.between)),
    covariance: spread(sum.product, sum.contrast, sum.between),
    scale: sums.groupMembers[group]! * (1 - share),
  };
}

function membersOf({ offsets, groupCodes, memberCounts }: Composition, group: number): Float64Array {
  const members = new Float64Array(offsets.length - 1);
  for (let unit = 0; unit < members.length; unit++) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (groupCodes[j] === group) members[unit] = members[unit]! + memberCounts[j]!;
    }
  }
  return members;
}
