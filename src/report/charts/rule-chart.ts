import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, type ChartLayer, chartFrame, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** What one group is under one rule. */
export interface RuleCell {
  readonly row: string;
  /** Lines of the label of the column; no two columns may have the same. */
  readonly column: readonly string[];
  readonly state: "shown" | "not-shown" | "untested" | "unsaid";
  /** Number beside the mark; empty where it may not be given. */
  readonly text: string;
}

/** Words of the chart, and the column of the deciding rule. */
export interface RuleOptions {
  readonly description: string;
  readonly deciding: readonly string[];
  readonly decidingLabel: string;
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 44;
const NAME_OF_COLUMN = "|";

/**
 * Chart of conclusions: one column a rule, one row a group. A filled square is a difference that is shown, an open
 * circle one that is not, a dash a group that is too small; the column of the deciding rule has a band behind it.
 *
 * @param cells    cells row by row; rows and columns in drawing order
 * @param options  words, and which column decides
 * @returns Vega-Lite spec with inline data
 * @example
 * ruleChart([{ row: "A", column: ["> 50%"], state: "shown", text: "1.6" }], options);
 */
export function ruleChart(cells: readonly RuleCell[], options: RuleOptions): TopLevelSpec {
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns = [...new Set(cells.map(({ column }) => column.join(NAME_OF_COLUMN)))];
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map((row) => row.length)),
    top: 30,
    bottom: 60,
    right: 16,
    syntheticTag: options.syntheticTag,
  };
  const y = {
    field: "row",
    type: "nominal" as const,
    sort: rows,
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = {
    field: "column",
    type: "nominal" as const,
    sort: columns,
    title: null,
    scale: { domain: columns },
    axis: {
      ticks: false,
      domain: false,
      grid: false,
      labelAngle: 0,
      labelAlign: "center" as const,
      labelBaseline: "top" as const,
      labelFontSize: 12,
      labelExpr: `split(datum.label, '${NAME_OF_COLUMN}')`,
    },
  };
  return {
    ...chartFrame(shape),
    height: { step: ROW_HEIGHT },
    data: {
      name: "rules",
      values: cells.map((cell) => ({ ...cell, column: cell.column.join(NAME_OF_COLUMN) })),
    },
    layer: [
      ...syntheticMark(shape),
      ...decidingBand(options),
      marks("shown", { shape: "square", fill: CHART_COLOURS.accent, stroke: null, size: 150 }, { x, y }),
      marks(
        "not-shown",
        { shape: "circle", fill: "white", stroke: CHART_COLOURS.accent, size: 120, strokeWidth: 2 },
        { x, y },
      ),
      {
        transform: [{ filter: "datum.state === 'untested'" }],
        mark: { type: "text", text: "–", dy: -8 },
        encoding: { x, y },
      },
      {
        mark: { type: "text", dy: 13, fontSize: 13, color: CHART_COLOURS.quiet },
        encoding: { x, y, text: { field: "text", type: "nominal" } },
      },
    ],
  };
}

type Places = { readonly x: object; readonly y: object };

function marks(state: RuleCell["state"], look: object, { x, y }: Places): ChartLayer {
  return {
    transform: [{ filter: `datum.state === '${state}'` }],
    mark: { type: "point", opacity: 1, yOffset: -8, ...look },
    encoding: { x, y },
  } as ChartLayer;
}

function decidingBand({ deciding, decidingLabel }: RuleOptions): ChartLayer[] {
  const x = { datum: deciding.join(NAME_OF_COLUMN), type: "nominal" as const };
  return [
    {
      data: ONCE,
      mark: { type: "rect", color: CHART_COLOURS.band, opacity: 1, width: { band: 1 } },
      encoding: { x, y: { value: 0 }, y2: { value: "height" } },
    },
    wordLayer(decidingLabel, { x, y: { value: 0 } }, { align: "center", dy: -6 }),
  ];
}
