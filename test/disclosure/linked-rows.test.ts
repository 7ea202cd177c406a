import { describe, expect, it } from "vitest";
import type { LinkedCell, LinkedTables } from "../../src/audit/families/family-result.js";
import type { CountTable } from "../../src/audit/result.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };

/** People of one single group, and the row they have in each further table. Units are people: no one dominates. */
type Person = readonly [single: string, rows: readonly string[], low: number, high: number];

function cellOf([single, rows, low, high]: Person): LinkedCell {
  const counts = [low, high];
  return { rows: [single, ...rows], counts, people: counts, units: counts, largest: [1, 1] };
}

/** Table of groups and table group x band for one way of grouping. */
function tablesOf(id: string, cells: readonly LinkedCell[], place: number): CountTable[] {
  const levels = [...new Set(cells.map(({ rows }) => rows[place]!))].sort();
  const sums = levels.map((level) =>
    [0, 1].map((band) => cells.reduce((sum, { rows, counts }) => sum + (rows[place] === level ? counts[band]! : 0), 0)),
  );
  const table = (name: string, keys: CountTable["keys"], counts: number[]): CountTable => ({
    id: `${id}.${name}`,
    unit: "migrants",
    keys,
    counts,
    support: { people: counts, units: counts, largest: counts.map(() => 1) },
  });
  const group = { name: "group", levels };
  const byBand = table("groupByBand", [group, { name: "band", levels: ["low", "high"] }], sums.flat());
  return [
    table(
      "groups",
      [group],
      sums.map(([low, high]) => low! + high!),
    ),
    { ...byBand, partitionOf: `${id}.groups` },
  ];
}

function disclosed(people: readonly Person[], ids: readonly string[]) {
  const cells = people.map(cellOf);
  const tables = ids.flatMap((id, place) => tablesOf(id, cells, place));
  const link: LinkedTables = {
    totals: ids.map((id) => `${id}.groups`),
    byBand: ids.map((id) => `${id}.groupByBand`),
    cells,
    splits: [],
  };
  const hidden = hiddenCells(tables, thresholds, [link]);
  const shown = (id: string) => {
    const table = tables.find((each) => each.id === `${id}.groupByBand`)!;
    return table.keys[0]!.levels.filter((level) => !hidden.isHidden(table.id, level));
  };
  return { tables, hidden, shown };
}

/**
 * Attacker with a pencil: every sum of hidden single groups that published rows and margins give exactly, found by
 * elimination over whole numbers of rows. Returns the smallest non-zero count among the cells it can pin down.
 */
function pinnedDown(
  { tables, hidden }: ReturnType<typeof disclosed>,
  people: readonly Person[],
  ids: readonly string[],
) {
  const byBand = ids.map((id) => tables.find((table) => table.id === `${id}.groupByBand`)!);
  const rows: number[][] = [people.map(() => 1)];
  byBand.forEach((table, place) => {
    for (const level of table.keys[0]!.levels) {
      if (hidden.isHidden(table.id, level)) continue;
      rows.push(people.map(([single, others]) => ([single, ...others][place] === level ? 1 : 0)));
    }
  });
  const echelon = eliminate(rows);
  return people.filter((_, person) => isCombination(echelon, person)).map(([single]) => single);
}

/** Reduced row echelon form. */
function eliminate(rows: readonly number[][]): number[][] {
  const matrix = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < matrix[0]!.length && rank < matrix.length; column++) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!];
    const scale = matrix[rank]![column]!;
    matrix[rank] = matrix[rank]!.map((value) => value / scale);
    matrix.forEach((row, at) => {
      if (at === rank) return;
      const factor = row[column]!;
      matrix[at] = row.map((value, c) => value - factor * matrix[rank]![c]!);
    });
    rank++;
  }
  return matrix.slice(0, rank);
}

/** Whether the unit vector of one person's group is a combination of the published rows. */
function isCombination(echelon: readonly number[][], place: number): boolean {
  return echelon.some((row) => row.every((value, column) => Math.abs(value - (column === place ? 1 : 0)) < 1e-9));
}

const LARGE: readonly Person[] = [
  ["CHN", ["Asia"], 60, 30],
  ["GBR", ["Europe"], 80, 25],
  ["IND", ["Asia"], 90, 40],
  ["SRB", ["Europe"], 40, 22],
];

