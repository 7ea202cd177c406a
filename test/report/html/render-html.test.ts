import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { charts } from "../../../src/report/charts.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { base64 } from "../../../src/report/html/base64.js";
import { html, trusted } from "../../../src/report/html/html-template.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { disclosedAudit, MIGRANTS } from "../../support/disclosed-audit.js";
import { AUDITS, LANGUAGES } from "../../support/report-audits.js";

const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
const page = (audit: DisclosedAudit, language: "nl" | "en") => renderHtml(toDocument(audit, { language }));

describe.each(LANGUAGES)("the page in %s", (language) => {
  it.each(Object.entries(AUDITS))("is valid HTML: %s", async (_name, audit) => {
    const report = await validator.validateString(page(audit, language));
    expect(report.results.flatMap((result) => result.messages.map((each) => `${each.line}: ${each.message}`))).toEqual(
      [],
    );
  });

  it.each(Object.entries(AUDITS))("loads nothing and runs nothing: %s", (_name, audit) => {
    const text = page(audit, language);
    expect(text).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(text).not.toMatch(/<script|<link|<iframe|<img|\son\w+=|url\(|@import/i);
    expect(text.replaceAll(/ xmlns(:xlink)?="http:\/\/www\.w3\.org\/[^"]*"/g, "")).not.toMatch(/https?:/);
  });

  it("has one heading of level 1 and skips no level", () => {
    const levels = [...page(disclosedAudit(), language).matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });

  it("names its language, hides icons, and lets the keyboard reach every region that scrolls", () => {
    const text = page(disclosedAudit(), language);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text.match(/class="icon"/g)?.length).toBe(text.match(/class="icon" aria-hidden="true"/g)?.length);
    expect(text.match(/class="scroll[^"]*"/g)?.length).toBe(text.match(/class="scroll[^"]*" tabindex="0"/g)?.length);
  });

  it("is the same twice", () => {
    expect(page(disclosedAudit(), language)).toBe(page(disclosedAudit(), language));
  });
});

describe("the page", () => {
  it("escapes the words of the user wherever they stand", () => {
    const hostile = `<script>alert("1")</script> & 'x'`;
    const audit = disclosedAudit({
      title: hostile,
      modelName: hostile,
      hypothesis1: {
        ...MIGRANTS,
        groups: MIGRANTS.groups.map((group, i) => (i === 0 ? { ...group, name: hostile } : group)),
      },
    });
    const text = page(audit, "en");
    expect(text).not.toContain("<script");
    expect(text).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;");
  });

  it("has a title of at most 70 characters, whole ones, with the tag of made-up data before it", async () => {
    const title = `${"x".repeat(45)}${"😀".repeat(40)}`;
    const text = page(disclosedAudit({ title }), "en");
    const [, shown = ""] = /<title>([^<]*)<\/title>/.exec(text) ?? [];
    expect(shown).toMatch(/^Synthetic data: x{45}😀+…$/u);
    expect(shown.length).toBeLessThanOrEqual(70);
    expect(text).toContain(title);
    const { results } = await validator.validateString(text);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([]);
  });

  it("carries each chart's spec as a download that decodes to the spec", () => {
    const audit = disclosedAudit();
    const links = [
      ...page(audit, "en").matchAll(/download="([\w-]+)\.vl\.json" href="data:application\/json;base64,([^"]+)"/g),
    ];
    const specs = links.map(([, id, data]) => [id, JSON.parse(Buffer.from(data!, "base64").toString("utf8"))]);
    expect(specs).toEqual(charts(audit, "en").map(({ id, spec }) => [id, JSON.parse(JSON.stringify(spec))]));
  });

  it("changes where a number of the audit changes", () => {
    const groups = MIGRANTS.groups.map((group) => (group.name === "India" ? { ...group, members: 9121 } : group));
    expect(page(disclosedAudit(), "en")).toContain("9,120");
    expect(page(disclosedAudit({ hypothesis1: { ...MIGRANTS, groups } }), "en")).not.toContain("9,120");
  });
});

describe("the template tag", () => {
  it("escapes values, keeps markup and joins lists", () => {
    expect(html`<p>${"a < b"} ${trusted("<b>x</b>")}${[html`<i>${1}</i>`, "&"]}</p>`.text).toBe(
      "<p>a &lt; b <b>x</b><i>1</i>&amp;</p>",
    );
  });
});

describe("base64", () => {
  it.each(["", "a", "ab", "abc", "“één” – ≤ 😀"])("of %j is what Node gives", (text) => {
    expect(base64(text)).toBe(Buffer.from(text, "utf8").toString("base64"));
  });
});
