import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { AUDITS } from "../../support/report-audits.js";

const SAYS_LITTLE = { nl: "zegt dus weinig", en: "therefore says little" } as const;

function outside(groups: number, null95: number): DisclosedAudit {
  const audit = disclosedAudit();
  const { hypothesis1 } = audit;
  if (hypothesis1.kind !== "tested") throw new Error(hypothesis1.reason);
  const chance = { outsideMargin: groups, outsideByChance: { null95, nullMean: null95 / 2 } };
  const shown = Object.fromEntries(Object.entries(chance).map(([key, value]) => [key, { kind: "shown", value }]));
  return { ...audit, hypothesis1: { ...hypothesis1, ...shown }, hypothesis2: audit.hypothesis1 } as DisclosedAudit;
}

const wordsOf = (audit: DisclosedAudit, language: "nl" | "en", id: string) =>
  JSON.stringify(toDocument(audit, { language }).sections.filter((section) => section.id.startsWith(id)));

describe("what a report says of groups outside the margin", () => {
  it.each(["nl", "en"] as const)(
    "says in %s that one group says little only where chance puts as many outside",
    (language) => {
      const found = (groups: number, null95: number) =>
        wordsOf(outside(groups, null95), language, "hypothesis-1").includes(SAYS_LITTLE[language]);
      expect([found(1, 2), found(2, 2)]).toEqual([true, true]);
      expect([found(1, 0), found(0, 0), found(5, 1)]).toEqual([false, false, false]);
    },
  );
});

describe("the definitions of a report", () => {
  it.each(["nl", "en"] as const)(
    "leave out in %s what the data has not: a band, and a group that was tested",
    (language) => {
      const without = wordsOf(AUDITS["counts without bands"], language, "methods-definitions");
      const all = wordsOf(disclosedAudit(), language, "methods-definitions");
      const [flagged, tested] = language === "nl" ? ["Aangemerkt", "Getoetste groep"] : ["Flagged", "Tested group"];
      expect(all).toContain(`"term":"${flagged}"`);
      expect(all).toContain(`"term":"${tested}"`);
      expect(without).not.toContain(`"term":"${tested}"`);
      expect(without).not.toMatch(/: [–]?\./);
    },
  );
});
