import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { publishedRebuild } from "../../src/disclosure/rebuild.js";
import { rebuildReleaseSchema } from "../../src/disclosure/rebuild-schema.js";
import { parseCoefficients } from "../../src/plan/coefficients-schema.js";
import type { RebuildPlan } from "../../src/plan/rebuild-schema.js";
import { rebuildTables } from "../../src/report/document/rebuild/rebuild-data-tables.js";
import { toRebuildDocument } from "../../src/report/document/rebuild/rebuild-document.js";
import { renderHtml } from "../../src/report/html/render-html.js";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { casesOf, developmentEvidence, developmentTexts, rebuildPlan } from "../audit/rebuild/development-sample.js";

const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
const coefficients = parseCoefficients(developmentTexts(1).get("coefficients.yaml")!, "coefficients.yaml");
const supplied = { coefficients, sha256: "c".repeat(64) };
const draws = { resamples: 50, enlarged: { cases: 600, simulations: 50 } };
const open = rebuildPlan(draws, { claim: true });
const protect = (plan: RebuildPlan): RebuildPlan => {
  const { reason: _reason, ...disclosure } = plan.disclosure;
  return { ...plan, disclosure: { ...disclosure, threshold: 10 } };
};
const evidence = developmentEvidence(2296, { plan: open });
const published = (plan: RebuildPlan, withScore = true) =>
  publishedRebuild(evidence, plan, { planHash: "f".repeat(64), supplied: withScore ? supplied : null });
const shown = published(open);
const hidden = published(protect(open), false);

/** Website and premises told apart without error: no case without a website is without a violation. */
const separated = publishedRebuild(
  {
    ...evidence,
    none: evidence.none.map((count, row) => (evidence.patterns[row]![2] === 1 ? 0 : count)),
  },
  open,
  { planHash: "f".repeat(64), supplied: null },
);

describe("a published rebuilt model", () => {
  it("is what its schema says, with and without protection", () => {
    for (const rebuild of [shown, hidden, separated]) {
      const release = JSON.parse(JSON.stringify({ $schema: "urn:toetssteen:schema:rebuild:1", ...rebuild })) as unknown;
      expect(rebuildReleaseSchema.safeParse(release).error?.issues ?? []).toEqual([]);
    }
  });

  it("holds no count below the threshold, and nothing of a level that such a count is of", () => {
    for (const { counts } of hidden.tables) {
      for (const count of counts) expect(count === "suppressed" || count >= 10).toBe(true);
    }
    const small = hidden.tables.find(({ id }) => id === "indicator.size_class.split")!;
    expect(small.counts).toContain("suppressed");
    for (const { indicator, penalised, plain } of hidden.result.coefficients) {
      if (indicator !== "size_class") continue;
      expect([penalised.kind, plain.kind]).toEqual(["withheld", "withheld"]);
    }
    expect(hidden.result.cuts[0]!.high.chaid.kind).toBe("withheld");
  });

  it("holds no counts that cross indicators: from the table of one they would give small ones away", () => {
    // Branch 56 has 7 cases with a violation. Its node of the tree less branch 78 would say so.
    expect(shown.tables.find(({ id }) => id === "tree.leaves.split")!.counts).toContain(19);
    for (const { id, counts } of hidden.tables) {
      if (/^(tree|high|right)/.test(id))
        expect(
          counts.every((count) => count === "suppressed"),
          id,
        ).toBe(true);
      // The table of an indicator stands whole, or not at all.
      if (/^indicator/.test(id)) expect(new Set(counts.map((count) => count === "suppressed")).size, id).toBe(1);
    }
    for (const { depth, cases, split } of hidden.result.tree) {
      if (depth > 0) expect(cases.kind).toBe("withheld");
      expect(split?.adjusted.kind ?? "withheld").toBe("withheld");
    }
    for (const { high, errors, agreement } of hidden.result.cuts) {
      expect([high.logistic.kind, high.chaid.kind, errors.kind]).toEqual(["withheld", "withheld", "class"]);
      if (agreement.kind !== "shown" || agreement.value.kind !== "estimate") continue;
      expect(10 * agreement.value.kappa).toBeCloseTo(Math.round(10 * agreement.value.kappa), 9);
    }
  });

  it("gives areas and coefficients to two digits, from which no count follows", () => {
    const digits = (value: number) => Number(value.toPrecision(2)) === value;
    for (const { auc, corrected, byChance } of hidden.result.methods) {
      for (const number of [auc, corrected, byChance]) {
        if (number.kind !== "shown" || number.value === null) throw new Error("an area is shown");
        expect(digits(number.value)).toBe(true);
      }
    }
    const coefficient = hidden.result.coefficients.find(({ penalised }) => penalised.kind === "shown")!.penalised;
    if (coefficient.kind !== "shown" || coefficient.value.kind !== "estimate") throw new Error("one is shown");
    expect(digits(coefficient.value.value) && digits(coefficient.value.standardError)).toBe(true);
  });

  it("does not name a level of which all cases have one outcome, unless nothing is protected", () => {
    const plan = protect(open);
    const apart = {
      ...evidence,
      none: evidence.none.map((count, row) => (evidence.patterns[row]![2] === 1 ? 0 : count)),
    };
    const { separation } = publishedRebuild(apart, plan, { planHash: "f", supplied: null }).result;
    expect(separation.separated).toBe(true);
    expect(separation.levels.map(({ kind }) => kind)).toEqual(["withheld"]);
    expect(separated.result.separation.levels[0]).toMatchObject({ kind: "shown", value: { indicator: "website" } });
  });

  it("holds no seed, no path and no text of outcomes", () => {
    expect(JSON.stringify(shown)).not.toMatch(/seed|development\.synthetic|"column":"violation"/);
    expect(JSON.stringify(shown)).not.toMatch(/S\d{3}/);
  });

  it("cannot be turned back into cases: the fitted model knows patterns, and a release not even these", () => {
    const rows = casesOf(evidence);
    expect(rows).toHaveLength(119);
    expect(JSON.stringify(shown)).not.toContain('"patterns"');
  });
});

