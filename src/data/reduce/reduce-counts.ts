import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { CountColumns, TextColumn } from "../columns.js";
import type { CompositionEvidence, GroupCountEvidence, Unavailable } from "../evidence.js";
import { axisLevels, type CellAxes, cellCount, cellIndex, sortedGroups } from "./group-counts.js";
import { bandMeaning, bandScale, OUTCOMES, outcomeMeaning, selectedMeaning, translate, UNKNOWN } from "./meanings.js";
import type { Reduction } from "./reduction.js";

type CountsPlan = Extract<Plan["data"], { readonly form: "counts" }>;

/**
 * Reduces counts by group, band, outcome and selection to evidence. Independent persons are units of one member each;
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
  const groupCounts = countCells(plan, plan.data, columns);
  return {
    evidence: {
      composition: countComposition(plan.data.unit, groupCounts),
      scores: { kind: "unavailable", reason: "source-holds-counts-only" },
      groupCounts,
    },
    leftOut: [],
    overridden: 0,
  };
}

function countCells(plan: Plan, data: CountsPlan, columns: CountColumns): GroupCountEvidence {
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
  const counts = new Float64Array(cellCount(axes));
  const suppressed = new Uint8Array(counts.length);
  const seen = new Uint8Array(counts.length);
  for (let row = 0; row < rows; row++) {
    const cell = cellIndex(axes, { group: codeOf[columns.group.codes[row]!]!, ...codes(row) });
    if (seen[cell] === 1) throw new ArgumentError(`reduceCounts requires every combination once; got row ${row} again`);
    seen[cell] = 1;
    if (columns.suppressed?.[row] === 1) suppressed[cell] = 1;
    else counts[cell] = wholeCount(columns.count[row]!);
  }
  const unit = data.unit === "independent-persons" ? "cases" : data.unit;
  const rounding = data.rounding ?? null;
  return { kind: "groupCounts", unit, groups, bands: axes.bands, ...axisLevels(axes), counts, suppressed, rounding };
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

function countComposition(unit: CountsPlan["unit"], cells: GroupCountEvidence): CompositionEvidence | Unavailable {
  if (unit === "sponsors") return { kind: "unavailable", reason: "source-holds-counts-only" };
  if (unit === "members-of-clusters") return { kind: "unavailable", reason: "clusters-unknown" };
  if (cells.bands === null) return { kind: "unavailable", reason: "no-band" };
  // A suppressed cell is not zero: permuting what is left would test another population.
  if (cells.suppressed.includes(1)) return { kind: "unavailable", reason: "suppressed-in-source" };
  const patterns = personPatterns(cells, cells.bands.order.length);
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
  };
}

/** One pattern a group, band and selection with a count, in the order of composition evidence. */
function personPatterns(cells: GroupCountEvidence, bands: number) {
  const outcomes = cells.outcomes?.length ?? 1;
  const selections = cells.selections === null ? [[0, UNKNOWN] as const] : SELECTION_ORDER;
  return cells.groups.flatMap((_, group) =>
    Array.from({ length: bands }, (_, band) => band).flatMap((band) =>
      selections
        .map(([selection, selected]) => {
          let weight = 0;
          for (let outcome = 0; outcome < outcomes; outcome++) {
            const cell = ((group * bands + band) * outcomes + outcome) * selections.length + selection;
            weight += cells.counts[cell]!;
          }
          return { group, band, selected, weight };
        })
        .filter((pattern) => pattern.weight > 0),
    ),
  );
}

/** Index on the selection axis with its code, by code: not selected, selected, not known. */
const SELECTION_ORDER = [
  [1, 0],
  [0, 1],
  [2, UNKNOWN],
] as const;
