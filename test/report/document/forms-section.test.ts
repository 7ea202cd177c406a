import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { disclosedForm } from "../../../src/disclosure/forms.js";
import { hiddenCells } from "../../../src/disclosure/hidden-cells.js";
import { publisher } from "../../../src/disclosure/publish.js";
import { formsSections } from "../../../src/report/document/forms-section.js";
import { formsTables } from "../../../src/report/document/forms-tables.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { formPart } from "../../support/forms-part.js";
import { samplePlan } from "../../support/sample-plan.js";

const thresholds = samplePlan().disclosure;

function withForms(...parts: readonly Parameters<typeof disclosedForm>[0][]): DisclosedAudit {
  const hidden = hiddenCells([], thresholds);
  const publish = publisher(hidden);
  const forms = parts.map((part) => disclosedForm(part, { hidden, publish, thresholds }));
  return { ...disclosedAudit(), forms } as DisclosedAudit;
}

const score = formPart("mean-score", { IND: 0.01, CHN: 0.4 });
const bands = formPart("all-bands", { IND: 0.2, CHN: 0.4 });

describe("sections on the second families of hypothesis 1", () => {
  it("are none where the plan asks for none", () => {
    expect(formsSections(writerFor(withForms(), "en"))).toEqual([]);
  });

  it.each(["nl", "en"] as const)(
    "say what is compared, at which error rate, and that no verdict changes (%s)",
    (language) => {
      const sections = formsSections(writerFor(withForms(score, bands), language));
      const [first, second] = sections;
      expect(sections.map(({ id }) => id)).toEqual(["hypothesis-1-mean-score", "hypothesis-1-all-bands"]);
      expect(first!.heading).toContain("IND");
      expect(second!.heading).not.toContain("IND");
      const text = JSON.stringify(first!.blocks);
      expect(text).toContain(language === "nl" ? "foutkans, 0,05" : "error rate of its own, 0.05");
      expect(text).toContain(language === "nl" ? "Geen enkel oordeel verandert" : "It changes no verdict");
    },
  );

  it("leave the mean score out of a report without scores, and the bands in it", () => {
    const [first, second] = formsSections(writerFor(withForms(score, bands), "en"));
    expect([first!.subject, second!.subject]).toEqual(["score", undefined]);
  });

  it("give one row a group, or a group and cut; above the last cut lies the highest band alone", () => {
    const [first, second] = formsSections(writerFor(withForms(score, bands), "en"));
    const rows = (section: typeof first) =>
      section!.blocks.flatMap((block) => (block.kind === "table" ? block.table.rows : []));
    expect(rows(first).map(([group, mean, rest, difference]) => [group, mean, rest, difference])).toEqual([
      ["IND", "42.3", "32", "10.4"],
      ["CHN", "42.3", "32", "10.4"],
    ]);
    expect(rows(second).map(([group, cut]) => [group, cut])).toEqual([
      ["IND", "middle or higher"],
      ["IND", "high"],
      ["CHN", "middle or higher"],
      ["CHN", "high"],
    ]);
  });

  it("say why a family was not tested", () => {
    const part = { kind: "not-tested", form: "mean-score", alpha: 0.05, reason: "units-without-score" } as const;
    const [section] = formsSections(writerFor(withForms(part), "nl"));
    expect(section!.heading).toContain("niet getoetst");
    expect(JSON.stringify(section!.blocks)).toContain("heeft geen score");
  });
});

describe("tables for machines", () => {
  it("hold every comparison", () => {
    const [first, second] = formsTables(withForms(score, bands));
    expect([first!.id, first!.rows.length]).toEqual(["hypothesis-1-mean-score", 2]);
    expect(second!.rows.map((row) => row.slice(0, 2))).toEqual([
      ["IND", "middle"],
      ["IND", "high"],
      ["CHN", "middle"],
      ["CHN", "high"],
    ]);
  });
});
