import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { allGroupsItems } from "../../../src/report/document/all-groups-items.js";
import type { TestedPart } from "../../../src/report/document/audit-parts.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";

const audit: DisclosedAudit = disclosedAudit();
const parts = [audit.hypothesis1, audit.hypothesis2] as unknown as readonly TestedPart[];

function sequential(decision: "above-alpha" | "at-or-below-alpha" | "undecided"): TestedPart {
  const test = {
    method: "resampled",
    stopped: "sequential",
    decision,
    alpha: 0.05,
    resamplingRisk: 0.001,
    ceiling: 999_999,
    extremeShare: 0.05,
    twoSidedRule: "as-extreme",
  };
  const value = { kind: "quadratic-form", statistic: 40, rank: 27, test };
  return { ...parts[0], allGroups: { kind: "shown", value } } as unknown as TestedPart;
}

describe("the test of all groups together", () => {
  it.each(["en", "nl"] as const)("is one sentence a hypothesis in %s", (language) => {
    const [first, second] = parts.map((part) => allGroupsItems(part, writerFor(audit, language)).join());
    expect(first).toMatch(/p.=.0[.,]22/u);
    expect(second).toMatch(/Freeman-Halton.*0[.,]18/u);
  });

  it.each([
    ["en", "undecided", "after 999,999 arrangements it was not clear on which side of 0.05"],
    ["nl", "undecided", "na 999.999 verdelingen was niet duidelijk aan welke kant van 0,05"],
    ["en", "above-alpha", "above 0.05; the drawing stopped"],
    ["nl", "at-or-below-alpha", "hoogstens 0,05; het trekken stopte"],
  ] as const)("says in %s what a sequential run decided: %s", (language, decision, words) => {
    const [item] = allGroupsItems(sequential(decision), writerFor(audit, language));
    expect(item).toContain(words);
    expect(item).not.toMatch(/p [=<]/u);
    expect(forbiddenPhrases(item!)).toEqual([]);
  });

  it("is left out where it may not be shown", () => {
    const withheld = { ...parts[0], allGroups: { kind: "withheld", reason: "rests-on-hidden-cell" } };
    expect(allGroupsItems(withheld as unknown as TestedPart, writerFor(audit, "en"))).toEqual([]);
  });
});
