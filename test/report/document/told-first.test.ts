import { describe, expect, it } from "vitest";
import { reportSet } from "../../../src/report/document/report-set.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { DIFFERENCE, disclosedAudit, SPONSORS } from "../../support/disclosed-audit.js";
import { AUDITS } from "../../support/report-audits.js";

type Language = "nl" | "en";

const SECTIONS = ["summary", "questions"] as const;
const wordsOf = (blocks: readonly unknown[] | undefined) => JSON.stringify(blocks ?? []);
const sectionOf = (audit: (typeof AUDITS)[keyof typeof AUDITS], language: Language, id: string) =>
  wordsOf(toDocument(audit, { language }).sections.find((section) => section.id === id)?.blocks);

describe.each([
  ["nl", /keer zo vaak geselecteerd als/, "zijn hier niet getoetst"],
  ["en", /times as often as/, "No test was done on the differences"],
] as const)("where people selected, in %s", (language, claim, untested) => {
  const audit = AUDITS["counts without bands"];

  it("summary, questions and letter tell it, and that it is not tested", () => {
    for (const id of SECTIONS) expect(sectionOf(audit, language, id)).toMatch(claim);
    expect(sectionOf(audit, language, "summary")).toContain(untested);
    const letter = reportSet(audit, { language }).find(({ name }) => name === "letter")!.document;
    const chapter = letter.sections.find(({ id }) => id === "selection");
    expect(wordsOf(chapter?.blocks)).toMatch(claim);
    expect(wordsOf(chapter?.blocks)).toContain(untested);
    expect(wordsOf(chapter?.blocks)).toContain(`report.${language}.html`);
  });

  it("nothing is told of it where the data does not say who was selected", () => {
    const without = AUDITS["a signal without evidence"];
    for (const id of SECTIONS) expect(sectionOf(without, language, id)).not.toMatch(claim);
    const letter = reportSet(without, { language }).find(({ name }) => name === "letter")!.document;
    expect(letter.sections.map(({ id }) => id)).not.toContain("selection");
  });
});

it.each([
  ["nl", "Meer van zulke data geeft er geen antwoord op", "Vollediger data"],
  ["en", "More data of this kind gives no answer to it", "More complete data"],
] as const)("cases of one group each are not said to want more data, in %s", (language, said, unsaid) => {
  const questions = sectionOf(AUDITS["cases with errors by group"], language, "questions");
  expect(questions).toContain(said);
  expect(questions).not.toContain(unsaid);
});

it.each([
  ["nl", "kleiner dan de marge", "kleiner dan de marge van het plan"],
  ["en", "the difference is smaller than the margin", "smaller than the margin of the plan"],
] as const)("a difference that is shown to be small is said to be small at once, in %s", (language, title, summary) => {
  const shown = (equivalence: "shown" | "not-shown") =>
    disclosedAudit({
      hypothesis2: {
        ...SPONSORS,
        groups: SPONSORS.groups.map((group) => (group.name === "Turkije" ? { ...group, verdict: DIFFERENCE } : group)),
        verdict: { ...DIFFERENCE, equivalence: { value: equivalence } },
      },
    });
  const [small, large] = [shown("shown"), shown("not-shown")].map((audit) => toDocument(audit, { language }));
  expect(small!.finding).toContain(title);
  expect(large!.finding).not.toContain(title);
  const summaryOf = (document: typeof small) => wordsOf(document!.sections.find(({ id }) => id === "summary")?.blocks);
  expect(summaryOf(small)).toContain(summary);
  expect(summaryOf(large)).not.toContain(summary);
});

it("the letter explains 0.571 only where a score is set beside it", () => {
  const letterOf = (audit: (typeof AUDITS)[keyof typeof AUDITS]) =>
    JSON.stringify(reportSet(audit, { language: "en" }).find(({ name }) => name === "letter")!.document);
  expect(letterOf(AUDITS["counts without bands"])).not.toContain("0.571");
  expect(letterOf(AUDITS["a signal without evidence"])).toContain("0.571");
});
