import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import type { VerdictContext } from "../../../src/report/text/report-text.js";
import { textFor } from "../../../src/report/text/text-for.js";
import { reachableVerdicts } from "../../support/disclosed-audit.js";
import { LANGUAGES } from "../../support/report-audits.js";

const CAVEAT = {
  nl: "kunnen niet als statistisch bewijs worden geïnterpreteerd dat het model in gebruik daadwerkelijk een voorkeur heeft",
  en: "cannot be interpreted as statistical evidence that the model in use actually prefers",
} as const;

describe.each(LANGUAGES)("the verdict texts in %s", (language) => {
  const text = textFor(language).verdict;
  const context: VerdictContext = {
    population: textFor(language).population("sponsors", "□"),
    attribute: "□",
    alpha: "0.05",
    margin: { lower: "0.80", upper: "1.25" },
    power: "80%",
    signalledGroups: null,
    namesGroups: true,
    approximate: false,
  };
  const linesOf = (verdict: ReturnType<typeof reachableVerdicts>[number]) => [
    text.evidence(verdict, context),
    text.signal(verdict, context),
    text.equivalence(verdict, context),
    text.adequacy(verdict, context),
  ];

  it("give every reachable combination four sentences that no other combination has", () => {
    const verdicts = reachableVerdicts();
    const texts = verdicts.map((verdict) => JSON.stringify(linesOf(verdict)));
    expect(new Set(texts).size).toBe(verdicts.length);
    for (const { word, sentence } of verdicts.flatMap(linesOf)) {
      expect(word).not.toBe("");
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
    }
  });

  it("carry TNO's caveat exactly where a signal stands without evidence", () => {
    for (const verdict of reachableVerdicts()) {
      const all = linesOf(verdict)
        .map((line) => line.sentence)
        .join(" ");
      expect(all.includes(CAVEAT[language]), JSON.stringify(verdict)).toBe(verdict.signal.value === "signalled");
    }
  });

  it("never say that no evidence means no difference", () => {
    for (const verdict of reachableVerdicts().filter((each) => each.evidence.value === "no-evidence")) {
      const { sentence } = text.evidence(verdict, context);
      expect(sentence).toContain(
        { nl: "geen bewijs dat ze er niet van afhangen", en: "not evidence that they do not" }[language],
      );
    }
  });

  it("call a difference that is alike within the margin smaller than the margin", () => {
    const [verdict] = reachableVerdicts().filter(
      (each) => each.evidence.value === "difference-shown" && each.equivalence.value === "shown",
    );
    expect(text.equivalence(verdict!, context).sentence).toContain(
      { nl: "kleiner dan de marge", en: "smaller than the margin" }[language],
    );
  });

  it("hold no forbidden word", () => {
    const sentences = reachableVerdicts()
      .flatMap(linesOf)
      .flatMap(({ word, sentence }) => [word, sentence]);
    expect(sentences.flatMap(forbiddenPhrases)).toEqual([]);
  });
});
