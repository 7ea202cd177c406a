import { describe, expect, it } from "vitest";
import type { ReportTable } from "../../../src/report/document/report-document.js";
import { columnClasses, columnStyle } from "../../../src/report/html/column-style.js";

function table(...numeric: readonly boolean[]): ReportTable {
  return { id: "t", caption: "c", columns: numeric.map((each) => ({ label: "x", numeric: each })), rows: [] };
}

describe("columnClasses", () => {
  it("names the columns that are not as nearly all are, and no others", () => {
    expect(columnClasses(table(false, true, true))).toEqual([]);
    expect(columnClasses(table(true, false, true, false))).toEqual(["n1", "t2", "t4"]);
  });
});

describe("columnStyle", () => {
  it("has one rule for all columns of words in the tables and below the figures of a document", () => {
    const figure = { table: table(true, true, false) } as never;
    const sections = [
      { id: "a", level: 2, heading: "A", blocks: [{ kind: "table", table: table(false, false, false) }] },
      { id: "b", level: 2, heading: "B", blocks: [{ kind: "figure", figure }] },
    ] as const;
    expect(columnStyle({ sections })).toBe(
      ".t2 tr>:nth-child(2),.t3 tr>:nth-child(3) { text-align: left; white-space: normal; }\n",
    );
  });

  it("is empty without such columns", () => {
    const sections = [
      { id: "a", level: 2, heading: "A", blocks: [{ kind: "table", table: table(true, true) }] },
    ] as const;
    expect(columnStyle({ sections })).toBe("");
  });
});
