import type { BandScale, GroupCountEvidence } from "../../data/evidence.js";
import { countsByGroup } from "../group-margins.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Majorities } from "../permutation/majority.js";
import { oneMemberSums } from "../permutation/one-member-sums.js";

/**
 * Sponsors by majority group and band, as a statistics office hands them out, in the form that H2 is computed from.
 * The people behind a sponsor are not known: each sponsor stands for one at least.
 */
export function majorityCounts(
  evidence: GroupCountEvidence,
  bands: BandScale,
): { readonly units: AuditedUnits; readonly majority: Majorities } {
  const groups = evidence.groups.length;
  const width = groups + 1;
  const members = new Int32Array(bands.order.length * groups);
  const unitsByBand = new Float64Array(bands.order.length * width);
  bands.order.forEach((_, band) => {
    countsByGroup(evidence, (cell) => cell.band === band).forEach((count, group) => {
      members[band * groups + group] = count;
      unitsByBand[band * width + group] = count;
    });
  });
  const units = new Float64Array(width);
  unitsByBand.forEach((count, cell) => {
    units[cell % width]! += count;
  });
  const atMostOne = (counts: Float64Array) => counts.map((count) => Math.min(1, count));
  return {
    units: tableOfSponsors(evidence, bands, members, units.slice(0, groups)),
    majority: {
      majority: new Uint16Array(0),
      units,
      people: units,
      largest: atMostOne(units),
      unitsByBand,
      peopleByBand: unitsByBand,
      largestByBand: atMostOne(unitsByBand),
    },
  };
}

function tableOfSponsors(
  evidence: GroupCountEvidence,
  bands: BandScale,
  members: Int32Array,
  groupMembers: Float64Array,
): AuditedUnits {
  const groups = evidence.groups.length;
  const bandSizes = Uint32Array.from(bands.order, (_, band) =>
    members.subarray(band * groups, (band + 1) * groups).reduce((sum, count) => sum + count, 0),
  );
  const flagged = Uint8Array.from(bands.flagged, (flag) => (flag ? 1 : 0));
  return {
    unit: "sponsors",
    memberUnit: "migrants",
    scale: 1,
    groups: evidence.groups,
    bands: bands.order,
    flagged,
    composition: null,
    sums: oneMemberSums(groupMembers),
    bandCodes: new Uint8Array(0),
    bandSizes,
    members,
    flaggedUnits: bandSizes.reduce((sum, size, band) => sum + (flagged[band] === 1 ? size : 0), 0),
    unitsByMembers: [],
  };
}
