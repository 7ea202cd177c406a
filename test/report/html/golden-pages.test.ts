import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";

const REPORTS = join(import.meta.dirname, "../../../reports");
const PAGES = readdirSync(REPORTS, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".html") && !path.endsWith("-changed.html"))
  .sort();
const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });

it("there are golden pages of audits, checks in use and comparisons", () => {
  const folders = new Set(PAGES.map((path) => path.split(/[\\/]/)[0]));
  for (const folder of ["sponsors", "sponsors-open", "sponsors-inputs", "sponsors-compared", "monitoring", "gallery"])
    expect([...folders]).toContain(folder);
});

describe.each(PAGES)("the golden page %s", (path) => {
  const text = readFileSync(join(REPORTS, path), "utf8");

  it("is valid HTML", async () => {
    const { results } = await validator.validateString(text);
    expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
  });

  it("holds no forbidden phrase", () => {
    const drawn = text.replaceAll(/<(style|blockquote)\b.*?<\/\1>/gs, " ");
    const words = drawn
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll("&#39;", "'")
      .replaceAll(/\s+/g, " ");
    expect(forbiddenPhrases(words)).toEqual([]);
  });

  it("is smaller than 500 kB", () => {
    expect(Buffer.byteLength(text)).toBeLessThan(500_000);
  });
});
