import type { AuditedUnits } from "./audited-units.js";

/** Majority group of each unit, and what stands behind each majority group. */
export interface Majorities {
  /** Group code per unit, or the number of groups where no group has the majority. */
  readonly majority: Uint16Array;
  /** Units per majority group and last without one; length groups + 1. */
  readonly units: Float64Array;
  /** Members of the majority group at those units, and the most at one unit; last for units without a majority. */
  readonly people: Float64Array;
  readonly largest: Float64Array;
  /** The same by band x (groups + 1), row major. */
  readonly unitsByBand: Float64Array;
  readonly peopleByBand: Float64Array;
  readonly largestByBand: Float64Array;
}

/**
 * The group g with n_ig / M_i strictly above the threshold, at units of at least `minMembers` members; else none.
 * For units without a majority group the people counted are all their members.
 * @param threshold  in [0.5, 1): at most one group can be above it
 */
export function majorities(
  units: AuditedUnits,
  { threshold, minMembers }: { readonly threshold: number; readonly minMembers: number },
): Majorities {
  const none = units.groups.length;
  const width = none + 1;
  const bands = units.bands.length;
  const result = {
    majority: new Uint16Array(units.sums.units).fill(none),
    units: new Float64Array(width),
    people: new Float64Array(width),
    largest: new Float64Array(width),
    unitsByBand: new Float64Array(bands * width),
    peopleByBand: new Float64Array(bands * width),
    largestByBand: new Float64Array(bands * width),
  };
  const { offsets, groupCodes, memberCounts } = units.composition!;
  for (let unit = 0; unit < units.sums.units; unit++) {
    const size = units.sums.unitMembers[unit]!;
    let group = none;
    let people = size;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (size >= minMembers * units.scale && memberCounts[j]! > threshold * size) {
        group = groupCodes[j]!;
        people = memberCounts[j]!;
      }
    }
    result.majority[unit] = group;
    const cell = units.bandCodes[unit]! * width + group;
    result.units[group]! += 1;
    result.people[group]! += people;
    result.largest[group] = Math.max(result.largest[group]!, people);
    result.unitsByBand[cell]! += 1;
    result.peopleByBand[cell]! += people;
    result.largestByBand[cell] = Math.max(result.largestByBand[cell]!, people);
  }
  return result;
}
