import { type PanelRow, strataPanelChart } from "../charts/strata-panel-chart.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { estimateOf } from "./published.js";
import type { Figure } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Figure of the steps of the process for one group: what the model proposed, what people selected, and how often that
 * found a violation, each against all others.
 *
 * @param group   name of the group
 * @param parts   the model's step and the people's
 * @param writer  writer of the report
 * @returns the figure, or null where fewer than two steps may be shown
 * @see domain: profile, selection and outcome are three numbers, and one says nothing of the next
 * @example
 * stepsFigure("GBR", { model, people }, writer)?.id; // "process-steps"
 */
export function stepsFigure(
  group: string,
  { model, people }: { readonly model: HypothesisFacts; readonly people: TestedPart },
  writer: Writer,
): Figure | null {
  const { text, format, audit } = writer;
  const words = text.figures.steps;
  const first = model.part.kind === "tested" ? stepRow(words.flagged, groupOf(model.part, group)) : null;
  const rows = [first, stepRow(words.selected, groupOf(people, group)), outcomeRow(group, writer)].filter(
    (row) => row !== null,
  );
  if (rows.length < 2) return null;
  const population = writer.population("sponsors");
  const told = rows.map(({ label: step, group: own, others }) =>
    words.share({ step, group: format.share(own), others: format.share(others) }),
  );
  const description = words.description({ rows: told.join("; ") });
  const name = population.inGroup(group);
  return {
    id: "process-steps",
    finding: words.finding({ group: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, shares: told.join(", ") }),
    subtitle: words.subtitle({ group: name, others: population.others, period: audit.plan.period }),
    description,
    spec: strataPanelChart(rows, {
      description,
      legend: words.legend,
      language: text.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: [words.note],
    table: {
      id: "process-steps",
      caption: tagged(words.caption, writer),
      columns: words.columns.map((label, column) => ({ label, numeric: column > 0 })),
      rows: rows.map(({ label, group: own, others }) => [label, format.share(own), format.share(others)]),
    },
  };
}

function groupOf(part: TestedPart, name: string): GroupPart | undefined {
  return part.groups.find(({ group }) => group === name);
}

function stepRow(label: string, group: GroupPart | undefined): PanelRow | null {
  if (group === undefined) return null;
  const [share, rest] = [estimateOf(group.flaggedShare), estimateOf(group.restShare)];
  return share === undefined || rest === undefined ? null : { label, group: share, others: rest };
}

/** The precision of the group, and that of the others where the difference may be shown. */
function outcomeRow(name: string, { audit, text }: Writer): PanelRow | null {
  if (audit.errors.kind !== "estimated") return null;
  const group = audit.errors.groups.find(({ group: own }) => own === name);
  const own = group === undefined ? undefined : estimateOf(group.precision);
  const difference = group?.differences == null ? undefined : estimateOf(group.differences.precision.difference);
  if (own === undefined || difference === undefined) return null;
  return { label: text.figures.steps.outcome, group: own, others: own - difference };
}
