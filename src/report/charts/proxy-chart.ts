import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** What an indicator goes together with; each has a shape of its own. */
export type ProxyMark = "proxy-without-purpose" | "both" | "outcome-only" | "neither";

/** One indicator: strength of its relation with the groups and with the violation, both from 0 to 1. */
export interface ProxyPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly mark: ProxyMark;
}

/** Words and margin of the two-way chart. */
export interface ProxyChartOptions {
  readonly description: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly margin: number;
  readonly marginLabel: string;
  /** Words beside the shapes. */
  readonly legend: Readonly<Record<ProxyMark, string>>;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 420;
const LEGEND_LINE = 22;
const LABEL_HEIGHT = 18;
const CHARACTER = 8;
/** Labels at most; the table behind the chart names every indicator. */
const MOST_LABELS = 14;
/** Longer names are cut in the chart. */
const LONGEST_LABEL = 34;

const SHAPES = {
  "proxy-without-purpose": { shape: "diamond", filled: true, size: 170, color: CHART_COLOURS.accent },
  both: { shape: "circle", filled: true, size: 110, color: CHART_COLOURS.ink },
  "outcome-only": { shape: "triangle-up", filled: true, size: 110, color: CHART_COLOURS.quiet },
  neither: { shape: "circle", filled: false, size: 60, color: CHART_COLOURS.quiet },
} as const;
const MARKS = Object.keys(SHAPES) as readonly ProxyMark[];

/**
 * Two-way chart of indicators: to the right what goes together with the groups, upwards what goes together with the
 * violation. Shape tells what the tests show, and the indicators that they show something of have their name beside them.
 *
 * @param points   one an indicator
 * @param options  words, and the margin that is drawn as a line
 * @returns Vega-Lite spec with inline data
 * @example
 * proxyChart([{ label: "branch", x: 0.3, y: 0.02, mark: "proxy-without-purpose" }], options);
 */
export function proxyChart(points: readonly ProxyPoint[], options: ProxyChartOptions): TopLevelSpec {
  const used = MARKS.filter((mark) => points.some((point) => point.mark === mark));
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 34 + LEGEND_LINE * used.length,
    bottom: 60,
    right: 24,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const top = { x: ceiling(points.map(({ x }) => x).concat(options.margin)), y: ceiling(points.map(({ y }) => y)) };
  const label = "format(datum.value, '~g')";
  const axis = { labelExpr: options.language === "nl" ? `replace(${label}, '.', ',')` : label, tickCount: 6 };
  const x = {
    field: "x",
    type: "quantitative" as const,
    scale: { domain: [0, top.x], nice: false },
    axis,
    title: options.xAxis,
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    scale: { domain: [0, top.y], nice: false },
    axis: { ...axis, titleX: AXIS_TITLE_X },
    title: options.yAxis,
  };
  return {
    ...frame,
    height: HEIGHT,
    layer: [
      ...syntheticMark(shape),
      ...legend(used, options),
      {
        data: ONCE,
        mark: { type: "rule", strokeDash: [6, 4], color: CHART_COLOURS.ink },
        encoding: { x: { datum: chartNumber(options.margin), type: "quantitative" } },
      },
      wordLayer(
        options.marginLabel,
        { x: { datum: chartNumber(options.margin), type: "quantitative" }, y: { value: 0 } },
        { align: "center", dy: -6, fontSize: 13 },
      ),
      ...[...used].reverse().map((mark): ChartLayer => {
        const values = points
          .filter((point) => point.mark === mark)
          .map((point) => ({ ...point, x: chartNumber(point.x), y: chartNumber(point.y) }));
        return {
          data: { name: mark, values },
          mark: { type: "point", ...SHAPES[mark], strokeWidth: 1.5, opacity: 1 },
          encoding: { x, y },
        };
      }),
      ...labels(points, { width: frame.width, top }),
    ],
  };
}

function legend(used: readonly ProxyMark[], { legend: words }: ProxyChartOptions): ChartLayer[] {
  return used.flatMap((mark, place): ChartLayer[] => {
    const y = { value: -LEGEND_LINE * (used.length - place) - 16 };
    return [
      {
        data: ONCE,
        mark: { type: "point", ...SHAPES[mark], strokeWidth: 1.5, opacity: 1 },
        encoding: { x: { value: 8 }, y },
      },
      wordLayer(words[mark], { x: { value: 24 }, y }, { align: "left", baseline: "middle" }),
    ];
  });
}

/** The smallest of a few round ends above all values, at most 1. */
function ceiling(values: readonly number[]): number {
  const highest = 1.08 * Math.max(...values);
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((end) => end >= highest) ?? 1;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** Names beside their marks, moved up or down where two would cover each other; a thin line then leads to the mark. */
function labels(
  points: readonly ProxyPoint[],
  { width, top }: { readonly width: number; readonly top: { readonly x: number; readonly y: number } },
): ChartLayer[] {
  const named = points
    .filter(({ mark }) => mark !== "neither")
    .sort(
      (a, b) => Number(b.mark === "proxy-without-purpose") - Number(a.mark === "proxy-without-purpose") || b.x - a.x,
    )
    .slice(0, MOST_LABELS);
  const placed: Box[] = points.map((point) => {
    const at = (point.x / top.x) * width;
    return { left: at - 8, right: at + 8, middle: HEIGHT * (1 - point.y / top.y) };
  });
  return named.flatMap(({ label, x, y }): ChartLayer[] => {
    const [atX, atY] = [(x / top.x) * width, HEIGHT * (1 - y / top.y)];
    const name = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
    const length = CHARACTER * name.length;
    const toLeft = atX + 14 + length > width;
    const box = (middle: number): Box =>
      toLeft
        ? { left: atX - 12 - length, right: atX - 12, middle }
        : { left: atX + 12, right: atX + 12 + length, middle };
    const middle = freePlace(atY, (candidate) => placed.some((other) => cover(box(candidate), other)));
    placed.push(box(middle));
    const start = toLeft ? atX - 12 : atX + 12;
    const lead: ChartLayer[] =
      Math.abs(middle - atY) < 2
        ? []
        : [
            {
              data: ONCE,
              mark: { type: "rule", strokeWidth: 1, color: CHART_COLOURS.quiet },
              encoding: {
                x: { value: chartNumber(atX) },
                y: { value: chartNumber(atY) },
                x2: { value: chartNumber(start) },
                y2: { value: chartNumber(middle) },
              },
            },
          ];
    const text = wordLayer(
      name,
      { x: { value: chartNumber(start) }, y: { value: chartNumber(middle) } },
      { align: toLeft ? "right" : "left", baseline: "middle" },
    );
    return [...lead, text];
  });
}

/** The nearest height within the plot that is free, above before below. */
function freePlace(wanted: number, isTaken: (middle: number) => boolean): number {
  for (let step = 0; step < 2 * Math.ceil(HEIGHT / LABEL_HEIGHT); step++) {
    const shift = Math.ceil(step / 2) * (LABEL_HEIGHT / 2) * (step % 2 === 0 ? 1 : -1);
    const middle = Math.min(HEIGHT - 8, Math.max(8, wanted + shift));
    if (!isTaken(middle)) return middle;
  }
  return wanted;
}

function cover(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && Math.abs(a.middle - b.middle) < LABEL_HEIGHT;
}
