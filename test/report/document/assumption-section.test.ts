import { describe, expect, it } from "vitest";
import type { BreakingPoint } from "../../../src/audit/assumption/assumption-result.js";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { assumptionFigure, assumptionSections } from "../../../src/report/document/assumption-section.js";
import { tables } from "../../../src/report/document/tables.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { breakingPoint, withAssumption } from "../../support/assumption-part.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";

const CHANCE = { kind: "auc-above", baseline: 0.5 } as const;
const ORDERED = { kind: "bands-ordered", lower: "low", higher: "middle" } as const;

function sectionOf(audit: DisclosedAudit, language: "nl" | "en" = "en") {
  const [first, ...rest] = assumptionSections(writerFor(audit, language));
  const texts = rest.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "paragraph" || block.kind === "note" ? [block.text] : [])),
  );
  return { heading: first?.heading, text: texts.join("\n") };
}

const withClaims = (...claims: BreakingPoint[]) => withAssumption(disclosedAudit(), claims);

describe("the section on the untested assumption", () => {
  it("names the claim that fails first, and at how many hidden violations", () => {
    const audit = withClaims(breakingPoint(CHANCE, 107, 82), breakingPoint(ORDERED, 43, 16));
    const { heading, text } = sectionOf(audit);
    expect(heading).toBe(
      "If 1.6% of the never-inspected sponsors hide a violation, it can no longer be said that band “middle” holds a larger share of violations than band “low”",
    );
    expect(text).toContain(
      "A violation was found at 310 sponsors, and none at 1,222. 1,000 sponsors were never inspected.",
    );
    expect(text).toContain(
      "At worst, the estimate no longer shows that the score does better than 0.5 once 107 sponsors (10.7% of the never-inspected) hide a violation. With chance taken into account, 82 sponsors (8.2% of the never-inspected) are enough.",
    );
    expect(text).toContain("Outcomes of inspected sponsors are taken as true.");
    expect(text).toContain("It is no estimate.");
  });

  it("tells a claim that never stood from one that chance could undo and one that holds throughout", () => {
    const audit = withClaims(
      breakingPoint({ kind: "auc-above", baseline: 0.7 }, 0, 0, { estimate: false, interval: false }),
      breakingPoint({ kind: "auc-above", baseline: 0.571 }, 30, 0, { interval: false }),
      breakingPoint(CHANCE, null, null),
    );
    const { heading, text } = sectionOf(audit);
    expect(heading).toBe(
      "What is said of the score holds for every share of hidden violations up to 20.0% of the never-inspected sponsors",
    );
    expect(text).toContain("That the score does better than 0.7 cannot be said at all");
    expect(text).toContain("That the score does better than 0.571 cannot be told from chance");
    expect(text).toContain("That the score does better than 0.5 holds, chance taken into account");
  });

  it("makes no claim where none is supported", () => {
    const { heading } = sectionOf(withClaims(breakingPoint(CHANCE, 0, 0, { estimate: false, interval: false })));
    expect(heading).toBe("The score supports no claim that hidden violations could undo");
  });

  it("says the same in Dutch, with decimal commas in text and chart", () => {
    const audit = withClaims(breakingPoint(CHANCE, 107, 82));
    expect(sectionOf(audit, "nl").heading).toBe(
      "Als 8,2% van de nooit gecontroleerde referenten een overtreding verbergt, kan niet meer worden gezegd dat de score het beter doet dan 0,5",
    );
    const figure = assumptionFigure(writerFor(audit, "nl"));
    expect(JSON.stringify(figure?.spec)).toContain("“boven 0,5” geldt niet meer vanaf 10,7%");
    expect(JSON.stringify(figure?.spec)).toContain("replace(datum.label, '.', ',')");
  });

  it("is absent where nobody was never inspected, and gives its reason where no outcome is known", () => {
    const audit = disclosedAudit();
    expect(assumptionSections(writerFor(audit, "en"))).toEqual([]);
    expect(assumptionFigure(writerFor(audit, "en"))).toBeNull();
    const unknown = { ...audit, assumption: { kind: "not-estimable", reason: "no-known-outcome" } } as DisclosedAudit;
    expect(sectionOf(unknown).heading).toBe("What rests on the untested assumption cannot be estimated from this data");
  });

  it("gives every area and every claim to the machine", () => {
    const audit = withClaims(breakingPoint(CHANCE, 107, 82), breakingPoint(ORDERED, null, 16));
    const data = tables(audit).filter(({ id }) => id.startsWith("assumption-"));
    expect(data.map(({ id, rows }) => [id, rows.length])).toEqual([
      ["assumption-areas", 3],
      ["assumption-claims", 2],
      ["assumption-bands", 0],
      ["assumption-groups", 0],
    ]);
    expect(data[1]!.rows[1]!.slice(0, 8)).toEqual(["middle above low", "yes", "yes", "", "", 16, 0.016, "synthetic"]);
  });
});
