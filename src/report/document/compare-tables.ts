import type { ComparedGroup, ComparedHypothesis, PublishedComparison } from "../../disclosure/compare-schema.js";
import type { CompareWriter } from "./compare-writer.js";
import type { DataTable } from "./data-table.js";
import type { ReportTable } from "./report-document.js";

/** Settings that a report prints at most. */
export const MOST_SETTINGS = 40;
/** Digits of a hash that a table prints; comparison.json has them all. */
const HASH_DIGITS = 16;

/** The four layers of both hypotheses in both audits. */
export function verdictTable({ comparison, text, general, attribute, layer }: CompareWriter): ReportTable {
  const { verdicts } = text;
  const { question, layer: part, changed } = verdicts.columns;
  return {
    id: "compare-verdicts",
    caption: verdicts.caption,
    columns: [question, part, text.first, text.second, changed].map((label) => ({ label, numeric: false })),
    rows: comparison.hypotheses.flatMap(({ hypothesis, verdict }) =>
      verdict.map((each) => [
        text.hypothesis[hypothesis](attribute),
        general.verdict.labels[each.layer],
        layer(each.before),
        layer(each.after),
        each.before === each.after ? verdicts.no : verdicts.yes,
      ]),
    ),
  };
}

/** Groups of a hypothesis that both audits show. */
export function effectsTable({ hypothesis, groups }: ComparedHypothesis, writer: CompareWriter): ReportTable {
  const { text, attribute } = writer;
  const { columns, side, caption } = text.effects;
  const labels = [columns.ratio, columns.interval, columns.flagged].flatMap((label) => [
    { label: side(label, text.first.toLowerCase()), numeric: true },
    { label: side(label, text.second.toLowerCase()), numeric: true },
  ]);
  const evidence = [text.first, text.second].map((each) => side(columns.evidence, each.toLowerCase()));
  return {
    id: `compare-${hypothesis}`,
    caption: caption(text.hypothesis[hypothesis](attribute)),
    columns: [
      { label: columns.group, numeric: false },
      ...labels,
      ...evidence.map((label) => ({ label, numeric: false })),
    ],
    rows: groups.flatMap((each) => (each.state === "compared" ? [groupRow(each, writer)] : [])),
  };
}

function groupRow({ group, ratio, counts, evidence }: ComparedGroup, writer: CompareWriter): readonly string[] {
  const { text, format, interval, layer } = writer;
  const cells = <Side>(pair: { readonly before: Side; readonly after: Side } | null, write: (side: Side) => string) =>
    pair === null ? [text.none, text.none] : [write(pair.before), write(pair.after)];
  return [
    group,
    ...cells(ratio, ({ value }) => format.ratio(value)),
    ...cells(ratio, (side) => interval(side, format.ratio)),
    ...cells(counts, ({ flagged, n }) => text.effects.of(format.count(flagged), format.count(n))),
    ...cells(evidence, layer),
  ];
}

/** Published settings that differ. */
export function planTable({ comparison, text }: CompareWriter): ReportTable {
  const { column, caption, absent } = text.plan;
  const words = (value: string) => (value === "absent" ? absent : value);
  return {
    id: "compare-plan",
    caption,
    columns: [column, text.first, text.second].map((label) => ({ label, numeric: false })),
    rows: comparison.plan.fields
      .slice(0, MOST_SETTINGS)
      .map(({ path, before, after }) => [path, words(before), words(after)]),
  };
}

/** Where both audits come from. */
export function auditsTable({ comparison, text, format, general }: CompareWriter): ReportTable {
  const { rows, form, caption, columns } = text.audits;
  const facts = (side: PublishedComparison["before"]): Readonly<Record<keyof typeof rows, string>> => ({
    title: side.title,
    model: `“${side.model.name}”, ${general.facts.version(side.model.version)}`,
    period: side.period,
    form: form[side.form],
    rows: side.rows.map(format.count).join("; "),
    toolkitVersion: side.toolkitVersion,
    schemaVersion: side.schemaVersion,
    planHash: side.planHash.slice(0, HASH_DIGITS),
    inputHash: side.inputHash.slice(0, HASH_DIGITS),
  });
  const [first, second] = [facts(comparison.before), facts(comparison.after)];
  const keys = Object.keys(rows) as (keyof typeof rows)[];
  return {
    id: "compare-audits",
    caption,
    columns: [columns.fact, text.first, text.second].map((label) => ({ label, numeric: false })),
    rows: keys.map((key) => [rows[key], first[key], second[key]]),
  };
}

/** Tables of a comparison for machines: numbers as they are, one row a group and one a setting. */
export function compareTables({ hypotheses, plan }: PublishedComparison): readonly DataTable[] {
  const groups = hypotheses.map(
    ({ hypothesis, groups }): DataTable => ({
      id: `compare-${hypothesis}`,
      header: [
        "group",
        ...["before", "after"].flatMap((side) =>
          ["ratio", "ratioLower", "ratioUpper", "n", "flagged", "evidence"].map((name) => `${side}.${name}`),
        ),
        "state",
        "reason",
      ],
      rows: groups.map((each) =>
        each.state === "compared"
          ? [each.group, ...dataCells(each, "before"), ...dataCells(each, "after"), each.state, each.reason]
          : [each.group, ...Array.from({ length: 12 }, () => ""), each.state, each.reason],
      ),
    }),
  );
  const settings = {
    id: "compare-plan",
    header: ["setting", "before", "after"],
    rows: plan.fields.map(({ path, before, after }) => [path, before, after]),
  };
  return [...groups, settings];
}

function dataCells({ ratio, counts, evidence }: ComparedGroup, side: "before" | "after"): readonly (string | number)[] {
  return [
    ratio?.[side].value ?? "",
    ratio?.[side].lower ?? "",
    ratio?.[side].upper ?? "",
    counts?.[side].n ?? "",
    counts?.[side].flagged ?? "",
    evidence?.[side] ?? "",
  ];
}
