import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { assumptionSections } from "../../../src/report/document/assumption-section.js";
import type { ReportTable } from "../../../src/report/document/report-document.js";
import { tables } from "../../../src/report/document/tables.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import type { GroupedUnit } from "../../support/group-scores.js";
import { groupUnits, releasedAssumption } from "../../support/released-assumption.js";

/** A: 45 of 335 flagged without a violation; the others, B and sponsors without a majority, 174 of 1,624. */
const UNITS = [
  ...groupUnits("A", [20, 30, 15], [12, 90, 200]),
  ...groupUnits("B", [40, 60, 24], [22, 200, 380]),
  ...groupUnits(null, [30, 40, 50], [60, 70, 800]),
];
const SMALL = [...groupUnits("C", [2, 9, 12], [7, 30, 61]), ...groupUnits("D", [11, 12, 4], [5, 44, 90])];
const OWN_SHARE = { shareByGroup: { A: { least: 0.05, most: 0.1 }, Z: { most: 0.3 } } };

function auditOf(units: readonly GroupedUnit[], assumption: object = {}): DisclosedAudit {
  const audit = disclosedAudit();
  const { published, tables: released, plan } = releasedAssumption(units, { assumption });
  return {
    ...audit,
    plan: { ...audit.plan, assumption: plan.assumption },
    assumption: published,
    tables: [...audit.tables, ...released],
  };
}

function found(audit: DisclosedAudit, language: "nl" | "en") {
  const blocks = assumptionSections(writerFor(audit, language)).flatMap((section) => section.blocks);
  const texts = blocks.flatMap((block) =>
    block.kind === "paragraph" || block.kind === "note" ? [block.text] : block.kind === "list" ? block.items : [],
  );
  const shown = blocks.flatMap((block): ReportTable[] => (block.kind === "table" ? [block.table] : []));
  return { text: texts.join("\n"), table: (id: string) => shown.find((table) => table.id === id) };
}

describe("bands and groups under hidden violations", () => {
  it("say what a band may hold, of every 1,000 of its sponsors", () => {
    const { text, table } = found(auditOf(UNITS), "en");
    // High: 90 of 309; with the 89 never inspected, 179 of 309. 20 % of 1,469 is more than that.
    expect(text).toContain(
      "Of every 1,000 sponsors in band “high”, 291 have a violation if nobody hides one. If up to 20.0% of the never-inspected hide one, this may be anything up to 579.",
    );
    expect(table("assumption-bands")!.rows.filter(([band]) => band === "high")).toHaveLength(5);
  });

  it("give each claim with the number of sponsors that undoes it", () => {
    const { table } = found(auditOf(UNITS, { highestShare: 0.6 }), "en");
    const row = table("assumption-claims")!.rows.find(([claim]) => String(claim).startsWith("band “high” holds"))!;
    expect(row[1]).toBe("estimate and interval show it");
    // High: 90 of 309. Low: 94 of 1,834, which 441 hidden violations take to 535 of 1,834, and past 29.1 %.
    expect(row[2]).toBe("if 441 or more of the 1,469 never-inspected sponsors hide one (30.0%)");
  });

  it("give the rates of a group, what they may be, and their ratio to the others", () => {
    const { text, table } = found(auditOf(UNITS), "en");
    expect(text).toContain("between 0.80 and 1.25");
    expect(text).toContain("Groups given here: 2.");
    const row = table("assumption-false-positive-rate")!.rows.find(([group]) => group === "A")!;
    // 45 of 335. 293 hidden: at most 200 at unflagged sponsors of A, at least 15 at flagged ones.
    expect(row[1]).toBe("13.4%");
    expect(row[2]).toBe("9.4% to 33.3%");
    expect(row[4]).toBe("1.25");
  });

  it("count the groups that are too small, and name none of them", () => {
    const audit = auditOf([...UNITS, ...SMALL]);
    const { text, table } = found(audit, "en");
    expect(text).toContain("Groups that are not given, since they rest on counts that are too small: 2.");
    for (const id of ["assumption-group-claims", "assumption-false-positive-rate"]) {
      expect(table(id)?.rows.some((row) => row.some((cell) => /\b[CD]\b/.test(String(cell)))) ?? false).toBe(false);
    }
    const data = tables(audit).filter(({ id }) => id.startsWith("assumption"));
    expect(data.flatMap(({ rows }) => rows).some((row) => row.some((cell) => /\b[CD]$/.test(String(cell))))).toBe(
      false,
    );
    expect(data.find(({ id }) => id === "assumption-groups")!.rows.some(([group]) => group === "A")).toBe(true);
  });

  it("say what the plan's own share of a group gives, and which groups the data does not hold", () => {
    const { text } = found(auditOf(UNITS, OWN_SHARE), "en");
    expect(text).toContain(
      "The plan gives A a share of its own: between 5.0% and 10.0% of its never-inspected hide a violation, and at most 20.0% of all others.",
    );
    // 215 never inspected: 11 to 21. 20 to 35 of 65 flagged sponsors have a violation.
    expect(text).toContain("the share with a violation among flagged sponsors runs from 30.8% to 53.8%");
    expect(text).toContain("The plan gives a share to groups that the data does not hold: Z.");
  });

  it("say the same in Dutch, in whole clauses", () => {
    const { text, table } = found(auditOf([...UNITS, ...SMALL], OWN_SHARE), "nl");
    expect(text).toContain("Groepen die hier staan: ");
    expect(text).toContain("Van elke 1.000 referenten in klasse “high” hebben er ");
    expect(text).toContain("Groepen die hier niet staan, omdat ze op te kleine aantallen rusten: 2.");
    const claims = table("assumption-claims")!;
    expect(claims.columns[0]!.label).toBe("Gezegd wordt dat");
    expect(claims.rows[0]![0]).toBe("de score het beter doet dan 0,5");
  });

  it.each(["nl", "en"] as const)("hold no forbidden word in %s", (language) => {
    const { text } = found(auditOf([...UNITS, ...SMALL], OWN_SHARE), language);
    expect(forbiddenPhrases(text)).toEqual([]);
  });
});
