import { describe, expect, it } from "vitest";
import { tables } from "../../../src/report/document/tables.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { AUDITS } from "../../support/report-audits.js";

const table = (id: string, audit = disclosedAudit()) => tables(audit).find((each) => each.id === id)!;

describe("tables for CSV", () => {
  it.each(Object.entries(AUDITS))("have rows as long as their header: %s", (_name, audit) => {
    for (const { header, rows } of tables(audit)) {
      for (const row of rows) expect(row).toHaveLength(header.length);
    }
  });

  it("list every cell of a count table with the levels of its keys", () => {
    const { header, rows } = table("counts-score-outcomes", disclosedAudit({ synthetic: false }));
    expect(header).toEqual(["outcome", "unit", "count"]);
    expect(rows).toEqual([
      ["violation", "sponsors", 114],
      ["none", "sponsors", 816],
    ]);
  });

  it("walk several keys in row-major order", () => {
    const { rows } = table(
      "counts-errors.confusion",
      disclosedAudit({ errors: true, synthetic: false, form: "cases" }),
    );
    expect(rows[2]).toEqual(["African-American", "not-flagged", "violation", "cases", 532]);
    expect(rows[5]).toEqual(["Caucasian", "flagged", "none", "cases", 349]);
  });

  it("write suppressed cells and withheld numbers as words, never as zero", () => {
    const counts = table("counts-h2-groups").rows.find((row) => row[0] === "Suriname");
    expect(counts).toContain("suppressed");
    const group = table("hypothesis-2-groups").rows.find((row) => row[0] === "Suriname");
    expect(group).toContain("withheld");
    expect(group).not.toContain(0);
  });

  it("say in every row that data is synthetic, and only then", () => {
    for (const { rows } of tables(disclosedAudit())) expect(rows.every((row) => row.at(-1) === "synthetic")).toBe(true);
    expect(JSON.stringify(tables(disclosedAudit({ synthetic: false })))).not.toContain("synthetic");
  });
});
