import type {
  Block,
  Figure,
  ReportDocument,
  ReportTable,
  Section,
} from "../../../src/report/document/report-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { count, note, number, paragraph, table, words } from "../page-parts.js";
import { type GrowthSeries, growthChart } from "./growth-chart.js";
import { cellsOn, type MeasuredScale, type ScaleRun } from "./run-scale.js";
import { type Axis, NATIONALITIES, RESAMPLES, SPONSORS } from "./scale-cells.js";

/**
 * The readable page of a run of the study of scale.
 * @param run  what `npm run studies scale` writes as scale.json
 * @returns one self-contained HTML page; the same run gives the same bytes
 */
export function scalePage(run: ScaleRun): string {
  return renderHtml(scaleDocument(run));
}

function scaleDocument(run: ScaleRun): ReportDocument {
  const largest = cellsOn(run, "rows").at(-1)!;
  const { factor, processors, node, duckdb } = run.machine;
  return {
    schemaVersion: "1.0.0",
    language: "en",
    finding: `${count(largest.size)} cases become ${count(largest.counts.patterns!)} patterns in ${seconds(largest.seconds.evidence!)}, with at most ${megabytes(largest)} of memory`,
    title: "Study of scale",
    synthetic: true,
    banners: [{ id: "synthetic", text: "All data is made up. Times are of one machine, and of one run of the study." }],
    facts: [
      { term: "Study", description: "Time and memory against rows, sponsors, nationalities and random arrangements" },
      {
        term: "Machine",
        description: `${processors} processors, factor ${factor.toFixed(2)} (1: the machine that limits are for)`,
      },
      { term: "Software", description: `Node ${node}, DuckDB ${duckdb}` },
      { term: "Runs", description: "Each step in a process of its own; the median of three where they are short" },
      { term: "Sources", description: `SHA-256 ${run.sourceHash}` },
    ],
    sections: [
      rowsSection(run),
      sponsorsSection(run),
      nationalitiesSection(run),
      resamplesSection(run),
      paper(run),
      limits(),
    ],
    labels: {
      skipLink: "To the text",
      contents: "Contents",
      syntheticTag: "Synthetic data",
      warning: "Note",
      tableBehindFigure: "The numbers behind this figure",
      downloadSpec: "Download the figure as a Vega-Lite specification",
      scrollHint: "Swipe sideways to see the whole figure.",
      footer: "Made by npm run studies scale. All numbers stand in scale.json.",
    },
  };
}

function rowsSection(run: ScaleRun): Section {
  const [rows, csv] = [cellsOn(run, "rows"), cellsOn(run, "csv")];
  const [small, large] = [rows[0]!, rows.at(-1)!];
  const own = (cell: MeasuredScale) => cell.seconds.evidence! - cell.seconds.bare!;
  return {
    id: "rows",
    level: 2,
    heading: "Rows: reading grows with them, the audit hardly",
    blocks: [
      paragraph(
        `Cases of 60 groups in 5 regions, with a band and an outcome. From ${count(small.size)} to ${count(large.size)} rows the audit itself takes from ${seconds(small.seconds.audit!)} to ${seconds(large.seconds.audit!)}: it sees ${count(small.counts.patterns!)} and ${count(large.counts.patterns!)} patterns, whatever the rows behind them. What still grows is the spread of its exact laws, with the square root of the rows.`,
        true,
      ),
      paragraph(
        `Reading grows with the rows. At ${count(large.size)} rows of Parquet the grouped query alone takes ${seconds(large.seconds.bare!)} in DuckDB; the other ${seconds(own(large))} of the ${seconds(large.seconds.evidence!)} are checks, most of all that no identifier stands twice. A CSV file is read twice, once byte by byte so that a broken line is found with its place: ${count(csv.at(-1)!.size)} rows take ${seconds(csv.at(-1)!.seconds.evidence!)}.`,
      ),
      figure("rows-time", {
        finding: "Reading grows with the rows, the audit hardly",
        subtitle: "Seconds against rows, both on logarithmic scales",
        across: "Rows",
        up: "Seconds",
        series: [
          seriesOf("Parquet, evidence", rows, ({ seconds: each }) => each.evidence),
          seriesOf("CSV, evidence", csv, ({ seconds: each }) => each.evidence),
          seriesOf("Audit", rows, ({ seconds: each }) => each.audit),
        ],
        table: tableOf("rows-table", "Rows of Parquet and of CSV", [...rows, ...csv], "Rows"),
      }),
      figure("rows-memory", {
        finding: "Memory stays below two gigabytes",
        subtitle:
          "Most memory of the process in megabytes against rows, both on logarithmic scales; DuckDB may take 1,200 of them",
        across: "Rows",
        up: "Megabytes",
        series: [seriesOf("Parquet", rows, (cell) => cell.megabytes), seriesOf("CSV", csv, (cell) => cell.megabytes)],
        table: tableOf("memory-table", "Memory by rows", [...rows, ...csv], "Rows"),
      }),
    ],
  };
}

