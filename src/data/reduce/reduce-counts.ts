import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { CountColumns, TextColumn } from "../columns.js";
import type { CompositionEvidence, GroupCountEvidence, Unavailable } from "../evidence.js";
import { axisLevels, type CellAxes, cellCount, cellIndex, sortedGroups } from "./group-counts.js";
import { groupScoresOfCounts } from "./group-scores.js";
import { bandMeaning, bandScale, OUTCOMES, outcomeMeaning, selectedMeaning, translate, UNKNOWN } from "./meanings.js";
import type { Reduction } from "./reduction.js";
import { stratify } from "./stratify.js";

type CountsPlan = Extract<Plan["data"], { readonly form: "counts" }>;

/**
 * Reduces counts by group, band, outcome, selection and strata to evidence. Independent persons are units of one member each;
 * majority-group counts of sponsors and members of clusters have no composition.
 *
 * @param plan  validated plan of the counts form
 * @param columns  columns of the source
 * @returns evidence for every need
 * @throws ArgumentError for an empty group, a repeated combination, or a count that is not a whole number from 0
 */
export function reduceCounts(plan: Plan, columns: CountColumns): Reduction {
  if (plan.data.form !== "counts")
    throw new ArgumentError(`reduceCounts requires a counts plan; got ${plan.data.form}`);
  const { groupCounts, joint } = countCells(plan, plan.data, columns);
  return {
    evidence: {
      composition: countComposition(plan.data.unit, groupCounts, joint),
      scores: { kind: "unavailable", reason: "source-holds-counts-only" },
      groupCounts,
      jointScores: { kind: "unavailable", reason: "source-holds-counts-only" },
      groupScores: groupScoresOfCounts(groupCounts),
      codedScores: { kind: "unavailable", reason: "source-holds-counts-only" },
      periodScores: { kind: "unavailable", reason: "source-holds-counts-only" },
      gradedOutcomes: { kind: "unavailable", reason: "not-planned" },
    },
    leftOut: [],
    overridden: 0,
  };
}

/** Counts of every combination of a cell and strata that occurs, in the order of cells, then strata. */
interface JointCell {
  readonly cell: number;
  /** Code of each stratification. */
  readonly strata: readonly number[];
  readonly count: number;
  readonly suppressed: boolean;
}

interface CountedCells {
  readonly groupCounts: GroupCountEvidence;
  readonly joint: readonly JointCell[];
}

function countCells(plan: Plan, data: CountsPlan, columns: CountColumns): CountedCells {
  const rows = columns.group.codes.length;
  const codes = rowCodes(plan, columns);
  const { groups, codeOf } = sortedGroups(columns.group.levels, occurring(columns.group));
  if (groups[0] === "") throw new ArgumentError("reduceCounts requires a group in every row; got an empty text");
  const axes: CellAxes = {
    groups,
    bands: columns.band ? bandScale(plan) : null,
    hasOutcomes: columns.outcome !== undefined,
    hasSelections: columns.selected !== undefined,
  };
  const strata = stratify(plan.strata, {
    columns: columns.strata,
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    members: null,
  });
  const joint = new Map<string, JointCell>();
  for (let row = 0; row < rows; row++) {
    const cell = cellIndex(axes, { group: codeOf[columns.group.codes[row]!]!, ...codes(row) });
    const strataOfRow = strata.map(({ codes: ofRow }) => ofRow[row]!);
    const key = [cell, ...strataOfRow].join();
    if (joint.has(key)) throw new ArgumentError(`reduceCounts requires every combination once; got row ${row} again`);
    const isSuppressed = columns.suppressed?.[row] === 1;
    const count = isSuppressed ? 0 : wholeCount(columns.count[row]!);
    joint.set(key, { cell, strata: strataOfRow, count, suppressed: isSuppressed });
  }
  const ordered = [...joint.values()].sort((a, b) => a.cell - b.cell || compareCodes(a.strata, b.strata));
  const splits = strata.map(({ name, levels }, place) => ({
    name,
    levels,
    ...tally(ordered, levels.length * cellCount(axes), (entry) => entry.strata[place]! * cellCount(axes) + entry.cell),
  }));
  const groupCounts: GroupCountEvidence = {
    kind: "groupCounts",
    unit: data.unit === "independent-persons" ? "cases" : data.unit,
    groups,
    bands: axes.bands,
    ...axisLevels(axes),
    ...tally(ordered, cellCount(axes), (entry) => entry.cell),
    rounding: data.rounding ?? null,
    ...(splits.length > 0 && { strata: splits }),
  };
  return { groupCounts, joint: ordered };
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((code, place) => code !== b[place]);
  return differing < 0 ? 0 : a[differing]! - b[differing]!;
}

