import { compositionSums } from "../../statistics/composition.js";
import { studentisedContrast } from "../../statistics/studentised-contrast.js";
import type { AuditedUnits } from "../permutation/audited-units.js";

/** Largest share at which a group does not have the majority of a unit. */
const HALF = 0.5;

/**
 * Group with more than half of the members of each unit, or the number of groups where there is none.
 * @returns length units
 */
export function majorityOfUnits({ composition, sums, groups }: AuditedUnits): Uint16Array {
  const { offsets, groupCodes, memberCounts } = composition!;
  const majority = new Uint16Array(sums.units).fill(groups.length);
  for (let unit = 0; unit < sums.units; unit++) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (memberCounts[j]! > HALF * sums.unitMembers[unit]!) majority[unit] = groupCodes[j]!;
    }
  }
  return majority;
}

/**
 * The units that are left when groups leave the rest: units in which one of them has the majority go whole, since
 * their prediction may be about that group; of all other units only the members of those groups go, and a unit that
 * keeps nobody goes as well. Group codes stay the same.
 * @param majority  as `majorityOfUnits` gives it
 * @returns the units, and the place that each had before
 */
export function remainingUnits(
  units: AuditedUnits,
  majority: Uint16Array,
  without: readonly number[],
): AuditedUnits & { readonly kept: Uint32Array } {
  const gone = marked(units, without);
  const { offsets, groupCodes, memberCounts } = units.composition!;
  const width = units.groups.length;
  const unitOffsets: number[] = [0];
  const unitGroups: number[] = [];
  const unitCounts: number[] = [];
  const bandCodes: number[] = [];
  const kept: number[] = [];
  const bandSizes = new Uint32Array(units.bands.length);
  const members = new Int32Array(units.members.length);
  for (let unit = 0; unit < units.sums.units; unit++) {
    if (gone[majority[unit]!] === 1) continue;
    const band = units.bandCodes[unit]!;
    const before = unitGroups.length;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const group = groupCodes[j]!;
      if (gone[group] === 1) continue;
      unitGroups.push(group);
      unitCounts.push(memberCounts[j]!);
      members[band * width + group]! += memberCounts[j]!;
    }
    if (unitGroups.length === before) continue;
    unitOffsets.push(unitGroups.length);
    bandCodes.push(band);
    kept.push(unit);
    bandSizes[band]! += 1;
  }
  const composition = {
    groups: width,
    offsets: Uint32Array.from(unitOffsets),
    groupCodes: Uint16Array.from(unitGroups),
    memberCounts: Uint32Array.from(unitCounts),
  };
  return {
    ...units,
    composition,
    sums: compositionSums(composition),
    bandCodes: Uint8Array.from(bandCodes),
    kept: Uint32Array.from(kept),
    bandSizes,
    members,
    flaggedUnits: bandSizes.reduce((sum, size, band) => sum + (units.flagged[band] === 1 ? size : 0), 0),
  };
}

/** The contrast that `group` has among `remainingUnits`, in one pass and without making them. */
export function remainingContrast(
  units: AuditedUnits,
  majority: Uint16Array,
  { group, without }: { readonly group: number; readonly without: readonly number[] },
): number {
  const gone = marked(units, without);
  const { offsets, groupCodes, memberCounts } = units.composition!;
  const all = { members: 0, squared: 0, cross: 0, allMembers: 0, allSquared: 0 };
  const flagged = { ...all };
  for (let unit = 0; unit < units.sums.units; unit++) {
    if (gone[majority[unit]!] === 1) continue;
    let size = 0;
    let own = 0;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (gone[groupCodes[j]!] === 1) continue;
      size += memberCounts[j]!;
      if (groupCodes[j] === group) own = memberCounts[j]!;
    }
    addUnit(all, own, size);
    if (units.flagged[units.bandCodes[unit]!] === 1) addUnit(flagged, own, size);
  }
  const one = (value: number) => Float64Array.of(value);
  const sums = {
    ...units.sums,
    members: all.allMembers,
    membersSquared: all.allSquared,
    groupMembers: one(all.members),
    groupSquared: one(all.squared),
    groupCross: one(all.cross),
  };
  return all.allMembers === 0 ? 0 : studentisedContrast(flagged, sums, 0);
}

interface UnitSums {
  members: number;
  squared: number;
  cross: number;
  allMembers: number;
  allSquared: number;
}

function addUnit(sums: UnitSums, own: number, size: number): void {
  sums.members += own;
  sums.squared += own * own;
  sums.cross += own * size;
  sums.allMembers += size;
  sums.allSquared += size * size;
}

/** 1 at the codes of groups that leave; one place more for units without a majority. */
function marked({ groups }: AuditedUnits, without: readonly number[]): Uint8Array {
  const gone = new Uint8Array(groups.length + 1);
  for (const group of without) gone[group] = 1;
  return gone;
}