function sponsorsSection(run: ScaleRun): Section {
  const cells = cellsOn(run, "sponsors");
  const finished = cells.filter((cell) => cell.seconds.audit !== undefined);
  const largest = finished.at(-1)!;
  const given = cells.filter((cell) => cell.seconds.audit === undefined).map(({ size }) => count(size));
  return {
    id: "sponsors",
    level: 2,
    heading: "Sponsors: cost follows the patterns",
    blocks: [
      paragraph(
        `Sponsors in memory, ${NATIONALITIES} nationalities, ${RESAMPLES} arrangements. Sponsors with the same migrants and the same band are one pattern: ${count(largest.size)} sponsors make ${count(largest.counts.patterns!)} patterns, and their whole audit takes ${seconds(largest.seconds.audit!)}.`,
        true,
      ),
      ...(given.length === 0
        ? []
        : [
            paragraph(
              `No audit of ${given.join(" and ")} sponsors was run to its end, since it takes more than ten minutes: their evidence is told alone.`,
            ),
          ]),
      figure("sponsors-time", {
        finding: "The time of an audit grows with the patterns of sponsors",
        subtitle: "Seconds against sponsors, both on logarithmic scales",
        across: "Sponsors",
        up: "Seconds",
        series: [
          seriesOf("Audit", finished, ({ seconds: each }) => each.audit),
          seriesOf("Evidence", cells, ({ seconds: each }) => each.evidence),
        ],
        table: tableOf("sponsors-table", "Sponsors", cells, "Sponsors"),
      }),
    ],
  };
}

function nationalitiesSection(run: ScaleRun): Section {
  const cells = cellsOn(run, "nationalities");
  return {
    id: "nationalities",
    level: 2,
    heading: "Nationalities",
    blocks: [
      paragraph(`${count(SPONSORS)} sponsors, ${RESAMPLES} arrangements.`),
      figure("nationalities-time", {
        finding: "An audit takes longer with more nationalities",
        subtitle: "Seconds against nationalities, both on logarithmic scales",
        across: "Nationalities",
        up: "Seconds",
        series: [seriesOf("Audit", cells, ({ seconds: each }) => each.audit)],
        table: tableOf("nationalities-table", "Nationalities", cells, "Nationalities"),
      }),
    ],
  };
}

function resamplesSection(run: ScaleRun): Section {
  const cells = cellsOn(run, "resamples");
  return {
    id: "resamples",
    level: 2,
    heading: "Random arrangements",
    blocks: [
      paragraph(
        `${count(SPONSORS)} sponsors, ${NATIONALITIES} nationalities. The audit raises a number that is too small for the tests of so many nationalities. In this range the number hardly matters: other parts of the audit take most of its time.`,
      ),
      figure("resamples-time", {
        finding: "What an audit takes by the number of arrangements",
        subtitle: "Seconds against arrangements, both on logarithmic scales",
        across: "Arrangements",
        up: "Seconds",
        series: [seriesOf("Audit", cells, ({ seconds: each }) => each.audit)],
        table: tableOf("resamples-table", "Arrangements", cells, "Arrangements"),
      }),
    ],
  };
}

