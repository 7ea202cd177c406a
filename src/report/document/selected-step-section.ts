import type { StepOutcome } from "../text/selected-step-text.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { rowTotal, tableOf } from "./audit-parts.js";
import { memberCount, membersOf, resultWord, tagged } from "./group-tables.js";
import { factsOf, type HypothesisFacts, hypothesesOf, testedGroups } from "./hypothesis-facts.js";
import { estimateOf } from "./published.js";
import { rangesBlocks } from "./ranges-blocks.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import { stepsFigure } from "./steps-figure.js";
import type { Writer } from "./writer.js";

const FEW_MEMBERS = 500;
const MOST_SENTENCES = 4;

/**
 * Section on the human step after the model's proposal, in the form of hypothesis 2 and shorter: what is tested, how it
 * came out, both steps beside each other, and one table of both.
 *
 * @param writer  writer of the report
 * @returns a section of level 2; none where the data does not hold the step
 * @example
 * selectedStepSections(writer)[0]?.id; // "hypothesis-2-selected"
 */
export function selectedStepSections(writer: Writer): Section[] {
  const { audit, text } = writer;
  const part = audit.hypothesis2Selected;
  if (part === null) return [];
  const [, model] = hypothesesOf(audit);
  const people = factsOf(2, part, audit);
  const words = text.selectedStep;
  const blocks =
    people.part.kind === "not-tested"
      ? [paragraph(words.notTested(text.notTested[people.part.reason]))]
      : testedBlocks(people, people.part, model, writer);
  return [
    {
      id: "hypothesis-2-selected",
      level: 2,
      heading: words.heading(2, outcomeOf(people)),
      blocks: [paragraph(words.what(writer.attribute)), paragraph(words.when), ...blocks],
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function outcomeOf({ state }: HypothesisFacts): StepOutcome {
  if (state === "no-evidence") return "none";
  return state === "undecided" ? "not-tested" : state;
}

function testedBlocks(people: HypothesisFacts, part: TestedPart, model: HypothesisFacts, writer: Writer): Block[] {
  const { text, format } = writer;
  const words = text.selectedStep;
  const { verdict } = people;
  const hidden = testedGroups(part).length - readable(part).length;
  const size = sizeSentence(part, model, writer);
  const groups = people.shownGroups.length > 0 ? people.shownGroups : people.leading === null ? [] : [people.leading];
  const told = groups[0]?.group ?? model.leading?.group;
  const steps = told === undefined ? null : stepsFigure(told, { model, people: part }, writer);
  const sentences = groups.slice(0, MOST_SENTENCES).flatMap((group) => groupSentence(group, part, model, writer));
  return [
    ...(size === null ? [] : [paragraph(size)]),
    paragraph(
      words.deciding({
        test: writer.test(part.deciding),
        groups: format.count(testedGroups(part).length),
        alpha: format.constant(part.family.alpha),
      }),
    ),
    ...(verdict === null
      ? []
      : [
          {
            kind: "definitions",
            items: (["evidence", "signal", "equivalence", "adequacy"] as const).map((field) => ({
              term: text.verdict.labels[field],
              description: fieldWord(field, people, writer),
            })),
          } as const,
        ]),
    { kind: "paragraph", text: words.both({ model: outcomeOf(model), people: outcomeOf(people) }), strong: true },
    ...(sentences.length === 0 ? [] : [paragraph(words.groupsIntro), { kind: "list", items: sentences } as const]),
    ...(steps === null ? [] : [{ kind: "figure", figure: steps } as const]),
    ...(readable(part).length === 0 ? [] : [{ kind: "table", table: bothStepsTable(part, model, writer) } as const]),
    ...(hidden === 0 ? [] : [paragraph(words.hiddenGroups(format.count(hidden)))]),
    ...rangesBlocks(2, part, writer).map(ofThisStep),
  ];
}

/** A block of the first step's kind, with a table of this step. */
function ofThisStep(block: Block): Block {
  return block.kind === "table" ? { ...block, table: { ...block.table, id: "hypothesis-2-selected-ranges" } } : block;
}

/** One word a layer: its sentence speaks of predictions, and stands with the first step. */
function fieldWord(
  field: "evidence" | "signal" | "equivalence" | "adequacy",
  { verdict }: HypothesisFacts,
  { text, audit, level, format, population, attribute }: Writer,
): string {
  if (verdict === null) return text.verdict.withheld.word;
  const { margins, adequacy, hypothesis2 } = audit.plan;
  const context = {
    population: population("sponsors"),
    attribute,
    alpha: format.constant(hypothesis2.alpha),
    margin: { lower: format.ratio(margins.ratioLower), upper: format.ratio(margins.ratioUpper) },
    power: level(adequacy.power),
    signalledGroups: null,
    namesGroups: false,
    approximate: false,
  };
  return text.verdict[field](verdict, context).word;
}

function sizeSentence(part: TestedPart, model: HypothesisFacts, { audit, text, format }: Writer): string | null {
  const table = tableOf(audit, part.unitsByBand);
  const units = rowTotal(table);
  const selected = rowTotal(table, "selected");
  if (units === "suppressed" || selected === "suppressed") return null;
  const all = model.part.kind === "tested" ? rowTotal(tableOf(audit, model.part.unitsByBand)) : units;
  const unknown = all === "suppressed" ? 0 : all - units;
  return text.selectedStep.size({
    units: format.count(units),
    selected: format.count(selected),
    unknown: unknown > 0 ? format.count(unknown) : null,
  });
}

function groupSentence(group: GroupPart, part: TestedPart, model: HypothesisFacts, writer: Writer): string[] {
  const per = (memberCount(writer.audit, part, group.group) ?? 0) >= FEW_MEMBERS ? 1000 : 100;
  const natural = (each: GroupPart | undefined) => {
    if (each === undefined) return null;
    const [share, rest] = [estimateOf(each.flaggedShare), estimateOf(each.restShare)];
    if (share === undefined || rest === undefined) return null;
    return { group: writer.format.count(per * share), others: writer.format.count(per * rest) };
  };
  const selected = natural(group);
  if (selected === null) return [];
  return [
    writer.text.selectedStep.group({
      group: group.group,
      attribute: writer.attribute,
      per: writer.format.count(per),
      flagged: natural(firstStep(model, group.group)),
      selected,
    }),
  ];
}

function firstStep({ part }: HypothesisFacts, name: string): GroupPart | undefined {
  return part.kind === "tested" ? part.groups.find(({ group }) => group === name) : undefined;
}

/** Tested groups of which something may be said in this step: a share, or the side of a bound that it lies on. */
function readable(part: TestedPart): readonly GroupPart[] {
  return testedGroups(part).filter(({ flaggedShare }) => flaggedShare.kind !== "withheld");
}

function bothStepsTable(part: TestedPart, model: HypothesisFacts, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { caption, columns } = text.selectedStep;
  const number = (label: string) => ({ label, numeric: true });
  return {
    id: "hypothesis-2-selected-groups",
    caption: tagged(caption, writer),
    columns: [
      { label: text.table.group, numeric: false },
      ...[
        text.table.n(text.units[part.memberUnit]),
        columns.flagged,
        columns.flaggedRatio,
        columns.selected,
        columns.selectedRatio,
        columns.adjusted,
      ].map(number),
      { label: columns.result, numeric: false },
    ],
    rows: readable(part).map((group) => {
      const first = firstStep(model, group.group);
      return [
        group.group,
        membersOf(part, group.group, writer),
        first === undefined ? "–" : writer.estimate(first.flaggedShare, format.share),
        first === undefined ? "–" : writer.estimate(first.ratio, format.ratio),
        writer.estimate(group.flaggedShare, format.share),
        writer.estimate(group.ratio, format.ratio),
        writer.testCell(group.adjusted),
        resultWord(group, writer),
      ];
    }),
  };
}
