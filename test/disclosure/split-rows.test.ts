import { describe, expect, it } from "vitest";
import type { LinkedTables } from "../../src/audit/families/family-result.js";
import type { CountTable } from "../../src/audit/result.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

/*
 * A table group x stratum x flag beside a family whose groups are split by the same variable. Both count the same
 * cells: the attacker solves all published sums of both at once.
 */

const THRESHOLDS = { threshold: 10, units: 5, largestShare: 0.5 };
const TESTED = ["A", "B", "C", "D"];
const OTHERS = ["E", "F"];
const GROUPS = [...TESTED, ...OTHERS];
const STRATA = ["one", "two", "three"];
const OTHER_GROUPS = "other groups";

/** People of a group in a stratum: flagged and not flagged. Every person is a unit. */
interface Cell {
  readonly group: string;
  readonly stratum: string;
  readonly counts: readonly [flagged: number, notFlagged: number];
}

function cellsOf(seed: number): readonly Cell[] {
  const stream = streamsFrom(seed).block(0);
  const count = () => (nextBelow(stream, 5) === 0 ? nextBelow(stream, 10) : 10 + nextBelow(stream, 40));
  return GROUPS.flatMap((group) => STRATA.map((stratum): Cell => ({ group, stratum, counts: [count(), count()] })));
}

const strataRow = ({ group }: Cell) => (TESTED.includes(group) ? group : OTHER_GROUPS);
const familyRow = ({ group, stratum }: Cell) => `${group} x ${stratum}`;

function table(
  id: string,
  cells: readonly Cell[],
  rowOf: (cell: Cell) => string,
  columns: { readonly key: string; readonly levels: readonly string[]; readonly of: (cell: Cell) => readonly number[] },
  more: Partial<CountTable> = {},
): CountTable {
  const levels = [...new Set(cells.map(rowOf))];
  const counts = levels.flatMap((level) =>
    columns.levels.map((_, column) =>
      cells.reduce((sum, cell) => sum + (rowOf(cell) === level ? columns.of(cell)[column]! : 0), 0),
    ),
  );
  return {
    id,
    unit: "migrants",
    keys: [
      { name: "group", levels },
      { name: columns.key, levels: columns.levels },
    ],
    counts,
    support: { people: counts, units: counts, largest: counts.map((n) => Math.min(1, n)) },
    ...more,
  };
}

const TOTAL = { key: "all", levels: ["all"], of: ({ counts }: Cell) => [counts[0] + counts[1]] };
const BANDS = { key: "band", levels: ["high", "low"], of: ({ counts }: Cell) => counts };
const BY_STRATUM = {
  key: "stratum",
  levels: STRATA.flatMap((stratum) => [`${stratum} flagged`, `${stratum} not flagged`]),
  of: ({ stratum, counts }: Cell) => STRATA.flatMap((each) => (each === stratum ? counts : [0, 0])),
};

function disclosed(cells: readonly Cell[], { linked }: { readonly linked: boolean }) {
  const single = ({ group }: Cell) => group;
  const tables = [
    table("h1.groups", cells, single, TOTAL),
    table("h1.groupByBand", cells, single, BANDS, { partitionOf: "h1.groups" }),
    table("h1.strata.branch", cells, strataRow, BY_STRATUM, { splitBy: "branch" }),
    table("family.groups", cells, familyRow, TOTAL),
    table("family.groupByBand", cells, familyRow, BANDS, { partitionOf: "family.groups" }),
  ];
  const linkedCell = (rows: readonly string[], { counts }: Cell) => ({
    rows,
    counts,
    people: counts,
    units: counts,
    largest: counts.map((n) => Math.min(1, n)),
  });
  const link: LinkedTables = {
    totals: ["h1.groups", "family.groups"],
    byBand: ["h1.groupByBand", "family.groupByBand"],
    cells: cells.map((cell) => linkedCell([cell.group, familyRow(cell)], cell)),
    splits: linked
      ? [
          {
            strata: "h1.strata.branch",
            byBand: "family.groupByBand",
            cells: cells.map((cell) => linkedCell([strataRow(cell), cell.stratum, familyRow(cell)], cell)),
          },
        ]
      : [],
  };
  return hiddenCells(tables, THRESHOLDS, [link]);
}

/**
 * Cells that the published sums give exactly: shown rows of all three tables split by flag, all people by stratum and
 * flag, and all people by flag.
 */
function pinnedDown(cells: readonly Cell[], hidden: ReturnType<typeof disclosed>): readonly Cell[] {
  const sums: number[][] = [];
  const publish = (holds: (cell: Cell) => boolean) => sums.push(cells.map((cell) => (holds(cell) ? 1 : 0)));
  for (const stratum of STRATA) publish((cell) => cell.stratum === stratum);
  for (const group of GROUPS) if (!hidden.isHidden("h1.groupByBand", group)) publish((cell) => cell.group === group);
  for (const row of [...TESTED, OTHER_GROUPS]) {
    if (hidden.isHidden("h1.strata.branch", row)) continue;
    for (const stratum of STRATA) publish((cell) => strataRow(cell) === row && cell.stratum === stratum);
  }
  for (const own of cells) if (!hidden.isHidden("family.groupByBand", familyRow(own))) publish((cell) => cell === own);
  const echelon = eliminate(sums);
  return cells.filter((_, at) =>
    echelon.some((row) => row.every((value, column) => Math.abs(value - (column === at ? 1 : 0)) < 1e-9)),
  );
}

/** Reduced row echelon form. */
function eliminate(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const matrix = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < matrix[0]!.length && rank < matrix.length; column++) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!];
    const scale = matrix[rank]![column]!;
    matrix[rank] = matrix[rank]!.map((value) => value / scale);
    matrix.forEach((row, at) => {
      const factor = at === rank ? 0 : row[column]!;
      if (factor !== 0) matrix[at] = row.map((value, c) => value - factor * matrix[rank]![c]!);
    });
    rank++;
  }
  return matrix.slice(0, rank);
}

const isSmall = ({ counts }: Cell) => counts.some((count) => count < THRESHOLDS.threshold);
const SEEDS = Array.from({ length: 300 }, (_, i) => i + 1);

describe("a table of strata beside a family split by the same variable", () => {
  it("give no small cell away together, for seeds 1 to 300", () => {
    for (const seed of SEEDS) {
      const cells = cellsOf(seed);
      const found = pinnedDown(cells, disclosed(cells, { linked: true })).filter(isSmall);
      expect(found, `seed ${seed}`).toEqual([]);
    }
  });

  it("would give some away if they were not linked: the attack is able to find them", () => {
    const leaking = SEEDS.filter((seed) => {
      const cells = cellsOf(seed);
      return pinnedDown(cells, disclosed(cells, { linked: false })).some(isSmall);
    });
    expect(leaking.length).toBeGreaterThan(10);
  });

  it("show a group in both or in neither", () => {
    for (const seed of SEEDS) {
      const cells = cellsOf(seed);
      const hidden = disclosed(cells, { linked: true });
      for (const group of TESTED) {
        const rows = cells.filter((cell) => cell.group === group).map(familyRow);
        const inFamily = new Set(rows.map((row) => hidden.isHidden("family.groupByBand", row)));
        expect([...inFamily], `seed ${seed}`).toEqual([hidden.isHidden("h1.strata.branch", group)]);
      }
    }
  });

  it("show everything where nothing is small", () => {
    const cells = cellsOf(1).map((cell): Cell => ({ ...cell, counts: [cell.counts[0] + 20, cell.counts[1] + 20] }));
    expect(disclosed(cells, { linked: true }).cells).toBe(0);
  });
});
