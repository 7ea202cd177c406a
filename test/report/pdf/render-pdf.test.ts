import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { figuresOf } from "../../../src/report/document/figures-of.js";
import type { ReportDocument } from "../../../src/report/document/report-document.js";
import { reportSet } from "../../../src/report/document/report-set.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { pageContent } from "../../../src/report/pdf/page-content.js";
import { type Attachment, pdfPrinter } from "../../../src/report/pdf/render-pdf.js";
import { reportFonts } from "../../../src/report/pdf/report-fonts.js";
import { PdfFile } from "../../support/pdf-file.js";
import { runsOfPages, runsOutside, wordsOfPages } from "../../support/pdf-words.js";
import { AUDITS, LANGUAGES } from "../../support/report-audits.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const print = pdfPrinter();
const audit = AUDITS["a difference on both hypotheses"];
const KEPT: Attachment = { name: "audit.json", mime: "application/json", description: "Numbers", text: '{"é":"≤"}' };

function printed(document: ReportDocument, kind: "accessible" | "archive" = "accessible"): PdfFile {
  return new PdfFile(print(document, { attachments: [KEPT] })(kind));
}

describe.each(LANGUAGES)("a report in %s", (language) => {
  const document = toDocument(audit, { language });
  const file = printed(document);
  const elements = file.elements;

  it("states its standard, language and title", () => {
    expect(file.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(printed(document, "archive").metadata).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(printed(document, "archive").metadata).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(file.words(file.catalog.Lang)).toBe(language);
    expect(file.words(file.information.Title)).toBe(document.title);
    expect(file.dictionary(file.catalog.ViewerPreferences).DisplayDocTitle).toBe(true);
    expect(file.dictionary(file.catalog.MarkInfo).Marked).toBe(true);
  });

  it("has one heading of level 1, and below it the headings of the document", () => {
    const count = (type: string) => elements.filter((element) => element.type === type).length;
    const boxes = document.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "verdict"));
    const headings = (level: number) => document.sections.filter((section) => section.level === level).length;
    expect(count("H1")).toBe(1);
    // The contents are one more.
    expect(count("H2")).toBe(headings(2) + 1);
    expect(count("H3")).toBe(headings(3) + boxes.length);
    expect(count("TOCI")).toBe(headings(2));
  });

  it("says of each chart what it shows, and prints the table behind it", () => {
    const figures = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : [])),
    );
    const drawn = figures.filter(({ spec }) => spec !== null);
    const alternatives = elements.filter(({ type }) => type === "Figure").map(({ alternative }) => alternative);
    expect(drawn.length).toBeGreaterThan(1);
    expect(alternatives).toEqual(drawn.map(({ finding, description }) => `${finding} ${description}`));
    const behind = figures.filter(({ table }) => table !== null).length;
    const tables = document.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "table")).length;
    expect(elements.filter(({ type }) => type === "Table")).toHaveLength(behind + tables);
  });

  it("names the column of every head of a table", () => {
    const heads = elements.filter(({ type }) => type === "TH");
    expect(heads.length).toBeGreaterThan(8);
    for (const { attributes } of heads) expect(attributes.Scope).toBe("/Column");
  });

  it("draws its charts as vectors, with no picture of dots", () => {
    expect(elements.filter(({ type }) => type === "Figure").length).toBeGreaterThan(1);
    const bytes = Buffer.from(print(document, {})("accessible")).toString("latin1");
    expect(bytes).not.toMatch(/\/Subtype\s*\/Image/);
  });

  it("answers the five questions of a privacy officer on its first two pages", () => {
    const questions = document.sections.find(({ id }) => id === "questions")!;
    const items = questions.blocks.flatMap((block) => (block.kind === "definitions" ? block.items : []));
    expect(items.length).toBeGreaterThanOrEqual(5);
    const joined = (text: string) => text.replaceAll(/[\s\u00ad\u200b-]/g, "");
    const first = joined(wordsOfPages(file).slice(0, 2).join(" "));
    for (const { term, description } of items) {
      expect(first).toContain(joined(term));
      expect(first).toContain(joined(description));
    }
  });

  it("numbers its pages in its language", () => {
    const pages = wordsOfPages(file);
    const words = { nl: ["pagina", "van"], en: ["page", "of"] }[language];
    pages.forEach((text, page) => {
      expect(text).toContain(`${words[0]} ${page + 1} ${words[1]} ${pages.length}`);
    });
  });

  it("keeps files inside as they were", () => {
    for (const kind of ["accessible", "archive"] as const) {
      const [kept, ...others] = printed(document, kind).keptFiles;
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ name: "audit.json", description: "Numbers" });
      expect(kept!.relationship).toBe(kind === "archive" ? "/Data" : "undefined");
      expect(kept!.bytes.toString("utf8")).toBe(KEPT.text);
    }
    expect(printed(document, "archive").associatedFiles).toBe(1);
  });
});