/** Rows that one node goes through in a second, by the largest measured size. */
function paper(run: ScaleRun): Section {
  const largest = cellsOn(run, "rows").at(-1)!;
  const { bare, evidence } = largest.seconds;
  const grouped = largest.size / bare!;
  const checked = largest.size / (evidence! - bare!);
  const { combinations, bytes } = largest.counts;
  const nodes = [1, 10, 100];
  const rows = [1e10, 1e11, 1e12].flatMap((size) =>
    nodes.map((node) => [
      count(size),
      count(node),
      duration(size / grouped / node),
      duration(size / grouped / node + size / checked / node),
      `${count(Math.round((node * bytes!) / 1_000))} kB`,
    ]),
  );
  return {
    id: "paper",
    level: 2,
    heading: "On paper: ten billion rows and more, on a cluster",
    blocks: [
      note("Nothing in this part was measured at these sizes. It multiplies what one machine of this study did."),
      paragraph(
        `What is pushed down: one query that groups the rows of a table by the columns of the plan, and one that counts identifiers. Each shard groups its own rows and sends its combinations: here ${count(combinations!)} of ${count(Math.round(bytes! / combinations!))} bytes each. The first server adds them up, and sends as many to the audit. So what moves over the network follows the combinations and the shards, and not the rows.`,
      ),
      paragraph(
        `Rates of one node with ${run.machine.processors} processors, by the largest size that was measured: ${count(Math.round(grouped / 1e6))} million rows a second grouped, ${count(Math.round(checked / 1e6))} million identifiers a second told apart. The second rate falls where identifiers no longer fit in the memory of a node, and those of one node must be told apart from those of others: take these times as the least.`,
      ),
      table({
        id: "paper-table",
        caption: "Expected time to the evidence, by the rates of this study",
        columns: [
          number("Rows"),
          number("Nodes"),
          number("Grouped query"),
          number("With the check of identifiers"),
          number("Bytes between shards"),
        ],
        rows,
      }),
    ],
  };
}

function limits(): Section {
  return {
    id: "limits",
    level: 2,
    heading: "What these numbers do not say",
    blocks: [
      paragraph(
        "They are of one machine that may have had other work, of made-up data of one kind, and of files in its cache. Scores with many distinct values make as many patterns: an exact histogram then costs what its distinct scores cost. Cases in clusters, and sponsors, come row by row from their files before they are patterns.",
      ),
    ],
  };
}

interface FigureParts {
  readonly finding: string;
  readonly subtitle: string;
  readonly across: string;
  readonly up: string;
  readonly series: readonly GrowthSeries[];
  readonly table: ReportTable;
}

function figure(id: string, { finding, subtitle, across, up, series, table: numbers }: FigureParts): Block {
  const description = `Line chart on logarithmic scales: ${up.toLowerCase()} against ${across.toLowerCase()}, ${series.length} ${series.length === 1 ? "line" : "lines"}.`;
  const made: Figure = {
    ...{ id, finding, subtitle, description },
    spec: growthChart(series, { description, across, up }),
    sentence: null,
    table: numbers,
    notes: [],
  };
  return { kind: "figure", figure: made };
}

function seriesOf(
  name: string,
  cells: readonly MeasuredScale[],
  value: (cell: MeasuredScale) => number | undefined,
): GrowthSeries {
  return {
    name,
    points: cells.flatMap((cell) => {
      const found = value(cell);
      return found === undefined ? [] : [{ size: cell.size, value: found }];
    }),
  };
}

const AXIS: Readonly<Record<Axis, string>> = {
  rows: "Parquet",
  csv: "CSV",
  sponsors: "in memory",
  nationalities: "in memory",
  resamples: "in memory",
};

function tableOf(id: string, caption: string, cells: readonly MeasuredScale[], size: string): ReportTable {
  return {
    id,
    caption,
    columns: [
      words("Store"),
      number(size),
      number("Patterns"),
      number("Grouped query alone"),
      number("Evidence"),
      number("Audit"),
      number("Most memory"),
      number("Runs"),
    ],
    rows: cells.map((cell) => [
      AXIS[cell.axis],
      count(cell.size),
      count(cell.counts.patterns!),
      cell.seconds.bare === undefined ? "–" : seconds(cell.seconds.bare),
      seconds(cell.seconds.evidence!),
      cell.seconds.audit === undefined ? "–" : seconds(cell.seconds.audit),
      megabytes(cell),
      count(cell.runs),
    ]),
  };
}

function seconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)}\u00a0s`;
}

function megabytes({ megabytes: value }: MeasuredScale): string {
  return `${count(Math.round(value))}\u00a0MB`;
}

function duration(value: number): string {
  if (value < 120) return `${value.toFixed(0)}\u00a0s`;
  if (value < 7_200) return `${(value / 60).toFixed(0)}\u00a0min`;
  return `${(value / 3_600).toFixed(1)}\u00a0h`;
}
