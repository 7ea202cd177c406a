import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { CaseColumns } from "../columns.js";
import type { CompositionEvidence, GroupCountEvidence, Unavailable } from "../evidence.js";
import { codedScores } from "./coded-scores.js";
import { compositionPatterns } from "./composition-patterns.js";
import { gradedOutcomes } from "./graded-outcomes.js";
import { axisLevels, type CellAxes, cellCount, cellIndex, sortedGroups } from "./group-counts.js";
import { groupScores } from "./group-scores.js";
import { jointScores } from "./joint-scores.js";
import { indicesWhere, lacksBand, pickPredictions } from "./keep-units.js";
import { bandScale } from "./meanings.js";
import { readPredictions } from "./predictions.js";
import { leftOutBy, type Reduction } from "./reduction.js";
import { scoreHistogram } from "./score-histogram.js";
import { stratify } from "./stratify.js";
import { type Units, unitsIn } from "./units.js";

/**
 * Reduces cases (persons with one group each) to evidence. Every case is a unit with one member.
 *
 * @param plan  validated plan of the cases form
 * @param cases  columns of the source
 * @returns evidence for every need, and what the rules left out
 * @throws ArgumentError when a column breaks the plan or a case has no group
 */
export function reduceCases(plan: Plan, cases: CaseColumns): Reduction {
  const { units, rows, leftOut } = caseUnits(plan, cases);
  return {
    evidence: {
      composition: caseComposition(plan, units),
      scores: scoreHistogram(units, "cases"),
      jointScores: jointScores(plan, cases, { units, rows, unit: "cases" }),
      groupCounts: caseCounts(plan, units, cases.selected !== undefined),
      groupScores: groupScores(units, { plan, unit: "cases", bands: bandScale(plan), scale: 1 }),
      codedScores: codedScores(units.scores, new Uint8Array(units.count), {
        ...{ unit: "cases", markers: [] },
        weights: units.weights,
      }),
      periodScores: { kind: "unavailable", reason: "no-prediction-date" },
      gradedOutcomes: gradedOutcomes(units, { plan, unit: "cases" }),
    },
    leftOut,
    overridden: 0,
  };
}

/**
 * Applies the rules of the plan to cases: those without a band are left out.
 * @param plan  validated plan of the cases form
 * @param cases  columns of the source
 * @returns one unit a case, and the row of the source that each stands in
 * @throws ArgumentError when a column breaks the plan or a case has no group
 */
export function caseUnits(
  plan: Plan,
  cases: CaseColumns,
): { readonly units: Units; readonly rows: Uint32Array; readonly leftOut: Reduction["leftOut"] } {
  const { group, strata, cluster, compared, period, weight, ...columns } = cases;
  if (weight !== undefined && cluster !== undefined) {
    throw new ArgumentError("reduceCases requires one row a case where the source names clusters; got weights");
  }
  const predictions = readPredictions(plan, columns, group.codes.length);
  const kept = indicesWhere(predictions.count, (row) => !lacksBand(predictions, row));
  const groupOf = Uint32Array.from(kept, (row) => group.codes[row]!);
  const units: Units = {
    ...pickPredictions(predictions, kept),
    weights: weight === undefined ? null : Float64Array.from(kept, (row) => weight[row]!),
    composition: singleMembers(group.levels, groupOf),
    strata: stratify(plan.strata, { columns: strata, rows: kept, members: null }),
  };
  const all = unitsIn({ count: predictions.count, weights: weight ?? null });
  const leftOut = all - unitsIn(units);
  return {
    units,
    rows: kept,
    leftOut: leftOutBy({ "superseded-episode": 0, overridden: 0, "no-band": leftOut }),
  };
}

function singleMembers(levels: readonly string[], codes: Uint32Array): Units["composition"] {
  const occurs = new Uint8Array(levels.length);
  for (const code of codes) occurs[code] = 1;
  const { groups, codeOf } = sortedGroups(levels, occurs);
  if (groups[0] === "") throw new ArgumentError("reduceCases requires a group for every case; got an empty text");
  return {
    groups,
    offsets: Uint32Array.from({ length: codes.length + 1 }, (_, i) => i),
    groupCodes: Uint16Array.from(codes, (code) => codeOf[code]!),
    counts: new Uint32Array(codes.length).fill(1),
  };
}

function caseComposition(plan: Plan, units: Units): CompositionEvidence | Unavailable {
  const bands = bandScale(plan);
  if (units.bands === null || bands === null) return { kind: "unavailable", reason: "no-band" };
  if (units.count === 0) return { kind: "unavailable", reason: "no-members" };
  const byScore = plan.hypothesis1.meanScore !== undefined;
  return compositionPatterns({ ...units, bands: units.bands }, { unit: "cases", memberUnit: "cases", bands, byScore });
}

function caseCounts(plan: Plan, units: Units, hasSelections: boolean): GroupCountEvidence | Unavailable {
  if (units.count === 0) return { kind: "unavailable", reason: "no-members" };
  const axes: CellAxes = {
    groups: units.composition.groups,
    bands: units.bands === null ? null : bandScale(plan),
    hasOutcomes: units.outcomes !== null,
    hasSelections,
  };
  const cells = cellCount(axes);
  const counts = new Float64Array(cells);
  const strata = units.strata.map(({ name, levels, codes }) => ({
    name,
    levels,
    codes,
    counts: new Float64Array(levels.length * cells),
    suppressed: new Uint8Array(levels.length * cells),
  }));
  for (let i = 0; i < units.count; i++) {
    const cell = cellIndex(axes, {
      group: units.composition.groupCodes[i]!,
      band: units.bands?.[i] ?? 0,
      outcome: units.outcomes?.[i] ?? 0,
      selected: units.selected[i]!,
    });
    const weight = units.weights?.[i] ?? 1;
    counts[cell] = counts[cell]! + weight;
    for (const { codes, counts: split } of strata) split[codes[i]! * cells + cell]! += weight;
  }
  return {
    kind: "groupCounts",
    unit: "cases",
    groups: axes.groups,
    bands: axes.bands,
    ...axisLevels(axes),
    counts,
    suppressed: new Uint8Array(counts.length),
    rounding: null,
    ...(strata.length > 0 && { strata: strata.map(({ codes: _codes, ...split }) => split) }),
  };
}