const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
/** The deepest report of each audit and its letter, the languages in turn. */
const everyReport = Object.entries(AUDITS).flatMap(([name, each], place) =>
  reportSet(each, { language: LANGUAGES[place % 2]! })
    .filter(({ name: view }) => view === "report-analyst" || view === "letter")
    .map(({ name: view, document }) => [`${view} of ${name}`, document] as const),
);

it.each(everyReport)(
  "prints the numbers of its document, all of them and no others, inside its pages: %s",
  (_name, document) => {
    const pictures = new Map(figuresOf(document).map(({ id }) => [id, SQUARE]));
    const content = pageContent(document, { fonts: reportFonts(), attached: [], pictures });
    const file = new PdfFile(print(document, { pictures })("accessible"));
    const pages = wordsOfPages(file);
    expect(runsOutside(file)).toEqual([]);
    const said = numbersIn(textsOf(content).join(" \n"));
    const shown = numbersIn(pages.join(" \n"));
    const pageNumbers = pages.map((_, page) => String(page + 1));
    expect([...shown].filter((number) => !said.has(number) && !pageNumbers.includes(number))).toEqual([]);
    expect([...said].filter((number) => !shown.has(number))).toEqual([]);
  },
);

/** Numbers of a text; a place to break parts them, as on the page. */
function numbersIn(text: string): ReadonlySet<string> {
  return new Set(text.replaceAll("\u200b", " ").match(/\d+(?:[.,]\d+)*/g) ?? []);
}

