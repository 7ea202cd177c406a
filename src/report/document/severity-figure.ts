import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { gradeChart } from "../charts/grade-chart.js";
import { rowOf, tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { setName } from "./outcome-parts.js";
import { estimateOf } from "./published.js";
import type { Figure, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/** Severity or number of violations by band, as it is published. */
export type GradedPart = DisclosedAudit["bandsByGrade"][number];
export type GradedSetPart = GradedPart["sets"][number];

/**
 * Figure of how grades are spread in each band, over the violations of one set of outcomes.
 *
 * @param part    one grading
 * @param set     the set that is drawn
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where a share may not be drawn
 * @example
 * gradesFigure(part, part.sets[0], writer).id; // "bands-by-severity"
 */
export function gradesFigure(part: GradedPart, set: GradedSetPart, writer: Writer): Figure {
  const { text, format, audit } = writer;
  const words = text.severity[part.by];
  const grades = part.grades.map((grade) => gradeName(part, grade, writer));
  const bars = set.bands.flatMap(({ band, shares }) => {
    const values = shares.flatMap(({ share }) => estimateOf(share) ?? []);
    if (values.length < shares.length) return [];
    return [{ band, label: `${band} (n = ${violationsIn(set, band, writer)})`, shares: values }];
  });
  const [low, high] = [bars[0], bars.at(-1)];
  const isWhole = bars.length === set.bands.length && low !== undefined && high !== undefined;
  const description = text.severity.description({
    grades: format.list(grades),
    bands: bars
      .map(({ band, shares }) => `${band} ${format.list(shares.map((share) => format.share(share)))}`)
      .join("; "),
  });
  return {
    id: `bands-by-${part.by}`,
    finding: isWhole
      ? words.finding({
          grade: grades.at(-1)!,
          low: low.band,
          lowShare: format.share(low.shares.at(-1)!),
          high: high.band,
          highShare: format.share(high.shares.at(-1)!),
        })
      : words.heading.withheld,
    subtitle: words.subtitle({
      set: text.score.set[set.provenance],
      unit: text.units[part.unit],
      period: audit.plan.period,
    }),
    description,
    spec: isWhole
      ? gradeChart(bars, {
          description,
          legend: text.severity.legend(grades.join(", ")),
          axis: text.severity.axis,
          share: (value) => format.share(value),
          language: text.language,
          syntheticTag: writer.syntheticTag,
        })
      : null,
    sentence: isWhole ? null : text.severity.withheld,
    notes: [],
    table: sharesTable(part, writer),
  };
}

/** A level of the plan in the language of the report; a class of numbers in words. */
function gradeName({ by }: GradedPart, grade: string, { audit, text }: Writer): string {
  if (by === "severity") {
    return audit.plan.severity?.levels.find(({ name }) => name === grade)?.label[text.language] ?? grade;
  }
  return grade.endsWith("+") ? text.severity.atLeast(grade.slice(0, -1)) : grade.replace("-", "–");
}

/** Published violations of a band, over all grades. */
function violationsIn({ outcomes }: GradedSetPart, band: string, { audit, text, format }: Writer): string {
  const table = tableOf(audit, outcomes);
  const cells = table === undefined ? ["suppressed" as const] : rowOf(table, band).slice(1);
  const counts = cells.flatMap((cell) => (cell === "suppressed" ? [] : [cell]));
  return counts.length < cells.length
    ? text.table.suppressed
    : format.count(counts.reduce((sum, count) => sum + count, 0));
}

/** One row a set of outcomes and band: violations, and share and interval of each grade. */
function sharesTable(part: GradedPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns } = text.severity;
  const interval = text.table.interval(writer.level(1 - part.alpha));
  const grades = part.grades.map((grade) => gradeName(part, grade, writer));
  return {
    id: `bands-by-${part.by}`,
    caption: tagged(text.severity[part.by].caption(text.units[part.unit]), writer),
    columns: [
      { label: text.outcomes.bands.columns.set, numeric: false },
      { label: columns.band, numeric: false },
      ...[columns.violations, ...grades.flatMap((grade) => [grade, interval])].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: part.sets.flatMap((set) =>
      set.bands.map(({ band, shares }) => [
        setName(set, writer),
        band,
        violationsIn(set, band, writer),
        ...shares.flatMap(({ share }) => [writer.estimate(share, format.share), writer.interval(share, format.share)]),
      ]),
    ),
  };
}
