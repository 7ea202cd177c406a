import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { userValues } from "../../../src/report/document/banners.js";
import type { Block } from "../../../src/report/document/report-document.js";
import { tables } from "../../../src/report/document/tables.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { forbiddenPhrases, withoutUserValues } from "../../../src/report/text/forbidden-phrases.js";
import { disclosedAudit, MIGRANTS, NO_EVIDENCE } from "../../support/disclosed-audit.js";
import { LANGUAGES } from "../../support/report-audits.js";

const label = { nl: "werelddelen", en: "regions of the world" };

/** An audit with two families: one that pools, one that splits; the second asks H1 only. */
function withFamilies(notPlaced: readonly string[] = []): DisclosedAudit {
  const audit = disclosedAudit();
  const { hypothesis1, hypothesis2 } = audit;
  return {
    ...audit,
    plan: {
      ...audit.plan,
      families: [
        {
          name: "west",
          label,
          alpha: 0.01,
          hypotheses: ["h1", "h2"],
          groups: { by: "ind-western-reconstruction", date: "2017-01-01", purpose: "nagaan wat de lijst deed" },
        },
        {
          name: "size",
          label: { nl: "grootte", en: "size" },
          alpha: 0.05,
          hypotheses: ["h1"],
          groups: { by: "member-classes", memberClasses: [2] },
        },
      ],
    },
    families: [
      { name: "west", label, alpha: 0.01, by: "ind-western-reconstruction", notPlaced, hypothesis1, hypothesis2 },
      {
        name: "size",
        label: { nl: "grootte", en: "size" },
        alpha: 0.05,
        by: "member-classes",
        notPlaced: [],
        hypothesis1,
        hypothesis2: null,
      },
    ],
  };
}

function textsOf(blocks: readonly Block[] = []): string {
  return blocks
    .map((block) => ("text" in block ? block.text : "items" in block ? block.items.join(" ") : ""))
    .join(" ");
}

function sectionOf(audit: DisclosedAudit, language: "nl" | "en", id: string) {
  return toDocument(audit, { language }).sections.find((section) => section.id === id);
}

describe.each(LANGUAGES)("a planned family in %s", (language) => {
  it("says that it was planned, at which error rate, why, and how its groups were made", () => {
    const section = sectionOf(withFamilies(), language, "family-west");
    expect(section?.heading).toContain(label[language]);
    const text = textsOf(section?.blocks);
    expect(text).toContain(
      { nl: "Daarom voegt het plan ze vooraf samen", en: "So the plan pools them beforehand" }[language],
    );
    expect(text).toContain({ nl: "0,01 voor elke hypothese", en: "0.01 for each hypothesis" }[language]);
    expect(text).toContain({ nl: "Dit is een reconstructie", en: "This is a reconstruction" }[language]);
    expect(text).toContain("nagaan wat de lijst deed");
  });

  it("has one section a hypothesis that the plan asks, each with its own tables", () => {
    const ids = toDocument(withFamilies(), { language }).sections.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith("family-"))).toEqual([
      "family-west",
      "family-west-h1",
      "family-west-h2",
      "family-size",
      "family-size-h1",
    ]);
    const document = JSON.stringify(toDocument(withFamilies(), { language }));
    const tableIds = [...document.matchAll(/"table":\{"id":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(tableIds).size).toBe(tableIds.length);
    expect(tableIds).toContain("family-size-h1-groups");
  });

  it("names groups that the plan does not place as a gap in the plan", () => {
    expect(textsOf(sectionOf(withFamilies(), language, "family-west")?.blocks)).not.toContain("not placed");
    const text = textsOf(sectionOf(withFamilies(["XKX", "ATA"]), language, "family-west")?.blocks);
    expect(text).toContain({ nl: "XKX en ATA", en: "XKX and ATA" }[language]);
    expect(text).toContain({ nl: "gat in het plan", en: "gap in the plan" }[language]);
  });

  it("says that groups may not be named where all that differ are hidden", () => {
    const told = (verdict: typeof NO_EVIDENCE) => {
      const { hypothesis1 } = disclosedAudit({ hypothesis1: { ...MIGRANTS, verdict } });
      const audit = withFamilies();
      const families = audit.families.map((family) => ({ ...family, hypothesis1 }));
      return textsOf(sectionOf({ ...audit, families }, language, "family-west-h1")?.blocks);
    };
    const words = { nl: "mag niet worden gepubliceerd", en: "may not be published" }[language];
    expect(told(NO_EVIDENCE)).not.toContain(words);
    expect(told({ ...NO_EVIDENCE, evidence: { value: "difference-shown" } })).toContain(words);
  });

  it("keeps the banner of insufficient data in the section, and has none where the data suffices", () => {
    const notesOf = (value: "sufficient" | "insufficient") => {
      const reasons = value === "sufficient" ? [] : [{ code: "power-below-target", groups: 2, of: 3 } as const];
      const audit = withFamilies();
      const { hypothesis1 } = disclosedAudit({
        hypothesis1: { ...MIGRANTS, verdict: { ...NO_EVIDENCE, adequacy: { value, reasons } } },
      });
      const families = audit.families.map((family) => ({ ...family, hypothesis1 }));
      const blocks = sectionOf({ ...audit, families }, language, "family-west-h1")?.blocks ?? [];
      return blocks.filter(({ kind }) => kind === "note").length;
    };
    expect([notesOf("insufficient"), notesOf("sufficient")]).toEqual([1, 0]);
  });

  it("uses no forbidden word of its own, and writes no hole", () => {
    const audit = withFamilies(["XKX"]);
    const document = JSON.stringify(toDocument(audit, { language }));
    const values = userValues({ audit, attribute: audit.plan.protectedAttribute[language] });
    expect(forbiddenPhrases(withoutUserValues(document, values))).toEqual([]);
    expect(document).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });
});