describe("pooled tables beside tables of single groups", () => {
  it("keep every row where no single group is hidden", () => {
    const { shown } = disclosed(LARGE, ["single", "region"]);
    expect(shown("region")).toEqual(["Asia", "Europe"]);
  });

  it("hide a pooled row that would give its one hidden group by subtraction", () => {
    // KHM is too small and takes MDA with it; each region would hold one hidden group.
    const people: Person[] = [...LARGE, ["KHM", ["Asia"], 3, 2], ["MDA", ["Europe"], 30, 15]];
    const result = disclosed(people, ["single", "region"]);
    expect(result.shown("single")).not.toContain("KHM");
    expect(result.shown("region")).toEqual([]);
    expect(pinnedDown(result, people, ["single", "region"])).not.toContain("KHM");
  });

  it("show a pooled row whose hidden groups are two, with sums that reach the thresholds", () => {
    const people: Person[] = [
      ...LARGE,
      ["KHM", ["Asia"], 9, 6],
      ["LAO", ["Asia"], 9, 6],
      ["MDA", ["Europe"], 8, 8],
      ["MKD", ["Europe"], 9, 7],
    ];
    const result = disclosed(people, ["single", "region"]);
    expect(result.shown("region")).toEqual(["Asia", "Europe"]);
    expect(pinnedDown(result, people, ["single", "region"])).toEqual(result.shown("single").toSorted(byOrder(people)));
  });

  it("hide one where two families together would give a group that neither gives alone", () => {
    // One family gives KHM + LAO, the other LAO + MDA, and the margin gives all three: each would follow.
    const rows: Person[] = [
      ["CHN", ["one", "one"], 60, 30],
      ["GBR", ["two", "two"], 80, 25],
      ["IND", ["one", "one"], 90, 40],
      ["SRB", ["two", "two"], 40, 22],
      ["KHM", ["one", "one"], 8, 8],
      ["LAO", ["one", "two"], 8, 8],
      ["MDA", ["two", "two"], 8, 8],
      ["MKD", ["two", "two"], 8, 8],
      ["BTN", ["one", "one"], 8, 8],
    ];
    const result = disclosed(rows, ["single", "first", "second"]);
    const hiddenSingles = ["KHM", "LAO", "MDA", "MKD", "BTN"];
    expect(pinnedDown(result, rows, ["single", "first", "second"]).filter((g) => hiddenSingles.includes(g))).toEqual(
      [],
    );
    expect([...result.shown("first"), ...result.shown("second")].length).toBeLessThan(4);
  });
});

describe("two pooled families at once", () => {
  it("never give a hidden single group exactly, whatever the sizes and the pools", () => {
    const draw = (seed: number) => {
      let state = seed;
      return (below: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 4294967296) * below);
      };
    };
    let hiddenGroups = 0;
    let shownRows = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const below = draw(seed);
      const people = Array.from({ length: 9 }, (_, i): Person => {
        const scale = below(3) === 0 ? 14 : 120;
        return [`G${i}`, [`first ${below(3)}`, `second ${below(2)}`], 5 + below(scale), 2 + below(scale)];
      });
      const ids = ["single", "first", "second"];
      const result = disclosed(people, ids);
      const visible = result.shown("single");
      const hiddenSingles = people.map(([single]) => single).filter((single) => !visible.includes(single));
      hiddenGroups += hiddenSingles.length;
      shownRows += result.shown("first").length + result.shown("second").length;
      expect(pinnedDown(result, people, ids).filter((single) => hiddenSingles.includes(single))).toEqual([]);
    }
    expect(hiddenGroups).toBeGreaterThan(400);
    expect(shownRows).toBeGreaterThan(100);
  });
});

describe("tables of groups split by what their sponsors are", () => {
  it("leave tables of pooled groups as they are", () => {
    const people: Person[] = [
      ["GBR", ["Europe", "GBR x 1"], 60, 30],
      ["GBR", ["Europe", "GBR x 5+"], 4, 2],
      ["IND", ["Asia", "IND x 1"], 70, 30],
      ["IND", ["Asia", "IND x 5+"], 30, 20],
      ["SRB", ["Europe", "SRB x 1"], 40, 22],
      ["SRB", ["Europe", "SRB x 5+"], 5, 3],
    ];
    const { shown } = disclosed(people, ["single", "region", "by-size"]);
    expect(shown("region")).toEqual(["Asia", "Europe"]);
    // The two small parts are 9 people in one band together: IND x 5+, the next smallest row, hides them.
    expect(shown("by-size")).toEqual(["IND x 1"]);
  });

  it("hide every part of a group that is hidden itself", () => {
    const people: Person[] = [
      ...LARGE.map(([single, , low, high]): Person => [single, [`${single} x 1`], low, high]),
      ["KHM", ["KHM x 1"], 3, 2],
      ["MDA", ["MDA x 1"], 20, 15],
      ["MDA", ["MDA x 5+"], 12, 11],
    ];
    const { shown } = disclosed(people, ["single", "by-size"]);
    expect(shown("single")).not.toContain("MDA");
    expect(shown("by-size").filter((row) => row.startsWith("MDA"))).toEqual([]);
  });

  it("never leave one small part of a shown group to subtraction", () => {
    const people: Person[] = [
      ["GBR", ["GBR x 1"], 60, 30],
      ["GBR", ["GBR x 2-4"], 50, 20],
      ["GBR", ["GBR x 5+"], 4, 2],
      ["IND", ["IND x 1"], 70, 30],
      ["IND", ["IND x 2-4"], 40, 20],
      ["IND", ["IND x 5+"], 30, 20],
    ];
    const { shown } = disclosed(people, ["single", "by-size"]);
    expect(shown("single")).toEqual(["GBR", "IND"]);
    // The table alone would hide IND x 5+ beside GBR x 5+. But GBR minus its two larger parts would still be the 6
    // people at large sponsors, so the smaller of these two goes as well.
    expect(shown("by-size")).toEqual(["GBR x 1", "IND x 1", "IND x 2-4"]);
  });
});

function byOrder(people: readonly Person[]) {
  const order = people.map(([single]) => single);
  return (a: string, b: string) => order.indexOf(a) - order.indexOf(b);
}
