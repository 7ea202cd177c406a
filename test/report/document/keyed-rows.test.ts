import { describe, expect, it } from "vitest";
import { joinedRows, keyedRows } from "../../../src/report/document/keyed-rows.js";

const NONE = "too few effective units";
const columns = [
  { label: "Group", numeric: false },
  { label: "Share", numeric: true },
  { label: "Note", numeric: false },
];
const table = (rows: readonly (readonly string[])[]) => ({ id: "t", caption: "c", columns, rows });

describe("keyedRows", () => {
  it("puts a mark for words that stand in place of a number again and again, with a key", () => {
    const rows = Array.from({ length: 9 }, (_, at) => [`g${at}`, at === 0 ? "12.5%" : NONE, "none"]);
    const found = keyedRows(table(rows));
    expect(found.key).toEqual([{ mark: "(a)", words: NONE }]);
    expect(found.rows[0]).toEqual(["g0", "12.5%", "none"]);
    expect(found.rows.slice(1).every(([, cell]) => cell === "(a)")).toBe(true);
  });

  it("shows names with equal cells as one row in long tables alone", () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`g${at}`, at % 20 === 0 ? "0%" : `${at}%`, "none"]);
    const found = joinedRows(rows);
    expect(found).toHaveLength(39);
    expect(found[0]).toEqual(["g0, g20", "0%", "none"]);
    expect(found[1]).toEqual(["g1", "1%", "none"]);
    expect(joinedRows(rows.slice(0, 25))).toEqual(rows.slice(0, 25));
    expect(keyedRows(table(rows)).rows).toEqual(rows);
  });

  it("changes no number, no short word, no name of a row, and nothing that is rare", () => {
    const often = (cell: string) => Array.from({ length: 20 }, () => ["a group of a long name", cell, "shown"]);
    for (const cell of ["0.100 to 0.900", "–", "1,000,000 sponsors"]) {
      expect(keyedRows(table(often(cell)))).toEqual({ rows: often(cell), key: [] });
    }
    const rare = [["g", NONE, "x"]];
    expect(keyedRows(table(rare))).toEqual({ rows: rare, key: [] });
  });
});
