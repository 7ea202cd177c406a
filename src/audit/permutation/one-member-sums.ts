import type { CompositionSums } from "../../statistics/composition.js";

/**
 * Sums over units that have one member each, from the members of every group: no list of units is made.
 * @param groupMembers  members per group, whole
 */
export function oneMemberSums(groupMembers: Float64Array): CompositionSums {
  const units = groupMembers.reduce((sum, members) => sum + members, 0);
  return {
    units,
    unitMembers: new Float64Array(0),
    members: units,
    membersSquared: units,
    groupMembers,
    groupSquared: groupMembers,
    groupCross: groupMembers,
    groupUnits: groupMembers,
    groupLargest: groupMembers.map((members) => Math.min(1, members)),
  };
}
