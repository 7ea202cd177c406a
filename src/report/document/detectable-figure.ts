import { ratioChart } from "../charts/ratio-chart.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { drawable, named, sortedRows } from "./group-figures.js";
import { tagged } from "./group-tables.js";
import { type HypothesisFacts, testedGroups } from "./hypothesis-facts.js";
import { shownValue } from "./published.js";
import type { Figure } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Figure of what could have been found: the smallest ratio above 1 that the deciding test would show, per group.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns the figure, or null where no group has such a ratio
 * @example
 * detectableFigure(facts, part, writer)?.id; // "hypothesis-2-detectable"
 */
export function detectableFigure(facts: HypothesisFacts, part: TestedPart, writer: Writer): Figure | null {
  const { text, format, audit } = writer;
  const { margins, adequacy } = audit.plan;
  const powered = testedGroups(part).flatMap((group) => powerOf(group) ?? []);
  const [first] = powered;
  const { drawn } = drawable(part, writer, ratioOf);
  const reading = testedGroups(part).filter((group) => ratioOf(group) !== undefined);
  const none = () => undefined;
  const sorted = (groups: readonly GroupPart[]) =>
    sortedRows(groups, part, writer, { measure: ratioOf, together: none, alone: none });
  const rows = sorted(drawn);
  if (first === undefined || rows.length === 0) return null;
  const words = text.figures.detectable;
  const margin = { lower: format.ratio(margins.ratioLower), upper: format.ratio(margins.ratioUpper) };
  const labels = rows.map((row) => row.label);
  const description = words.description({ groups: named(labels, writer), ...margin });
  const power = writer.level(adequacy.power);
  const reached = powered.filter(({ above }) => above.kind === "estimate" && above.value <= margins.ratioUpper).length;
  const subtitle = words.subtitle({ hypothesis: facts.number, power, baseRate: format.share(first.baseRate) });
  const id = `hypothesis-${facts.number}-detectable`;
  return {
    id,
    finding: words.finding({
      reached: format.count(reached),
      of: format.count(powered.length),
      upper: margin.upper,
      power,
    }),
    subtitle,
    description,
    spec: ratioChart(rows, {
      description,
      margin: { lower: margins.ratioLower, upper: margins.ratioUpper },
      marginLabel: text.chart.marginBand(margin.lower, margin.upper),
      language: text.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: [
      words.note,
      ...(drawn.length < reading.length
        ? [text.chart.onlyLargest(format.count(drawn.length), format.count(reading.length))]
        : []),
    ],
    table: {
      id,
      caption: tagged(text.power.tableCaption(facts.number, power), writer),
      columns: [
        { label: text.table.group, numeric: false },
        { label: text.power.columns.above, numeric: true },
      ],
      rows: sorted(reading).map(({ label, value }) => [label, format.ratio(value)]),
    },
  };
}

function powerOf(group: GroupPart) {
  const power = shownValue(group.power);
  return power?.kind === "estimate" ? power : undefined;
}

function ratioOf(group: GroupPart): number | undefined {
  const above = powerOf(group)?.above;
  return above?.kind === "estimate" ? above.value : undefined;
}
