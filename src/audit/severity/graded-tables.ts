import type { GradedBy, GradedCounts, GradedOutcomeEvidence } from "../../data/evidence.js";
import type { OutcomeSetName } from "../errors/errors-result.js";
import { unitsOnly } from "../left-out-units.js";
import type { CountTable, TableId } from "../result.js";
import { type GradedSet, unknownOutcomes } from "./graded-sets.js";

/** Last part of the id of the table of never-inspected units. */
export const NEVER = "uninspected";

/** Level of the second key for units without a violation; no grade of a plan can have this name. */
export const NO_VIOLATION = "no violation";

/** Id of the table of units by band. */
export function knownId(by: GradedBy, set: OutcomeSetName): TableId {
  return `${by}.${set}.known`;
}

/** Id of the table of units by band and grade. */
export function outcomesId(by: GradedBy, set: OutcomeSetName): TableId {
  return `${by}.${set}.outcomes`;
}

/**
 * Tables of one grading: per set, units by band and by band and grade, the whole before its parts. What they leave out of
 * tables of all units, or of all violations, is counted beside them: shown, it would follow by subtraction.
 * @param evidence  bands and unit
 * @param graded  counts by one grading
 * @param sets  sets of outcomes
 * @example gradedTables(evidence, evidence.graded[0], sets)[0].id // "severity.all-known.known"
 */
export function gradedTables(
  evidence: GradedOutcomeEvidence,
  graded: GradedCounts,
  sets: readonly GradedSet[],
): readonly CountTable[] {
  const counted = sets.filter(({ restsOnUntestedAssumption }) => !restsOnUntestedAssumption);
  const ordered = [...counted].sort((a, b) => Number(b.name === "all-known") - Number(a.name === "all-known"));
  return [
    ...ordered.flatMap((set) => tablesOf(evidence, graded, set)),
    ...(counted.length < sets.length ? [neverTable(evidence, graded)] : []),
  ];
}

function tablesOf(evidence: GradedOutcomeEvidence, graded: GradedCounts, set: GradedSet): readonly CountTable[] {
  const { unit, bands } = evidence;
  const { by, grades } = graded;
  const band = { name: "band", levels: bands.order };
  const isWhole = set.name === "all-known";
  const partOf = (id: TableId) => (isWhole ? {} : { partOf: id });
  const { never, others } = unknownOutcomes(evidence, graded);
  const unknown = never.map((count, place) => count + others[place]!);
  const leftOut = isWhole ? set.unstated.flatMap((count, place) => [count, unknown[place]!]) : set.unstated;
  return [
    {
      id: knownId(by, set.name),
      unit,
      keys: [band],
      counts: set.rows.map((row) => row.reduce((sum, count) => sum + count, 0)),
      showsEmptyRows: true,
      leftOut: unitsOnly(leftOut),
      ...partOf(knownId(by, "all-known")),
    },
    {
      id: outcomesId(by, set.name),
      unit,
      keys: [band, { name: by, levels: [NO_VIOLATION, ...grades] }],
      counts: set.rows.flat(),
      partitionOf: knownId(by, set.name),
      showsEmptyRows: true,
      ...partOf(outcomesId(by, "all-known")),
    },
  ];
}

/** Never-inspected units by band: with the known outcomes they give what rests on the untested assumption. */
function neverTable(evidence: GradedOutcomeEvidence, graded: GradedCounts): CountTable {
  const { never, others } = unknownOutcomes(evidence, graded);
  return {
    id: `${graded.by}.${NEVER}`,
    unit: evidence.unit,
    keys: [{ name: "band", levels: evidence.bands.order }],
    counts: never,
    leftOut: unitsOnly(others),
  };
}
