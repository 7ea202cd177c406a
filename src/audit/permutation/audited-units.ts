import type { CompositionEvidence, MemberUnit, ScoredUnit } from "../../data/evidence.js";
import { type Composition, type CompositionSums, compositionSums } from "../../statistics/composition.js";
import { oneMemberSums } from "./one-member-sums.js";

/**
 * The scored units with at least one member, one by one in the order of the patterns, and the sums that the tests
 * need. Units without members carry no nationality: they are counted and left out.
 */
export interface AuditedUnits {
  readonly unit: ScoredUnit;
  readonly memberUnit: MemberUnit;
  /** Members are counted in people x scale; above 1 where people with several nationalities are shared out. */
  readonly scale: number;
  readonly groups: readonly string[];
  readonly bands: readonly string[];
  readonly flagged: Uint8Array;
  /** Null where every unit is one person: the band x group table then says everything. */
  readonly composition: Composition | null;
  readonly sums: CompositionSums;
  /** Band of each unit; empty where `composition` is null. */
  readonly bandCodes: Uint8Array;
  readonly bandSizes: Uint32Array;
  /** Members by band x group, row major. */
  readonly members: Int32Array;
  readonly flaggedUnits: number;
  /** All units, with and without members: 0, 1, 2 to 4, 5 to 9, 10 or more members. */
  readonly unitsByMembers: readonly number[];
}

export const MEMBER_CLASSES: readonly string[] = ["0", "1", "2-4", "5-9", "10+"];

/** Units of a composition; see `AuditedUnits`. */
export function auditedUnits(evidence: CompositionEvidence): AuditedUnits {
  return evidence.unit === "cases" ? personUnits(evidence) : clusterUnits(evidence);
}

function clusterUnits(evidence: CompositionEvidence): AuditedUnits {
  const { weights, offsets, groupCodes, memberCounts } = evidence;
  const unitOffsets: number[] = [0];
  const unitGroups: number[] = [];
  const unitCounts: number[] = [];
  const bandCodes: number[] = [];
  for (let pattern = 0; pattern < weights.length; pattern++) {
    if (offsets[pattern + 1]! === offsets[pattern]!) continue;
    for (let copy = 0; copy < weights[pattern]!; copy++) {
      for (let j = offsets[pattern]!; j < offsets[pattern + 1]!; j++) {
        unitGroups.push(groupCodes[j]!);
        unitCounts.push(memberCounts[j]!);
      }
      unitOffsets.push(unitGroups.length);
      bandCodes.push(evidence.bandCodes[pattern]!);
    }
  }
  const composition = {
    groups: evidence.groups.length,
    offsets: Uint32Array.from(unitOffsets),
    groupCodes: Uint16Array.from(unitGroups),
    memberCounts: Uint32Array.from(unitCounts),
  };
  return complete(evidence, composition, compositionSums(composition), Uint8Array.from(bandCodes));
}

/** Sums of one-member units straight from the weights: no list of persons is made. */
function personUnits(evidence: CompositionEvidence): AuditedUnits {
  const groupMembers = new Float64Array(evidence.groups.length);
  for (let pattern = 0; pattern < evidence.weights.length; pattern++) {
    groupMembers[evidence.groupCodes[evidence.offsets[pattern]!]!]! += evidence.weights[pattern]!;
  }
  return complete(evidence, null, oneMemberSums(groupMembers), new Uint8Array(0));
}

function complete(
  evidence: CompositionEvidence,
  composition: Composition | null,
  sums: CompositionSums,
  bandCodes: Uint8Array,
): AuditedUnits {
  const { weights, offsets, groupCodes, memberCounts, groups, scale = 1 } = evidence;
  const bandSizes = new Uint32Array(evidence.bands.order.length);
  const members = new Int32Array(evidence.bands.order.length * groups.length);
  const unitsByMembers = MEMBER_CLASSES.map(() => 0);
  for (let pattern = 0; pattern < weights.length; pattern++) {
    const weight = weights[pattern]!;
    const band = evidence.bandCodes[pattern]!;
    let size = 0;
    for (let j = offsets[pattern]!; j < offsets[pattern + 1]!; j++) {
      members[band * groups.length + groupCodes[j]!]! += weight * memberCounts[j]!;
      size += memberCounts[j]!;
    }
    unitsByMembers[memberClass(size / scale)]! += weight;
    if (size > 0) bandSizes[band]! += weight;
  }
  const flagged = Uint8Array.from(evidence.bands.flagged, (flag) => (flag ? 1 : 0));
  return {
    unit: evidence.unit,
    memberUnit: evidence.memberUnit,
    scale,
    groups,
    bands: evidence.bands.order,
    flagged,
    composition,
    sums,
    bandCodes,
    bandSizes,
    members,
    flaggedUnits: bandSizes.reduce((sum, size, band) => sum + (flagged[band] === 1 ? size : 0), 0),
    unitsByMembers,
  };
}

function memberClass(size: number): number {
  if (size < 2) return size;
  return size < 5 ? 2 : size < 10 ? 3 : 4;
}
