import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import type { LinkedSearch } from "../../../src/disclosure/linked-search.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";

type Together = DisclosedAudit["disclosure"]["together"];

function sentence(
  language: "nl" | "en",
  search: LinkedSearch,
  unit: "sponsors" | "cases" = "sponsors",
  more: Partial<Together> = {},
): string {
  const audit = disclosedAudit();
  const changed = {
    ...audit,
    tables: audit.tables.map((table) => ({ ...table, unit })),
    disclosure: { ...audit.disclosure, together: { ...audit.disclosure.together, search, ...more } },
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

  it("does not say all tables where the source gave some with holes, and names what was not looked at", () => {
    const holes = { sourceHoles: 1 };
    expect(sentence("en", "complete", "sponsors", holes)).toContain("All tables without holes from the source were");
    expect(sentence("en", "complete", "sponsors", holes)).toContain(
      "Whether other tables give these holes away was not",
    );
    expect(sentence("nl", "complete", "sponsors", holes)).toContain(
      "Alle tabellen zonder open plekken uit de bron zijn",
    );
    expect(sentence("nl", "complete", "sponsors", holes)).toContain(
      "Of andere tabellen die plekken verraden, is niet nagegaan",
    );
    expect(sentence("en", "complete")).toContain("All tables were looked at together");
  });

  it("says where tables were looked at two by two only", () => {
    expect(sentence("en", "complete", "sponsors", { inPairs: true })).toContain("only two at a time");
    expect(sentence("nl", "complete", "sponsors", { inPairs: true })).toContain("steeds maar twee samen");
    expect(sentence("en", "complete")).not.toContain("two at a time");
  });

  it("says nothing of it where nothing needed protection", () => {
    expect(sentence("en", "not-needed")).not.toContain("All tables");
  });
});
