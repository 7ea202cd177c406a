import type { GroupScoreEvidence } from "../../data/evidence.js";
import type { CountTable, LeftOut, TableId } from "../result.js";
import { isNeverInspected, isUnknown, type OutcomeSet } from "./counted-outcomes.js";
import type { OutcomeSetName } from "./errors-result.js";
import { countCells, groupLabels, groupTable, type SupportedCounts } from "./group-cells.js";
import { type Confusion, confusionOf } from "./rates.js";

const OUTCOME = { name: "outcome", levels: ["violation", "none"] };
const FLAGGED = { name: "flagged", levels: ["flagged", "not-flagged"] };

/** Ids of the tables of all known outcomes, and of the sets beside them. */
export const ERROR_TABLES = {
  outcomes: "errors.outcomes",
  confusion: "errors.confusion",
  bands: "errors.bands",
  totals: "errors.totals",
  never: "errors.uninspected",
  neverTotals: "errors.uninspected.totals",
} as const;

/** Id of the confusion table of one way in which outcomes became known. */
export function confusionOfSet(name: OutcomeSetName): TableId {
  return `errors.${name}.confusion`;
}

export function totalsOfSet(name: OutcomeSetName): TableId {
  return `errors.${name}.totals`;
}

/** Evidence with bands, as the errors need it. */
export type BandedScores = GroupScoreEvidence & { readonly bands: NonNullable<GroupScoreEvidence["bands"]> };

/** Confusion of each group in a set of outcomes, as cells of a table. */
export function confusionCells(evidence: BandedScores, set: OutcomeSet): SupportedCounts {
  const { flagged } = evidence.bands;
  return countCells(evidence, { rows: groupLabels(evidence).length, columns: 4 }, (pattern) => {
    const outcome = set.outcomeOf(pattern);
    if (outcome === null) return null;
    const column = (flagged[evidence.bandCodes[pattern]!] ? 0 : 2) + (outcome === "violation" ? 0 : 1);
    return { row: evidence.groupCodes[pattern]!, column };
  });
}

/** Confusions of the rows of such cells. */
export function confusionsOf({ counts }: SupportedCounts): readonly Confusion[] {
  return Array.from({ length: counts.length / 4 }, (_, row) => confusionOf(counts.slice(4 * row, 4 * row + 4)));
}

/**
 * Tables of the errors over all known outcomes: group x outcome, group x flag x outcome, group x band x outcome (where
 * there are more than two bands), the totals over groups, and the never-inspected by group and flag.
 *
 * @param evidence  scores by group and band
 * @param known  the set of all known outcomes
 * @param countsNever  true where never-inspected units also count as compliant
 */
export function errorTables(evidence: BandedScores, known: OutcomeSet, countsNever: boolean): readonly CountTable[] {
  const { unit } = evidence;
  const group = { name: "group", levels: groupLabels(evidence) };
  const cells = confusionCells(evidence, known);
  return [
    groupTable(ERROR_TABLES.outcomes, outcomeCells(evidence, known), {
      unit,
      keys: [group, OUTCOME],
      leftOut: unknownCells(evidence, 1, () => 0),
    }),
    groupTable(ERROR_TABLES.confusion, cells, {
      unit,
      keys: [group, FLAGGED, OUTCOME],
      partitionOf: ERROR_TABLES.outcomes,
      leftOut: unknownByFlag(evidence),
    }),
    ...bandTables(evidence, known, group),
    totalsTable(ERROR_TABLES.totals, evidence, cells),
    ...(countsNever ? neverTables(evidence, group) : []),
  ];
}

/**
 * Tables of the ways in which outcomes became known: a group is shown in all of them or in none, since with all known
 * outcomes beside them the last one would follow by subtraction.
 */