/** Sums of counts by place; a place with a suppressed part is suppressed, and its count means nothing. */
function tally(entries: readonly JointCell[], length: number, placeOf: (entry: JointCell) => number) {
  const counts = new Float64Array(length);
  const suppressed = new Uint8Array(length);
  for (const entry of entries) {
    const place = placeOf(entry);
    if (entry.suppressed) suppressed[place] = 1;
    counts[place] = counts[place]! + entry.count;
  }
  suppressed.forEach((mark, place) => {
    if (mark === 1) counts[place] = 0;
  });
  return { counts, suppressed };
}

function rowCodes(plan: Plan, { band, outcome, selected }: CountColumns) {
  const bands = band && translate(band, bandMeaning(plan), { name: "band", empty: UNKNOWN });
  if (bands?.includes(UNKNOWN)) throw new ArgumentError("reduceCounts requires a band in every row; got an empty text");
  const unknown = OUTCOMES.indexOf("unknown");
  const outcomes = outcome && translate(outcome, outcomeMeaning(plan), { name: "outcome", empty: unknown });
  const selections = selected && translate(selected, selectedMeaning(plan), { name: "selected", empty: UNKNOWN });
  return (row: number) => ({
    band: bands?.[row] ?? 0,
    outcome: outcomes?.[row] ?? 0,
    selected: selections?.[row] ?? UNKNOWN,
  });
}

function occurring(column: TextColumn): Uint8Array {
  const occurs = new Uint8Array(column.levels.length);
  for (const code of column.codes) occurs[code] = 1;
  return occurs;
}

function wholeCount(count: number): number {
  if (Number.isSafeInteger(count) && count >= 0 && count <= 0xffffffff) return count;
  throw new ArgumentError(`reduceCounts requires whole counts from 0 to 4294967295; got ${count}`);
}

function countComposition(
  unit: CountsPlan["unit"],
  cells: GroupCountEvidence,
  joint: readonly JointCell[],
): CompositionEvidence | Unavailable {
  if (unit === "sponsors") return { kind: "unavailable", reason: "source-holds-counts-only" };
  if (unit === "members-of-clusters") return { kind: "unavailable", reason: "clusters-unknown" };
  if (cells.bands === null) return { kind: "unavailable", reason: "no-band" };
  // A suppressed cell is not zero: permuting what is left would test another population.
  if (cells.suppressed.includes(1)) return { kind: "unavailable", reason: "suppressed-in-source" };
  const patterns = personPatterns(cells, cells.bands.order.length, joint);
  const units = patterns.reduce((sum, pattern) => sum + pattern.weight, 0);
  if (units === 0) return { kind: "unavailable", reason: "no-members" };
  return {
    kind: "composition",
    unit: "cases",
    memberUnit: "cases",
    groups: cells.groups,
    bands: cells.bands,
    weights: Uint32Array.from(patterns, (pattern) => wholeCount(pattern.weight)),
    offsets: Uint32Array.from({ length: patterns.length + 1 }, (_, i) => i),
    groupCodes: Uint16Array.from(patterns, (pattern) => pattern.group),
    memberCounts: new Uint32Array(patterns.length).fill(1),
    bandCodes: Uint8Array.from(patterns, (pattern) => pattern.band),
    selected: Uint8Array.from(patterns, (pattern) => pattern.selected),
    units,
    ...(cells.strata !== undefined && {
      strata: cells.strata.map(({ name, levels }, place) => ({
        name,
        levels,
        codes: Uint16Array.from(patterns, (pattern) => pattern.strata[place]!),
      })),
    }),
  };
}

interface PersonPattern {
  readonly group: number;
  readonly band: number;
  readonly selected: number;
  readonly strata: readonly number[];
  weight: number;
}

/** One pattern a group, band, selection and strata with a count, in the order of composition evidence. */
function personPatterns(
  cells: GroupCountEvidence,
  bands: number,
  joint: readonly JointCell[],
): readonly PersonPattern[] {
  const outcomes = cells.outcomes?.length ?? 1;
  const selections = cells.selections?.length ?? 1;
  const patterns = new Map<string, PersonPattern>();
  for (const { cell, strata, count } of joint) {
    const band = Math.floor(cell / (outcomes * selections)) % bands;
    const group = Math.floor(cell / (outcomes * selections * bands));
    const selected = cells.selections === null ? UNKNOWN : SELECTED_CODES[cell % selections]!;
    const key = [group, band, selected, ...strata].join();
    const known = patterns.get(key) ?? { group, band, selected, strata, weight: 0 };
    known.weight += count;
    patterns.set(key, known);
  }
  return [...patterns.values()]
    .filter(({ weight }) => weight > 0)
    .sort(
      (a, b) => a.group - b.group || a.band - b.band || a.selected - b.selected || compareCodes(a.strata, b.strata),
    );
}

/** Codes of selections in the order of `GroupCountEvidence.selections`. */
const SELECTED_CODES = [1, 0, UNKNOWN] as const;
