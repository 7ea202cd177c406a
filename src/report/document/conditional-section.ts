import type { GroupPart, TestedPart } from "./audit-parts.js";
import { labelOf, strataFigure } from "./conditional-figure.js";
import { tagged } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { testedGroups } from "./hypothesis-facts.js";
import { estimateOf, shownValue } from "./published.js";
import { rangeText } from "./ranges-blocks.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

export type ConditionalPart = TestedPart["conditional"][number];
type OutcomePart = Extract<ConditionalPart["outcome"], { readonly kind: "tested" }>;
type WithinPart = OutcomePart["groups"][number];

const MOST_SENTENCES = 3;

/**
 * Sections on one hypothesis within the stratifications of the plan: which question that answers, what is left of the
 * differences, and what the classes cannot say.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns one section of level 3 a stratification; none where the plan names none or nothing was tested
 * @see method, section 2: a statement of its own, beside the four layers of the verdict
 * @example
 * conditionalSections(facts, writer).map((section) => section.heading); // ["Within classes of branch"]
 */
export function conditionalSections(facts: HypothesisFacts, writer: Writer): Section[] {
  const { part } = facts;
  if (part.kind !== "tested") return [];
  return part.conditional.map((within) => ({
    id: `hypothesis-${facts.number}-within-${within.name}`,
    level: 3,
    heading: writer.text.conditional.heading(labelOf(within, writer)),
    blocks: blocksOf(facts, part, within, writer),
  }));
}

function blocksOf(facts: HypothesisFacts, part: TestedPart, within: ConditionalPart, writer: Writer): Block[] {
  const { conditional: text, units } = writer.text;
  const label = labelOf(within, writer);
  const paragraph = (sentence: string): Block => ({ kind: "paragraph", text: sentence });
  const { outcome } = within;
  const opening = paragraph(text.question(label, units[part.unit]));
  const input = paragraph(within.modelInput ? text.modelInput(label) : text.notModelInput(label));
  if (outcome.kind === "not-estimable") {
    const varied = writer.format.share(within.variedShare);
    const reason = writer.text.notEstimable[outcome.reason];
    return [opening, paragraph(text.notEstimable(reason, varied, units[part.unit])), input];
  }
  const figure = strataFigure(facts, part, within, writer);
  const groups = writer.format.count(outcome.tested.length);
  return [
    opening,
    ...statements(facts, outcome, { label, writer }),
    { kind: "note", text: within.modelInput ? text.modelInput(label) : text.notModelInput(label) },
    paragraph(text.deciding({ groups, test: writer.test(outcome.deciding), label })),
    ...reversals(outcome, writer).map(paragraph),
    ...(figure === null ? [] : [{ kind: "figure", figure } as const]),
    { kind: "table", table: withinTable(facts, part, within, outcome, writer), folded: true },
    ...thinClasses(part, within, writer).map(paragraph),
  ];
}

interface Wording {
  readonly label: string;
  readonly writer: Writer;
}

/** The fifth statement, in natural frequencies, about the groups that matter. */
function statements(facts: HypothesisFacts, outcome: OutcomePart, { label, writer }: Wording): Block[] {
  const { conditional: text } = writer.text;
  const candidates = facts.shownGroups.length > 0 ? facts.shownGroups : facts.leading === null ? [] : [facts.leading];
  const told = candidates
    .flatMap((group) => {
      const found = outcome.groups.find((one) => one.group === group.group);
      return found === undefined ? [] : [{ group, within: found }];
    })
    .filter(({ group, within }) => wholeOf(group) !== undefined && estimateOf(within.withinDifference) !== undefined)
    .slice(0, MOST_SENTENCES);
  if (told.length === 0) return [{ kind: "paragraph", text: text.nothingShown }];
  return [{ kind: "list", items: told.map((one) => statement(facts, one, { label, writer })) }];
}

function wholeOf(group: GroupPart): number | undefined {
  return estimateOf(group.difference);
}

