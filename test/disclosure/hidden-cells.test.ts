import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publishedTable } from "../../src/disclosure/published-table.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };

type Row = readonly { readonly people: number; readonly units: number; readonly largest: number }[];

/** Cell with enough units, none of which dominates, unless it is told otherwise. */
const cell = (people: number, units = people, largest = Math.min(1, people)) => ({ people, units, largest });

function groupTable(id: string, rows: Readonly<Record<string, Row>>, more: Partial<CountTable> = {}): CountTable {
  const cells = Object.values(rows).flat();
  const width = Object.values(rows)[0]!.length;
  return {
    id,
    unit: "migrants",
    keys: [
      { name: "group", levels: Object.keys(rows) },
      ...(width === 1 ? [] : [{ name: "band", levels: Array.from({ length: width }, (_, k) => `band ${k}`) }]),
    ],
    counts: cells.map(({ people }) => people),
    support: {
      people: cells.map(({ people }) => people),
      units: cells.map(({ units }) => units),
      largest: cells.map(({ largest }) => largest),
    },
    ...more,
  };
}

const hiddenIn = (tables: readonly CountTable[], id: string) => {
  const hidden = hiddenCells(tables, thresholds);
  return tables.find((table) => table.id === id)!.keys[0]!.levels.filter((level) => hidden.isHidden(id, level));
};

describe("hiddenCells", () => {
  it.each([
    { what: "too few people", small: cell(9) },
    { what: "too few units", small: cell(40, 4, 10) },
    { what: "one unit above half", small: cell(20, 9, 11) },
    { what: "nobody, which says that no one of the group is there", small: cell(0) },
  ])("hides a row with $what, and the smallest other row with it", ({ small }) => {
    const table = groupTable("t", { A: [small], B: [cell(50)], C: [cell(90)], D: [cell(300)] });
    expect(hiddenIn([table], "t")).toEqual(["A", "B"]);
  });

  it("shows a row exactly at every threshold", () => {
    expect(hiddenIn([groupTable("t", { A: [cell(10, 5, 5)], B: [cell(50)] })], "t")).toEqual([]);
  });

  it("hides the whole row when one of its cells is small: the others would give it away", () => {
    const table = groupTable("t", { A: [cell(3), cell(90)], B: [cell(20), cell(20)], C: [cell(60), cell(60)] });
    expect(hiddenIn([table], "t")).toEqual(["A", "B"]);
  });

  it("goes on until the hidden rows together reach the thresholds in each column", () => {
    const table = groupTable("t", {
      A: [cell(2), cell(20)],
      B: [cell(3), cell(20)],
      C: [cell(40), cell(40)],
      D: [cell(90), cell(90)],
    });
    expect(hiddenIn([table], "t")).toEqual(["A", "B", "C"]);
  });

  it("never leaves a single hidden row, nor hidden rows whose sum stands below a threshold, unless all are hidden", () => {
    const anyCell = fc
      .tuple(fc.nat({ max: 60 }), fc.nat({ max: 12 }), fc.nat({ max: 30 }))
      .map(([people, units, largest]) => cell(people, Math.min(people, units), Math.min(people, largest)));
    const anyRows = fc
      .integer({ min: 1, max: 3 })
      .chain((width) =>
        fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }),
      );
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = groupTable("t", Object.fromEntries(rows.map((row, i) => [`g${i}`, row])));
        const hidden = hiddenIn([table], "t").map((level) => rows[Number(level.slice(1))]!);
        const shown = rows.filter((row) => !hidden.includes(row));
        const reaches = ({ people, units, largest }: Row[number]) =>
          people >= 10 && units >= 5 && largest <= people / 2;
        expect(shown.every((row) => row.every(reaches))).toBe(true);
        if (hidden.length === 0 || shown.length === 0) return;
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        rows[0]!.forEach((_, column) => {
          const cells = hidden.map((row) => row[column]!);
          const sum = {
            people: cells.reduce((total, { people }) => total + people, 0),
            units: cells.reduce((total, { units }) => total + units, 0),
            largest: Math.max(...cells.map(({ largest }) => largest)),
          };
          expect(reaches(sum)).toBe(true);
        });
      }),
    );
  });

  it("hides nothing at threshold 0, whatever the other settings are", () => {
    const tables = [groupTable("t", { A: [cell(0)], B: [cell(1)], C: [cell(900)] })];
    const hidden = hiddenCells(tables, { threshold: 0, units: 5, largestShare: 0.5 });
    expect([hidden.cells, hidden.rests(["t", "t#A"]), hidden.hidesSome("t")]).toEqual([0, false, false]);
  });

  it("keeps a row hidden in the table that splits it, and may show the total of a row whose split is hidden", () => {
    const totals = groupTable("totals", { A: [cell(4)], B: [cell(15)], C: [cell(200)], D: [cell(300)] });
    const split = groupTable(
      "split",
      {
        A: [cell(2), cell(2)],
        B: [cell(5), cell(10)],
        C: [cell(4), cell(196)],
        D: [cell(150), cell(150)],
      },
      { partitionOf: "totals" },
    );
    expect(hiddenIn([totals, split], "totals")).toEqual(["A", "B"]);
    expect(hiddenIn([totals, split], "split")).toEqual(["A", "B", "C"]);
  });

  it("keeps a group hidden in every later table that counts the same units by group", () => {
    const totals = groupTable("totals", { A: [cell(5)], B: [cell(60)], C: [cell(100)], D: [cell(400)] });
    const other = groupTable("other", {
      A: [cell(2), cell(3)],
      B: [cell(30), cell(30)],
      C: [cell(95), cell(5)],
      D: [cell(200), cell(200)],
    });
    expect(hiddenIn([totals], "totals")).toEqual(["A", "B"]);
    expect(hiddenIn([other], "other")).toEqual(["A", "B", "C"]);
    expect(hiddenIn([totals, groupTable("other", { A: [cell(40)], B: [cell(60)], C: [cell(100)] })], "other")).toEqual([
      "A",
      "B",
    ]);
    const otherUnit = groupTable("other", { A: [cell(40)], B: [cell(60)], C: [cell(100)] }, { unit: "sponsors" });
    expect(hiddenIn([totals, otherUnit], "other")).toEqual([]);
  });

  it("hides a table of units without groups as a whole", () => {
    const table: CountTable = {
      id: "t",
      unit: "sponsors",
      keys: [{ name: "band", levels: ["a", "b"] }],
      counts: [9, 800],
    };
    expect(hiddenIn([table], "t")).toEqual(["a", "b"]);
    expect(hiddenIn([{ ...table, counts: [10, 800] }], "t")).toEqual([]);
  });

  it("finds what a number rests on: a whole table or one row", () => {
    const table = groupTable("t", { A: [cell(3)], B: [cell(20)], C: [cell(90)] });
    const hidden = hiddenCells([table], thresholds);
    expect(hidden.rests(["t"])).toBe(true);
    expect(hidden.rests(["t#A"])).toBe(true);
    expect(hidden.rests(["t#C"])).toBe(false);
    expect(hidden.rests([])).toBe(false);
    expect(hidden.rests(["t#C", "t#B"])).toBe(true);
    expect(hidden.cells).toBe(2);
  });
});

