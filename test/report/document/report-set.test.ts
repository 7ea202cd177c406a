import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { atDepth } from "../../../src/report/document/at-depth.js";
import { userValues } from "../../../src/report/document/banners.js";
import { figuresOf } from "../../../src/report/document/figures-of.js";
import type { ReportDocument } from "../../../src/report/document/report-document.js";
import { reportSet } from "../../../src/report/document/report-set.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { forbiddenPhrases, withoutUserValues } from "../../../src/report/text/forbidden-phrases.js";
import { AUDITS, auditsOfEveryVerdict, LANGUAGES } from "../../support/report-audits.js";

const everyAudit: [string, DisclosedAudit][] = [
  ...Object.entries(AUDITS),
  ...auditsOfEveryVerdict().map((audit, index): [string, DisclosedAudit] => [`verdict ${index + 1}`, audit]),
];

describe.each(LANGUAGES)("the reports of one audit in %s", (language) => {
  const setOf = (audit: DisclosedAudit) =>
    Object.fromEntries(reportSet(audit, { language }).map(({ name, document }) => [name, document])) as Record<
      string,
      ReportDocument
    >;

  it.each(everyAudit)("go as deep as each reader needs: %s", (_name, audit) => {
    const { report, "report-public": open, "report-analyst": whole } = setOf(audit);
    const said = (document: ReportDocument) =>
      document.sections.flatMap(({ blocks }) => blocks.map((block) => JSON.stringify(block)));
    expect(said(whole!)).toEqual(expect.arrayContaining(said(report!)));
    expect(said(report!)).toEqual(expect.arrayContaining(said(open!)));
    expect(said(open!).length).toBeLessThan(said(report!).length);
    expect(open!.sections.every(({ level }) => level === 2)).toBe(true);
    for (const document of [report!, open!]) expect(foldedTables(document)).toEqual([]);
    for (const document of [report!, open!, whole!]) {
      const ids = document.sections.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(["verdict", "summary", "limits"]));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it.each(everyAudit)("leave out scores where nobody may see them: %s", (_name, audit) => {
    const document = setOf(audit)["report-without-scores"]!;
    for (const { id, spec } of figuresOf(document)) {
      expect(id).not.toMatch(/score|roc|calibration|assumption|stability/);
      expect(fieldsOf(spec).filter((field) => /score|threshold|area|alarm/i.test(field))).toEqual([]);
    }
    expect(document.sections.filter(({ subject }) => subject === "score")).toEqual([]);
    expect(JSON.stringify(document.sections)).not.toMatch(/area under the curve is|oppervlakte onder de curve is/i);
  });

  it.each(everyAudit)(
    "tell a parliament the four layers apart, and where each number comes from: %s",
    (_name, audit) => {
      const { letter, report } = setOf(audit);
      const targets = new Set(report!.sections.map(({ id }) => id));
      const sources = letter!.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === "paragraph" && block.source !== undefined ? [block.source] : [])),
      );
      expect(sources.length).toBeGreaterThanOrEqual(2);
      for (const { file, section } of sources) {
        expect(file).toBe(`report.${language}.html`);
        expect(targets).toContain(section);
      }
      for (const id of ["hypothesis-1", "hypothesis-2"]) {
        const [layers] = letter!.sections.find((section) => section.id === id)!.blocks;
        expect(layers).toMatchObject({ kind: "definitions", items: [{}, {}, {}, {}] });
      }
      const text = JSON.stringify(letter);
      for (const name of [audit.plan.dataOwner, audit.plan.model.owner])
        expect(text).not.toContain(JSON.stringify(name));
    },
  );

  it.each(everyAudit)("explain words that they use, and no others: %s", (_name, audit) => {
    const document = setOf(audit)["report-analyst"]!;
    const glossary = document.sections.at(-1)!;
    expect(glossary.id).toBe("glossary");
    const [block] = glossary.blocks;
    const terms = block?.kind === "definitions" ? block.items.map(({ term }) => term) : [];
    expect(terms.length).toBeGreaterThan(5);
    const others = JSON.stringify(document.sections.slice(0, -1)).toLowerCase();
    for (const term of terms) expect(others).toContain(term.toLowerCase());
  });

  it.each(everyAudit)("answer the questions that are often asked without a forbidden phrase: %s", (_name, audit) => {
    for (const { document } of reportSet(audit, { language })) {
      const own = userValues({ audit, attribute: audit.plan.protectedAttribute[language] });
      expect(forbiddenPhrases(withoutUserValues(JSON.stringify(document), own))).toEqual([]);
    }
    const questions = setOf(audit).report!.sections.find(({ id }) => id === "questions")!;
    const items = questions.blocks.flatMap((block) => (block.kind === "definitions" ? block.items : []));
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const { term, description } of items) {
      expect(term).toMatch(/\?$/);
      expect(description).toMatch(/\.$/);
    }
  });

  it("are pages that a validator accepts, each naming the others", async () => {
    const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
    const reports = reportSet(AUDITS["outcomes that became known in several ways"], { language });
    for (const { name, document } of reports) {
      const html = renderHtml(document);
      const { results } = await validator.validateString(html);
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${name}:${line} ${ruleId}`)),
      ).toEqual([]);
      for (const other of reports) {
        if (other.name !== name) expect(html).toContain(`href="${other.name}.${language}.html"`);
      }
    }
  });
});

it("keeps a chapter of which nothing is left out of a shallow view", () => {
  const document = toDocument(AUDITS["a signal without evidence"], { language: "en" });
  const ids = atDepth(document, "public").sections.map(({ id }) => id);
  expect(ids).not.toContain("methods");
  expect(ids).toContain("hypothesis-1");
});

function foldedTables({ sections }: ReportDocument): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" && block.folded ? [block.table.id] : [])),
  );
}

/** Names of all fields of the inline data of a spec. */
function fieldsOf(spec: unknown): string[] {
  if (Array.isArray(spec)) return spec.flatMap(fieldsOf);
  if (spec === null || typeof spec !== "object") return [];
  const own =
    "values" in spec && Array.isArray(spec.values) ? spec.values.flatMap((row) => Object.keys(Object(row))) : [];
  return [...own, ...Object.values(spec).flatMap(fieldsOf)];
}
