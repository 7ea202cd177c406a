import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { charts } from "../../../src/report/charts.js";
import type { Block, Section } from "../../../src/report/document/report-document.js";
import { selectedStepSections } from "../../../src/report/document/selected-step-section.js";
import { sensitivityFigure, sensitivitySections } from "../../../src/report/document/sensitivity-section.js";
import { tables } from "../../../src/report/document/tables.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { DIFFERENCE, disclosedAudit, SPONSORS } from "../../support/disclosed-audit.js";
import { sensitivityPart, withRules, withSelectedStep } from "../../support/sensitivity-part.js";

const TURNING = sensitivityPart({
  Turkije: { half: 0.01, seven: 0.02, largest: 0.03, five: 0.4, share: 0.2 },
  India: { half: 0.7, seven: 0.8, largest: 0.9, share: 0.04 },
});
const audit = withRules(disclosedAudit(), TURNING);

function textsOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textOf)]);
}

function textOf(block: Block): readonly string[] {
  if (block.kind === "paragraph" || block.kind === "note") return [block.text];
  if (block.kind === "list") return block.items;
  if (block.kind === "table") return block.table.rows.map((row) => row.join(" | "));
  return block.kind === "definitions" ? block.items.map(({ term, description }) => `${term}: ${description}`) : [];
}

const rulesIn = (of: DisclosedAudit, language: "nl" | "en" = "en") =>
  textsOf(sensitivitySections(writerFor(of, language)));

describe("sensitivitySections", () => {
  it("says in one sentence where the conclusion turns, and for which groups", () => {
    const texts = rulesIn(audit);
    expect(texts).toContain(
      "The conclusion on hypothesis 2 turns. Under the rule of the plan a difference is shown. No difference is shown under these rules: more than 50% (sponsors with at least 5 migrants).",
    );
    expect(texts.find((text) => text.startsWith("Turkije:"))).toBe(
      "Turkije: shown under the rule of the plan; not shown under: more than 50% (sponsors with at least 5 migrants); no cut, each group with its own share.",
    );
    expect(texts.find((text) => text.startsWith("India:"))).toContain(
      "too few sponsors to test under: more than 50% (sponsors with at least 5 migrants)",
    );
  });

  it("says that it decides nothing, in both languages", () => {
    expect(rulesIn(audit).join(" ")).toContain("This decides nothing: only the rule of the plan decides.");
    expect(rulesIn(audit, "nl").join(" ")).toContain("Dit beslist niets: alleen de regel van het plan beslist.");
  });

  it("says where nothing turns, and where only groups change places", () => {
    const steady = sensitivityPart({ India: { half: 0.7, seven: 0.8, largest: 0.9, five: 0.8, share: 0.5 } });
    expect(rulesIn(withRules(audit, steady)).join(" ")).toContain("under none of the 5 rules is a difference shown");
    const changing = sensitivityPart({
      India: { half: 0.01, seven: 0.01, largest: 0.01, five: 0.3, share: 0.01 },
      China: { half: 0.3, seven: 0.3, largest: 0.3, five: 0.01, share: 0.3 },
    });
    expect(rulesIn(withRules(audit, changing)).join(" ")).toContain("but not always for the same groups");
  });

  it("reads conclusions from classes where numbers are withheld, and says why", () => {
    const classes = sensitivityPart(
      { Turkije: { half: 0.01, seven: 0.3, largest: 0.02, five: 0.2, share: 0.2 } },
      true,
    );
    const texts = rulesIn(withRules(audit, classes)).join(" ");
    expect(texts).toContain("Under the rule of the plan a difference is shown.");
    expect(texts).toContain("Groups that are too small to publish are tested under every rule, and named under none.");
  });

  it("names the rules of which it does not say whether a difference is shown, and counts them nowhere", () => {
    const part = sensitivityPart({ Turkije: { half: 0.3, seven: 0.01, largest: 0.3, five: 0.2, share: 0.2 } });
    const rules = part.rules.map((rule, place) =>
      place === 1
        ? { ...rule, smallestAdjusted: { kind: "withheld", reason: "rests-on-hidden-cell" } as const, groups: [] }
        : rule,
    );
    const texts = rulesIn(withRules(audit, { ...part, rules })).join("\n");
    expect(texts).toContain("under none of the 4 rules is a difference shown");
    expect(texts).toContain("These rules are: more than 70%.");
    expect(texts).toContain("more than 70% | 7,107 | 1 | not shown | not said | –");
    const ofPlan = rules.map((rule, place) => (place === 0 ? { ...rules[1]!, decides: true } : rule));
    const silent = rulesIn(withRules(audit, { ...part, rules: ofPlan })).join("\n");
    expect(silent).not.toContain("The conclusion on hypothesis 2 turns");
  });

  it("has a row for each rule, with the rule of the plan marked", () => {
    const rows = rulesIn(audit).filter((text) => text.includes(" | "));
    expect(rows).toHaveLength(5);
    expect(rows.filter((row) => row.includes("(plan)"))).toEqual([
      "more than 50% (plan) | 7,107 | 2 | 0.010 | shown | Turkije",
    ]);
  });

  it("is absent where there are no other rules", () => {
    expect(sensitivitySections(writerFor(disclosedAudit(), "nl"))).toEqual([]);
  });
});