export function setTables(evidence: BandedScores, sets: readonly OutcomeSet[]): readonly CountTable[] {
  const group = { name: "group", levels: groupLabels(evidence) };
  return sets.flatMap((set) => {
    const cells = confusionCells(evidence, set);
    return [
      groupTable(confusionOfSet(set.name), cells, {
        unit: evidence.unit,
        keys: [group, FLAGGED, OUTCOME],
        hidesWith: "errors.provenance",
        splitBy: "errors.provenance",
      }),
      { ...totalsTable(totalsOfSet(set.name), evidence, cells), partOf: ERROR_TABLES.totals },
    ];
  });
}

function totalsTable(id: TableId, { unit }: BandedScores, { counts }: SupportedCounts): CountTable {
  return { id, unit, keys: [FLAGGED, OUTCOME], counts: columnSums(counts, 4) };
}

function outcomeCells(evidence: BandedScores, known: OutcomeSet): SupportedCounts {
  return countCells(evidence, { rows: groupLabels(evidence).length, columns: 2 }, (pattern) => {
    const outcome = known.outcomeOf(pattern);
    return outcome === null ? null : { row: evidence.groupCodes[pattern]!, column: outcome === "violation" ? 0 : 1 };
  });
}

/** With two bands the confusion table says the same. */
function bandTables(evidence: BandedScores, known: OutcomeSet, group: CountTable["keys"][number]): CountTable[] {
  const bands = evidence.bands.order.length;
  if (bands === 2) return [];
  const cells = countCells(evidence, { rows: group.levels.length, columns: 2 * bands }, (pattern) => {
    const outcome = known.outcomeOf(pattern);
    if (outcome === null) return null;
    const column = 2 * evidence.bandCodes[pattern]! + (outcome === "violation" ? 0 : 1);
    return { row: evidence.groupCodes[pattern]!, column };
  });
  return [
    groupTable(ERROR_TABLES.bands, cells, {
      unit: evidence.unit,
      keys: [group, { name: "band", levels: evidence.bands.order }, OUTCOME],
      partitionOf: ERROR_TABLES.confusion,
      splitBy: ERROR_TABLES.bands,
      leftOut: unknownCells(evidence, bands, (pattern) => evidence.bandCodes[pattern]!),
    }),
  ];
}

function neverTables(evidence: BandedScores, group: CountTable["keys"][number]): readonly CountTable[] {
  const { flagged } = evidence.bands;
  const column = (pattern: number) => (flagged[evidence.bandCodes[pattern]!] ? 0 : 1);
  const cellsWhere = (keep: (pattern: number) => boolean) =>
    countCells(evidence, { rows: group.levels.length, columns: 2 }, (pattern) =>
      keep(pattern) ? { row: evidence.groupCodes[pattern]!, column: column(pattern) } : null,
    );
  const cells = cellsWhere((pattern) => isNeverInspected(evidence, pattern));
  const { unit } = evidence;
  return [
    groupTable(ERROR_TABLES.never, cells, {
      unit,
      keys: [group, FLAGGED],
      splitBy: ERROR_TABLES.never,
      leftOut: cellsWhere((pattern) => isUnknown(evidence, pattern) && !isNeverInspected(evidence, pattern)),
    }),
    { id: ERROR_TABLES.neverTotals, unit, keys: [FLAGGED], counts: columnSums(cells.counts, 2) },
  ];
}

function columnSums(counts: readonly number[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) =>
    counts.reduce((sum, count, cell) => sum + (cell % width === column ? count : 0), 0),
  );
}

function unknownByFlag(evidence: BandedScores): LeftOut {
  const { flagged } = evidence.bands;
  return unknownCells(evidence, 2, (pattern) => (flagged[evidence.bandCodes[pattern]!] ? 0 : 1));
}

/** Units of each group whose outcome is not known: what a table of all units shows beyond one of known outcomes. */
function unknownCells(evidence: BandedScores, columns: number, columnOf: (pattern: number) => number): LeftOut {
  return countCells(evidence, { rows: groupLabels(evidence).length, columns }, (pattern) =>
    isUnknown(evidence, pattern) ? { row: evidence.groupCodes[pattern]!, column: columnOf(pattern) } : null,
  );
}
