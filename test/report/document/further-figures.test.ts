import { describe, expect, it } from "vitest";
import { flagChart } from "../../../src/report/charts/flag-chart.js";
import { renderChart } from "../../../src/report/charts/render-chart.js";
import { figuresOf } from "../../../src/report/document/figures-of.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { AUDITS, LANGUAGES } from "../../support/report-audits.js";

const AUDIT = AUDITS["outcomes that became known in several ways"];

describe.each(LANGUAGES)("figures on what is known and what could be found, in %s", (language) => {
  const everyFigure = Object.values(AUDITS).flatMap((audit) => figuresOf(toDocument(audit, { language })));
  const called = (id: RegExp) => everyFigure.filter((figure) => id.test(figure.id));

  it("draw what is known in shares that add up, with every share in the table", () => {
    const figures = called(/^assumption-known$/);
    expect(figures.length).toBeGreaterThan(0);
    for (const { spec, table } of figures) {
      for (const row of table!.rows) {
        const shares = row.slice(1).map((cell) => Number.parseFloat(cell.replace(",", ".")));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
      }
      const ends = (spec as unknown as { layer: { data?: { values?: { from?: number; to?: number }[] } }[] }).layer
        .flatMap((layer) => layer.data?.values ?? [])
        .flatMap(({ to }) => (to === undefined ? [] : [to]));
      expect(Math.max(...ends)).toBe(1);
    }
  });

  it("draw the smallest ratio that would be found for every tested group in the table", () => {
    const figures = called(/-detectable$/);
    expect(figures.length).toBeGreaterThan(0);
    for (const { table } of figures) {
      const ratios = table!.rows.map(([, ratio]) => Number.parseFloat(ratio!.replace(",", ".")));
      expect(ratios.every((ratio) => ratio > 1)).toBe(true);
      expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    }
  });

  it("leave out the steps of the process where fewer than two may be shown", () => {
    for (const { table } of called(/^process-steps$/)) expect(table!.rows.length).toBeGreaterThan(1);
    expect(figuresOf(toDocument(AUDIT, { language })).map(({ id }) => id)).not.toContain("process-steps");
  });
});

it("writes no words into a part that is too narrow for them", () => {
  const spec = flagChart([{ label: "all", none: 0.02, unknown: 0.9, violation: 0.08 }], {
    description: "A bar in three parts",
    parts: ["none", "unknown", "violation"],
    share: (share) => `${Math.round(100 * share)}%`,
    language: "en",
    syntheticTag: null,
  });
  const svg = renderChart(spec, { id: "known", title: "What is known", description: "A bar" });
  expect(svg).toContain(">90%<");
  expect(svg).not.toMatch(/>2%<|>8%</);
});
