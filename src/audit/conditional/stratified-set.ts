import type { CompositionEvidence, GroupCountEvidence, Stratification, StratifiedCounts } from "../../data/evidence.js";
import { type Composition, type CompositionSums, compositionSums } from "../../statistics/composition.js";
import { countsByGroup } from "../group-margins.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Majorities } from "../permutation/majority.js";

/** Units in the order of the patterns, with their strata: what a test within strata permutes. */
export interface StratifiedSet {
  readonly groups: readonly string[];
  readonly composition: Composition;
  readonly sums: CompositionSums;
  readonly flagged: Uint8Array;
  readonly strata: readonly Stratification[];
  /** People behind each entry of the composition. */
  readonly people: ArrayLike<number>;
  /** Persons that each entry stands for, whole; absent: units are listed one by one. */
  readonly weights?: Float64Array;
}

/** So many units are not listed one by one: the permutation kernel holds fewer. */
const TOO_MANY_UNITS = 0x200000;

/**
 * Units of H1 with their members and strata; persons are units of one member, and patterns stand for many of them.
 * @returns null when the source has more units than can be permuted one by one, or no strata
 */
export function memberSet(evidence: CompositionEvidence, units: AuditedUnits): StratifiedSet | null {
  const { strata } = evidence;
  if (strata === undefined) return null;
  if (units.composition === null) return personSet(evidence, strata, units);
  if (units.sums.units >= TOO_MANY_UNITS) return null;
  const patterns = patternOfUnits(evidence, units.sums.units);
  return {
    groups: units.groups,
    composition: units.composition,
    sums: units.sums,
    flagged: Uint8Array.from(patterns, (pattern) => units.flagged[evidence.bandCodes[pattern]!]!),
    strata: strata.map((one) => ofUnits(one, patterns)),
    people: units.composition.memberCounts,
  };
}

function personSet(
  { weights, offsets, groupCodes, bandCodes }: CompositionEvidence,
  strata: readonly Stratification[],
  { groups, sums, flagged }: AuditedUnits,
): StratifiedSet {
  const codes = Uint16Array.from(weights, (_, pattern) => groupCodes[offsets[pattern]!]!);
  const composition = oneGroupEach(codes, groups.length);
  return {
    groups,
    composition,
    sums,
    flagged: Uint8Array.from(bandCodes, (band) => flagged[band]!),
    strata: strata.map(occurring),
    people: composition.memberCounts,
    weights: Float64Array.from(weights),
  };
}

/** Units of H2: each sponsor is one member of its majority group; "no majority" is the last group. */
export function majoritySet(members: StratifiedSet, majority: Majorities): StratifiedSet {
  const { offsets, groupCodes, memberCounts } = members.composition;
  const composition = oneGroupEach(majority.majority, members.groups.length + 1);
  const people = Uint32Array.from(majority.majority, (group, unit) => {
    let own = 0;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) if (groupCodes[j] === group) own = memberCounts[j]!;
    return own === 0 ? members.sums.unitMembers[unit]! : own;
  });
  return { ...members, composition, sums: compositionSums(composition), people };
}

/**
 * Units of H2 from counts of sponsors by majority group, flag and stratum.
 * @returns null when the counts are not split by strata, or have more sponsors than can be permuted one by one
 */
export function countedSet(evidence: GroupCountEvidence, units: AuditedUnits): StratifiedSet | null {
  const { strata } = evidence;
  if (strata === undefined || units.sums.units >= TOO_MANY_UNITS) return null;
  const groupCodes: number[] = [];
  const flagged: number[] = [];
  const stratumCodes = strata.map((): number[] => []);
  for (const flag of [0, 1]) {
    const counts = strata.map((split) => flaggedByStratum(evidence, split, units, flag));
    units.groups.forEach((_, group) => {
      counts.forEach((byStratum, place) => {
        const codes = byStratum.flatMap((byGroup, stratum) => new Array<number>(byGroup[group]!).fill(stratum));
        stratumCodes[place]!.push(...codes);
        if (place > 0) return;
        groupCodes.push(...codes.map(() => group));
        flagged.push(...codes.map(() => flag));
      });
    });
  }
  const composition = oneGroupEach(Uint16Array.from(groupCodes), units.groups.length);
  return {
    groups: units.groups,
    composition,
    sums: compositionSums(composition),
    flagged: Uint8Array.from(flagged),
    strata: strata.map(({ name, levels }, place) =>
      occurring({ name, levels, codes: Uint16Array.from(stratumCodes[place]!) }),
    ),
    people: composition.memberCounts,
  };
}

/** Sponsors by stratum and group that are flagged, or that are not. */
function flaggedByStratum(
  evidence: GroupCountEvidence,
  { levels, counts }: StratifiedCounts,
  units: AuditedUnits,
  flag: number,
): readonly (readonly number[])[] {
  const cells = evidence.counts.length;
  return levels.map((_, stratum) =>
    countsByGroup(
      { ...evidence, counts: counts.subarray(stratum * cells, (stratum + 1) * cells) },
      ({ band }) => units.flagged[band] === flag,
    ),
  );
}

function patternOfUnits({ weights, offsets }: CompositionEvidence, units: number): Uint32Array {
  const patterns = new Uint32Array(units);
  let unit = 0;
  for (let pattern = 0; pattern < weights.length; pattern++) {
    if (offsets[pattern + 1]! === offsets[pattern]!) continue;
    patterns.fill(pattern, unit, unit + weights[pattern]!);
    unit += weights[pattern]!;
  }
  return patterns;
}

function oneGroupEach(groupCodes: Uint16Array, groups: number): Composition {
  return {
    groups,
    offsets: Uint32Array.from({ length: groupCodes.length + 1 }, (_, unit) => unit),
    groupCodes,
    memberCounts: new Uint32Array(groupCodes.length).fill(1),
  };
}

/** Strata of units, without the levels that no unit has. */
function ofUnits({ name, levels, codes }: Stratification, patterns: Uint32Array): Stratification {
  return occurring({ name, levels, codes: Uint16Array.from(patterns, (pattern) => codes[pattern]!) });
}

function occurring({ name, levels, codes }: Stratification): Stratification {
  const occurs = new Set(codes);
  const kept = levels.map((_, code) => code).filter((code) => occurs.has(code));
  const place = new Map(kept.map((code, at) => [code, at]));
  return {
    name,
    levels: kept.map((code) => levels[code]!),
    codes: codes.map((code) => place.get(code)!),
  };
}
