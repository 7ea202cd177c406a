import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { renderChart } from "../../../src/report/charts/render-chart.js";
import { charts } from "../../../src/report/charts.js";
import { rocPoints } from "../../../src/report/document/score-figure.js";
import { disclosedAudit, MIGRANTS } from "../../support/disclosed-audit.js";
import { AUDITS, LANGUAGES } from "../../support/report-audits.js";

const schemaFile = join(dirname(createRequire(import.meta.url).resolve("vega-lite")), "vega-lite-schema.json");
const ajv = new Ajv({ strict: false, validateFormats: false });
const isVegaLite = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

describe.each(LANGUAGES)("charts in %s", (language) => {
  it("show shares, ratios, what chance gives and the score", () => {
    expect(charts(disclosedAudit(), language).map((chart) => chart.id)).toEqual([
      "hypothesis-1-flagged-share",
      "hypothesis-1-detectable",
      "hypothesis-1-null-distribution",
      "hypothesis-2-ratio",
      "hypothesis-2-detectable",
      "hypothesis-2-null-distribution",
      "score-roc",
    ]);
  });

  it.each(Object.entries(AUDITS))("follow the schema of Vega-Lite: %s", (_name, audit) => {
    for (const { spec } of charts(audit, language)) {
      expect(isVegaLite(spec), JSON.stringify(isVegaLite.errors?.slice(0, 3))).toBe(true);
    }
  });

  it("carry the finding and a description for those who cannot see them", () => {
    for (const { id, svg } of charts(disclosedAudit(), language)) {
      expect(svg).toMatch(/^<svg role="img" aria-labelledby="[\w-]+-title [\w-]+-description" /);
      expect(svg).toContain(`<title id="${id}-chart-title">`);
      expect(svg).toContain(`<desc id="${id}-chart-description">`);
      expect(svg).not.toMatch(/graphics-symbol/);
    }
  });

  it("are absent where their data is withheld", () => {
    const ids = charts(AUDITS["many hidden groups"], language).map((chart) => chart.id);
    expect(ids).not.toContain("score-roc");
  });

  it("hold no group whose numbers are hidden", () => {
    for (const { id, spec, svg } of charts(AUDITS["many hidden groups"], language)) {
      if (id === "hypothesis-2-ratio") expect(JSON.stringify(spec) + svg).not.toContain("Turkije");
    }
  });
});

describe("rendering", () => {
  const words = { id: "x", title: "A <b> & c", description: "d" };

  it("does not change the spec, and gives the same bytes twice", () => {
    const [chart] = charts(disclosedAudit(), "en");
    const before = JSON.stringify(chart!.spec);
    const frozen = deepFreeze(structuredClone(chart!.spec));
    expect(renderChart(frozen, words)).toBe(renderChart(chart!.spec, words));
    expect(JSON.stringify(chart!.spec)).toBe(before);
  });

  it("escapes the words of the picture", () => {
    const [chart] = charts(disclosedAudit(), "en");
    expect(renderChart(chart!.spec, words)).toContain('<title id="x-title">A &lt;b&gt; &amp; c</title>');
  });

  it("refuses a spec with a warning", () => {
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: "bar",
      encoding: {
        x: { field: "a", type: "nominal", aggregate: "mean" },
        size: { field: "a", type: "nominal", scale: { zero: true } },
      },
    } as const;
    expect(() => renderChart(spec as never, words)).toThrow(/requires a spec without warnings/);
  });

  it("draws the shares of the audit and nothing else", () => {
    const chart = charts(disclosedAudit(), "en").find((each) => each.id === "hypothesis-1-flagged-share");
    const { values } = (chart!.spec as unknown as { data: { values: { label: string; value: number }[] } }).data;
    const shares = MIGRANTS.groups
      .filter((group) => group.tested !== false)
      .map((group) => group.flagged / group.members);
    expect(values.map((row) => row.value)).toEqual(
      shares.sort((x, y) => y - x).map((share) => Number(share.toPrecision(4))),
    );
  });

  it("writes no coordinate finer than a thousandth of a pixel", () => {
    for (const { svg } of charts(disclosedAudit(), "en")) expect(svg).not.toMatch(/<[^>]*\d\.\d{4,}[^>]*>/);
  });
});

describe("the points of the ROC curve", () => {
  const table = (counts: (number | "suppressed")[]) => ({
    id: "t",
    unit: "cases" as const,
    keys: [
      { name: "score", levels: ["1", "2", "3"] },
      { name: "outcome", levels: ["violation", "none"] },
    ],
    counts,
  });

  it("run from the highest class down", () => {
    expect(rocPoints(table([1, 5, 1, 4, 2, 1]))).toEqual([
      { falsePositiveRate: 0, truePositiveRate: 0 },
      { falsePositiveRate: 0.1, truePositiveRate: 0.5 },
      { falsePositiveRate: 0.5, truePositiveRate: 0.75 },
      { falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
  });

  it("do not exist where a class is suppressed or one outcome never occurs", () => {
    expect(rocPoints(table(["suppressed", "suppressed", 1, 4, 2, 1]))).toBeNull();
    expect(rocPoints(table([0, 5, 0, 4, 0, 1]))).toBeNull();
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
