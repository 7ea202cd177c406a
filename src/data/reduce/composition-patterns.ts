import { ArgumentError } from "../../errors.js";
import type { BandScale, CompositionEvidence, MemberUnit, PatternScores, ScoredUnit } from "../evidence.js";
import { type Units, unitsIn } from "./units.js";

/**
 * Merges units with equal composition, band, selection and strata into weighted patterns, in a declared order.
 *
 * @param units  units, each with a band
 * @param names  what a unit and a member are, and the band scale
 * @param names.byScore  true: units with another score are another pattern
 * @returns patterns sorted by group codes, then counts, then band, then selection, then strata, then score; a prefix
 *   sorts first
 */
export function compositionPatterns(
  scored: Units & { readonly bands: Uint8Array },
  names: {
    readonly unit: ScoredUnit;
    readonly memberUnit: MemberUnit;
    readonly bands: BandScale;
    readonly byScore?: boolean;
  },
): CompositionEvidence {
  const scores = names.byScore === true && scored.scores !== null ? codedByScore(scored.scores) : null;
  const units: PatternUnits = { ...scored, scoreCodes: scores?.codes ?? null };
  const { firsts, weights } = distinctUnits(units);
  const order = [...firsts.keys()].sort((a, b) => compareUnits(units, firsts[a]!, firsts[b]!));
  const sorted = order.map((index) => firsts[index]!);
  const { offsets, groupCodes, memberCounts } = gather(units, sorted);
  return {
    kind: "composition",
    unit: names.unit,
    memberUnit: names.memberUnit,
    groups: units.composition.groups,
    bands: names.bands,
    weights: Uint32Array.from(order, (index) => requireCountable(weights[index]!)),
    offsets,
    groupCodes,
    memberCounts,
    bandCodes: Uint8Array.from(sorted, (unit) => units.bands[unit]!),
    selected: Uint8Array.from(sorted, (unit) => units.selected[unit]!),
    units: unitsIn(units),
    ...(units.strata.length > 0 && {
      strata: units.strata.map(({ name, levels, codes }) => ({
        name,
        levels,
        codes: Uint16Array.from(sorted, (unit) => codes[unit]!),
      })),
    }),
    ...(scores !== null && {
      patternScores: { values: scores.values, codes: Uint32Array.from(sorted, (unit) => scores.codes[unit]!) },
    }),
  };
}

interface PatternUnits extends Units {
  readonly bands: Uint8Array;
  /** Null where patterns do not hold the score. */
  readonly scoreCodes: Uint32Array | null;
}

/** Distinct scores, ascending, and the place of each unit's; the number of scores where it has none. */
function codedByScore(scores: Float64Array): PatternScores {
  const values = Float64Array.from(new Set(scores.filter((score) => !Number.isNaN(score)))).sort();
  const places = new Map(Array.from(values, (score, place) => [score, place]));
  return { values, codes: Uint32Array.from(scores, (score) => places.get(score) ?? values.length) };
}

/** First unit of every distinct pattern and the number of units that share it; a hash with chains finds them. */
function distinctUnits(units: PatternUnits): { firsts: number[]; weights: number[] } {
  const firsts: number[] = [];
  const weights: number[] = [];
  const next: number[] = [];
  const heads = new Map<number, number>();
  for (let unit = 0; unit < units.count; unit++) {
    const hash = hashUnit(units, unit);
    let pattern = heads.get(hash) ?? -1;
    while (pattern >= 0 && compareUnits(units, firsts[pattern]!, unit) !== 0) pattern = next[pattern]!;
    const weight = units.weights?.[unit] ?? 1;
    if (pattern >= 0) weights[pattern] = weights[pattern]! + weight;
    else {
      next.push(heads.get(hash) ?? -1);
      heads.set(hash, firsts.length);
      firsts.push(unit);
      weights.push(weight);
    }
  }
  return { firsts, weights };
}

/** Weights are kept in 32 bits. */
function requireCountable(weight: number): number {
  if (weight < 2 ** 32) return weight;
  throw new ArgumentError(`compositionPatterns requires patterns of fewer than 2^32 units; got ${weight}`);
}

function hashUnit(units: PatternUnits, unit: number): number {
  const { offsets, groupCodes, counts } = units.composition;
  let hash = Math.imul(units.bands[unit]! * 256 + units.selected[unit]!, 0x9e3779b1);
  for (const { codes } of units.strata) hash = Math.imul(hash ^ codes[unit]!, 0x27d4eb2f);
  if (units.scoreCodes !== null) hash = Math.imul(hash ^ units.scoreCodes[unit]!, 0x165667b1);
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    hash = Math.imul(hash ^ groupCodes[j]!, 0x85ebca6b);
    hash = Math.imul((hash ^ (hash >>> 13)) + counts[j]!, 0xc2b2ae35);
  }
  return hash ^ (hash >>> 16);
}

function compareUnits(units: PatternUnits, a: number, b: number): number {
  const { groupCodes, counts } = units.composition;
  return (
    compareSegments(units, groupCodes, [a, b]) ||
    compareSegments(units, counts, [a, b]) ||
    units.bands[a]! - units.bands[b]! ||
    units.selected[a]! - units.selected[b]! ||
    compareStrata(units, a, b) ||
    (units.scoreCodes === null ? 0 : units.scoreCodes[a]! - units.scoreCodes[b]!)
  );
}

function compareStrata({ strata }: Units, a: number, b: number): number {
  for (const { codes } of strata) if (codes[a] !== codes[b]) return codes[a]! - codes[b]!;
  return 0;
}

function compareSegments(units: Units, values: Uint16Array | Uint32Array, [a, b]: readonly [number, number]): number {
  const { offsets } = units.composition;
  const lengthA = offsets[a + 1]! - offsets[a]!;
  const lengthB = offsets[b + 1]! - offsets[b]!;
  const shared = Math.min(lengthA, lengthB);
  for (let j = 0; j < shared; j++) {
    const difference = values[offsets[a]! + j]! - values[offsets[b]! + j]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

function gather(units: Units, sorted: readonly number[]) {
  const source = units.composition;
  const offsets = new Uint32Array(sorted.length + 1);
  sorted.forEach((unit, p) => {
    offsets[p + 1] = offsets[p]! + source.offsets[unit + 1]! - source.offsets[unit]!;
  });
  const groupCodes = new Uint16Array(offsets[sorted.length]!);
  const memberCounts = new Uint32Array(offsets[sorted.length]!);
  sorted.forEach((unit, p) => {
    groupCodes.set(source.groupCodes.subarray(source.offsets[unit]!, source.offsets[unit + 1]!), offsets[p]!);
    memberCounts.set(source.counts.subarray(source.offsets[unit]!, source.offsets[unit + 1]!), offsets[p]!);
  });
  return { offsets, groupCodes, memberCounts };
}
