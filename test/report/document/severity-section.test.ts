import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { renderChart } from "../../../src/report/charts/render-chart.js";
import { severitySections } from "../../../src/report/document/severity-section.js";
import { tables } from "../../../src/report/document/tables.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { type GradedRows, gradedEvidence, severityPlan, withSeverity } from "../../support/severity-part.js";

const open = { disclosure: { threshold: 0, units: 0, largestShare: 1, reason: "nobody stands behind it" } };
const RISING = [
  [200, 40, 15, 10],
  [200, 30, 30, 20],
  [200, 15, 40, 60],
];
const audited = (rows: GradedRows, change: object = open, by: "severity" | "number" = "severity") =>
  withSeverity(disclosedAudit(), gradedEvidence(rows, by), severityPlan(change));
const written = (audit: ReturnType<typeof audited>, language: "nl" | "en" = "en") => {
  const sections = severitySections(writerFor(audit, language));
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    sections,
    heading: sections[0]?.heading,
    text: blocks.flatMap((block) => ("text" in block ? [block.text] : [])).join("\n"),
    figure: blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : []))[0],
    table: blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []))[0],
  };
};

describe("the section on severity by band", () => {
  it("says what was found, in both languages, with the words of the plan for the levels", () => {
    const { heading, text, figure } = written(audited({ risk: RISING }));
    expect(heading).toBe("On all known outcomes, violations in higher bands are more serious");
    expect(text).toContain("take two cases with a violation, from different bands");
    expect(figure!.finding).toBe(
      "Of the violations, 15.4% are “en very-serious” in band “low” and 52.2% in band “high”",
    );
    const dutch = written(audited({ risk: RISING }), "nl");
    expect(dutch.heading).toBe("Bij alle bekende uitkomsten zijn overtredingen in hogere klassen ernstiger");
    expect(dutch.figure!.description).toContain("nl light");
  });

  it("names no two parts of the page alike", () => {
    const { sections, figure } = written(audited({ risk: RISING }));
    const ids = [...sections.map(({ id }) => id), figure!.id];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says when severity falls, and when nothing is shown", () => {
    const falling = [...RISING].reverse();
    expect(written(audited({ risk: falling })).heading).toBe(
      "On all known outcomes, violations in higher bands are less serious",
    );
    const level = RISING.map(() => [200, 30, 20, 10]);
    expect(written(audited({ risk: level })).heading).toContain("it is not shown");
  });

  it("draws a bar a band with every share in words, by the schema of Vega-Lite", () => {
    const { figure } = written(audited({ risk: RISING }));
    const file = join(dirname(createRequire(import.meta.url).resolve("vega-lite")), "vega-lite-schema.json");
    const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(file, "utf8")) as object,
    );
    expect(isVegaLite(figure!.spec)).toBe(true);
    const svg = renderChart(figure!.spec!, { id: "grades", title: figure!.finding, description: figure!.description });
    for (const share of ["61.5%", "23.1%", "15.4%", "52.2%"]) expect(svg).toContain(share);
    expect(figure!.table!.rows).toHaveLength(3);
  });

  it("leads with no set whose few violations have no interval", () => {
    const few = [
      [20, 3, 0, 0],
      [20, 0, 1, 0],
      [20, 0, 0, 2],
    ];
    const audit = audited({ random: few, risk: RISING });
    expect(written(audit).heading).toBe("On all known outcomes, violations in higher bands are more serious");
    expect(written(audited({ random: few })).heading).toBe(
      "Whether violations in higher bands are more serious cannot be estimated from this data",
    );
  });

  it("marks the set that counts never-inspected units, and draws nothing of what is withheld", () => {
    const never = RISING.map(() => [0, 0, 0, 0, 0, 90]);
    const change = { ...open, untestedAssumption: true, provenance: { risk: ["risk"], never: ["never"] } };
    const { table, text } = written(audited({ risk: RISING, never }, change));
    expect(table!.rows.at(-1)![0]).toContain("untested assumption");
    expect(text).toContain("an assumption that nobody tested");
    const hidden = written(audited({ risk: RISING.map((row, i) => (i === 0 ? [200, 40, 15, 3] : row)) }, {}));
    expect(hidden.heading).toContain("too small to publish");
    expect(hidden.figure).toMatchObject({ spec: null });
  });

  it("speaks of numbers where the plan names a column of them, and of nothing where it names none", () => {
    const { heading, figure } = written(audited({ risk: RISING }, open, "number"));
    expect(heading).toBe("On all known outcomes, more violations were found per violator in higher bands");
    expect(figure!.finding).toContain("4 or more");
    expect(severitySections(writerFor(disclosedAudit(), "en"))).toEqual([]);
  });

  it("stands in the tables for machines", () => {
    const rows = tables(audited({ risk: RISING }));
    const shares = rows.find(({ id }) => id === "bands-by-severity")!;
    expect(shares.rows[0]!.slice(0, 4)).toEqual(["all-known", "low", "light", 40 / 65]);
    const order = rows.find(({ id }) => id === "bands-by-severity-order")!;
    expect(order.rows.map((row) => row.slice(2, 5).join(" ").trim())).toEqual([
      "all",
      "all low middle",
      "all middle high",
      "violators",
      "violators low middle",
      "violators middle high",
    ]);
  });
});
