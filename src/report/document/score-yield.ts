import type { ScoreYield } from "../../audit/score/discrimination-result.js";
import { yieldChart } from "../charts/yield-chart.js";
import type { DiscriminationPart, EstimateValue, UsePart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { estimateOf, shownValue } from "./published.js";
import type { Block, Figure, ReportTable, Section } from "./report-document.js";
import { type ShownClasses, shownClasses } from "./score-classes-shown.js";
import type { Writer } from "./writer.js";

/** Share that the heading is about where the plan names no capacity. */
const HEADLINE_SHARE = 0.1;
const LOWER_END = /^from /;

/**
 * Section on yield: what inspecting from the highest score down finds, against inspecting in random order.
 *
 * @param part    the score beside its area
 * @param use     the set of outcomes that the report leads with
 * @param writer  writer of the report
 * @returns a section of level 3: finding first, then table and chart
 * @example
 * yieldSection(audit.discrimination, audit.discrimination.sets[0], writer).id; // "score-yield"
 */
export function yieldSection(part: DiscriminationPart, use: UsePart, writer: Writer): Section {
  const { yields } = writer.text.discrimination;
  const shown = shownYields(use);
  const headline = headlineOf(shown);
  const reached = headline?.reached;
  const figure = yieldFigure(part, use, writer);
  return {
    id: "score-yield",
    level: 3,
    heading:
      headline === undefined || reached?.kind !== "estimate"
        ? yields.headingPlain
        : yields.heading({
            set: writer.text.score.set[use.provenance],
            share: writer.format.share(headline.share),
            reached: writer.format.share(reached.value),
            unit: writer.text.units[part.unit],
          }),
    blocks: [
      { kind: "paragraph", text: findingOf(headline, part, use, writer) },
      ...noteBlocks(shown, use, writer),
      ...(shown.length === 0 ? [] : [{ kind: "table", table: yieldTable(shown, part, writer) } as const]),
      ...(figure.spec === null ? [] : [{ kind: "figure", figure } as const]),
    ],
  };
}

function shownYields({ yields }: UsePart): readonly ScoreYield[] {
  const value = shownValue(yields);
  return value === undefined || "kind" in value ? [] : value;
}

/** The planned capacity; without one, the share of 10 %. */
function headlineOf(yields: readonly ScoreYield[]): ScoreYield | undefined {
  return (
    yields.find(({ capacity }) => capacity !== null) ??
    yields.find(({ share }) => share === HEADLINE_SHARE) ??
    yields.at(-1)
  );
}

function findingOf(
  headline: ScoreYield | undefined,
  part: DiscriminationPart,
  use: UsePart,
  { text, format, level }: Writer,
): string {
  const { yields } = text.discrimination;
  const baseRate = estimateOf(use.baseRate);
  if (headline === undefined || headline.yield.kind !== "estimate" || baseRate === undefined) return yields.noFinding;
  const { value, interval } = headline.yield;
  const perHundred = (share: number) => format.points(share);
  const around =
    "kind" in interval
      ? ""
      : ` (${text.chart.level(level(interval.level))} ${text.chart.interval(perHundred(Number(interval.lower)), perHundred(Number(interval.upper)))})`;
  const unit = text.units[part.unit];
  const capacity =
    headline.capacity === null
      ? []
      : [yields.capacity({ capacity: format.count(headline.capacity), share: format.share(headline.share), unit })];
  const finding = yields.finding({
    set: text.score.set[use.provenance],
    share: format.share(headline.share),
    unit,
    perHundred: perHundred(value),
    interval: around,
    random: perHundred(baseRate),
  });
  return [...capacity, finding].join(" ");
}

function noteBlocks(shown: readonly ScoreYield[], use: UsePart, { audit, text, format }: Writer): Block[] {
  const { yields } = text.discrimination;
  const classes = audit.disclosure.threshold > 0 ? shownClasses(audit, use.scoreClasses) : null;
  const notes = [
    ...(shown.some(({ tiedAtCut }) => tiedAtCut > 0) && classes === null ? [yields.ties] : []),
    ...(classes === null || shown.length === 0 ? [] : [yields.merged(format.count(classes.levels.length))]),
    ...(use.restsOnUntestedAssumption ? [text.score.assumption] : []),
    ...(use.provenance === "random" || shown.length === 0 ? [] : [text.score.rangeRestriction]),
  ];
  return notes.length === 0 ? [] : [{ kind: "note", text: notes.join(" ") }];
}

function yieldTable(shown: readonly ScoreYield[], part: DiscriminationPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { yields } = text.discrimination;
  const { share, inspected, perHundred, reached, lift } = yields.columns;
  return {
    id: "score-yield",
    caption: tagged(yields.caption(text.units[part.unit]), writer),
    columns: [share, inspected, perHundred, reached, lift].map((label) => ({ label, numeric: true })),
    rows: shown.map((row) => [
      row.capacity === null
        ? format.share(row.share)
        : yields.capacityRow(format.count(row.capacity), format.share(row.share)),
      format.count(row.inspected),
      withInterval(row.yield, format.points, writer),
      withInterval(row.reached, format.share, writer),
      withInterval(row.lift, format.ratio, writer),
    ]),
  };
}

function withInterval(estimate: EstimateValue, format: (value: number) => string, writer: Writer): string {
  const published = { kind: "shown", value: estimate } as const;
  return `${writer.estimate(published, format)} (${writer.interval(published, format)})`;
}

/**
 * Figure of yield: share of the violations found by share of the units inspected.
 *
 * @param part    the score beside its area
 * @param use     the set of outcomes
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where the score classes are not in the release
 * @example
 * yieldFigure(audit.discrimination, audit.discrimination.sets[0], writer).id; // "score-yield-curve"
 */
export function yieldFigure(part: DiscriminationPart, use: UsePart, writer: Writer): Figure {
  const { text, format, audit, syntheticTag } = writer;
  const { yields } = text.discrimination;
  const unit = text.units[part.unit];
  const classes = shownClasses(audit, use.scoreClasses);
  const points = classes === null ? null : foundByInspected(classes);
  const shown = shownYields(use);
  const headline = headlineOf(shown);
  const planned = shown.find(({ capacity }) => capacity !== null);
  const drawable = points !== null && headline?.reached.kind === "estimate";
  return {
    id: "score-yield-curve",
    finding:
      drawable && headline.reached.kind === "estimate"
        ? yields.chart.finding({
            set: text.score.set[use.provenance],
            share: format.share(headline.share),
            reached: format.share(headline.reached.value),
            unit,
          })
        : yields.headingPlain,
    subtitle: yields.chart.subtitle({ unit, set: text.score.set[use.provenance], period: audit.plan.period }),
    description: yields.chart.description,
    spec: drawable
      ? yieldChart(points, {
          description: yields.chart.description,
          scoreLabel: yields.chart.scoreLabel,
          randomLabel: yields.chart.randomLabel,
          inspectedAxis: yields.chart.inspectedAxis,
          foundAxis: yields.chart.foundAxis,
          capacity:
            planned?.capacity == null
              ? null
              : { x: planned.share, label: yields.chart.capacityLabel(format.count(planned.capacity)) },
          syntheticTag,
        })
      : null,
    sentence: drawable ? null : yields.chart.withheld,
    notes: use.restsOnUntestedAssumption ? [text.score.assumption] : [],
    table: drawable && classes !== null ? classTable(classes, points, writer) : null,
  };
}

/** From (0, 0) to (1, 1), a point after each class from the highest down. */
function foundByInspected({ histogram: { violations, none } }: ShownClasses) {
  const all = violations.reduce((sum, count) => sum + count, 0);
  const units = none.reduce((sum, count) => sum + count, all);
  const points = [{ x: 0, y: 0 }];
  let [found, inspected] = [0, 0];
  for (let row = violations.length - 1; row >= 0; row--) {
    found += violations[row]!;
    inspected += violations[row]! + none[row]!;
    points.push({ x: inspected / units, y: found / all });
  }
  return points;
}

function classTable(
  { levels }: ShownClasses,
  points: readonly { readonly x: number; readonly y: number }[],
  writer: Writer,
): ReportTable {
  const { text, format } = writer;
  const { chart } = text.discrimination.yields;
  return {
    id: "score-yield-classes",
    caption: tagged(chart.tableCaption, writer),
    columns: [text.table.downToClass, chart.inspectedAxis, chart.foundAxis].map((label) => ({ label, numeric: true })),
    rows: points
      .slice(1)
      .map(({ x, y }, i) => [levels.at(-1 - i)!.replace(LOWER_END, ""), format.share(x), format.share(y)]),
  };
}
