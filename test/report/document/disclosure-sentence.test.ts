import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import type { LinkedSearch } from "../../../src/disclosure/linked-search.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";

function sentence(language: "nl" | "en", search: LinkedSearch, unit: "sponsors" | "cases" = "sponsors"): string {
  const audit = disclosedAudit();
  const changed = {
    ...audit,
    tables: audit.tables.map((table) => ({ ...table, unit })),
    disclosure: { ...audit.disclosure, together: { ...audit.disclosure.together, search } },
  } as DisclosedAudit;
  const section = toDocument(changed, { language }).sections.find(({ id }) => id === "disclosure")!;
  return section.blocks.map((block) => (block.kind === "paragraph" ? block.text : "")).join(" ");
}

describe("the section on what is left out", () => {
  it("says that all tables were looked at together, and what that leaves", () => {
    expect(sentence("en", "complete")).toContain("at least 10 possible values for each suppressed number of people");
    expect(sentence("en", "complete")).toContain("at least 5 for each suppressed number of sponsors");
    expect(sentence("nl", "complete")).toContain("voor elk weggelaten aantal mensen ten minste 10 mogelijke waarden");
    expect(sentence("en", "complete", "cases")).not.toContain("sponsors");
    expect(sentence("nl", "complete", "cases")).not.toContain("referenten");
  });

  it("says in both languages that more is left out where the search did not finish", () => {
    for (const search of ["unfinished", "no-solver"] as const) {
      expect(sentence("en", search)).toContain("more is suppressed than was needed");
      expect(sentence("nl", search)).toContain("meer weggelaten dan nodig was");
    }
    expect(sentence("en", "complete")).not.toContain("more is suppressed");
  });

  it("says nothing of it where nothing needed protection", () => {
    expect(sentence("en", "not-needed")).not.toContain("All tables");
  });
});
