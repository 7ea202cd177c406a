import type { TopLevelSpec } from "vega-lite";
import type { ComparedEstimate } from "../../disclosure/compare-schema.js";
import type { ChartLayer } from "./chart-theme.js";
import { CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";
import { type Side, sideMarks } from "./side-layers.js";

/** A group in two audits; values above 0. */
export interface CompareRow {
  readonly label: string;
  readonly before: ComparedEstimate;
  readonly after: ComparedEstimate;
}

/** Words of the chart of two audits. */
export interface CompareChartOptions {
  readonly description: string;
  /** Which dot is which, in words. */
  readonly legend: string;
  readonly evenLabel: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 44;
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const NUMBER = "format(datum.value, '~g')";

/**
 * Dumbbell chart of ratios in two audits on a logarithmic scale: an open dot before, a filled one after, a line that
 * joins them, and a line for each interval. An interval that leaves the axis is drawn up to its edge.
 *
 * @param rows     groups from top to bottom
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @example
 * compareChart([{ label: "A", before: { value: 1.2, lower: 0.9, upper: 1.6 }, after: { value: 1.5, lower: 1.1, upper: 2 } }], options);
 */
export function compareChart(rows: readonly CompareRow[], options: CompareChartOptions): TopLevelSpec {
  const shape = {
    description: options.description,
    // Capitals are wide: two characters more than the longest label has.
    labelCharacters: 2 + Math.max(...rows.map(({ label }) => label.length)),
    top: 54,
    bottom: 40,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const domain = domainOf(rows);
  const axes = axesOf(rows, domain, options.language);
  const even = { datum: 1, type: "quantitative" as const };
  return {
    ...chartFrame(shape),
    height: ROW_HEIGHT * rows.length,
    layer: [
      ...syntheticMark(shape),
      wordLayer(options.legend, { x: { value: 0 }, y: { value: -30 } }, { align: "left", color: CHART_COLOURS.quiet }),
      { data: ONCE, mark: { type: "rule", strokeWidth: 1.5, color: CHART_COLOURS.ink }, encoding: { x: even } },
      wordLayer(options.evenLabel, { x: even, y: { value: 0 } }, { align: "center", dy: -6 }),
      joinLayer(rows, axes),
      ...sideLayers("before", rows, domain, axes),
      ...sideLayers("after", rows, domain, axes),
    ],
  };
}

type Domain = readonly [number, number];
type Axes = ReturnType<typeof axesOf>;

/** The smallest pair of ticks around all ratios, and around their intervals up to a factor of 10; at least 0.5 to 2. */
function domainOf(rows: readonly CompareRow[]): Domain {
  const sides = rows.flatMap(({ before, after }) => [before, after]);
  const low = Math.min(0.5, ...sides.map(({ value, lower }) => Math.min(value, Math.max(lower ?? value, 0.1))));
  const high = Math.max(2, ...sides.map(({ value, upper }) => Math.max(value, Math.min(upper ?? value, 10))));
  return [TICKS.findLast((tick) => tick <= low) ?? low, TICKS.find((tick) => tick >= high) ?? high];
}

function axesOf(rows: readonly CompareRow[], [lowest, highest]: Domain, language: "nl" | "en") {
  const labels = rows.map(({ label }) => label);
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: labels,
    scale: { domain: labels },
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = {
    type: "quantitative" as const,
    title: null,
    scale: { type: "log" as const, domain: [lowest, highest], nice: false },
    axis: {
      values: TICKS.filter((tick) => tick >= lowest && tick <= highest),
      labelExpr: language === "nl" ? `replace(${NUMBER}, '.', ',')` : NUMBER,
    },
  };
  return { x, y };
}

function joinLayer(rows: readonly CompareRow[], { x, y }: Axes): ChartLayer {
  const values = rows.map(({ label, before, after }) => ({
    label,
    before: chartNumber(before.value),
    after: chartNumber(after.value),
  }));
  return {
    data: { name: "joins", values },
    mark: { type: "rule", strokeWidth: 1.5, strokeDash: [3, 3], color: CHART_COLOURS.quiet },
    encoding: { y, x: { ...x, field: "before" }, x2: { field: "after" } },
  };
}

function sideLayers(side: Side, rows: readonly CompareRow[], [lowest, highest]: Domain, { x, y }: Axes): ChartLayer[] {
  const values = rows.map(({ label, [side]: { value, lower, upper } }) => ({
    label,
    value: chartNumber(value),
    lower: chartNumber(Math.max(lower ?? lowest, lowest)),
    upper: chartNumber(Math.min(upper ?? highest, highest)),
  }));
  const data = { name: side, values };
  return sideMarks(side, data, { x, y });
}
