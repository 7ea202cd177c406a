import type { Plan } from "../../plan/schema.js";
import {
  type BandScale,
  type GroupCountEvidence,
  type GroupScoreEvidence,
  PROVENANCES,
  type ScoredUnit,
  type Unavailable,
} from "../evidence.js";
import { OUTCOMES } from "./meanings.js";
import { distinctSorted } from "./score-histogram.js";
import type { Units } from "./units.js";

/** One scored unit in the terms of the evidence, or several that share everything. */
interface GroupScore {
  readonly score: number;
  readonly group: number;
  readonly band: number;
  readonly outcome: number;
  readonly provenance: number;
  readonly units: number;
  readonly people: number;
  readonly largest: number;
}

type Frame = Pick<GroupScoreEvidence, "unit" | "memberUnit" | "groups" | "bands" | "scores">;

/**
 * Scores by group, band, outcome and provenance: sponsors by their majority group after the plan's rule for H2, cases
 * by their own group.
 *
 * @param units  scored units after the rules of the plan
 * @param options  plan, what a unit is, and the scale of the member counts
 * @returns sorted patterns with weights, or why there are none
 * @see method, section 3: majority group
 */
export function groupScores(
  units: Units,
  options: {
    readonly plan: Plan;
    readonly unit: ScoredUnit;
    readonly bands: BandScale | null;
    readonly scale: number;
  },
): GroupScoreEvidence | Unavailable {
  if (units.outcomes === null) return { kind: "unavailable", reason: "no-outcome-column" };
  if (units.composition.groups.length === 0) return { kind: "unavailable", reason: "no-members" };
  const bands = units.bands === null ? null : options.bands;
  if (units.scores === null && bands === null) return { kind: "unavailable", reason: "no-band" };
  const scores = units.scores === null ? null : distinctSorted(units.scores);
  const codes = new Map([...(scores ?? [])].map((score, code) => [score, code]));
  const groupOf = groupOfUnit(units, options);
  function* entries(): Generator<GroupScore> {
    for (let unit = 0; unit < units.count; unit++) {
      const { group, people } = groupOf(unit);
      const weight = units.weights?.[unit] ?? 1;
      yield {
        score: codes.get(units.scores?.[unit] ?? Number.NaN) ?? codes.size,
        group,
        band: bands === null ? 0 : units.bands![unit]!,
        outcome: units.outcomes![unit]!,
        provenance: units.provenances[unit]!,
        units: weight,
        people: people * weight,
        largest: people,
      };
    }
  }
  const { unit, scale } = options;
  const frame: Frame = {
    unit,
    memberUnit: unit === "sponsors" ? "migrants" : "cases",
    groups: units.composition.groups,
    bands,
    scores,
  };
  return { ...patternsOf(entries(), frame), ...(scale !== 1 && { scale }) };
}

/**
 * The same from counts by group, band and outcome, where no score and no provenance is known. Each unit stands for one
 * person at least.
 *
 * @param counts  counts of the source
 * @returns patterns with weights, or why there are none
 */
export function groupScoresOfCounts(counts: GroupCountEvidence): GroupScoreEvidence | Unavailable {
  const { unit, groups, bands, outcomes } = counts;
  if (unit === "members-of-clusters") return { kind: "unavailable", reason: "clusters-unknown" };
  if (outcomes === null) return { kind: "unavailable", reason: "no-outcome-column" };
  if (bands === null) return { kind: "unavailable", reason: "no-band" };
  // A suppressed cell is not zero: what is left is another population.
  if (counts.suppressed.includes(1)) return { kind: "unavailable", reason: "suppressed-in-source" };
  const selections = counts.selections?.length ?? 1;
  const entries = Array.from(counts.counts, (count, cell): GroupScore => {
    const at = Math.floor(cell / selections);
    return {
      score: 0,
      group: Math.floor(at / (outcomes.length * bands.order.length)),
      band: Math.floor(at / outcomes.length) % bands.order.length,
      outcome: at % outcomes.length,
      provenance: PROVENANCES.indexOf("unstated"),
      units: count,
      people: count,
      largest: Math.min(1, count),
    };
  }).filter(({ units }) => units > 0);
  if (entries.length === 0) return { kind: "unavailable", reason: "no-members" };
  const memberUnit = unit === "sponsors" ? "migrants" : "cases";
  return patternsOf(entries, { unit, memberUnit, groups, bands, scores: null });
}

/** Majority group of a sponsor and its people there; without one, all its people. A case is its own group. */
function groupOfUnit(
  { composition }: Units,
  options: { readonly plan: Plan; readonly unit: ScoredUnit; readonly scale: number },
) {
  const isCase = options.unit === "cases";
  const { offsets, groupCodes, counts, groups } = composition;
  const { majorityThreshold, minMigrants } = options.plan.hypothesis2;
  return (unit: number): { readonly group: number; readonly people: number } => {
    let size = 0;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) size += counts[j]!;
    if (size === 0) return { group: groups.length + 1, people: 0 };
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const people = counts[j]!;
      if (isCase || (size >= minMigrants * options.scale && people > majorityThreshold * size)) {
        return { group: groupCodes[j]!, people };
      }
    }
    return { group: groups.length, people: size };
  };
}

/** Entries merged and sorted by score, group, band, outcome, provenance. */
function patternsOf(entries: Iterable<GroupScore>, frame: Frame): GroupScoreEvidence {
  const bands = frame.bands?.order.length ?? 1;
  const sizes = [frame.groups.length + 2, bands, OUTCOMES.length, PROVENANCES.length] as const;
  const merged = new Map<number, GroupScore>();
  for (const entry of entries) {
    const place = [entry.group, entry.band, entry.outcome, entry.provenance];
    const key = sizes.reduce((index, size, axis) => index * size + place[axis]!, entry.score);
    const known = merged.get(key);
    merged.set(key, known === undefined ? entry : sumOf(known, entry));
  }
  const patterns = [...merged].sort(([a], [b]) => a - b).map(([, pattern]) => pattern);
  return {
    kind: "groupScores",
    ...frame,
    provenances: PROVENANCES,
    scoreCodes: Uint32Array.from(patterns, ({ score }) => score),
    groupCodes: Uint16Array.from(patterns, ({ group }) => group),
    bandCodes: Uint8Array.from(patterns, ({ band }) => band),
    outcomeCodes: Uint8Array.from(patterns, ({ outcome }) => outcome),
    provenanceCodes: Uint8Array.from(patterns, ({ provenance }) => provenance),
    weights: Float64Array.from(patterns, ({ units }) => units),
    people: Float64Array.from(patterns, ({ people }) => people),
    largest: Float64Array.from(patterns, ({ largest }) => largest),
    units: patterns.reduce((sum, { units }) => sum + units, 0),
  };
}

function sumOf(a: GroupScore, b: GroupScore): GroupScore {
  return {
    ...a,
    units: a.units + b.units,
    people: a.people + b.people,
    largest: Math.max(a.largest, b.largest),
  };
}
