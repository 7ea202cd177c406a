import type { Span } from "../../audit/ranges/range-result.js";
import type { TestedPart } from "./audit-parts.js";
import { intervalLevel, tagged } from "./group-tables.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

type Ranges = NonNullable<TestedPart["overRounding"]>;
type PublishedRange = Ranges["groups"][number]["ratio"] | Ranges["groups"][number]["ratioInterval"];

/**
 * What the rounding of the source leaves open of a hypothesis: two sentences and a table of the tested groups.
 *
 * @param number  hypothesis 1 or 2
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns blocks; none where the counts are exact
 * @example
 * rangesBlocks(2, part, writer).length; // 4
 */
export function rangesBlocks(number: 1 | 2, part: TestedPart, writer: Writer): Block[] {
  const ranges = part.overRounding;
  if (ranges === null) return [];
  const { text, format } = writer;
  const deciding = shownValue(ranges.deciding);
  const pearson = shownValue(ranges.pearson);
  const ends = (span: Span, write: (value: number) => string) => ({
    lower: endOf(span.lower, write, writer),
    upper: endOf(span.upper, write, writer),
  });
  return [
    { kind: "paragraph", text: text.ranges.intro },
    ...(deciding === undefined
      ? []
      : [
          {
            kind: "paragraph",
            text: text.ranges.deciding({
              ...ends(deciding.outer, format.pCell),
              alpha: format.constant(part.family.alpha),
            }),
          } as const,
        ]),
    ...(pearson === undefined || pearson.kind !== "range"
      ? []
      : [{ kind: "paragraph", text: text.ranges.pearson(ends(pearson.outer, format.ratio)) } as const]),
    { kind: "table", table: rangesTable(number, part, ranges, writer) },
  ];
}

function rangesTable(number: 1 | 2, part: TestedPart, ranges: Ranges, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns } = text.ranges;
  const level = writer.level(intervalLevel(part));
  const tested = new Set(part.family.tested);
  return {
    id: `hypothesis-${number}-ranges`,
    caption: tagged(text.ranges.caption(number), writer),
    columns: [
      { label: columns.group, numeric: false },
      ...[columns.difference, columns.ratio, columns.interval(level), columns.adjusted].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: ranges.groups
      .filter(({ group }) => tested.has(group))
      .map((group) => [
        group.group,
        rangeText(group.difference, format.points, writer),
        rangeText(group.ratio, format.ratio, writer),
        rangeText(group.ratioInterval, format.ratio, writer),
        rangeText(group.adjusted, format.pCell, writer),
      ]),
  };
}

function rangeText(published: PublishedRange, write: (value: number) => string, writer: Writer): string {
  const { text } = writer;
  if (published.kind !== "shown") return text.table.suppressed;
  const { value } = published;
  if ("reason" in value) return text.notEstimable[value.reason];
  const span = "outer" in value ? value.outer : value;
  return text.chart.interval(endOf(span.lower, write, writer), endOf(span.upper, write, writer));
}

function endOf(end: Span["lower"], write: (value: number) => string, { text }: Writer): string {
  return end === "unbounded" ? text.ranges.noUpperEnd : write(end);
}
