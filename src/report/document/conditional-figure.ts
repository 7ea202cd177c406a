import { type PanelRow, strataPanelChart } from "../charts/strata-panel-chart.js";
import type { TestedPart } from "./audit-parts.js";
import { tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { estimateOf, intervalOf } from "./published.js";
import type { Figure, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

type ConditionalPart = TestedPart["conditional"][number];

const MOST_CLASSES = 12;

/** Members of the group and of all others in one class, flagged and not. */
interface ClassCounts {
  readonly label: string;
  readonly group: Counts;
  readonly others: Counts;
}

interface Counts {
  readonly flagged: number;
  readonly total: number;
}

/**
 * Figure of the group whose difference changes most within classes: the group against all others, all together and
 * class by class.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param within  its result within one stratification
 * @param writer  writer of the report
 * @returns the figure, or null where the counts of no group may be shown with those of all others
 * @example
 * strataFigure(facts, part, within, writer)?.id; // "hypothesis-1-branch-classes"
 */
export function strataFigure(
  facts: HypothesisFacts,
  part: TestedPart,
  within: ConditionalPart,
  writer: Writer,
): Figure | null {
  const group = mostChanged(part, within);
  const classes = group === null ? null : classCounts(within, group, writer);
  if (group === null || classes === null) return null;
  const { conditional: text } = writer.text;
  const label = labelOf(within, writer);
  const both = classes.filter((one) => one.group.total > 0 && one.others.total > 0);
  const drawn = both
    .toSorted((a, b) => b.group.total - a.group.total)
    .slice(0, MOST_CLASSES)
    .toSorted((a, b) => classes.indexOf(a) - classes.indexOf(b));
  const whole = { label: text.allTogether, group: summed(classes, "group"), others: summed(classes, "others") };
  const description = text.describe({ group, label });
  const id = `hypothesis-${facts.number}-${within.name}-classes`;
  const left = classes.length - drawn.length;
  return {
    id,
    finding: text.figureFinding({ group, label }),
    subtitle: text.figureSubtitle({ population: writer.population(facts.unit), period: writer.audit.plan.period }),
    description,
    spec: strataPanelChart([whole, ...drawn].map(panelRow), {
      description,
      legend: text.legend(group),
      language: writer.text.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: left === 0 ? [] : [text.notDrawn(left)],
    table: classTable(id, [whole, ...classes], { group, label, writer, part }),
  };
}

/** Figures of one hypothesis within all stratifications of the plan, where there is something to draw. */
export function strataFigures(facts: HypothesisFacts, writer: Writer): Figure[] {
  const { part } = facts;
  if (part.kind !== "tested") return [];
  return part.conditional.flatMap((within) => strataFigure(facts, part, within, writer) ?? []);
}

/** Words of a stratification in the language of the report. */
export function labelOf(within: ConditionalPart, { audit, text }: Writer): string {
  const entry = audit.plan.strata.find(({ name }) => name === within.name);
  return entry?.label[text.language] ?? within.name;
}

function mostChanged(part: TestedPart, { outcome }: ConditionalPart): string | null {
  if (outcome.kind !== "tested") return null;
  const whole = new Map(part.groups.map((group) => [group.group, estimateOf(group.difference)]));
  const changes = outcome.groups.flatMap(({ group, withinDifference }) => {
    const [all, left] = [whole.get(group), estimateOf(withinDifference)];
    if (all === undefined || left === undefined) return [];
    return [{ group, change: Math.abs(all - left), bounded: intervalOf(withinDifference) !== undefined }];
  });
  // A change without an interval is mostly noise: such a group is drawn only where there is no other.
  const [first] = changes.toSorted((a, b) => Number(b.bounded) - Number(a.bounded) || b.change - a.change);
  return first?.group ?? null;
}

/** Counts class by class; null where a row that they rest on is hidden. */
function classCounts(within: ConditionalPart, group: string, writer: Writer): readonly ClassCounts[] | null {
  const table = tableOf(writer.audit, within.table);
  const at = table?.keys[0]?.levels.indexOf(group) ?? -1;
  if (table === undefined || at < 0 || table.counts.includes("suppressed")) return null;
  const counts = table.counts as readonly number[];
  const [groups, strata] = [table.keys[0]!.levels.length, table.keys[1]!.levels];
  const cell = (row: number, stratum: number): Counts => {
    const start = (row * strata.length + stratum) * 2;
    return { flagged: counts[start]!, total: counts[start]! + counts[start + 1]! };
  };
  return strata.map((label, stratum) => ({
    label,
    group: cell(at, stratum),
    others: add(
      Array.from({ length: groups }, (_, row) => row).flatMap((row) => (row === at ? [] : [cell(row, stratum)])),
    ),
  }));
}

function add(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, one) => ({ flagged: sum.flagged + one.flagged, total: sum.total + one.total }), {
    flagged: 0,
    total: 0,
  });
}

function summed(classes: readonly ClassCounts[], side: "group" | "others"): Counts {
  return add(classes.map((one) => one[side]));
}

function panelRow({ label, group, others }: ClassCounts): PanelRow {
  return { label, group: group.flagged / group.total, others: others.flagged / others.total };
}

function classTable(
  id: string,
  classes: readonly ClassCounts[],
  { group, label, writer, part }: { group: string; label: string; writer: Writer; part: TestedPart },
): ReportTable {
  const { text, format } = writer;
  const shareOf = ({ flagged, total }: Counts) => (total === 0 ? "–" : format.share(flagged / total));
  const n = text.table.n(text.units[part.memberUnit]);
  return {
    id,
    caption: tagged(text.conditional.figureFinding({ group, label }), writer),
    columns: [
      { label, numeric: false },
      { label: n, numeric: true },
      { label: group, numeric: true },
      { label: `${n}, ${text.conditional.others}`, numeric: true },
      { label: text.conditional.others, numeric: true },
    ],
    rows: classes.map((one) => [
      one.label,
      format.count(one.group.total),
      shareOf(one.group),
      format.count(one.others.total),
      shareOf(one.others),
    ]),
  };
}
