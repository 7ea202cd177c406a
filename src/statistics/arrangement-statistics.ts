import type { CompositionSums } from "./composition.js";
import { studentisedContrast } from "./studentised-contrast.js";

/** What is computed from every arrangement of bands over units. Plain data: it travels to workers. */
export interface ArrangementDesign {
  readonly sums: CompositionSums;
  /** Units per band; length bands. */
  readonly bandSizes: Uint32Array;
  /** 1 for a flagged band. */
  readonly flagged: Uint8Array;
  /** Groups whose contrasts are computed. */
  readonly tested: Uint16Array;
  /** Majority group per unit, or `groups` where there is none; null without a majority question. */
  readonly majority: Uint16Array | null;
  /** Units with a majority, per group and last without: length groups + 1. */
  readonly majorityUnits: Float64Array | null;
  readonly testedMajorities: Uint16Array;
  readonly ratioLower: number;
  readonly ratioUpper: number;
}

/** Sums of one arrangement. `members` and `majorities` are row major band x group (majorities with one more: none). */
export interface ArrangementSums {
  readonly members: Int32Array;
  /** Per group, over flagged units: sums of n, n^2 and n M, interleaved. */
  readonly flagged: Float64Array;
  /** Flagged units per majority group, last without one. */
  readonly flaggedMajorities: Int32Array;
  readonly bandMembers: Float64Array;
  flaggedMembers: number;
  flaggedMembersSquared: number;
  readonly majorities: Int32Array | null;
}

/** Statistics of consecutive arrangements; contrasts row major group x arrangement. */
export interface ArrangementStatistics {
  readonly contrasts: Float64Array;
  readonly majorityContrasts: Float64Array;
  readonly pearson: Float64Array;
  readonly majorityPearson: Float64Array;
  readonly outside: Uint16Array;
  readonly majorityOutside: Uint16Array;
}

export function emptySums(design: ArrangementDesign): ArrangementSums {
  const groups = design.sums.groupMembers.length;
  const bands = design.bandSizes.length;
  return {
    members: new Int32Array(bands * groups),
    flagged: new Float64Array(3 * groups),
    flaggedMajorities: new Int32Array(groups + 1),
    bandMembers: new Float64Array(bands),
    flaggedMembers: 0,
    flaggedMembersSquared: 0,
    majorities: design.majority === null ? null : new Int32Array(bands * (groups + 1)),
  };
}

/** Room for the statistics of so many arrangements; without whole tables there is none for Pearson's X2. */
export function emptyStatistics(
  design: ArrangementDesign,
  arrangements: number,
  { wholeTables }: { readonly wholeTables: boolean },
): ArrangementStatistics {
  const tables = wholeTables ? arrangements : 0;
  return {
    contrasts: new Float64Array(arrangements * design.tested.length),
    majorityContrasts: new Float64Array(arrangements * design.testedMajorities.length),
    pearson: new Float64Array(tables),
    majorityPearson: new Float64Array(tables),
    outside: new Uint16Array(arrangements),
    majorityOutside: new Uint16Array(arrangements),
  };
}

/** Writes the statistics of one arrangement to row `row`. The observed arrangement goes through the same code. */
export function computeStatistics(
  design: ArrangementDesign,
  sums: ArrangementSums,
  into: ArrangementStatistics,
  row: number,
): void {
  contrastsOfMembers(design, sums, into, row);
  if (design.majorityUnits !== null) contrastsOfMajorities(design, sums, into, row);
  if (into.pearson.length === 0) return;
  into.pearson[row] = pearson(sums.members, design.sums.groupMembers, sums.bandMembers, design.sums.members);
  if (sums.majorities !== null && design.majorityUnits !== null) {
    into.majorityPearson[row] = pearson(sums.majorities, design.majorityUnits, design.bandSizes, design.sums.units);
  }
}

function contrastsOfMembers(
  design: ArrangementDesign,
  sums: ArrangementSums,
  into: ArrangementStatistics,
  row: number,
): void {
  const { tested } = design;
  let outside = 0;
  for (let t = 0; t < tested.length; t++) {
    const group = tested[t]!;
    const members = sums.flagged[3 * group]!;
    const groupMembers = design.sums.groupMembers[group]!;
    into.contrasts[t * into.outside.length + row] = studentisedContrast(
      {
        members,
        squared: sums.flagged[3 * group + 1]!,
        cross: sums.flagged[3 * group + 2]!,
        allMembers: sums.flaggedMembers,
        allSquared: sums.flaggedMembersSquared,
      },
      design.sums,
      group,
    );
    const rest = design.sums.members - groupMembers;
    if (isOutside(members * rest, (sums.flaggedMembers - members) * groupMembers, design)) outside++;
  }
  into.outside[row] = outside;
}

function contrastsOfMajorities(
  design: ArrangementDesign,
  sums: ArrangementSums,
  into: ArrangementStatistics,
  row: number,
): void {
  const { testedMajorities, majorityUnits } = design;
  const { units } = design.sums;
  const flaggedUnits = sums.flaggedMajorities.reduce((total, count) => total + count, 0);
  let outside = 0;
  for (let t = 0; t < testedMajorities.length; t++) {
    const group = testedMajorities[t]!;
    const count = sums.flaggedMajorities[group]!;
    const size = majorityUnits![group]!;
    const rest = units - size;
    into.majorityContrasts[t * into.outside.length + row] = hypergeometricContrast(count, size, flaggedUnits, units);
    if (isOutside(count * rest, (flaggedUnits - count) * size, design)) outside++;
  }
  into.majorityOutside[row] = outside;
}

/** (count - mean) / sd under the hypergeometric law; the numerator is an exact integer, so ties are exact. */
export function hypergeometricContrast(count: number, size: number, flagged: number, units: number): number {
  const variance = (size * (units - size) * flagged * (units - flagged)) / (units - 1);
  return variance > 0 ? (count * units - size * flagged) / Math.sqrt(variance) : 0;
}

/** Whether a ratio of shares, given as scaled numerator and denominator, lies outside the margin; 0 to 0 does not. */
function isOutside(numerator: number, denominator: number, design: ArrangementDesign): boolean {
  return numerator < design.ratioLower * denominator || numerator > design.ratioUpper * denominator;
}

/** Pearson X2 of a band x group table against the product of its margins; empty margins add nothing. */
function pearson(
  counts: Int32Array,
  groupTotals: Float64Array,
  bandTotals: Float64Array | Uint32Array,
  total: number,
): number {
  const groups = groupTotals.length;
  let statistic = 0;
  for (let band = 0; band < bandTotals.length; band++) {
    const share = bandTotals[band]! / total;
    if (share === 0) continue;
    for (let group = 0; group < groups; group++) {
      const expected = groupTotals[group]! * share;
      if (expected === 0) continue;
      const difference = counts[band * groups + group]! - expected;
      statistic += (difference * difference) / expected;
    }
  }
  return statistic;
}
