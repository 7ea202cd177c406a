import { describe, expect, it } from "vitest";
import { userValues } from "../../../src/report/document/banners.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { forbiddenPhrases, withoutUserValues } from "../../../src/report/text/forbidden-phrases.js";
import { textFor } from "../../../src/report/text/text-for.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import { AUDITS, auditsOfEveryVerdict, LANGUAGES } from "../../support/report-audits.js";

/** All texts of a template: fixed ones as they stand, and functions called with placeholders. */
function templateTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(templateTexts);
}

describe("the linter of phrases", () => {
  it.each([
    "The model is fair",
    "an unbiased score",
    "the test was passed",
    "safe to use",
    "er is geen bias",
    "het is bewezen dat",
    "eerlijk bevonden",
  ])("finds the forbidden word in: %s", (sentence) => {
    expect(forbiddenPhrases(sentence)).toHaveLength(1);
  });

  it("allows a whole sentence that denies, and not a part of it", () => {
    expect(forbiddenPhrases("Een verschil is op zichzelf nog geen discriminatie.")).toEqual([]);
    expect(forbiddenPhrases("Equal shares are not fair.")).toEqual(["fair"]);
  });

  it("leaves words alone that only contain a forbidden one", () => {
    expect(forbiddenPhrases("the affair of a passenger with bewijs in safeguards")).toEqual([]);
  });

  it("takes whole words of the user out and nothing else", () => {
    expect(withoutUserValues("Model “Fair” says fairness is fair", ["Fair"])).toBe("Model “□” says fairness is □");
  });
});

describe.each(LANGUAGES)("the report in %s", (language) => {
  it("holds no forbidden word in its templates", () => {
    const hits = templateTexts(textFor(language)).flatMap(forbiddenPhrases);
    expect(hits).toEqual([]);
  });

  it.each(Object.entries(AUDITS))("holds none in words of its own: %s", (_name, audit) => {
    const own = withoutUserValues(
      JSON.stringify(toDocument(audit, { language })),
      userValues({ audit, attribute: audit.plan.protectedAttribute[language] }),
    );
    expect(forbiddenPhrases(own)).toEqual([]);
  });

  it("holds none for any verdict", () => {
    for (const audit of auditsOfEveryVerdict()) {
      expect(forbiddenPhrases(JSON.stringify(toDocument(audit, { language })))).toEqual([]);
    }
  });

  it("quotes a title of the user that hits, and warns", () => {
    const document = toDocument(disclosedAudit({ title: "A fair and safe model" }), { language });
    expect(document.banners.find((banner) => banner.id === "quoted-words")?.text).toContain("“fair”, “safe”");
    expect(document.facts[0]?.description).toBe("A fair and safe model");
  });
});
