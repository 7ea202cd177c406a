import type { CompositionEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { isEeaMember, isEuMember } from "../../registry/regions-eu.js";
import { indWesternClass } from "../../registry/regions-ind-western.js";
import { PLACED_COUNTRIES, unRegion } from "../../registry/regions-un.js";

type FamilyGroups = Plan["families"][number]["groups"];

/** Group of levels that a family does not know. */
export const NOT_PLACED = "not placed";

/** Members by the groups of a family; patterns stand in the order of the evidence they come from. */
export interface Regrouped {
  readonly evidence: CompositionEvidence;
  /** Row of the family that members of a group have at a pattern. */
  readonly rowOf: (group: string, pattern: number) => string;
  /** Levels that the family does not know, in code-point order: they are one group. */
  readonly notPlaced: readonly string[];
  /** Levels that the plan pools by hand and the evidence does not hold, in the order of the plan. */
  readonly notFound: readonly string[];
}

/**
 * Puts members in the groups of a planned family: pooled ones, merged within each unit, or single groups split by what
 * their units are. Labels of stateless people and of unknown nationality stay groups of their own.
 * @param evidence  composition by the groups of the data
 * @param groups  how the plan makes the groups of the family
 * @param ownGroups  labels that are never pooled
 */
export function regroup(evidence: CompositionEvidence, groups: FamilyGroups, ownGroups: readonly string[]): Regrouped {
  const crossed = crossedWith(evidence, groups);
  if (crossed !== null) {
    const label = (group: string, pattern: number) => `${group} x ${crossed(pattern)}`;
    return { evidence: relabelled(evidence, label), rowOf: label, notPlaced: [], notFound: [] };
  }
  const pooled = poolOf(groups);
  const place = (group: string) => (ownGroups.includes(group) ? group : (pooled(group) ?? NOT_PLACED));
  return {
    evidence: relabelled(evidence, place),
    rowOf: place,
    notPlaced: evidence.groups.filter((group) => !ownGroups.includes(group) && pooled(group) === undefined),
    notFound: Object.values(groups.levels ?? {})
      .flat()
      .filter((level) => !evidence.groups.includes(level)),
  };
}

/** Words for what the units of a pattern are, or null where the family pools groups. */
function crossedWith(evidence: CompositionEvidence, groups: FamilyGroups): ((pattern: number) => string) | null {
  if (groups.by === "strata") {
    const strata = evidence.strata?.find(({ name }) => name === groups.strata);
    return (pattern) => strata?.levels[strata.codes[pattern]!] ?? NOT_PLACED;
  }
  if (groups.by !== "member-classes") return null;
  const starts = [1, ...(groups.memberClasses ?? [])];
  const words = starts.map((start, at) => {
    const next = starts[at + 1];
    if (next === undefined) return `${start}+`;
    return next === start + 1 ? `${start}` : `${start}-${next - 1}`;
  });
  return (pattern) => {
    let size = 0;
    for (let j = evidence.offsets[pattern]!; j < evidence.offsets[pattern + 1]!; j++) size += evidence.memberCounts[j]!;
    const people = size / (evidence.scale ?? 1);
    return words[Math.max(0, starts.filter((start) => people >= start).length - 1)]!;
  };
}

/** Pooled group of a level, or undefined where the family does not know the level. */
function poolOf({ by, date = "", levels = {} }: FamilyGroups): (level: string) => string | undefined {
  if (by === "levels") {
    const labels = new Map(Object.entries(levels).flatMap(([label, list]) => list.map((level) => [level, label])));
    return (level) => labels.get(level);
  }
  if (by === "un-region") return (level) => unRegion(level)?.region;
  if (by === "un-subregion") return (level) => unRegion(level)?.subregion;
  const known: ReadonlySet<string> = new Set(PLACED_COUNTRIES);
  const ofCountry = {
    eu: (country: string) => (isEuMember(country, date) ? "EU" : "not EU"),
    "eu-eea": (country: string) => (isEeaMember(country, date) ? "EU/EEA" : "not EU/EEA"),
    "ind-western-reconstruction": (country: string) => indWesternClass(country, date),
  }[by as "eu" | "eu-eea" | "ind-western-reconstruction"];
  return (level) => (known.has(level) ? ofCountry(level) : undefined);
}

/** The same patterns with members under other labels; equal labels of one pattern are added up. */
function relabelled(
  evidence: CompositionEvidence,
  labelOf: (group: string, pattern: number) => string,
): CompositionEvidence {
  const patterns = evidence.weights.length;
  const merged = Array.from({ length: patterns }, (_, pattern) => {
    const members = new Map<string, number>();
    for (let j = evidence.offsets[pattern]!; j < evidence.offsets[pattern + 1]!; j++) {
      const label = labelOf(evidence.groups[evidence.groupCodes[j]!]!, pattern);
      members.set(label, (members.get(label) ?? 0) + evidence.memberCounts[j]!);
    }
    return members;
  });
  const groups = [...new Set(merged.flatMap((members) => [...members.keys()]))].sort();
  const code = new Map(groups.map((group, place) => [group, place]));
  const entries = merged.map((members) =>
    [...members].map(([label, count]) => [code.get(label)!, count] as const).sort(([a], [b]) => a - b),
  );
  const offsets = new Uint32Array(patterns + 1);
  entries.forEach((list, pattern) => {
    offsets[pattern + 1] = offsets[pattern]! + list.length;
  });
  const { strata: _strata, ...rest } = evidence;
  return {
    ...rest,
    groups,
    offsets,
    groupCodes: Uint16Array.from(entries.flat(), ([group]) => group),
    memberCounts: Uint32Array.from(entries.flat(), ([, count]) => count),
  };
}