function statement(
  facts: HypothesisFacts,
  { group, within }: { readonly group: GroupPart; readonly within: WithinPart },
  { label, writer }: Wording,
): string {
  const { conditional: text } = writer.text;
  const sentence = text.statement({
    population: writer.population(facts.unit),
    group: group.group,
    label,
    whole: perThousand(wholeOf(group) ?? 0, writer),
    within: perThousand(estimateOf(within.withinDifference) ?? 0, writer),
  });
  const through = shownValue(within.throughShare);
  if (through === undefined) return sentence;
  const route =
    through.kind === "estimate"
      ? text.through({
          share: writer.estimate(within.throughShare, writer.format.share),
          interval: writer.intervalInBrackets(within.throughShare, writer.format.share),
          label,
        })
      : text.noThrough(writer.text.notEstimable[through.reason]);
  return `${sentence} ${route}`;
}

function perThousand(difference: number, { format }: Writer) {
  const direction = difference < 0 ? ("less" as const) : ("more" as const);
  return { count: format.count(Math.round(1000 * Math.abs(difference))), direction };
}

function reversals(outcome: OutcomePart, { text, format }: Writer): string[] {
  const turned = outcome.groups.filter(({ reversal }) => shownValue(reversal) === "reversal");
  const unclear = outcome.groups.filter(({ reversal }) => shownValue(reversal) === "sign-differs");
  return [
    ...(turned.length === 0 ? [] : [text.conditional.reversal(format.list(turned.map(({ group }) => group)))]),
    ...(unclear.length === 0 ? [] : [text.conditional.signDiffers(unclear.length)]),
  ];
}

function thinClasses(part: TestedPart, { thin, strata }: ConditionalPart, { text, format }: Writer): string[] {
  const classes = thin.single + thin.constant;
  if (classes === 0) return [];
  const sentence = text.conditional.thin({
    classes,
    of: format.count(strata),
    single: thin.single,
    constant: thin.constant,
    units: format.count(thin.units),
    unit: text.units[part.unit],
  });
  return thin.names.length === 0 ? [sentence] : [`${sentence} ${text.conditional.thinNames(format.list(thin.names))}`];
}

function withinTable(
  facts: HypothesisFacts,
  part: TestedPart,
  within: ConditionalPart,
  outcome: OutcomePart,
  writer: Writer,
): ReportTable {
  const { text, format } = writer;
  const { columns, tableCaption } = text.conditional;
  const fourfold = outcome.groups.some(({ mantelHaenszel }) => mantelHaenszel !== null);
  const rounded = outcome.groups.some(({ mantelHaenszel }) => mantelHaenszel?.overRounding != null);
  const level = text.table.interval(writer.level(1 - part.family.alpha));
  const found = new Map(outcome.groups.map((group) => [group.group, group]));
  const rows = testedGroups(part).flatMap((group) => {
    const one = found.get(group.group);
    return one === undefined ? [] : [{ group, one }];
  });
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    id: `hypothesis-${facts.number}-${within.name}-groups`,
    caption: tagged(tableCaption(labelOf(within, writer)), writer),
    columns: [
      { label: text.table.group, numeric: false },
      ...[columns.whole, columns.within, level, columns.through, level, text.table.adjustedP].map(numeric),
      ...(fourfold ? [columns.ratioWithin, level, columns.same].map(numeric) : []),
      ...(rounded ? [columns.ratioOverRounding].map(numeric) : []),
    ],
    rows: rows.map(({ group, one }) => [
      group.group,
      writer.estimate(group.difference, format.points),
      writer.estimate(one.withinDifference, format.points),
      writer.interval(one.withinDifference, format.points),
      writer.estimate(one.throughShare, format.share),
      writer.interval(one.throughShare, format.share),
      writer.testCell(one.adjusted),
      ...(one.mantelHaenszel === null
        ? []
        : [
            writer.estimate(one.mantelHaenszel.ratio, format.ratio),
            writer.interval(one.mantelHaenszel.ratio, format.ratio),
            writer.testCell(one.mantelHaenszel.sameInAllStrata),
          ]),
      ...(one.mantelHaenszel?.overRounding == null
        ? []
        : [rangeText(one.mantelHaenszel.overRounding.ratio, format.ratio, writer)]),
    ]),
  };
}
