import { describe, expect, it } from "vitest";
import { charts } from "../../../src/report/charts.js";
import type { Block, Section } from "../../../src/report/document/report-document.js";
import { discriminationTables } from "../../../src/report/document/score-data-tables.js";
import { scoreSections } from "../../../src/report/document/score-section.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { casesOfThreeYears, releasedScore, THREE_YEARS, withReleasedScore } from "../../support/discrimination-part.js";
import { LANGUAGES } from "../../support/report-audits.js";
import type { PlanOverrides } from "../../support/sample-plan.js";
import type { ScoredCase } from "../../support/scored-cases.js";

const ROWS = casesOfThreeYears();

function auditOf(rows: readonly ScoredCase[] = ROWS, overrides: PlanOverrides = THREE_YEARS) {
  const cases = disclosedAudit({ form: "cases", hypothesis2: "cases-have-one-group-each" });
  return withReleasedScore(cases, releasedScore(rows, overrides));
}

function sectionsOf(audit = auditOf(), language: "nl" | "en" = "en"): readonly Section[] {
  return scoreSections(writerFor(audit, language));
}

function sectionOf(id: string, audit = auditOf()): Section {
  return sectionsOf(audit).find((section) => section.id === id)!;
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => ("text" in block ? block.text : "")).join("\n");
}

function tableOf({ blocks }: Section) {
  const block = blocks.find(({ kind }) => kind === "table");
  if (block?.kind !== "table") throw new Error("no table");
  return block.table;
}

describe.each(LANGUAGES)("the chapter on the score in %s", (language) => {
  it("goes from the area to yield, precision, periods and other models", () => {
    expect(sectionsOf(auditOf(), language).map(({ id }) => id)).toEqual([
      "score",
      "score-what",
      "score-when",
      "score-found",
      "score-yield",
      "score-precision",
      "score-periods",
      "score-models",
    ]);
  });

  it("draws the curve with a band, yield and precision, each with a table", () => {
    const ids = charts(auditOf(), language).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["score-roc", "score-yield-curve", "score-precision-curve"]));
    const roc = charts(auditOf(), language).find(({ id }) => id === "score-roc")!;
    expect(JSON.stringify(roc.spec)).toContain('"name":"band"');
  });
});

describe("what a reported figure is worth", () => {
  const found = textOf(sectionOf("score-found").blocks);

  it("is said with the interval that its counts give or would give, and what would tell it from chance", () => {
    expect(found).toContain("The number 0.571 is read as an area under the curve.");
    expect(found).toContain(
      "On 30 violations and 89 units without one, its 95% interval would run from 0.450 to 0.692",
    );
    expect(found).toContain("takes about 178 violations and 528 units without one (175 and 519");
    expect(found).toContain("The figure 0.62 was measured on 150 violations and 450 units without one.");
    expect(found).toContain("Source of the figure: “an earlier study”.");
    expect(found).toMatch(/The area of this score minus the figure 0\.62 is 0\.\d{3} \(95% interval/);
  });

  it("says that 0.571 is read as an area also where it stands as a figure with counts", () => {
    const baselines = [0.5, { auc: 0.571, violations: 30, none: 89 }];
    const text = textOf(sectionOf("score-found", auditOf(ROWS, { ...THREE_YEARS, score: { baselines } })).blocks);
    expect(text).toContain("The number 0.571 is read as an area under the curve.");
    expect(text).toContain("Its own 95% interval runs from 0.450 to 0.692");
  });
});

describe("the section on yield", () => {
  const section = sectionOf("score-yield");

  it("opens with what the planned inspections find, against random order", () => {
    expect(section.heading).toMatch(/^On all known outcomes, inspecting the 13\.3% of cases with the highest scores/);
    expect(textOf(section.blocks.slice(0, 1))).toMatch(
      /The plan counts on 120 inspections a year\. That is 13\.3% of all scored cases\. .* In random order \d+\.\d of every 100 would\./,
    );
  });

  it("says that classes were merged, and that these outcomes are no random sample", () => {
    const text = textOf(section.blocks);
    expect(text).toMatch(/the scores were merged into \d+ classes/);
    expect(text).toContain("only a random sample does");
  });

  it("has a row a share, with the planned one named", () => {
    const { rows } = tableOf(section);
    expect(rows.map(([share]) => share)).toEqual(["1.0%", "5.0%", "10.0%", "13.3% (120 a year)", "20.0%"]);
    for (const [, , perHundred, reached, lift] of rows) {
      expect(perHundred).toMatch(/^\d+\.\d \(\d+\.\d to \d+\.\d\)$/);
      expect(reached).toMatch(/^\d+\.\d% \(/);
      expect(lift).toMatch(/^\d+\.\d\d \(/);
    }
  });

  it("says that it cannot be shown, and draws nothing, where the classes are withheld", () => {
    const few = ROWS.map((row, i) => ({ ...row, outcome: i < 6 ? ("1" as const) : ("0" as const) }));
    const withheld = sectionOf("score-yield", auditOf(few));
    expect(withheld.blocks.map(({ kind }) => kind)).toEqual(["paragraph"]);
    expect(textOf(withheld.blocks)).toContain("cannot be shown here");
  });
});

describe("the section on periods", () => {
  it("opens with the direction of the change, and tells in and out of sample apart", () => {
    const section = sectionOf("score-periods");
    expect(section.heading).toBe("The score tells violations apart less well in the last period than in the first");
    const text = textOf(section.blocks);
    expect(text).toContain("between the first period (“2019”) and the last (“2021”)");
    expect(text).toContain("On the periods that the model was developed on, the area is");
    expect(tableOf(section).rows.map(([period, role]) => [period, role])).toEqual([
      ["“2019”", "development of the model"],
      ["“2020”", "not for development"],
      ["“2021”", "not for development"],
    ]);
  });

  it("says that a period is too small to be published, and nothing of the change", () => {
    const small = ROWS.filter(({ period }, i) => period !== "2021" || i % 12 === 0);
    const section = sectionOf("score-periods", auditOf(small));
    expect(section.heading).toContain("too small to be published");
    expect(textOf(section.blocks)).toContain("holds fewer outcomes than may be published");
    expect(textOf(section.blocks)).not.toContain("changes by");
  });
});

describe("the section on other models", () => {
  it("opens with the difference of the areas and has one column a model", () => {
    const section = sectionOf("score-models");
    expect(section.heading).toBe("The audited score tells violations apart better than “second”");
    const { columns, rows } = tableOf(section);
    expect(columns.map(({ label }) => label)).toEqual(["Measure", "“second”"]);
    expect(rows.map(([measure]) => measure)).toHaveLength(10);
    expect(rows[2]![1]).toMatch(/^0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)$/);
  });

  it("is not there where the plan names no other model", () => {
    expect(sectionOf("score-models", auditOf(ROWS, { ...THREE_YEARS, models: [] }))).toBeUndefined();
  });
});

describe("the tables for machines", () => {
  it("hold a row a share, a period and a model, as long as their headers", () => {
    const tables = discriminationTables(auditOf());
    expect(tables.map(({ id, rows }) => [id, rows.length])).toEqual([
      ["score-yields", 5],
      ["score-periods", 3],
      ["score-models", 1],
    ]);
    for (const { header, rows } of tables) for (const row of rows) expect(row).toHaveLength(header.length);
  });

  it("hold nothing where no question was asked", () => {
    expect(discriminationTables(disclosedAudit())).toEqual([]);
  });
});