const outcomes = (id: string, violations: number, none: number, partOf?: string): CountTable => ({
  id,
  unit: "sponsors",
  keys: [{ name: "outcome", levels: ["violation", "none"] }],
  counts: [violations, none],
  ...(partOf === undefined ? {} : { partOf }),
});

const classes = (id: string, rows: readonly (readonly [number, number])[], partitionOf: string): CountTable => ({
  id,
  unit: "sponsors",
  keys: [
    { name: "score", levels: rows.map((_, row) => `from ${row}`) },
    { name: "outcome", levels: ["violation", "none"] },
  ],
  counts: rows.flat(),
  ordered: true,
  partitionOf,
});

describe("parts of a whole", () => {
  const whole = outcomes("all", 100, 500);

  it("hides a second part where one hidden part would follow by subtraction", () => {
    const parts = [
      outcomes("random", 4, 200, "all"),
      outcomes("risk", 66, 200, "all"),
      outcomes("signal", 30, 100, "all"),
    ];
    expect(hiddenIn([whole, ...parts], "random")).toEqual(["violation", "none"]);
    expect(hiddenIn([whole, ...parts], "signal")).toEqual(["violation", "none"]);
    expect(hiddenIn([whole, ...parts], "risk")).toEqual([]);
    expect(hiddenIn([whole, ...parts], "all")).toEqual([]);
  });

  it("shows every part when together they are the whole", () => {
    const parts = [outcomes("random", 34, 200, "all"), outcomes("risk", 66, 300, "all")];
    for (const id of ["random", "risk"]) expect(hiddenIn([whole, ...parts], id)).toEqual([]);
  });

  it("hides a part where what has no part of its own would follow", () => {
    expect(hiddenIn([whole, outcomes("risk", 97, 480, "all")], "risk")).toEqual(["violation", "none"]);
  });
});

describe("ordered tables", () => {
  const rows = [
    [0, 40],
    [3, 30],
    [8, 9],
    [5, 4],
    [30, 6],
  ] as const;
  const written = (tables: readonly CountTable[], id: string, { threshold = 10 } = {}) => {
    const settings = { ...thresholds, threshold };
    return publishedTable(tables.find((table) => table.id === id)!, hiddenCells(tables, settings), settings);
  };

  it("merges neighbours from the top until each cell reaches, and the rest into the row above", () => {
    const tables = [outcomes("o", 46, 89), classes("c", rows, "o")];
    expect(written(tables, "c").counts).toEqual([11, 79, 35, 10]);
    expect(written(tables, "c").keys[0]!.levels).toEqual(["from 0", "from 3"]);
  });

  it("keeps totals and reaches the threshold in every cell, for any table", () => {
    const anyRows = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(anyRows, (drawn) => {
        const totals = [0, 1].map((column) => drawn.reduce((sum, row) => sum + row[column]!, 0)) as [number, number];
        const { counts } = written([outcomes("o", ...totals), classes("c", drawn, "o")], "c");
        if (Math.min(...totals) < 10) {
          expect(counts).toEqual([]);
          return;
        }
        expect(counts.every((count) => Number(count) >= 10)).toBe(true);
        expect(
          [0, 1].map((column) => counts.reduce<number>((sum, n, i) => sum + (i % 2 === column ? Number(n) : 0), 0)),
        ).toEqual(totals);
      }),
    );
  });

  it("writes one of several overlapping tables, and none that splits hidden outcomes", () => {
    const tables = [
      outcomes("small", 4, 30),
      classes("small classes", [[4, 30]], "small"),
      outcomes("o", 46, 89),
      classes("c", rows, "o"),
      outcomes("p", 46, 89),
      classes("d", rows, "p"),
    ];
    expect(["small classes", "c", "d"].map((id) => written(tables, id).counts.length)).toEqual([0, 4, 0]);
    expect(written(tables, "small").counts).toEqual(["suppressed", "suppressed"]);
    expect(written(tables, "d", { threshold: 0 }).counts).toEqual(rows.flat());
  });
});