describe.each([
  ["with everything shown", shown],
  ["with small counts protected", hidden],
  ["of separated outcomes", separated],
] as const)("the report %s", (_, rebuild) => {
  it.each(["nl", "en"] as const)(
    "holds no forbidden phrase and no empty number, says on its page that it is not for use, and is valid (%s)",
    async (language) => {
      const document = toRebuildDocument(rebuild, { language });
      const text = JSON.stringify(document);
      expect(forbiddenPhrases(text)).toEqual([]);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      const mark = language === "nl" ? "reconstructie, niet voor gebruik" : "reconstruction, not for use";
      expect(document.mark).toBe(mark);
      const page = renderHtml(document);
      expect(page).toMatch(new RegExp(`<title>[^<]*${mark}`));
      expect(page).toMatch(new RegExp(`<footer>.*${mark}.*</footer>`));
      const { results } = await validator.validateString(page);
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    },
  );
});

describe("the report of a rebuilt model", () => {
  const nl = toRebuildDocument(shown, { language: "nl" });
  const textOf = (document: typeof nl) => JSON.stringify(document);

  it("calls an indicator that one method finds unstable, in the words of the domain", () => {
    const unstable = shown.result.indicators.filter((row) => row.unstable);
    expect(unstable.map(({ indicator }) => indicator)).toEqual(["director_birth"]);
    expect(textOf(nl)).toContain("instabiele indicator");
    expect(textOf(toRebuildDocument(shown, { language: "en" }))).toContain("unstable indicator");
  });

  it("says first that the data is insufficient, whatever else is hidden, and not where it is enough", () => {
    for (const rebuild of [shown, hidden]) {
      const banner = toRebuildDocument(rebuild, { language: "nl" }).banners.find(({ id }) => id === "insufficient");
      expect(banner?.text).toBe(
        "Data ontoereikend: er zijn minder dan 600 bedrijven en minder dan 100 bedrijven hebben de zeldzaamste uitkomst. Dit rapport laat zien wat dat betekent.",
      );
    }
    const enough = { ...open, adequacy: { cases: 119, smallerClass: 30 } };
    const { adequacy } = publishedRebuild(evidence, enough, { planHash: "f", supplied: null }).result;
    expect(adequacy).toEqual({ value: "sufficient", reasons: [] });
  });

  it("prints the most predictors as a finding, and no other reason as one", () => {
    expect(textOf(nl)).toContain("Bevinding: de methode is gekozen om het aantal indicatoren");
    const other = {
      ...shown,
      settings: { ...shown.settings, selection: { ...shown.settings.selection, reason: "other-data" as const } },
    };
    expect(textOf(toRebuildDocument(other, { language: "nl" }))).not.toContain("Bevinding:");
  });

  it("reads 0.571 as an area, with the interval that 30 against 89 leave it", () => {
    expect(textOf(nl)).toContain("0,571 wordt hier gelezen als een oppervlakte onder de ROC-curve");
    expect(textOf(nl)).toContain("0,450 tot 0,692");
  });

  it("prints both claims together where the run declares one, and none where it does not", () => {
    const ids = nl.sections.map(({ id }) => id);
    expect(ids).toContain("claim");
    const plain = publishedRebuild(developmentEvidence(2296), rebuildPlan(draws), { planHash: "f", supplied: null });
    expect(toRebuildDocument(plain, { language: "nl" }).sections.map(({ id }) => id)).not.toContain("claim");
  });

  it("gives source and hash of the coefficients, or says why there is no score", () => {
    expect(textOf(nl)).toContain("c".repeat(64));
    expect(textOf(toRebuildDocument(hidden, { language: "nl" }))).toContain(
      "De coëfficiënten van het oude model staan niet in de openbare bronnen",
    );
  });

  it("labels the simulation as one", () => {
    const larger = nl.sections.find(({ id }) => id === "larger")!;
    expect(larger.blocks[0]).toEqual({ kind: "note", text: "Simulatie. Deze getallen zijn niet gemeten." });
  });

  it("says in words that outcomes are told apart without error, and by what", () => {
    for (const [language, none] of [
      ["en", "There is no separation"],
      ["nl", "Er is geen scheiding"],
    ] as const) {
      expect(textOf(toRebuildDocument(shown, { language }))).toContain(none);
      expect(textOf(toRebuildDocument(separated, { language }))).not.toContain(none);
    }
    expect(textOf(toRebuildDocument(separated, { language: "en" }))).toContain(
      "Separation: at website: no website all companies have the same outcome.",
    );
  });

  it("marks every row of its tables when the data is made up", () => {
    for (const { header, rows } of rebuildTables(shown)) {
      expect(header.at(-1)).toBe("data");
      for (const row of rows) expect([row.length, row.at(-1)]).toEqual([header.length, "synthetic"]);
    }
  });
});
