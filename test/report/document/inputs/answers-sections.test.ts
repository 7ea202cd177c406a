import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { runInputs } from "../../../../src/audit/inputs/run-inputs.js";
import { inputsEvidence } from "../../../../src/data/inputs/inputs-evidence.js";
import { discloseInputs } from "../../../../src/disclosure/inputs/disclose-inputs.js";
import { renderChart } from "../../../../src/report/charts/render-chart.js";
import { figuresOf } from "../../../../src/report/document/figures-of.js";
import { toInputsDocument } from "../../../../src/report/document/inputs/inputs-document.js";
import { inputsTables } from "../../../../src/report/document/inputs/inputs-tables.js";
import type { ReportDocument } from "../../../../src/report/document/report-document.js";
import { renderHtml } from "../../../../src/report/html/render-html.js";
import { forbiddenPhrases } from "../../../../src/report/text/forbidden-phrases.js";
import { synthesise } from "../../../../src/synthetic/synthesise.js";
import { loadedSolver } from "../../../support/loaded-solver.js";
import { questionOf, syntheticRegistrations } from "../../../support/registered-rows.js";

const { registrations, plan, settings: all } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 10_577 }));
const { version, plan: file, title, alpha, fields, lists, indications } = all;
const settings = { version, plan: file, title, alpha, fields, lists, indications };
const result = await runInputs(inputsEvidence(registrations, settings, plan), questionOf(plan, settings));
const inputs = discloseInputs(result, { plan, settings, planHash: "p", settingsHash: "s" }, loadedSolver());

const schemaFile = join(dirname(createRequire(import.meta.url).resolve("vega-lite")), "vega-lite-schema.json");
const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")),
);

function firstSentence({ sections }: ReportDocument, id: string): string {
  const block = sections.find((section) => section.id === id)!.blocks[0]!;
  return block.kind === "paragraph" ? block.text : "";
}

describe.each(["nl", "en"] as const)("chapters on fields, lists and indications in %s", (language) => {
  const document = toInputsDocument(inputs, { language });

  it("begin with what was found, by name", () => {
    expect(firstSentence(document, "fields")).toBe(
      language === "nl"
        ? "Een verschil naar nationaliteit is te zien bij 2 van de 9 vragen over de velden: Heeft aanvrager een website (niet ingevuld) en Heeft aanvrager een website (uit een zwakke bron)."
        : "A difference by nationality is shown by 2 of 9 questions on the fields: Has a website (not filled in) and Has a website (from a weak source).",
    );
    expect(firstSentence(document, "lists-drift")).toContain(language === "nl" ? "bedrijfspand" : "business premises");
    expect(firstSentence(document, "indications")).toContain("06 (");
    expect(firstSentence(document, "indications-together")).toContain(language === "nl" ? "08 en 09" : "08 and 09");
  });

  it("say of two readings how many values count as one, and say nothing where none do", () => {
    const { fields: found } = inputs.parts;
    const readings = found!.readings.map((reading) => ({ ...reading, joined: 3 }));
    const joining = { ...inputs, parts: { ...inputs.parts, fields: { ...found!, readings } } };
    const notesOf = ({ sections }: ReportDocument) =>
      sections
        .find(({ id }) => id === "fields-readings")!
        .blocks.flatMap((block) => (block.kind === "note" ? [block.text] : []));
    const words = language === "nl" ? "andere 3 waarden" : "other 3 values";
    expect(notesOf(toInputsDocument(joining, { language })).filter((note) => note.includes(words))).toHaveLength(
      readings.length,
    );
    expect(notesOf(document)).toHaveLength(1);
  });

  it("hold no forbidden word and no word of code", () => {
    const sections = document.sections.filter(({ id }) => /^(fields|lists|indications)/.test(id));
    const text = JSON.stringify(sections, (key, value) => (key === "spec" ? null : value));
    expect(forbiddenPhrases(text)).toEqual([]);
    expect(text).not.toMatch(/undefined|NaN|\[object|other-groups|not-estimable/);
  });

  it("draw charts that follow the schema, and leave out what is hidden", () => {
    const figures = figuresOf(document);
    expect(figures.map(({ id }) => id)).toEqual([
      "fields-clearest",
      "lists-clearest",
      "indications-clearest",
      "indications-pairs",
    ]);
    for (const { id, spec, finding: words, description } of figures) {
      expect(isVegaLite(spec), JSON.stringify(isVegaLite.errors?.slice(0, 3))).toBe(true);
      expect(renderChart(spec, { id, title: words, description })).toContain("<svg");
    }
    const missing = inputs.parts
      .fields!.fields.flatMap((field) => field.questions)
      .find((each) => each.table === "fields.website.missing")!;
    const hidden = missing.shares.filter(({ share }) => share.kind !== "shown");
    expect(hidden.length).toBeGreaterThan(0);
    const drawn = JSON.stringify(figures[0]!.spec);
    for (const { group } of hidden) expect(drawn).not.toContain(`${group} (n`);
  });

  it("set the pairs of indications as a square that reads the same by row and by column", () => {
    const { columns, rows } = figuresOf(document).find(({ id }) => id === "indications-pairs")!.table!;
    expect(rows.map(([code]) => code)).toEqual(columns.slice(1).map(({ label }) => label));
    rows.forEach((row, at) => {
      expect(row.slice(1)).toEqual(rows.map((other) => other[at + 1]));
      expect(row[at + 1]).toBe("–");
    });
    const hidden = inputs.parts.indications!.pairs.filter(({ phi }) => phi.kind !== "shown").length;
    const notShown = rows.flat().filter((cell) => ["not shown", "niet getoond"].includes(cell)).length;
    expect(notShown).toBe(2 * hidden);
  });

  it("give every part of the page an id of its own", () => {
    const ids = [...renderHtml(document).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
  });
});

it("the numbers stand in tables for machines too, each under a name of its own", () => {
  const tables = inputsTables(inputs);
  const names = tables.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  for (const { id, header, rows } of tables) {
    for (const row of rows) expect(row, id).toHaveLength(header.length);
  }
  const rows = tables.find(({ id }) => id === "lists-rows")!.rows;
  expect(rows.find((row) => row.includes("same-but-for-zeros"))).toContain(24);
});
