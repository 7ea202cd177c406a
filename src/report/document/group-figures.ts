import type { DotRow } from "../charts/flagged-share-chart.js";
import { flaggedShareChart } from "../charts/flagged-share-chart.js";
import { nullDistributionChart } from "../charts/null-distribution-chart.js";
import { ratioChart } from "../charts/ratio-chart.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { groupsTable, intervalLevel, memberCount, tagged } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { testedGroups } from "./hypothesis-facts.js";
import { boundsOf, estimateOf, intervalOf, shownValue } from "./published.js";
import type { Figure, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

const MOST_ROWS = 25;
const MOST_NAMES = 15;
/** Name of the statistic -log10(p) in a result; the other one is the largest contrast. */
const SURPRISE = "surprise";

/** Tested groups that a chart draws, and those that it cannot draw. */
interface DrawnGroups {
  readonly drawn: readonly GroupPart[];
  readonly notes: readonly string[];
}

/**
 * Figure of hypothesis 1: the flagged share per group.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where nothing may be drawn
 * @example
 * shareFigure(facts, part, writer).spec;
 */
export function shareFigure(facts: HypothesisFacts, part: TestedPart, writer: Writer): Figure {
  const { text, format } = writer;
  const population = writer.population(facts.unit);
  const shareOf = (group: GroupPart) => estimateOf(group.flaggedShare);
  const { drawn, notes } = drawable(part, writer, shareOf);
  const rows = sortedRows(drawn, part, writer, {
    measure: shareOf,
    together: (group) => boundsOf(group.simultaneous?.share ?? null),
    alone: (group) => intervalOf(group.flaggedShare),
  });
  const overall = shownValue(part.overallFlaggedShare);
  const overallText = overall === undefined ? text.table.suppressed : format.share(overall);
  const description = text.chart.describeShare({
    groups: named(
      rows.map((row) => row.label),
      writer,
    ),
    overall: overallText,
  });
  const shares = drawn.map((group) => shareOf(group) ?? 0);
  const finding =
    overall === undefined || shares.length < 2
      ? text.chart.shareFindingPlain(population)
      : text.chart.shareFinding({
          population,
          overall: overallText,
          low: format.share(Math.min(...shares)),
          high: format.share(Math.max(...shares)),
        });
  const spec =
    rows.length === 0
      ? null
      : flaggedShareChart(rows, {
          description,
          overall,
          overallLabel: text.chart.overallLine(overallText),
          language: text.language,
          syntheticTag: writer.syntheticTag,
        });
  return {
    id: `hypothesis-${facts.number}-flagged-share`,
    finding,
    subtitle: text.chart.shareSubtitle({
      population,
      level: writer.level(intervalLevel(part)),
      period: writer.audit.plan.period,
    }),
    description,
    spec,
    sentence: spec === null ? text.chart.withheld : null,
    notes: [...intervalNotes(part, writer), ...notes],
    table: groupsTable(facts, part, writer),
  };
}

/**
 * Figure of hypothesis 2: the ratio per majority group, with the margin.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where nothing may be drawn
 * @example
 * ratioFigure(facts, part, writer).finding;
 */
export function ratioFigure(facts: HypothesisFacts, part: TestedPart, writer: Writer): Figure {
  const { text, format } = writer;
  const population = writer.population(facts.unit);
  const { margins, period } = writer.audit.plan;
  const positiveRatio = (group: GroupPart) => {
    const ratio = estimateOf(group.ratio);
    return ratio !== undefined && ratio > 0 ? ratio : undefined;
  };
  const { drawn, notes } = drawable(part, writer, positiveRatio);
  const rows = sortedRows(drawn, part, writer, {
    measure: positiveRatio,
    together: (group) => boundsOf(group.simultaneous?.ratio ?? null),
    alone: (group) => intervalOf(group.ratio),
  });
  const margin = { lower: format.ratio(margins.ratioLower), upper: format.ratio(margins.ratioUpper) };
  const description = text.chart.describeRatio({
    groups: named(
      rows.map((row) => row.label),
      writer,
    ),
    ...margin,
  });
  const spec =
    rows.length === 0
      ? null
      : ratioChart(rows, {
          description,
          margin: { lower: margins.ratioLower, upper: margins.ratioUpper },
          marginLabel: text.chart.marginBand(margin.lower, margin.upper),
          language: text.language,
          syntheticTag: writer.syntheticTag,
        });
  return {
    id: `hypothesis-${facts.number}-ratio`,
    finding: ratioFinding(part, margin, writer),
    subtitle: text.chart.ratioSubtitle({ population, level: writer.level(intervalLevel(part)), period }),
    description,
    spec,
    sentence: spec === null ? text.chart.withheld : null,
    notes: [...intervalNotes(part, writer), ...notes],
    table: groupsTable(facts, part, writer),
  };
}

/** What the two lines of a chart are, where it has both. */
function intervalNotes(part: TestedPart, { text, format, level }: Writer): string[] {
  const both = part.groups.some((group) => group.simultaneous !== null && group.simultaneous.share.kind === "shown");
  if (!both) return [];
  return [
    text.secondPass.bothIntervals({
      level: level(intervalLevel(part)),
      groups: format.count(testedGroups(part).length),
    }),
  ];
}

/** How many groups lie outside the margin, and how many would by chance: one without the other would mislead. */
function ratioFinding(
  part: TestedPart,
  margin: { readonly lower: string; readonly upper: string },
  { text, format }: Writer,
): string {
  const outside = shownValue(part.outsideMargin);
  const byChance = shownValue(part.outsideByChance);
  if (outside === undefined || byChance === undefined) return text.chart.ratioFindingPlain;
  return text.chart.ratioFinding({
    outside,
    of: testedGroups(part).length,
    ...margin,
    byChance: format.constant(Number(byChance.nullMean.toFixed(1))),
  });
}

/**
 * Figure of what chance gives: the null distribution with the observed and the critical value.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns the figure, or null when there is no null distribution at all
 * @example
 * nullFigure(facts, part, writer)?.finding;
 */
export function nullFigure(facts: HypothesisFacts, part: TestedPart, writer: Writer): Figure | null {
  const { text, format } = writer;
  const shown = shownValue(part.nullDistribution);
  if (shown !== undefined && "kind" in shown) return null;
  const resamples = format.count(part.family.resamples);
  const axisOfP = shown?.statistic === SURPRISE || (shown === undefined && part.family.stepDown === "minP");
  const statistic = axisOfP ? text.chart.smallestP : text.chart.largestContrast;
  const write = (value: number) => (axisOfP ? format.pValue(10 ** -value) : format.ratio(value));
  const observed = shown === undefined ? text.table.suppressed : write(shown.observed);
  const critical = shown === undefined ? text.table.suppressed : write(shown.criticalValue);
  const description = text.chart.describeNull({ observed, critical });
  return {
    id: `hypothesis-${facts.number}-null-distribution`,
    finding:
      shown === undefined
        ? text.hypothesis.nullFigureWithheld
        : text.hypothesis.nullFigureFinding({ beyond: facts.state === "shown" }),
    subtitle: text.chart.nullSubtitle({ statistic, resamples, period: writer.audit.plan.period }),
    description,
    spec:
      shown === undefined
        ? null
        : nullDistributionChart(shown, {
            description,
            observedLabel: text.chart.observed(observed),
            criticalLabel: text.chart.critical(critical),
            countLabel: text.chart.arrangements,
            axisOfP,
            valueLabel: statistic,
            language: text.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: shown === undefined ? text.chart.withheld : null,
    notes: [],
    table:
      shown === undefined
        ? null
        : histogramTable(facts, shown, writer, axisOfP ? (value) => format.small(10 ** -value) : format.ratio),
  };
}

function histogramTable(
  facts: HypothesisFacts,
  { edges, counts }: { readonly edges: readonly number[]; readonly counts: readonly number[] },
  writer: Writer,
  write: (value: number) => string,
): ReportTable {
  const { text, format } = writer;
  return {
    id: `hypothesis-${facts.number}-null-distribution`,
    caption: tagged(text.table.nullCaption, writer),
    columns: [text.table.from, text.table.to, text.chart.arrangements].map((label) => ({ label, numeric: true })),
    rows: counts.map((count, bin) => [write(edges[bin] ?? 0), write(edges[bin + 1] ?? 0), format.count(count)]),
  };
}

/**
 * The tested groups that a chart draws, the largest where they are many, and what it leaves out in words.
 * @param measureOf  value that is drawn; undefined where there is none or it is hidden
 */
export function drawable(
  part: TestedPart,
  writer: Writer,
  measureOf: (group: GroupPart) => number | undefined,
): DrawnGroups {
  const { text, format } = writer;
  const tested = testedGroups(part);
  const hidden = tested.filter((group) => group.flaggedShare.kind !== "shown");
  const readable = tested.filter((group) => measureOf(group) !== undefined);
  const noValue = tested.filter((group) => measureOf(group) === undefined && !hidden.includes(group));
  const size = (group: GroupPart) => memberCount(writer.audit, part, group.group) ?? 0;
  const drawn = readable.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_ROWS);
  const untested = part.groups.length - tested.length;
  const names = (groups: readonly GroupPart[]) =>
    named(
      groups.map((group) => group.group),
      writer,
    );
  const notes = [
    ...(drawn.length < readable.length
      ? [text.chart.onlyLargest(format.count(drawn.length), format.count(readable.length))]
      : []),
    ...(hidden.length > 0 ? [text.chart.notDrawnSuppressed(names(hidden))] : []),
    ...(noValue.length > 0 ? [text.chart.notDrawnRange(names(noValue))] : []),
    ...(untested > 0 ? [text.chart.notDrawnUntested(untested)] : []),
  ];
  return { drawn, notes };
}

/**
 * Rows of a chart of groups with n in the label, largest value first.
 * @param of  what is drawn, with an interval that holds for all rows at once and one of the row alone
 */
export function sortedRows(
  groups: readonly GroupPart[],
  part: TestedPart,
  writer: Writer,
  of: {
    readonly measure: (group: GroupPart) => number | undefined;
    readonly together: (group: GroupPart) => DotRow["alone"];
    readonly alone: (group: GroupPart) => DotRow["alone"];
  },
): DotRow[] {
  return groups
    .map((group) => {
      const n = memberCount(writer.audit, part, group.group);
      const label = n === undefined ? group.group : `${group.group} (n = ${writer.format.count(n)})`;
      const [together, alone] = [of.together(group), of.alone(group)];
      const main = together ?? alone;
      const row = { label, value: of.measure(group) ?? 0, lower: main?.lower, upper: main?.upper };
      return together === undefined ? row : { ...row, alone };
    })
    .toSorted((a, b) => b.value - a.value);
}

/** Names in words; beyond the first fifteen only their number. */
export function named(names: readonly string[], { text, format }: Writer): string {
  if (names.length <= MOST_NAMES) return format.list(names);
  const others = text.chart.andOthers(format.count(names.length - MOST_NAMES));
  return format.list([...names.slice(0, MOST_NAMES), others]);
}
