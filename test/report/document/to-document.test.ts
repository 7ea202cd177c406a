import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import type { Block, ReportDocument } from "../../../src/report/document/report-document.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { disclosedAudit, MIGRANTS, NO_EVIDENCE, SPONSORS } from "../../support/disclosed-audit.js";
import { AUDITS, auditsOfEveryVerdict, LANGUAGES } from "../../support/report-audits.js";

const everyAudit: [string, DisclosedAudit][] = [
  ...Object.entries(AUDITS),
  ...auditsOfEveryVerdict().map((audit, index): [string, DisclosedAudit] => [`verdict ${index + 1}`, audit]),
];

function blocksOf(document: ReportDocument, id: string): readonly Block[] {
  return document.sections.find((section) => section.id === id)?.blocks ?? [];
}

function textsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ("text" in block ? block.text : "items" in block ? JSON.stringify(block.items) : ""))
    .join(" ");
}

describe.each(LANGUAGES)("a document in %s", (language) => {
  it.each(everyAudit)("is complete JSON without holes: %s", (_name, audit) => {
    const document = toDocument(audit, { language });
    const text = JSON.stringify(document);
    expect(JSON.parse(text)).toEqual(document);
    expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });

  it.each(everyAudit)("has a summary of at most 150 words without symbols: %s", (_name, audit) => {
    const summary = textsOf(blocksOf(toDocument(audit, { language }), "summary"));
    expect(summary.split(/\s+/).length).toBeLessThanOrEqual(150);
    expect(summary).not.toMatch(/[%=<>≤≥±×]|\bp\b/);
    expect(summary).toContain({ nl: "Niet onderzocht:", en: "Not examined:" }[language]);
  });

  it.each(everyAudit)("has two verdict boxes with four labelled lines: %s", (_name, audit) => {
    const boxes = blocksOf(toDocument(audit, { language }), "verdict").filter((block) => block.kind === "verdict");
    expect(boxes).toHaveLength(2);
    for (const { box } of boxes) {
      expect(box.lines.map((line) => line.field)).toEqual(["evidence", "signal", "equivalence", "adequacy"]);
    }
  });

  it("keeps the order of the sections", () => {
    const ids = toDocument(AUDITS["a signal without evidence"], { language })
      .sections.filter((section) => section.level === 2)
      .map((section) => section.id);
    expect(ids).toEqual([
      "verdict",
      "certainty",
      "summary",
      "questions",
      "hypothesis-1",
      "hypothesis-2",
      "score",
      "bands-ordered",
      "errors",
      "selection",
      "limits",
      "methods",
      "reproduction",
      "glossary",
    ]);
  });

  it("prints the banner of insufficient data for exactly the claims that are insufficient", () => {
    const banner = (audit: DisclosedAudit) =>
      toDocument(audit, { language }).banners.find((each) => each.id === "insufficient")?.text;
    const insufficient = { value: "insufficient", reasons: [{ code: "no-outcomes" }] } as const;
    const sufficient = disclosedAudit({ hypothesis2: MIGRANTS, scoreSufficient: true });
    expect(banner(sufficient)).toBeUndefined();
    const first = disclosedAudit({
      hypothesis1: { ...MIGRANTS, verdict: { adequacy: insufficient } },
      hypothesis2: MIGRANTS,
      scoreSufficient: true,
    });
    expect(banner(first)).toContain({ nl: "hypothese 1", en: "hypothesis 1" }[language]);
    expect(banner(first)).not.toContain("2");
  });

  it("marks every figure, chart and table of synthetic data, and none of real data", () => {
    const tag = { nl: "synthetische data", en: "synthetic data" }[language];
    const made = JSON.stringify(toDocument(AUDITS["a signal without evidence"], { language })).toLowerCase();
    const real = JSON.stringify(toDocument(AUDITS["cases with errors by group"], { language })).toLowerCase();
    const document = toDocument(AUDITS["a signal without evidence"], { language });
    const figures = document.sections.flatMap((section) => section.blocks).filter((block) => block.kind === "figure");
    expect(figures.length).toBeGreaterThanOrEqual(5);
    for (const { figure } of figures) {
      expect(JSON.stringify(figure.spec).toLowerCase()).toContain(tag);
      expect(figure.table?.caption.toLowerCase()).toContain(tag);
    }
    expect(made).toContain(tag);
    expect(real.replaceAll(`"synthetictag":"${tag}"`, "")).not.toContain(tag);
  });

  it("calls an audit of a stopped model a reconstruction", () => {
    const banners = toDocument(AUDITS["cases with errors by group"], { language }).banners;
    expect(banners.map((banner) => banner.id)).toContain("stopped-model");
  });

  it("prints the official hypotheses in both languages, whatever its own", () => {
    const quotes = blocksOf(toDocument(disclosedAudit(), { language }), "methods-hypotheses").filter(
      (block) => block.kind === "quote",
    );
    expect(quotes.map((quote) => quote.language)).toEqual(["nl", "en", "nl", "en"]);
    expect(quotes[0]?.text).toContain(
      "Er is geen relatie tussen de voorspellingen van het risicomodel en de nationaliteit van de kennismigranten van de erkende referent.",
    );
  });

  it("speaks of cases, not of sponsors, where the data has cases", () => {
    const document = toDocument(AUDITS["cases with errors by group"], { language });
    const found = textsOf(
      ["hypothesis-1-what", "hypothesis-1-when", "hypothesis-1-found"].flatMap((id) => blocksOf(document, id)),
    );
    expect(found).toMatch({ nl: /gevallen/, en: /cases/ }[language]);
    expect(found).not.toMatch(/migrant|sponsor|referent/);
  });

  it("names no group whose numbers are hidden as signalled", () => {
    const hidden = disclosedAudit({
      hypothesis1: "no-band",
      hypothesis2: {
        ...SPONSORS,
        groups: SPONSORS.groups.map((group) => (group.name === "Turkije" ? { ...group, hidden: true } : group)),
      },
    });
    const document = toDocument(hidden, { language });
    expect(document.finding).not.toContain("Turkije");
    expect(textsOf(blocksOf(document, "verdict"))).not.toContain("Turkije");
  });

  it("prints the date that it is given, and none otherwise", () => {
    const dated = (date?: string) =>
      textsOf(blocksOf(toDocument(disclosedAudit(), { language, date }), "reproduction"));
    expect(dated("2026-11-22")).toContain("2026-11-22");
    expect(dated()).not.toContain("2026");
  });
});

