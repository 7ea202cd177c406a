import { describe, expect, it } from "vitest";
import { gatherHiddenRows } from "../../../src/report/document/hidden-rows.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";

const column = (label: string) => ({ label, numeric: label !== "Group" });
const tableOf = (rows: readonly (readonly string[])[]) => ({
  id: "t",
  caption: "Rates",
  columns: ["Group", "n", "Rate"].map(column),
  rows,
});

describe("gatherHiddenRows", () => {
  it("keeps rows with a number in their order and says how many groups have none", () => {
    const writer = writerFor(disclosedAudit(), "en");
    const rows = [
      ["A", "not shown", "not shown"],
      ["B", "120", "not shown"],
      ["C", "suppressed", "–"],
      ["D", "not shown: too few", "not shown"],
      ["E", "not shown", "12%"],
    ];
    expect(gatherHiddenRows(tableOf(rows), writer).rows).toEqual([
      rows[1],
      rows[4],
      ["3 further groups", "not shown", "not shown"],
    ]);
  });

  it("leaves a table alone in which at most one row has no number", () => {
    const writer = writerFor(disclosedAudit(), "nl");
    const table = tableOf([
      ["A", "niet getoond", "niet getoond"],
      ["B", "12", "3%"],
    ]);
    expect(gatherHiddenRows(table, writer)).toBe(table);
    const two = tableOf([...table.rows, ["C", "niet getoond", "–"]]);
    expect(gatherHiddenRows(two, writer).rows.at(-1)).toEqual(["2 andere groepen", "niet getoond", "niet getoond"]);
  });
});