/** Texts that stand on the page: not those for screen readers, nor addresses of links. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    ["alternative", "address", "svg", "title"].includes(key) ? [] : textsOf(each),
  );
}

it("sets words that lead to something, and the first rows of a table, on the page of what follows", () => {
  const document = toDocument(audit, { language: "en" });
  const columns = [
    { label: "Group", numeric: false },
    { label: "Count", numeric: true },
  ];
  const rows = Array.from({ length: 30 }, (_, at) => [`row-${at}`, String(at)]);
  const table = { kind: "table", table: { id: "t", caption: "caption-of-table", columns, rows } } as const;
  const pagesWith = (before: number) => {
    const filler = Array.from({ length: before }, () => ({ kind: "paragraph", text: "filler" }) as const);
    const led = [
      { kind: "paragraph", text: "strong-words", strong: true },
      { kind: "paragraph", text: "said-before:" },
      { kind: "command", text: "the-command" },
    ] as const;
    const section = { id: "s", level: 2, heading: "S", blocks: [...filler, ...led, table] } as const;
    const pages = wordsOfPages(new PdfFile(print({ ...document, sections: [section] }, {})("accessible")));
    return (word: string) => pages.findIndex((text) => text.includes(word));
  };
  const crossings = new Set<string>();
  for (let before = 14; before < 46; before++) {
    const page = pagesWith(before);
    expect(page("strong-words")).toBe(page("the-command"));
    expect(page("said-before:")).toBe(page("the-command"));
    for (const row of ["row-0", "row-1", "row-2"]) expect(page(row)).toBe(page("caption-of-table"));
    crossings.add(`${page("strong-words")} ${page("caption-of-table")}`);
  }
  // The edge of a page went through all of it.
  expect(crossings.size).toBeGreaterThan(2);
});

it("repeats the heads of a table on every page that it stands on", () => {
  const document = toDocument(audit, { language: "en" });
  const columns = [
    { label: "HeadOfNames", numeric: false },
    { label: "HeadOfCounts", numeric: true },
  ];
  const rows = Array.from({ length: 150 }, (_, at) => [`row-${at}`, String(at)]);
  const table = { kind: "table", table: { id: "t", caption: "caption", columns, rows } } as const;
  const section = { id: "s", level: 2, heading: "S", blocks: [table] } as const;
  const pages = wordsOfPages(new PdfFile(print({ ...document, sections: [section] }, {})("accessible")));
  const holding = pages.filter((text) => /row-\d/.test(text));
  expect(holding.length).toBeGreaterThan(2);
  for (const text of holding) expect(text).toMatch(/HeadOfNames.*HeadOfCounts/s);
});

it("gives the same bytes again, from another printer too", () => {
  const document = toDocument(audit, { language: "nl" });
  const once = print(document, {})("accessible");
  print(toDocument(audit, { language: "en" }), {})("archive");
  expect(Buffer.from(print(document, {})("accessible")).equals(once)).toBe(true);
  expect(Buffer.from(pdfPrinter()(document, {})("accessible")).equals(once)).toBe(true);
});

it("gives the same bytes on a machine that has another font of the same name", () => {
  const root = join(import.meta.dirname, "../../..");
  const home = temporaryFolder();
  const other = readFileSync(join(root, "node_modules/webr/dist/vfs/usr/share/fonts/NotoSans-Regular.ttf"));
  const wide = (text: string) => Buffer.from(text, "utf16le").swap16().toString("latin1");
  const renamed = other.toString("latin1").replaceAll(wide("Noto Sans"), wide("Open Sans"));
  for (const folder of [".fonts", ".local/share/fonts", "Library/Fonts"]) {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, "other.ttf"), Buffer.from(renamed, "latin1"));
  }
  const script = `
    import { pdfPrinter } from ${JSON.stringify(join(root, "src/report/pdf/render-pdf.ts"))};
    import { createHash } from "node:crypto";
    import { readFileSync } from "node:fs";
    const document = JSON.parse(readFileSync(${JSON.stringify(join(home, "document.json"))}, "utf8"));
    process.stdout.write(createHash("sha256").update(pdfPrinter()(document, {})("accessible")).digest("hex"));
  `;
  const document = toDocument(audit, { language: "nl" });
  writeFileSync(join(home, "document.json"), JSON.stringify(document));
  const loader = join(root, "node_modules/tsx/dist/esm/index.mjs");
  const sum = execFileSync(process.execPath, ["--import", loader, "--input-type=module", "--eval", script], {
    env: { ...process.env, HOME: home },
    encoding: "utf8",
  });
  const here = print(document, {})("accessible");
  expect(sum).toBe(createHash("sha256").update(here).digest("hex"));
});

it("states the date that it is given, and the first day of computers without one", () => {
  const document = toDocument(audit, { language: "en" });
  const dateOf = (date?: string) => {
    const file = new PdfFile(print(document, { date })("archive"));
    return file.words(file.information.CreationDate);
  };
  expect(dateOf("2026-11-22")).toBe("D:20261122000000Z");
  expect(dateOf()).toBe("D:19700101000000Z");
});

it("breaks Dutch words between their syllables", () => {
  const text = Array.from({ length: 60 }, (_, place) => `${"x".repeat(place % 7)} nationaliteitsgroepen`).join(" ");
  const document = toDocument(audit, { language: "nl" });
  const section = { id: "s", level: 2, heading: "S", blocks: [{ kind: "paragraph", text }] } as const;
  const runs = runsOfPages(new PdfFile(print({ ...document, sections: [section] }, {})("accessible"))).flat();
  const starts = runs.flatMap(({ letters }) => /\bnationa\p{L}*$/u.exec(letters.replace(/\u00ad/g, ""))?.[0] ?? []);
  const ofWord = starts.filter((start) => start !== "nationaliteitsgroepen");
  expect(ofWord.length).toBeGreaterThan(2);
  // Woordenlijst Nederlandse Taal: na-ti-o-na-li-teits-groe-pen.
  const syllables = ["nationa", "nationali", "nationaliteits", "nationaliteitsgroe"];
  expect(ofWord.filter((start) => !syllables.includes(start))).toEqual([]);
});

it("says what is wrong with a picture that cannot be set", () => {
  const document = toDocument(audit, { language: "en" });
  const pictures = new Map(figuresOf(document).map(({ id }) => [id, `${SQUARE}<`]));
  expect(() => print(document, { pictures })).toThrow(
    /^pdfPrinter requires a document that its standard takes; got .*SVG/,
  );
  expect(() => print(document, { pictures: new Map([...pictures.keys()].map((id) => [id, "<svg/>"])) })).toThrow(
    "pictureOf requires an SVG with a view box; got none",
  );
});
