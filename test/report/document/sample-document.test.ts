import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import type { DisclosedSample } from "../../../src/disclosure/disclosed-sample.js";
import { discloseSample } from "../../../src/disclosure/sample.js";
import { drawFigures } from "../../../src/report/charts/draw-figures.js";
import { figuresOf } from "../../../src/report/document/figures-of.js";
import { sampleUserValues, toSampleDocument } from "../../../src/report/document/sample-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { forbiddenPhrases, withoutUserValues } from "../../../src/report/text/forbidden-phrases.js";
import { sampleTextFor } from "../../../src/report/text/sample-text-for.js";
import { drawSample } from "../../../src/sampling/draw-sample.js";
import { evaluateSample } from "../../../src/sampling/evaluate-sample.js";
import { NO_OUTCOME, samplingFrame } from "../../../src/sampling/sampling-frame.js";
import { sampledPopulation, samplingPlan } from "../../support/sampled-population.js";

const schemaFile = join(dirname(createRequire(import.meta.url).resolve("vega-lite")), "vega-lite-schema.json");
const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")),
);

const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });

const population = sampledPopulation();
const LANGUAGES = ["nl", "en"] as const;
const open = { disclosure: { threshold: 0, reason: "made-up data" } };

function sampleOf(
  sampling: object = {},
  changes: object = {},
  outcomeOf: (truth: number, place: number) => number = (truth) => truth,
): DisclosedSample {
  const plan = samplingPlan({ size: 500, minimumPerStratum: 20, ...sampling }, changes);
  const frame = samplingFrame(plan, population.scored);
  const draw = drawSample(frame, plan.sampling!.seed);
  const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  draw.worklist.forEach((unit, place) => {
    outcomes[unit] = outcomeOf(population.truth.get(frame.ids[unit]!)!, place);
  });
  return discloseSample(evaluateSample(plan, { frame, draw, outcomes }, "d".repeat(64)));
}

const SAMPLES: Readonly<Record<string, DisclosedSample>> = {
  protected: sampleOf(),
  open: sampleOf({}, open),
  missing: sampleOf({}, open, (truth, place) => (place % 9 === 0 ? NO_OUTCOME : truth)),
  atRandom: sampleOf({ missingOutcomes: "at-random", signal: "certain" }, open, (truth, place) =>
    place % 9 === 0 ? NO_OUTCOME : truth,
  ),
  clear: sampleOf({}, open, () => 0),
  hidden: sampleOf({}, {}, () => 0),
  byScoreAlone: sampleOf({ size: undefined }, open),
  withoutModel: sampleOf({ modelSelected: "none", bands: ["middle", "high"] }, open),
};

function templateTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(templateTexts);
}

const textOf = (name: keyof typeof SAMPLES, language: (typeof LANGUAGES)[number] = "en") =>
  JSON.stringify(toSampleDocument(SAMPLES[name]!, { language }));

describe.each(LANGUAGES)("the report on a sample in %s", (language) => {
  it("holds no forbidden word in its templates", () => {
    expect(templateTexts(sampleTextFor(language)).flatMap(forbiddenPhrases)).toEqual([]);
  });

  it.each(Object.keys(SAMPLES))("holds none in words of its own, and no number that is none: %s", (name) => {
    const own = withoutUserValues(textOf(name, language), sampleUserValues(SAMPLES[name]!));
    expect(forbiddenPhrases(own)).toEqual([]);
    for (const wrong of ["NaN", "undefined", "Infinity", "[object"]) expect(own).not.toContain(wrong);
  });

  it.each(Object.keys(SAMPLES))("is valid and accessible HTML: %s", async (name) => {
    const html = renderHtml(toSampleDocument(SAMPLES[name]!, { language }));
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });

  it("is a page with a heading a section, and says that it is made up", () => {
    const html = renderHtml(toSampleDocument(SAMPLES.open!, { language }));
    expect(html.match(/<h2/g)).toHaveLength(7);
    expect(html).toContain(language === "nl" ? "verzonnen" : "made up");
    expect(html).toContain("<html lang=");
  });
});

