import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/report/document/report-document.js";
import { pdfPrinter } from "../../../src/report/pdf/render-pdf.js";
import { textFor } from "../../../src/report/text/text-for.js";
import { PdfFile } from "../../support/pdf-file.js";
import { runsOutside, wordsOfPages } from "../../support/pdf-words.js";

const print = pdfPrinter();

/** Every place of a document that a text of a user reaches. */
function documentWith(text: string): ReportDocument {
  const table = {
    id: "t",
    caption: text,
    columns: [
      { label: text, numeric: false },
      { label: "n", numeric: true },
    ],
    rows: [[text, "7"]],
  };
  const lines = (["evidence", "signal", "equivalence", "adequacy"] as const).map((field) => ({
    field,
    label: text,
    mark: "neutral" as const,
    word: text,
    sentence: text,
  }));
  const source = { label: text, file: "report.en.html", section: "a" };
  return {
    schemaVersion: "1.0.0",
    language: "en",
    finding: text,
    title: text,
    synthetic: true,
    banners: [{ id: "synthetic", text }],
    facts: [{ term: text, description: text }],
    companions: { heading: text, reports: [{ label: text, file: text }] },
    labels: textFor("en").labels,
    sections: [
      {
        id: "verdict",
        level: 2,
        heading: text,
        blocks: [{ kind: "verdict", box: { id: "v", heading: text, question: text, lines } }],
      },
      {
        id: "other",
        level: 2,
        heading: text,
        blocks: [
          { kind: "paragraph", text, strong: true, source },
          { kind: "note", text },
          { kind: "list", items: [text] },
          { kind: "quote", text, language: "nl" },
          { kind: "command", text },
          { kind: "definitions", items: [{ term: text, description: text }] },
          { kind: "table", table },
          {
            kind: "figure",
            figure: {
              id: "f",
              finding: text,
              subtitle: text,
              description: text,
              spec: null,
              sentence: text,
              notes: [text],
              table,
            },
          },
        ],
      },
    ],
  };
}

/** Letters of all pages without spaces, places to break and hyphens, which lines put in. */
function lettersOf(bytes: Uint8Array): string {
  return wordsOfPages(new PdfFile(bytes))
    .join("")
    .replace(/[\s\u00ad-]/g, "");
}

const MARKUP = {
  "a function of Typst": "#panic(1) #sys.inputs #{1+1} #read",
  "emphasis and code": "*not bold* _not slanted_ `not code` ```not raw```",
  "formulas and references": "$x^2$ @label <label> = heading == deeper",
  "brackets, escapes and comments": "[a] {b} (c) \\u{41} \\ // d /* e */ ~ f -- g --- h",
  HTML: '<script>alert(1)</script> <b onclick="x">&amp;</b>',
  "a formula of a spreadsheet": "=cmd|'/C calc'!A0 +1 @SUM(1)",
  quotes: `"double" 'single' “curly” 'half`,
  "a list and an address": "- one + two / three: https://example.org/?a=b#c",
} as const;

describe("texts of users", () => {
  it.each(Object.entries(MARKUP))("are shown as they are: %s", (_name, text) => {
    const letters = lettersOf(print(documentWith(text), {})("accessible"));
    const bare = text.replace(/[\s-]/g, "");
    // Once in each of the places above, and again where a table is repeated or a heading stands in the contents.
    expect(letters.split(bare).length - 1).toBeGreaterThanOrEqual(30);
  });

  it("show what cannot be drawn, and what turns the direction of reading, by its number", () => {
    const letters = lettersOf(print(documentWith("a\u202eb 中文 \u0000 😀 \u200fשלום"), {})("archive"));
    for (const shown of ["a[U+202E]b", "[U+4E2DU+6587]", "[U+0000]", "[U+1F600]", "[U+200F"]) {
      expect(letters).toContain(shown);
    }
  });

  it("are never cut, however long: 10,000 letters without a space", () => {
    const text = Array.from({ length: 2000 }, (_, place) => String(place).padStart(5, "x")).join("");
    const file = new PdfFile(print(documentWith(text), {})("accessible"));
    const letters = wordsOfPages(file)
      .join("")
      .replace(/[\s\u00ad-]/g, "");
    for (const part of [text.slice(0, 4000), text.slice(3000, 7000), text.slice(6000)]) {
      // Where it crosses a page, the head and the foot of the page come between.
      const pieces = part.match(/.{1,70}/g)!;
      expect(pieces.filter((piece) => letters.includes(piece)).length).toBeGreaterThan(0.9 * pieces.length);
    }
    expect(file.words(file.information.Title)).toContain(text);
    expect(runsOutside(file)).toEqual([]);
  });
});