describe.each(LANGUAGES)("margins and power in %s", (language) => {
  it("say what the margin means of every 1,000", () => {
    const text = textsOf(sectionOf(disclosedAudit(), language, "hypothesis-1-found")?.blocks);
    const found = {
      nl: /andere migranten er (?<others>\d+) .*?bij (?<from>\d+) tot (?<to>\d+) van elke 1\.000/,
      en: /if (?<others>\d+) of every 1,000 other migrants .*?from (?<from>\d+) to (?<to>\d+) of every 1,000/,
    }[language].exec(text)?.groups as Record<"others" | "from" | "to", string>;
    expect(Number(found.from) / Number(found.others)).toBeCloseTo(0.8, 1);
    expect(Number(found.to) / Number(found.others)).toBeCloseTo(1.25, 1);
  });

  it("give both ratios that would be found, the chance to find the margin, and the sponsors that would decide", () => {
    const blocks = sectionOf(disclosedAudit(), language, "hypothesis-1-found")?.blocks ?? [];
    const table = blocks
      .flatMap((block) => (block.kind === "table" ? [block.table] : []))
      .find(({ id }) => id === "hypothesis-1-power")!;
    expect(table.rows[0]!.slice(2)).toEqual([
      "–",
      { nl: "4,0%", en: "4.0%" }[language],
      { nl: "24.000", en: "24,000" }[language],
    ]);
  });
});

describe.each(LANGUAGES)("groups of which no ratio would be found, in %s", (language) => {
  it("are counted beside the smallest and largest ratio that would be", () => {
    const audit = disclosedAudit();
    const hypothesis = audit.hypothesis1;
    if (hypothesis.kind !== "tested") throw new Error("not tested");
    const reason = { kind: "not-estimable", reason: "power-not-reached" } as const;
    const groups = hypothesis.groups.map((group, place) =>
      place === 0 ? { ...group, minimumDetectableRatio: { kind: "shown", value: reason } as const } : group,
    );
    const sentence = { nl: /bij 1 getoetste groep zou geen enkele/, en: /for 1 tested group no ratio at all/ }[
      language
    ];
    const read = (each: DisclosedAudit) => textsOf(sectionOf(each, language, "certainty")?.blocks);
    expect(read({ ...audit, hypothesis1: { ...hypothesis, groups } })).toMatch(sentence);
    expect(read(audit)).not.toMatch(sentence);
  });
});

describe.each(LANGUAGES)("the replay of the critique of 2017 in %s", (language) => {
  it("stands in the section on the score where the plan names 0.571", () => {
    const text = textsOf(sectionOf(disclosedAudit(), language, "score-found")?.blocks);
    expect(text).toContain({ nl: "0,450 tot 0,692", en: "0.450 to 0.692" }[language]);
    expect(text).toContain(
      { nl: "178 bedrijven met fraude en 528 zonder", en: "178 companies with fraud and 528" }[language],
    );
    expect(text).toContain({ nl: "dataspecialisten vroegen er 600", en: "data specialists asked for 600" }[language]);
  });

  it("is absent where it does not", () => {
    const audit = disclosedAudit();
    const without = { ...audit, plan: { ...audit.plan, score: { ...audit.plan.score, baselines: [0.5] } } };
    expect(textsOf(sectionOf(without, language, "score-found")?.blocks)).not.toMatch(/528/);
  });
});

describe("tables for machines", () => {
  it("hold one table a family and hypothesis, and the power beside each group", () => {
    const all = tables(withFamilies());
    expect(all.map(({ id }) => id).filter((id) => id.startsWith("family-"))).toEqual([
      "family-west-hypothesis-1-groups",
      "family-west-hypothesis-2-groups",
      "family-size-hypothesis-1-groups",
    ]);
    const { header, rows } = all.find(({ id }) => id === "hypothesis-1-groups")!;
    const row = rows[0]!;
    expect(row[header.indexOf("largestDetectableBelow")]).toBe("power-not-reached");
    expect(row[header.indexOf("powerAtMargin")]).toBe(0.04);
    expect(row[header.indexOf("unitsNeeded")]).toBe(24_000);
    expect(rows.every((cells) => cells.length === header.length)).toBe(true);
  });
});
