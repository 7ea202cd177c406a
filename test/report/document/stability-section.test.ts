import { expect, test } from "vitest";
import { stabilityQuestion } from "../../../src/audit/stability/stability.js";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import type { DisclosedStability } from "../../../src/disclosure/disclosed-stability.js";
import { hiddenCells } from "../../../src/disclosure/hidden-cells.js";
import { disclosedStability } from "../../../src/disclosure/stability.js";
import { renderChart } from "../../../src/report/charts/render-chart.js";
import type { Section } from "../../../src/report/document/report-document.js";
import { stabilityFigures, stabilitySections } from "../../../src/report/document/stability-section.js";
import { stabilityTables } from "../../../src/report/document/stability-tables.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { nextBelow, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { samplePlan } from "../../support/sample-plan.js";
import { type StabilityRow, stabilityEvidence } from "../../support/stability-evidence.js";

const START = 18_262;
const STABILITY = {
  indicators: [{ label: { nl: "pand", en: "premises" }, column: "branch", inDoubt: ["62"], points: 8 }],
  dates: [{ date: "2022-01-01", label: { nl: "nieuwe regel", en: "new rule" } }],
};

function drawnRows(count: number): StabilityRow[] {
  const stream = streamsFrom(31).block(0);
  return Array.from({ length: count }, () => {
    const row = { score: nextBelow(stream, 101), pattern: nextBelow(stream, 2), day: START + nextBelow(stream, 1096) };
    if (nextUniform(stream) > 0.6) return row;
    const violates = nextUniform(stream) < (row.day < 18_993 ? 0.4 : 0.2);
    return { ...row, outcome: violates ? "violation" : "none", provenance: "risk" };
  });
}

const rows = drawnRows(3000);

/** A disclosed audit whose stability is that of the rows. */
function audited(of: readonly StabilityRow[], stability: object = STABILITY): DisclosedAudit {
  const plan = samplePlan({ stability });
  const options = { plan, thresholds: plan.disclosure, hidden: hiddenCells([], plan.disclosure), tables: [] };
  const result = disclosedStability(stabilityQuestion(stabilityEvidence(of), plan), options) as DisclosedStability;
  const audit = disclosedAudit();
  const published = { ...plan.stability, indicators: plan.stability.indicators.map(({ column: _, ...rest }) => rest) };
  return {
    ...audit,
    stability: result,
    plan: { ...audit.plan, bands: { order: ["low", "middle", "high"], thresholds: [30, 60] }, stability: published },
  };
}

function found(audit: DisclosedAudit, language: "nl" | "en"): Section {
  return stabilitySections(writerFor(audit, language)).at(-1)!;
}

test("the heading is about the threshold from which units are flagged", () => {
  const above = rows.filter(({ score }) => score === 60).length;
  const below = rows.filter(({ score }) => score === 59).length;
  const [{ heading } = { heading: "" }] = stabilitySections(writerFor(audited(rows), "en"));
  expect(heading).toBe(`Moving the threshold 60 by 1 puts up to ${Math.max(above, below)} sponsors in another band`);
});

test.each(["nl", "en"] as const)("the section in %s tells thresholds, codes, the date and the period", (language) => {
  const audit = audited(rows);
  const text = JSON.stringify(stabilitySections(writerFor(audit, language)));
  const words =
    language === "nl"
      ? [
          "Met 59 in plaats van 60 als grens",
          "“pand”",
          "Voor en vanaf 1 januari 2022 (nieuwe regel)",
          "procentpunt",
          "Van alle periodes",
        ]
      : [
          "With 59 in place of 60 as threshold",
          "“premises”",
          "Before and from 1 January 2022 on (new rule)",
          "percentage points",
          "Of all periods",
        ];
  for (const word of words) expect(text).toContain(word);
  expect(forbiddenPhrases(text)).toEqual([]);
  expect(text).not.toMatch(/undefined|NaN/);
});

test("a difference that its interval tells from chance is worded so, and only such a one", () => {
  const items = found(audited(rows), "en").blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const violations = items.find((item) => item.startsWith("Share with a violation (all known outcomes):"))!;
  expect(violations).toContain("Chance alone does not explain the difference");
  const flagged = items.find((item) => item.startsWith("Share flagged:"))!;
  expect(flagged).toContain("Chance can explain the difference");
});

test("units without a date are counted in words, and none is mentioned where every unit has one", () => {
  const undated = rows.slice(0, 300).map(({ day: _day, ...row }) => row);
  const text = (audit: DisclosedAudit) => JSON.stringify(found(audit, "en"));
  expect(text(audited([...rows.slice(300), ...undated]))).toContain("300 sponsors have no date of the prediction");
  expect(text(audited(rows))).not.toContain("no date of the prediction");
});

test("bands by ranks are told as such, with their cuts", () => {
  const audit = audited(rows, { ...STABILITY, indicators: [], bandShares: [0.5, 0.3, 0.2] });
  const paragraphs = found(audit, "en").blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
  expect(paragraphs[0]).toMatch(/^The bands are made by ranks/);
  const sorted = rows.map(({ score }) => score).sort((a, b) => b - a);
  expect(paragraphs[1]).toContain(`“low” and “middle” lies at ${sorted[1499]}.`);
  expect(paragraphs[3]).toMatch(/would put about [\d,]+ of these 3,000 sponsors in another band/);
});

test("what is too small is said to be so, and no number stands for it", () => {
  const few = rows.filter(({ score }) => score < 60).slice(0, 60);
  const audit = audited([...few, { score: 80, day: START }]);
  const text = JSON.stringify(stabilitySections(writerFor(audit, "en")));
  expect(text).toContain("This part rests on counts that are too small to be published.");
  expect(text).toContain("There is no chart here: a band holds too few to be published.");
  expect(text).toContain("Figures before and after a date are not given");
  expect(stabilityTables(audit).flatMap(({ rows: cells }) => cells)).toEqual([]);
});

test("the charts of both languages can be drawn, and hold no more than the released numbers", () => {
  const audit = audited(rows);
  for (const language of ["nl", "en"] as const) {
    const figures = stabilityFigures(writerFor(audit, language));
    expect(figures.map(({ id }) => id)).toEqual(["stability-shifts", "stability-date-1"]);
    for (const { id, finding, description, spec } of figures) {
      expect(renderChart(spec!, { id, title: finding, description })).toMatch(/^<svg /);
    }
  }
});

test("without a score there is no section, no figure and no table", () => {
  const writer = writerFor(disclosedAudit(), "en");
  expect([stabilitySections(writer), stabilityFigures(writer), stabilityTables(writer.audit)]).toEqual([[], [], []]);
});

test("tables for machines hold every moved threshold and every share of wrong codes", () => {
  const tables = new Map(stabilityTables(audited(rows)).map((table) => [table.id, table]));
  expect(tables.get("stability-shifts")!.rows).toHaveLength(42);
  expect(tables.get("stability-codes")!.rows).toHaveLength(21);
  expect(tables.get("stability-bands")!.rows.map(([band]) => band)).toEqual(["low", "middle", "high"]);
  expect(tables.get("stability-time")!.rows.map(([stretch]) => stretch)).toContain("without 2021");
});