describe("the report on a sample", () => {
  it("has the share in natural frequencies as its finding", () => {
    const { finding } = toSampleDocument(SAMPLES.open!, { language: "en" });
    expect(finding).toMatch(/^About \d+ of every 1,000 sponsors have a violation; the sample allows \d+ to \d+$/);
  });

  it("says bounds where outcomes are missing, and which assumption the plan makes instead", () => {
    expect(textOf("missing")).toContain("since outcomes are missing");
    expect(textOf("missing")).toContain("There is no corrected area: outcomes are missing");
    expect(textOf("atRandom")).toContain("are like the others drawn in the same way");
    expect(textOf("atRandom")).toContain("would have been inspected whatever their score");
  });

  it("says that nothing found is not nothing there, and how much may remain", () => {
    expect(textOf("clear")).toContain("no violation was found. That does not show that there is none.");
    expect(textOf("clear")).toMatch(/With 95% certainty at most \d+\.\d% of the never-inspected sponsors/);
    expect(textOf("hidden")).toContain("Fewer than 10 of them had a violation");
    expect(textOf("hidden")).not.toContain("no violation was found");
  });

  it("corrects nothing where the model alone chose, and says why", () => {
    expect(textOf("byScoreAlone")).toContain("only units that the model selected were inspected");
    expect(textOf("byScoreAlone")).toContain("The sample does not say how many sponsors have a violation");
  });

  it("sets each claim of the audit beside the limit, and says what 0.571 is", () => {
    const claims = (failsAt: number | null, supported = true): DisclosedSample => ({
      ...SAMPLES.clear!,
      claims: [
        {
          kind: "shown",
          value: { claim: { kind: "auc-above", baseline: 0.571 }, supported, failsAt, highestShare: 0.2 },
        },
      ],
    });
    const words = (sample: DisclosedSample) => JSON.stringify(toSampleDocument(sample, { language: "en" }));
    expect(words(claims(0.15))).toContain("so the claim withstands it");
    expect(words(claims(0.0001))).toContain("so the claim may fail");
    expect(words(claims(null))).toContain("holds up to 20.0% hidden violations");
    expect(words(claims(0, false))).toContain("even if nobody hid a violation");
    expect(words(claims(0.15))).toContain("is read as an area under the curve");
    expect(words(claims(0.15))).toContain("No claim about groups stands here.");
    const ordered = { kind: "bands-ordered", lower: "low", higher: "high" } as const;
    const bands: DisclosedSample = {
      ...SAMPLES.clear!,
      claims: [{ kind: "shown", value: { claim: ordered, supported: true, failsAt: 0.0001, highestShare: 0.2 } }],
    };
    expect(words(bands)).toContain("Band high holds a larger share of violations than band low");
    expect(words(bands)).toContain("so the claim may fail");
    expect(words(bands)).not.toContain("is read as an area under the curve");
  });

  it("draws the published shares, and leaves out a chart of hidden ones", () => {
    const figures = figuresOf(toSampleDocument(SAMPLES.open!, { language: "en" }));
    expect(isVegaLite(figures[0]!.spec), JSON.stringify(isVegaLite.errors?.slice(0, 3))).toBe(true);
    expect(drawFigures(figures).get(figures[0]!.id)).toContain("never inspected before");
    expect(figuresOf(toSampleDocument(SAMPLES.hidden!, { language: "en" }))).toEqual([]);
  });

  it("names bands that nobody was drawn from", () => {
    expect(textOf("withoutModel")).toContain("Nobody was drawn from: low.");
  });

  it("says that inspected outcomes are taken as true", () => {
    for (const name of Object.keys(SAMPLES))
      expect(textOf(name)).toContain("What an inspection found is taken as true");
  });
});