describe("sensitivityFigure", () => {
  it("marks by shape: square for shown, circle for not shown, dash where a group is too small", () => {
    const spec = sensitivityFigure(writerFor(audit, "en"))!.spec as {
      readonly data: { readonly values: readonly { readonly row: string; readonly state: string }[] };
    };
    const statesOf = (name: string) => spec.data.values.filter(({ row }) => row === name).map(({ state }) => state);
    expect(statesOf("any group")).toEqual(["shown", "shown", "shown", "not-shown", "shown"]);
    expect(statesOf("Turkije")).toEqual(["shown", "shown", "shown", "not-shown", "not-shown"]);
    expect(statesOf("India")).toEqual(["not-shown", "not-shown", "not-shown", "untested", "shown"]);
    expect(JSON.stringify(spec)).toContain('"square"');
  });

  it("draws groups that are shown somewhere or named in the plan, and no other", () => {
    const part = sensitivityPart({
      India: { half: 0.7, seven: 0.7 },
      China: { half: 0.7, seven: 0.01 },
      Turkije: { half: 0.7 },
    });
    const named = {
      ...audit,
      plan: { ...audit.plan, groups: { ...audit.plan.groups, named: ["Turkije", "Onbekend"] } },
    };
    const text = JSON.stringify(sensitivityFigure(writerFor(withRules(named, part), "en"))!.spec);
    expect(text).toContain('"row":"Turkije"');
    expect(text).toContain('"row":"China"');
    expect(text).not.toContain('"row":"India"');
    expect(text).not.toContain("Onbekend");
  });

  it("is drawn without a warning and stands among the charts of a release", () => {
    for (const language of ["nl", "en"] as const) {
      const chart = charts(audit, language).find(({ id }) => id === "hypothesis-2-sensitivity");
      expect(chart?.svg).toContain("Turkije");
    }
  });
});

describe("selectedStepSections", () => {
  const both = withSelectedStep(
    disclosedAudit(),
    disclosedAudit({
      hypothesis2: {
        ...SPONSORS,
        groups: SPONSORS.groups.map((group) => (group.name === "Turkije" ? { ...group, verdict: DIFFERENCE } : group)),
        verdict: DIFFERENCE,
      },
    }),
  );

  it("sets both steps beside each other, in words and in one table", () => {
    const texts = textsOf(selectedStepSections(writerFor(both, "en")));
    expect(texts).toContain(
      "Both steps beside each other. What the model flagged: there is no statistical evidence of a difference, but a risk is signalled. What people selected: a difference is shown.",
    );
    expect(texts.find((text) => text.includes("with a majority of nationality Turkije"))).toBe(
      "Of every 100 sponsors with a majority of nationality Turkije, 18 were selected, against 12 of every 100 other sponsors. The model flagged 18 of every 100, against 12.",
    );
    expect(texts.filter((text) => text.includes(" | ")).length).toBeGreaterThan(3);
  });

  it("counts groups that may not be shown in place of listing them", () => {
    const groups = SPONSORS.groups.map((group) => (group.name === "China" ? { ...group, hidden: true } : group));
    const step = withSelectedStep(disclosedAudit(), disclosedAudit({ hypothesis2: { ...SPONSORS, groups } }));
    const texts = textsOf(selectedStepSections(writerFor(step, "en")));
    expect(texts.at(-1)).toBe("Tested groups that are too small to publish in this step, and not in the table: 1.");
    expect(texts.some((text) => text.startsWith("China |"))).toBe(false);
  });

  it("stands in the document and the tables of a release, and nowhere without that step", () => {
    expect(toDocument(both, { language: "nl" }).sections.map(({ id }) => id)).toContain("hypothesis-2-selected");
    expect(tables(both).map(({ id }) => id)).toContain("hypothesis-2-selected-groups");
    expect(selectedStepSections(writerFor(disclosedAudit(), "en"))).toEqual([]);
  });

  it("says why the step could not be tested", () => {
    const untested = { ...both, hypothesis2Selected: disclosedAudit({ hypothesis2: "no-variation" }).hypothesis2 };
    const texts = textsOf(selectedStepSections(writerFor(untested, "en")));
    expect(texts.at(-1)).toContain("This step could not be tested");
  });
});

describe("tables", () => {
  it("hold every group under every rule, with classes as classes", () => {
    const rules = (of: DisclosedAudit) => tables(of).find(({ id }) => id === "hypothesis-2-sensitivity")!;
    expect(rules(audit).rows).toHaveLength(9);
    const classes = withRules(audit, sensitivityPart({ India: { half: 0.01 } }, true));
    expect(rules(classes).rows[0]!.join(";")).toContain("at-most 0.05");
  });
});
