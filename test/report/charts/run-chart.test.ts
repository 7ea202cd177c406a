import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { renderChart } from "../../../src/report/charts/render-chart.js";
import { type RunChartOptions, type RunPoint, runChart } from "../../../src/report/charts/run-chart.js";

const schemaFile = join(dirname(createRequire(import.meta.url).resolve("vega-lite")), "vega-lite-schema.json");
const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")),
);

const OPTIONS: RunChartOptions = {
  description: "d",
  ratioAxis: "Ratio",
  limitsLabel: "limits",
  evenLabel: "even",
  gapLabel: "not shown",
  alarm: { period: "p3", label: "alarm" },
  language: "nl",
  syntheticTag: "Synthetic data",
};
const POINTS: readonly RunPoint[] = [
  { period: "p1", ratio: 1.2, lower: 0.6, upper: 1.5, outside: false },
  { period: "p2", gap: true },
  { period: "p3", ratio: 2.4, lower: 0.7, upper: 1.4, outside: true },
  { period: "p4", ratio: 0, lower: 0, upper: 30, outside: false },
];

describe("the run chart", () => {
  it("follows the schema of Vega-Lite and draws without a warning, with and without an alarm, gaps and limits", () => {
    for (const points of [POINTS, POINTS.slice(0, 1), [{ ...POINTS[0]!, lower: null, upper: null }]]) {
      for (const alarm of [OPTIONS.alarm, null]) {
        const spec = runChart(points, { ...OPTIONS, alarm: points.length > 2 ? alarm : null });
        expect(isVegaLite(spec), JSON.stringify(isVegaLite.errors?.slice(0, 3))).toBe(true);
        expect(renderChart(spec, { id: "x", title: "t", description: "d" })).toMatch(/^<svg /);
      }
    }
  });

  it("breaks the line at a gap, and keeps what leaves the axis at its edge", () => {
    const text = JSON.stringify(runChart(POINTS, OPTIONS));
    const values = [...text.matchAll(/\{"period":"(p\d)","ratio":([\d.]+)[^}]*"run":(\d)\}/g)].map((match) =>
      match.slice(1),
    );
    expect(values.slice(0, 3)).toEqual([
      ["p1", "1.2", "0"],
      ["p3", "2.4", "1"],
      ["p4", "0.095", "1"],
    ]);
    expect(text).toContain('"upper":11');
  });

  it("writes the word at an alarm below every bar, on the side of its line where there is room", () => {
    const points = Array.from({ length: 12 }, (_, at): RunPoint => ({ ...POINTS[3]!, period: `p${at}` }) as RunPoint);
    for (const [period, align] of [
      ["p0", "start"],
      ["p11", "end"],
    ] as const) {
      const spec = runChart(points, { ...OPTIONS, alarm: { period, label: "alarm" } });
      const svg = renderChart(spec, { id: "x", title: "t", description: "d" });
      const [, side, y] = /text-anchor="(\w+)">\s*<text x="[\d.]+" y="([\d.]+)">alarm</.exec(svg) ?? [];
      expect(side).toBe(align);
      const [, bars = ""] = /<g fill="#c9dfe9"><path d="([^"]+)"/.exec(svg) ?? [];
      const bottoms = [...bars.matchAll(/M[\d.]+,([\d.]+)h18v([\d.]+)/g)].map(
        ([, top, height]) => Number(top) + Number(height),
      );
      expect(bottoms).toHaveLength(12);
      // Letters of 15 pixels, their middle at y.
      for (const bottom of bottoms) expect(bottom).toBeLessThanOrEqual(Number(y) - 10);
    }
  });
});
