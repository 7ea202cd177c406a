import { precisionRecall } from "../../statistics/average-precision.js";
import { precisionRecallChart } from "../charts/precision-recall-chart.js";
import type { DiscriminationPart, UsePart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { estimateOf } from "./published.js";
import type { Figure, Section } from "./report-document.js";
import { shownClasses } from "./score-classes-shown.js";
import type { Writer } from "./writer.js";

const LOWER_END = /^from /;

/**
 * Section on precision: average precision with its interval, the share of violations among all, and the curve.
 *
 * @param part    the score beside its area
 * @param use     the set of outcomes that the report leads with
 * @param writer  writer of the report
 * @returns a section of level 3: finding first
 * @example
 * precisionSection(audit.discrimination, audit.discrimination.sets[0], writer).id; // "score-precision"
 */
export function precisionSection(part: DiscriminationPart, use: UsePart, writer: Writer): Section {
  const { text, format } = writer;
  const { precision } = text.discrimination;
  const values = {
    set: text.score.set[use.provenance],
    precision: writer.estimate(use.averagePrecision, format.share),
    baseRate: writer.estimate(use.baseRate, format.share),
  };
  const figure = precisionFigure(part, use, writer);
  const estimable = estimateOf(use.averagePrecision) !== undefined;
  return {
    id: "score-precision",
    level: 3,
    depth: "analyst",
    heading: estimable ? precision.heading(values) : precision.headingPlain,
    blocks: [
      {
        kind: "paragraph",
        text: precision.finding({
          ...values,
          interval: writer.intervalInBrackets(use.averagePrecision, format.share),
          baseInterval: writer.intervalInBrackets(use.baseRate, format.share),
        }),
      },
      { kind: "paragraph", text: [precision.what, ...(estimable ? [precision.interval] : [])].join(" ") },
      ...(figure.spec === null ? [] : [{ kind: "figure", figure } as const]),
    ],
  };
}

/**
 * Figure of precision against the share of the violations found, from the written score classes.
 *
 * @param part    the score beside its area
 * @param use     the set of outcomes
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where the score classes are not in the release
 * @example
 * precisionFigure(audit.discrimination, audit.discrimination.sets[0], writer).id; // "score-precision-curve"
 */
export function precisionFigure(part: DiscriminationPart, use: UsePart, writer: Writer): Figure {
  const { text, format, audit, syntheticTag } = writer;
  const { precision, yields } = text.discrimination;
  const classes = shownClasses(audit, use.scoreClasses);
  const curve = classes === null ? null : precisionRecall(classes.histogram);
  const baseRate = estimateOf(use.baseRate);
  const average = writer.estimate(use.averagePrecision, format.share);
  const base = writer.estimate(use.baseRate, format.share);
  const points = curve === null || curve.kind === "not-estimable" || baseRate === undefined ? null : curve.points;
  return {
    id: "score-precision-curve",
    finding:
      points === null
        ? precision.headingPlain
        : precision.heading({ set: text.score.set[use.provenance], precision: average, baseRate: base }),
    subtitle: precision.chart.subtitle({
      unit: text.units[part.unit],
      set: text.score.set[use.provenance],
      period: audit.plan.period,
    }),
    description: precision.chart.description,
    spec:
      points === null || baseRate === undefined
        ? null
        : precisionRecallChart(
            points.map(({ recall, precision: height }) => ({ x: recall, y: height })),
            {
              description: precision.chart.description,
              scoreLabel: precision.chart.scoreLabel(average),
              baseRate: { value: baseRate, label: precision.chart.baseLabel(base) },
              recallAxis: precision.chart.recallAxis,
              precisionAxis: precision.chart.precisionAxis,
              syntheticTag,
            },
          ),
    sentence: points === null ? yields.chart.withheld : null,
    notes: use.restsOnUntestedAssumption ? [text.score.assumption] : [],
    table:
      points === null || classes === null
        ? null
        : {
            id: "score-precision-classes",
            caption: tagged(precision.chart.tableCaption, writer),
            columns: [text.table.downToClass, precision.chart.recallAxis, precision.chart.precisionAxis].map(
              (label) => ({
                label,
                numeric: true,
              }),
            ),
            rows: points.map(({ recall, precision: height }, i) => [
              classes.levels.at(-1 - i)!.replace(LOWER_END, ""),
              format.share(recall),
              format.share(height),
            ]),
          },
  };
}
