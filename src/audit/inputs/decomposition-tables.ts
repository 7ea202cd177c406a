import type { Composition } from "../../statistics/composition.js";
import type { CountTable, TableId, TableKey, Unit } from "../result.js";
import { type FormulaUnits, majorityComposition } from "./formula-units.js";

/** Tables of the section. */
export const TABLES = {
  groups: "decomposition.groups",
  flagged: "decomposition.flagged",
  members: "decomposition.members",
  flaggedMembers: "decomposition.flagged-members",
  formula: "decomposition.formula",
  agreement: "decomposition.agreement",
  threshold: "decomposition.threshold",
  outcomes: "decomposition.outcomes",
  leftOut: "decomposition.left-out",
} as const;

/** All units beside the groups that are decomposed. */
export const OTHER_UNITS = "rest";

/** Units by whether they are flagged with and without an indicator. */
export function removedId(indicator: string): TableId {
  return `decomposition.removed.${indicator}`;
}

/** group x (flagged, not) by the formula without an indicator. */
export function withoutId(indicator: string): TableId {
  return `decomposition.without.${indicator}`;
}

/** Two flags of one unit. */
export const FLAGGED_BY = ["both", "first", "second", "neither"] as const;

const FLAGGED: TableKey = { name: "flagged", levels: ["flagged", "not-flagged"] };

/**
 * Tables that the decomposition rests on: the whole before its parts.
 * @param formula  the formula on every unit
 * @param names  names of the indicators
 */
export function decompositionTables(formula: FormulaUnits, names: readonly string[]): readonly CountTable[] {
  const { evidence, flagged, otherwise, without } = formula;
  const { unit, leftOut, people, composition, scale } = evidence;
  const registered = evidence.flagged;
  const all = new Uint8Array(registered.length).fill(1);
  const units = { unit, composition: majorityComposition(evidence), peopleOf: (at: number) => people[at]! };
  const members = {
    unit: unit === "cases" ? ("cases" as const) : ("migrants" as const),
    composition,
    peopleOf: (_unit: number, cell: number) => composition.memberCounts[cell]! / scale,
  };
  const table = (id: TableId, of: GroupUnits, marks: ArrayLike<number> | null, partitionOf?: TableId) =>
    groupTable({ id, of, marks: marks ?? all, whole: marks === null, partitionOf }, evidence.groups);
  return [
    table(TABLES.groups, units, null),
    table(TABLES.flagged, units, registered, TABLES.groups),
    table(TABLES.members, members, null),
    table(TABLES.flaggedMembers, members, registered, TABLES.members),
    table(TABLES.formula, units, flagged, TABLES.groups),
    ...without.map((own, j) => table(withoutId(names[j]!), units, own.flagged, TABLES.groups)),
    crossTable(TABLES.agreement, unit, [registered, flagged]),
    crossTable(TABLES.threshold, unit, [flagged, otherwise]),
    ...without.map((own, j) => crossTable(removedId(names[j]!), unit, [flagged, own.flagged])),
    outcomeTable(formula),
    {
      id: TABLES.leftOut,
      unit,
      keys: [{ name: "reason", levels: ["no-members", "no-score"] }],
      counts: [leftOut.withoutMembers, leftOut.withoutScore],
      showsEmptyRows: true,
    },
  ];
}

interface GroupUnits {
  readonly unit: Unit;
  readonly composition: Composition;
  /** People that a unit holds in a cell of the composition. */
  readonly peopleOf: (unit: number, cell: number) => number;
}

function groupTable(
  {
    id,
    of,
    marks,
    whole,
    partitionOf,
  }: {
    readonly id: TableId;
    readonly of: GroupUnits;
    readonly marks: ArrayLike<number>;
    readonly whole: boolean;
    readonly partitionOf: TableId | undefined;
  },
  groups: readonly string[],
): CountTable {
  const { composition, peopleOf, unit } = of;
  const width = whole ? 1 : 2;
  const cells = Array.from({ length: (groups.length + 1) * width }, () => ({ people: 0, units: 0, largest: 0 }));
  for (let at = 0; at < marks.length; at++) {
    for (let j = composition.offsets[at]!; j < composition.offsets[at + 1]!; j++) {
      const cell = cells[composition.groupCodes[j]! * width + (whole ? 0 : 1 - marks[at]!)]!;
      const people = peopleOf(at, j);
      cell.people += people;
      cell.units += 1;
      cell.largest = Math.max(cell.largest, people);
    }
  }
  const support = {
    people: cells.map(({ people }) => people),
    units: cells.map(({ units }) => units),
    largest: cells.map(({ largest }) => largest),
  };
  return {
    id,
    unit,
    keys: [{ name: "group", levels: [...groups, OTHER_UNITS] }, ...(whole ? [] : [FLAGGED])],
    counts: unit === "migrants" ? support.people : support.units,
    ...(partitionOf === undefined ? {} : { partitionOf }),
    support,
  };
}

/** Units by two flags: both, the first only, the second only, neither. */
function crossTable(
  id: TableId,
  unit: Unit,
  [one, other]: readonly [ArrayLike<number>, ArrayLike<number>],
): CountTable {
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < one.length; at++) counts[2 * (1 - one[at]!) + 1 - other[at]!]! += 1;
  return { id, unit, keys: [{ name: "flagged", levels: FLAGGED_BY }], counts, showsEmptyRows: true };
}

function outcomeTable({ evidence: { unit, outcomes } }: FormulaUnits): CountTable {
  const counts = [1, 0].map((outcome) => outcomes.filter((own) => own === outcome).length);
  return { id: TABLES.outcomes, unit, keys: [{ name: "outcome", levels: ["violation", "none"] }], counts };
}
