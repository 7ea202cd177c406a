import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { compareReleases } from "../../../src/disclosure/compare.js";
import { REASONS } from "../../../src/disclosure/compare-schema.js";
import { toCompareDocument } from "../../../src/report/document/compare-document.js";
import { compareTables } from "../../../src/report/document/compare-tables.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { compareEn } from "../../../src/report/text/en-compare.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { compareNl } from "../../../src/report/text/nl-compare.js";
import { type GroupCounts, releaseOf } from "../../support/compared-releases.js";

const VEGA_LITE = join(import.meta.dirname, "../../../node_modules/vega-lite/build/vega-lite-schema.json");
const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(VEGA_LITE, "utf8")),
);

const BEFORE: GroupCounts = { A: [60, 240], B: [120, 480], C: [20, 55], D: [30, 90], E: [40, 160] };
const AFTER: GroupCounts = { A: [120, 480], B: [240, 960], C: [160, 440], E: [42, 160] };

const TEXTS = { en: compareEn, nl: compareNl } as const;

async function comparisonOf(before: GroupCounts, after: GroupCounts, changes: object = {}) {
  const [one, other] = [await releaseOf(before), await releaseOf(after, changes)];
  return compareReleases({ before: one, after: other, changedNumbers: [{ version: "9.9.9", changes: ["a number"] }] });
}

describe.each(["en", "nl"] as const)("the report of two audits in %s", (language) => {
  it("names changed verdicts first, why the evidence changed, and what is told of neither", async () => {
    const comparison = await comparisonOf(BEFORE, AFTER, { title: "Second", period: "2022" });
    const document = toCompareDocument(comparison, { language });
    const text = JSON.stringify(document);
    const words = TEXTS[language];
    expect(document.sections.map(({ id }) => id)).toEqual([
      "summary",
      "causes",
      "verdicts",
      "groups",
      "score",
      "plan",
      "version",
      "audits",
      "limits",
      "methods",
      "reproduction",
    ]);
    const changed = comparison.hypotheses
      .flatMap(({ verdict }) => verdict)
      .filter((each) => each.before !== each.after);
    expect(changed.length).toBeGreaterThan(0);
    for (const { before, after } of changed) {
      expect(text).toContain(words.value[before as keyof typeof words.value]);
      expect(text).toContain(words.value[after as keyof typeof words.value]);
    }
    const { before, after } = { before: words.value["no-evidence"], after: words.value["difference-shown"] };
    expect(text).toContain(
      JSON.stringify(words.effects.reason({ group: "C", before, after, reason: "size" })).slice(1, -1),
    );
    expect(text).toContain(words.effects.notCompared({ reason: "only-before", groups: "D", threshold: "" }));
    expect(text).toContain(words.effects.notCompared({ reason: "small-difference", groups: "E", threshold: "10" }));
    expect(text).toContain(words.effects.notCompared({ reason: "with-another", groups: "A", threshold: "" }));
    expect(text).toContain(words.causes.data.different);
    expect(text).toContain(words.causes.plan.words("2"));
  });

  it("holds no forbidden word, in its templates or for any reason", async () => {
    const words = TEXTS[language];
    const reasons = REASONS.filter((reason) => reason !== "unchanged" && reason !== "not-known").map((reason) =>
      words.effects.reason({ group: "A", before: "x", after: "y", reason }),
    );
    expect(new Set(reasons).size).toBe(reasons.length);
    const document = toCompareDocument(await comparisonOf(BEFORE, AFTER), { language, date: "2026-11-22" });
    expect(forbiddenPhrases([JSON.stringify(document), ...reasons].join(" "))).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|\[object/);
  });

  it("draws charts that are Vega-Lite, with a row for each group of the table", async () => {
    const document = toCompareDocument(await comparisonOf(BEFORE, AFTER), { language });
    const figures = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : [])),
    );
    expect(figures).toHaveLength(1);
    const [{ spec, table }] = figures as [(typeof figures)[number]];
    isVegaLite(spec);
    expect(isVegaLite.errors).toBeNull();
    const drawn = JSON.stringify(spec);
    for (const [group] of table!.rows) expect(drawn).toContain(`"label":"${group}"`);
    expect(drawn).not.toContain('"label":"D"');
    expect(drawn).not.toContain('"label":"E"');
  });

  it("is a page of valid HTML", async () => {
    const document = toCompareDocument(await comparisonOf(BEFORE, AFTER), { language });
    const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
    const { results } = await validator.validateString(renderHtml(document));
    expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
  });

  it("says that nothing changed without saying that nothing is there", async () => {
    const document = toCompareDocument(await comparisonOf(BEFORE, BEFORE), { language });
    const words = TEXTS[language];
    expect(document.finding).toBe(words.finding.sameVerdicts);
    const text = JSON.stringify(document);
    for (const sentence of [words.summary.unchangedCaveat, words.plan.none, words.causes.data["nothing-differs"]]) {
      expect(text).toContain(sentence);
    }
    expect(text).not.toContain("a number");
  });
});

it("writes tables in which a group that is told of neither audit has no number", async () => {
  const [table] = compareTables(await comparisonOf(BEFORE, AFTER));
  const row = table!.rows.find(([group]) => group === "D")!;
  expect(row.slice(1, -2).every((cell) => cell === "")).toBe(true);
  expect(row.at(-1)).toBe("only-before");
  expect(table!.rows.every((cells) => cells.length === table!.header.length)).toBe(true);
});
