import { ArgumentError } from "../errors.js";

/**
 * Members of units by group, as compressed sparse rows: unit i holds `memberCounts[j]` members of group
 * `groupCodes[j]` for j from `offsets[i]` to `offsets[i + 1]` (exclusive).
 */
export interface Composition {
  readonly groups: number;
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly memberCounts: Uint32Array;
}

/** Sums over units that the studentised contrast of a group needs; all are exact integers held in doubles. */
export interface CompositionSums {
  readonly units: number;
  /** Members of each unit; length units. */
  readonly unitMembers: Float64Array;
  readonly members: number;
  /** Sum over units of the squared number of members. */
  readonly membersSquared: number;
  /** Per group: members, sum of n^2, sum of n M, units with a member, and the largest n. */
  readonly groupMembers: Float64Array;
  readonly groupSquared: Float64Array;
  readonly groupCross: Float64Array;
  readonly groupUnits: Float64Array;
  readonly groupLargest: Float64Array;
}

/**
 * Sums of a composition.
 * @throws ArgumentError when a sum leaves the exact integers of a double
 * @example compositionSums({ groups: 1, offsets: new Uint32Array([0, 1]), groupCodes: new Uint16Array([0]), memberCounts: new Uint32Array([3]) }).membersSquared // 9
 */
export function compositionSums(composition: Composition): CompositionSums {
  const { groups, offsets, groupCodes, memberCounts } = composition;
  const units = offsets.length - 1;
  const unitMembers = new Float64Array(units);
  const groupMembers = new Float64Array(groups);
  const groupSquared = new Float64Array(groups);
  const groupCross = new Float64Array(groups);
  const groupUnits = new Float64Array(groups);
  const groupLargest = new Float64Array(groups);
  let members = 0;
  let membersSquared = 0;
  for (let unit = 0; unit < units; unit++) {
    let size = 0;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) size += memberCounts[j]!;
    unitMembers[unit] = size;
    members += size;
    membersSquared += size * size;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const group = groupCodes[j]!;
      const count = memberCounts[j]!;
      groupMembers[group]! += count;
      groupSquared[group]! += count * count;
      groupCross[group]! += count * size;
      groupUnits[group]! += 1;
      if (count > groupLargest[group]!) groupLargest[group] = count;
    }
  }
  if (membersSquared > Number.MAX_SAFE_INTEGER) {
    throw new ArgumentError(`compositionSums requires a sum of squared unit sizes below 2^53; got ${membersSquared}`);
  }
  return {
    units,
    unitMembers,
    members,
    membersSquared,
    groupMembers,
    groupSquared,
    groupCross,
    groupUnits,
    groupLargest,
  };
}

/**
 * Effective number of units behind a group, (sum n)^2 / sum n^2; between 1 and the number of units with a member.
 * @returns 0 for a group without members
 * @see Kish 1965, section 11.7
 */
export function effectiveUnits(sums: CompositionSums, group: number): number {
  const squared = sums.groupSquared[group]!;
  return squared === 0 ? 0 : sums.groupMembers[group]! ** 2 / squared;
}