describe("the natural-frequency sentence", () => {
  const natural = (audit: DisclosedAudit) => textsOf(blocksOf(toDocument(audit, { language: "en" }), "verdict"));

  it("counts per thousand where the group has as many as 500 members, else per hundred", () => {
    // Turkije: 405 of 2,480 migrants and 74 of 412 sponsors; the others 1,945 of 15,650 and 381 of 3,155.
    expect(natural(AUDITS["a signal without evidence"])).toContain(
      "Of every 1,000 migrants with nationality Turkije, 163 work for a flagged sponsor, against 124 of every 1,000 other migrants.",
    );
    expect(natural(AUDITS["a signal without evidence"])).toContain(
      "Of every 100 sponsors with a majority of nationality Turkije, 18 are flagged, against 12 of every 100 other sponsors.",
    );
  });

  it("says that chance can explain the difference where none is shown", () => {
    expect(natural(disclosedAudit({ hypothesis2: { ...SPONSORS, verdict: NO_EVIDENCE } }))).toContain(
      "which chance can explain",
    );
  });
});

describe("the finding", () => {
  const finding = (audit: DisclosedAudit) => toDocument(audit, { language: "en" }).finding;

  it.each([
    [
      "a signal without evidence",
      "No statistical evidence of a difference by nationality; a risk is signalled for sponsors with a majority of nationality Turkije",
    ],
    [
      "cases with errors by group",
      "For 5 of 5 groups by race, cases are flagged more often or less often than other cases",
    ],
    [
      "counts without bands",
      "Group Herkomst buiten Europa is selected 6.22 times as often as the others. It could not be tested whether the predictions depend on nationality",
    ],
    ["verdicts withheld", "The result on nationality rests on groups that are too small to be published"],
  ] as const)("of %s", (name, expected) => {
    expect(finding(AUDITS[name])).toBe(expected);
  });

  it("adds that the data is insufficient where nothing is shown and little could be", () => {
    const audit = disclosedAudit({ hypothesis2: { ...SPONSORS, verdict: { adequacy: SPONSORS.verdict!.adequacy! } } });
    expect(finding(audit)).toContain("the data is insufficient for a founded statement");
  });
});
