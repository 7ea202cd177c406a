import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { charts } from "../../../src/report/charts.js";
import { tables } from "../../../src/report/document/tables.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { withinBranches } from "../../support/conditional-part.js";
import { DIFFERENCE, disclosedAudit, SPONSORS } from "../../support/disclosed-audit.js";
import { LANGUAGES } from "../../support/report-audits.js";

const shownAudit = disclosedAudit({
  hypothesis2: {
    ...SPONSORS,
    groups: SPONSORS.groups.map((group) => (group.name === "India" ? { ...group, verdict: DIFFERENCE } : group)),
    verdict: DIFFERENCE,
  },
});

function sectionOf(audit: DisclosedAudit, language: "nl" | "en") {
  const section = toDocument(audit, { language }).sections.find(({ id }) => id === "hypothesis-2-within-branch")!;
  const words = section.blocks
    .map((block) => ("text" in block ? block.text : block.kind === "list" ? block.items.join(" ") : ""))
    .join(" ");
  return { ...section, words };
}

describe.each(LANGUAGES)("the section within classes in %s", (language) => {
  const say = (nl: string, en: string) => ({ nl, en })[language];

  it("says which question it answers, and that the verdict stays", () => {
    const { heading, words } = sectionOf(withinBranches(shownAudit), language);
    expect(heading).toBe(say("Binnen klassen van branche", "Within classes of branch"));
    expect(words).toContain(say("Dit beantwoordt een andere vraag.", "This answers another question."));
    expect(words).toContain(say("Dit verandert het oordeel nooit", "It never changes the verdict"));
  });

  it("names the route with its interval, and that an input of the model justifies nothing", () => {
    const { words } = sectionOf(withinBranches(shownAudit), language);
    expect(words).toContain(
      say(
        "Van dit verschil loopt 94,0% (95%-interval 71,0% tot 122,0%) via branche.",
        "Of this difference, 94.0% (95% interval 71.0% to 122.0%) runs through branch.",
      ),
    );
    expect(words).toContain(say("Het rechtvaardigt het verschil niet.", "That does not justify the difference."));
    const { words: other } = sectionOf(withinBranches(shownAudit, { modelInput: false }), language);
    expect(other).not.toContain(say("rechtvaardigt", "justify"));
  });

  it("speaks of people in natural frequencies", () => {
    const { words } = sectionOf(withinBranches(shownAudit), language);
    const whole = { nl: /van elke 1\.000 zijn er \d+ (meer|minder)/, en: /of every 1,000, \d+ (more|fewer) are/ };
    expect(words).toMatch(whole[language]);
    expect(words).toMatch(
      say("Binnen gelijke klassen van branche zijn dat er 2 meer", "Within equal classes of branch that is 2 more"),
    );
  });

  it("tells a reversal from a sign that chance can turn", () => {
    const turned = say(
      "Het verschil keert binnen klassen om bij India",
      "The difference turns round within classes for India",
    );
    expect(sectionOf(withinBranches(shownAudit, { reversal: true }), language).words).toContain(turned);
    const { words } = sectionOf(withinBranches(shownAudit), language);
    expect(words).not.toContain(turned);
    expect(words).toContain(say("niet te onderscheiden van toeval", "not distinguishable from chance"));
  });

  it("counts the classes that say nothing, and names them only where that is allowed", () => {
    const { words } = sectionOf(withinBranches(shownAudit), language);
    expect(words).toContain(say("Klassen die hier niets zeggen: 2 van de 5", "Classes that say nothing here: 2 of 5"));
    expect(words).toContain(say("Dit zijn de klassen: 01 en 99.", "These classes are: 01 and 99."));
    expect(sectionOf(withinBranches(shownAudit, { hidden: true }), language).words).not.toContain("99.");
  });

  it("says why there is no result where predictions hardly vary within classes", () => {
    const { blocks, words } = sectionOf(withinBranches(shownAudit, { notEstimable: true }), language);
    expect(words).toContain(say("Dit kon niet worden getoetst", "This could not be tested"));
    expect(words).toContain(say("31,0%", "31.0%"));
    expect(blocks.some(({ kind }) => kind === "table" || kind === "figure")).toBe(false);
  });

  it("draws the group that changes most, and nothing where its counts are hidden", () => {
    const id = "hypothesis-2-branch-classes";
    const drawn = charts(withinBranches(shownAudit), language).find((chart) => chart.id === id)!;
    expect(JSON.stringify(drawn.spec)).toContain(say("alles samen", "all together"));
    expect(charts(withinBranches(shownAudit, { hidden: true }), language).map((chart) => chart.id)).not.toContain(id);
    const { words } = sectionOf(withinBranches(shownAudit, { hidden: true }), language);
    expect(words).toContain(say("te klein zijn om te publiceren", "too small to be published"));
  });
});

describe("tables of results within classes", () => {
  it("hold every tested group, with classes where that is all that may be given", () => {
    const [table] = tables(withinBranches(shownAudit)).filter(({ id }) => id === "hypothesis-2-within-branch");
    expect(table!.rows.map(([group]) => group)).toEqual([
      "India",
      "Verenigde Staten",
      "Turkije",
      "China",
      "Bosnië en Herzegovina",
    ]);
    expect(table!.rows.every((row) => row.length === table!.header.length)).toBe(true);
    const [hidden] = tables(withinBranches(shownAudit, { hidden: true })).filter(
      ({ id }) => id === "hypothesis-2-within-branch",
    );
    const at = hidden!.header.indexOf("adjustedP");
    expect(hidden!.rows[0]![at]).toBe("above 0.05");
    expect(hidden!.rows[0]![1]).toBe("withheld");
  });
});
