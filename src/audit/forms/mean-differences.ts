import { effectiveUnits } from "../../statistics/composition.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import { LINEARISED_FROM } from "../comparison/clustered-comparison.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate } from "../estimates.js";
import type { AuditedUnits } from "../permutation/audited-units.js";

/** Means over the members of one group and over all others. */
export interface MeanDifference {
  readonly mean: Estimate;
  readonly restMean: Estimate;
  readonly difference: Estimate;
}

/**
 * Mean of a value of units over the members of a group, over those of all others, and their difference, with
 * linearised intervals: u = n (s - m_g) / N_g - (M - n)(s - m_r) / (N - N_g), variance S / (S - 1) times the sum of
 * u^2. Below 200 effective units that interval covers too little, and none is given.
 * @param values  one a unit
 * @param level  of the intervals, in (0, 1)
 * @see Sarndal, Swensson & Wretman 1992, section 5.5 (linearised ratio estimators over clusters)
 */
export function meanDifference(
  units: AuditedUnits,
  values: Float64Array,
  group: number,
  level: number,
): MeanDifference {
  const own = membersOf(units, group);
  const { unitMembers, units: count } = units.sums;
  const sums = { own: 0, ownValue: 0, rest: 0, restValue: 0 };
  own.forEach((n, unit) => {
    const others = unitMembers[unit]! - n;
    sums.own += n;
    sums.ownValue += n * values[unit]!;
    sums.rest += others;
    sums.restValue += others * values[unit]!;
  });
  const [mean, restMean] = [sums.ownValue / sums.own, sums.restValue / sums.rest];
  const squares = { own: 0, rest: 0, difference: 0 };
  own.forEach((n, unit) => {
    const mine = (n * (values[unit]! - mean)) / sums.own;
    const theirs = ((unitMembers[unit]! - n) * (values[unit]! - restMean)) / sums.rest;
    squares.own += mine * mine;
    squares.rest += theirs * theirs;
    squares.difference += (mine - theirs) ** 2;
  });
  const isWide = effectiveUnits(units.sums, group) >= LINEARISED_FROM;
  const around = (value: number, square: number): Estimate => {
    if (!isWide) return estimate(value, notEstimable("too-few-effective-units"));
    const reach = normalMultiplier(level) * Math.sqrt((count / (count - 1)) * square);
    return estimate(value, interval({ lower: value - reach, upper: value + reach }, level, "linearised-over-units"));
  };
  return {
    mean: around(mean, squares.own),
    restMean: around(restMean, squares.rest),
    difference: around(mean - restMean, squares.difference),
  };
}

function membersOf({ composition, sums }: AuditedUnits, group: number): Float64Array {
  const { offsets, groupCodes, memberCounts } = composition!;
  const own = new Float64Array(sums.units);
  for (let unit = 0; unit < sums.units; unit++) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (groupCodes[j] === group) own[unit] = memberCounts[j]!;
    }
  }
  return own;
}
