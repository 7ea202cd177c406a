import type { Span } from "../../audit/ranges/range-result.js";
import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { HypothesisPart, TestedPart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

type Ranges = NonNullable<TestedPart["overRounding"]>;
type PublishedRange = Ranges["groups"][number]["ratio"] | Ranges["groups"][number]["ratioInterval"];

type Instead = NonNullable<Extract<HypothesisPart, { kind: "not-tested" }>["instead"]>;

/** Ranges with the error rate that they are read against. */
interface RangedPart {
  readonly ranges: Ranges;
  readonly tested: readonly string[];
  readonly alpha: number;
  readonly intro: string;
}

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
  if (part.overRounding === null) return [];
  const { tested, alpha } = part.family;
  return partBlocks(number, { ranges: part.overRounding, tested, alpha, intro: writer.text.ranges.intro }, writer);
}

/**
 * What stands in place of the deciding test: an approximate test, or the ranges over suppressed counts.
 *
 * @param number   hypothesis 1 or 2
 * @param instead  what the verdict rests on
 * @param writer   writer of the report
 * @returns blocks, one or more
 * @example
 * insteadBlocks(1, part.instead, writer)[0].kind; // "paragraph"
 */
export function insteadBlocks(number: 1 | 2, instead: Instead, writer: Writer): Block[] {
  const { text, format } = writer;
  if (instead.kind === "over-suppression") {
    return partBlocks(number, { ...instead, intro: text.ranges.suppressedIntro }, writer);
  }
  const { designEffect, source, test } = instead;
  const value = shownValue(test);
  const about = text.ranges.designEffect({ designEffect: format.ratio(designEffect), source });
  if (value === undefined || value.kind !== "approximate") return [{ kind: "paragraph", text: about }];
  const found = text.ranges.approximate({
    statistic: format.ratio(value.statistic),
    degreesOfFreedom: format.count(value.degreesOfFreedom),
    p: format.pValue(value.pValue),
    alpha: format.constant(instead.alpha),
  });
  return [
    { kind: "paragraph", text: about },
    { kind: "paragraph", text: found },
  ];
}

function partBlocks(number: 1 | 2, part: RangedPart, writer: Writer): Block[] {
  const { ranges } = part;
  const { text, format } = writer;
  const deciding = shownValue(ranges.deciding);
  const pearson = shownValue(ranges.pearson);
  const strength = shownValue(ranges.cramersV);
  const ends = (span: Span, write: (value: number) => string) => spanText(span, write, writer);
  return [
    { kind: "paragraph", text: part.intro },
    ...(deciding === undefined
      ? []
      : [
          {
            kind: "paragraph",
            text: text.ranges.deciding({
              ...ends(deciding.outer, format.pCell),
              alpha: format.constant(part.alpha),
            }),
          } as const,
        ]),
    ...(pearson === undefined || pearson.kind !== "range"
      ? []
      : [{ kind: "paragraph", text: text.ranges.pearson(ends(pearson.outer, format.ratio)) } as const]),
    ...(strength === undefined || strength.kind !== "range"
      ? []
      : [{ kind: "paragraph", text: text.ranges.cramersV(ends(strength.outer, format.ratio)) } as const]),
    { kind: "table", table: rangesTable(number, part, writer) },
  ];
}

function rangesTable(number: 1 | 2, { ranges, tested, alpha }: RangedPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns } = text.ranges;
  const level = writer.level(1 - alpha);
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
      .filter(({ group }) => tested.includes(group))
      .map((group) => [
        group.group,
        rangeText(group.difference, format.points, writer),
        rangeText(group.ratio, format.ratio, writer),
        rangeText(group.ratioInterval, format.ratio, writer),
        rangeText(group.adjusted, format.pCell, writer),
      ]),
  };
}

type SelectionGroup = Extract<DisclosedAudit["selection"], { kind: "estimated" }>["groups"][number];

/**
 * What the rounding of the source leaves open of the shares that people selected.
 *
 * @param groups  selection in each group
 * @param writer  writer of the report
 * @returns a sentence and a table; none where the counts are exact
 * @example
 * selectionRangesBlocks(selection.groups, writer).length; // 2
 */
export function selectionRangesBlocks(groups: readonly SelectionGroup[], writer: Writer): Block[] {
  const { text, format } = writer;
  const { selection, columns } = text.ranges;
  const rows = groups.flatMap(({ group, overRounding }) =>
    overRounding === null
      ? []
      : [
          [
            group,
            rangeText(overRounding.share, format.share, writer),
            rangeText(overRounding.ratio, format.ratio, writer),
          ],
        ],
  );
  if (rows.length === 0) return [];
  const table: ReportTable = {
    id: "selection-ranges",
    caption: tagged(selection.caption, writer),
    columns: [
      { label: columns.group, numeric: false },
      { label: selection.share, numeric: true },
      { label: columns.ratio, numeric: true },
    ],
    rows,
  };
  return [
    { kind: "paragraph", text: selection.intro },
    { kind: "table", table },
  ];
}

/** A range in a cell: both outer ends, or why there is none. */
export function rangeText(published: PublishedRange, write: (value: number) => string, writer: Writer): string {
  const { text } = writer;
  if (published.kind !== "shown") return text.table.suppressed;
  const { value } = published;
  if ("reason" in value) return text.notEstimable[value.reason];
  const span = "outer" in value ? value.outer : value;
  const { lower, upper } = spanText(span, write, writer);
  return lower === upper ? lower : text.chart.interval(lower, upper);
}

/** Both ends of a range in words. */
export function spanText({ lower, upper }: Span, write: (value: number) => string, writer: Writer) {
  return { lower: endOf(lower, write, writer), upper: endOf(upper, write, writer) };
}

function endOf(end: Span["lower"], write: (value: number) => string, { text }: Writer): string {
  return end === "unbounded" ? text.ranges.noUpperEnd : write(end);
}
