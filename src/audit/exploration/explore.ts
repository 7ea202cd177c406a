import type { CompositionEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { contingencyTable } from "../../statistics/contingency-table.js";
import { fisherExact } from "../../statistics/fisher-exact.js";
import { holm } from "../../statistics/multiplicity.js";
import { nextBelow, streamsFrom } from "../../statistics/random.js";
import { type ExploredUnits, exploredUnits } from "./explored-units.js";

/** Label of everything that an exploration gives: it was found by looking, not planned. */
export const EXPLORATORY = "exploratory";

/** Flagged and all units of a sub-group, and of the other units of its classes, in one half of the data. */
export interface HalfCounts {
  readonly units: number;
  readonly flagged: number;
  readonly otherUnits: number;
  readonly otherFlagged: number;
  /** Fisher's exact test, two-sided. */
  readonly pValue: number;
}

/** A sub-group that the searching half pointed at, and what the other half says of it. */
export interface FoundSubGroup {
  readonly group: string;
  /** Classes that it lies in; empty for the group as a whole. */
  readonly within: readonly { readonly stratification: string; readonly level: string }[];
  readonly search: HalfCounts;
  readonly test: HalfCounts;
  /** p-value of the testing half, adjusted by Holm over what was found. */
  readonly holm: number;
  /** Holm's p-value lies at or below alpha, and both halves differ in one direction. */
  readonly held: boolean;
}

export interface Exploration {
  readonly label: typeof EXPLORATORY;
  readonly unit: CompositionEvidence["unit"];
  readonly alpha: number;
  /** Least number of units of a sub-group in each half. */
  readonly leastUnits: number;
  readonly halves: { readonly search: number; readonly test: number };
  /** Sub-groups that were looked at. */
  readonly searched: number;
  /** In the order of the searching half's p-values. */
  readonly found: readonly FoundSubGroup[];
}

/** Sub-groups that the testing half is asked about, at most: each more makes the correction harsher. */
const MOST_FOUND = 20;
/** Stream of the seed that deals units into halves: no resample uses it. */
const SPLIT_STREAM = 0xffffffff;

/**
 * Looks for sub-groups that are flagged otherwise than the other units of the same classes: every group, alone, within
 * each class of each stratification, and within each pair of classes of two. The units are dealt into two halves by the
 * plan's seed; one half searches, the other tests what was found. Nothing of this is a verdict.
 * @param evidence  composition of the scored units, with the stratifications of the plan
 * @param plan  seed, alpha of H2, rule for the majority and gate
 * @returns what was found, counts undisclosed: a workfile
 * @see Cox 1975, "A note on data-splitting for the evaluation of significance levels"
 */
export function explore(evidence: CompositionEvidence, plan: Plan): Exploration {
  const units = exploredUnits(evidence, plan);
  const { gate } = plan.groups;
  const leastUnits = evidence.unit === "cases" ? gate.units : gate.majorityUnits;
  const { alpha } = plan.hypothesis2;
  const inSearch = searchingHalf(units.labels.length, plan.resampling.seed);
  const candidates = splitsOf(units).flatMap((split) => subGroups(units, split, { inSearch, leastUnits }));
  const found = candidates
    .filter(({ search }) => search.pValue <= alpha)
    .sort((a, b) => a.search.pValue - b.search.pValue)
    .slice(0, MOST_FOUND);
  const adjusted = holm(found.map(({ test }) => test.pValue));
  const search = inSearch.reduce((sum, is) => sum + is, 0);
  return {
    label: EXPLORATORY,
    unit: evidence.unit,
    alpha,
    leastUnits,
    halves: { search, test: inSearch.length - search },
    searched: candidates.length,
    found: found.map((each, place) => ({
      ...each,
      holm: adjusted[place]!,
      held: adjusted[place]! <= alpha && excess(each.search) * excess(each.test) > 0,
    })),
  };
}

/** 1 for the units of the searching half: as many as half of all, rounded down, drawn by the seed. */
function searchingHalf(units: number, seed: number): Uint8Array {
  const order = Uint32Array.from({ length: units }, (_, unit) => unit);
  const state = streamsFrom(seed).block(SPLIT_STREAM);
  const half = new Uint8Array(units);
  for (let position = 0; position < Math.floor(units / 2); position++) {
    const other = position + nextBelow(state, units - position);
    const unit = order[other]!;
    order[other] = order[position]!;
    half[unit] = 1;
  }
  return half;
}

/** One way to divide the units: a class of each of no, one or two stratifications. */
type Split = readonly ExploredUnits["classes"][number][];

function splitsOf({ classes }: ExploredUnits): readonly Split[] {
  const pairs = classes.flatMap((first, place) => classes.slice(place + 1).map((second) => [first, second]));
  return [[], ...classes.map((one) => [one]), ...pairs];
}

/** Counts of one split: by class, and by class x group; in each half all units and flagged ones. */
function subGroups(
  { groups, labels, flagged }: ExploredUnits,
  split: Split,
  { inSearch, leastUnits }: { readonly inSearch: Uint8Array; readonly leastUnits: number },
): readonly Omit<FoundSubGroup, "holm" | "held">[] {
  const cells = split.reduce((product, { levels }) => product * levels.length, 1);
  const width = groups.length + 1;
  const counts = new Float64Array(4 * cells * width);
  labels.forEach((label, unit) => {
    const cell = split.reduce((code, { levels, codes }) => code * levels.length + codes[unit]!, 0);
    const at = 4 * (cell * width + label) + 2 * (1 - inSearch[unit]!);
    counts[at]! += 1;
    counts[at + 1]! += flagged[unit]!;
  });
  const found: Omit<FoundSubGroup, "holm" | "held">[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const rows = counts.subarray(4 * cell * width, 4 * (cell + 1) * width);
    const totals = [0, 1, 2, 3].map((part) =>
      rows.reduce((sum, count, at) => (at % 4 === part ? sum + count : sum), 0),
    );
    groups.forEach((group, code) => {
      const [searchUnits, , testUnits] = rows.subarray(4 * code, 4 * code + 4);
      if (searchUnits! < leastUnits || testUnits! < leastUnits) return;
      if (totals[0] === searchUnits || totals[2] === testUnits) return;
      const search = halfCounts(rows, totals, 4 * code);
      const test = halfCounts(rows.subarray(2), totals.slice(2), 4 * code);
      found.push({ group, within: classesOf(split, cell), search, test });
    });
  }
  return found;
}

function halfCounts(rows: Float64Array, totals: readonly number[], at: number): HalfCounts {
  const [units, flagged] = [rows[at]!, rows[at + 1]!];
  const [otherUnits, otherFlagged] = [totals[0]! - units, totals[1]! - flagged];
  const table = contingencyTable([
    [flagged, units - flagged],
    [otherFlagged, otherUnits - otherFlagged],
  ]);
  return { units, flagged, otherUnits, otherFlagged, pValue: fisherExact(table).pValue };
}

function classesOf(split: Split, cell: number): FoundSubGroup["within"] {
  let rest = cell;
  const levels = split.toReversed().map(({ name, levels: all }) => {
    const level = all[rest % all.length]!;
    rest = Math.floor(rest / all.length);
    return { stratification: name, level };
  });
  return levels.reverse();
}

/** Flagged units beyond what the share of the others gives; its sign is the direction of the difference. */
function excess({ units, flagged, otherUnits, otherFlagged }: HalfCounts): number {
  return flagged * otherUnits - otherFlagged * units;
}
