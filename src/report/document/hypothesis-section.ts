import { allGroupsItems } from "./all-groups-items.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { claimOf } from "./claims.js";
import { detectableFigure } from "./detectable-figure.js";
import { nullFigure, ratioFigure, shareFigure } from "./group-figures.js";
import { detailsTable, membersOf } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { isReadable, testedGroups } from "./hypothesis-facts.js";
import { powerBlocks } from "./power-blocks.js";
import { shownValue } from "./published.js";
import { insteadBlocks, rangesBlocks } from "./ranges-blocks.js";
import type { Block, Figure, Section } from "./report-document.js";
import { secondPassBlocks } from "./second-pass-blocks.js";
import type { Writer } from "./writer.js";

const MOST_SENTENCES = 6;

/**
 * Figures of one hypothesis: H1 the shares, H2 the ratios, both what chance gives. Cases show shares and ratios at once.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns figures in order; empty when the hypothesis was not tested
 * @example
 * hypothesisFigures(facts, writer).map((figure) => figure.id);
 */
export function hypothesisFigures(facts: HypothesisFacts, writer: Writer): Figure[] {
  const { part } = facts;
  if (part.kind !== "tested") return [];
  const main = facts.number === 1 ? shareFigure(facts, part, writer) : ratioFigure(facts, part, writer);
  const chance = nullFigure(facts, part, writer);
  return chance === null ? [main] : [main, chance];
}

/**
 * Sections of one hypothesis: the claim as heading, then the three questions.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns a section of level 2 and three of level 3
 * @example
 * hypothesisSections(facts, writer)[0].heading; // "Hypothesis 1: ..."
 */
export function hypothesisSections(facts: HypothesisFacts, writer: Writer): Section[] {
  const { text } = writer;
  const id = `hypothesis-${facts.number}`;
  const heading = text.hypothesis.claim(facts.number, claimOf(facts, writer));
  if (facts.part.kind === "not-tested") {
    const reason = text.hypothesis.notTested(text.notTested[facts.part.reason]);
    const { instead } = facts.part;
    const blocks = instead === undefined ? [] : insteadBlocks(facts.number, instead, writer);
    return [{ id, level: 2, heading, blocks: [{ kind: "paragraph", text: reason }, ...blocks] }];
  }
  return threeQuestions(
    {
      id,
      heading,
      what: text.hypothesis.what(facts.number, facts.unit, writer.attribute),
      when: text.hypothesis.when(facts.number, facts.unit),
      found: testedBlocks(facts, facts.part, writer),
    },
    writer,
  );
}

/** What the three questions of a finding are answered with. */
export interface Answers {
  readonly id: string;
  readonly heading: string;
  readonly what: string;
  readonly when: string;
  readonly found: readonly Block[];
}

/**
 * A finding as four sections: heading, "What is it?", "When does it matter?", "What was found?".
 *
 * @param answers  texts and blocks
 * @param writer   writer of the report
 * @returns sections of level 2 and 3
 * @see Aequitas audit report, which asks the same three questions
 * @example
 * threeQuestions(answers, writer).length; // 4
 */
export function threeQuestions(answers: Answers, { text }: Writer): Section[] {
  const { id, heading, what, when, found } = answers;
  return [
    { id, level: 2, heading, blocks: [] },
    { id: `${id}-what`, level: 3, heading: text.questions.what, blocks: [{ kind: "paragraph", text: what }] },
    { id: `${id}-when`, level: 3, heading: text.questions.when, blocks: [{ kind: "paragraph", text: when }] },
    { id: `${id}-found`, level: 3, heading: text.questions.found, blocks: found },
  ];
}

function testedBlocks(facts: HypothesisFacts, part: TestedPart, writer: Writer): Block[] {
  const { text, format, audit } = writer;
  const insufficient = facts.verdict?.adequacy.value === "insufficient";
  const context = { power: writer.level(audit.plan.adequacy.power) };
  const [main, ...chance] = hypothesisFigures(facts, writer);
  const detectable = detectableFigure(facts, part, writer);
  const { reference } = audit.plan.groups;
  return [
    ...(insufficient && facts.verdict !== null
      ? [{ kind: "note", text: text.verdict.adequacy(facts.verdict, context).sentence } as const]
      : []),
    {
      kind: "paragraph",
      text: text.hypothesis.deciding({
        test: writer.test(part.deciding),
        groups: format.count(testedGroups(part).length),
        unit: text.units[part.unit],
        alpha: format.constant(part.family.alpha),
      }),
    },
    ...groupSentences(facts, part, writer),
    ...secondPassBlocks(facts, part, writer),
    ...(main === undefined ? [] : [{ kind: "figure", figure: main, depth: "public" } as const]),
    ...besides(part, writer),
    ...rangesBlocks(facts.number, part, writer),
    ...powerBlocks(facts, part, writer, `hypothesis-${facts.number}-power`),
    ...(detectable === null ? [] : [{ kind: "figure", figure: detectable, depth: "analyst" } as const]),
    ...(reference === undefined ? [] : [{ kind: "paragraph", text: text.hypothesis.reference(reference) } as const]),
    ...chance.map((figure): Block => ({ kind: "figure", figure, depth: "analyst" })),
    { kind: "table", table: detailsTable(facts, part, writer), folded: true },
  ];
}

/** Sentences on the groups that matter: shown, signalled, or else the largest difference. */
function groupSentences(facts: HypothesisFacts, part: TestedPart, writer: Writer): Block[] {
  const { hypothesis } = writer.text;
  const listed = (intro: string, groups: readonly GroupPart[]): Block[] =>
    groups.length === 0
      ? []
      : [
          { kind: "paragraph", text: intro },
          { kind: "list", items: sentencesOn(groups, facts, part, writer) },
        ];
  const caveat = hypothesis.signalCaveat(writer.population(facts.unit));
  const blocks = [
    ...listed(hypothesis.shownIntro, facts.shownGroups),
    ...listed(hypothesis.signalledIntro, facts.signalledGroups),
    ...(facts.signalledGroups.length === 0 ? [] : [{ kind: "paragraph", text: caveat } as const]),
  ];
  if (blocks.length > 0 || facts.leading === null) return blocks;
  return listed(facts.state === "undecided" ? hypothesis.largestPublishedIntro : hypothesis.largestIntro, [
    facts.leading,
  ]);
}

/** One sentence per group whose share is shown, and one on all that are left. */
function sentencesOn(groups: readonly GroupPart[], facts: HypothesisFacts, part: TestedPart, writer: Writer): string[] {
  const readable = groups.filter(isReadable);
  const told = readable.slice(0, MOST_SENTENCES);
  const left = groups.length - told.length;
  const sentences = told.map((group) => groupSentence(facts, part, group, writer));
  if (left === 0) return sentences;
  return [...sentences, writer.text.hypothesis.otherGroups(left, groups.length - readable.length)];
}

function groupSentence(facts: HypothesisFacts, part: TestedPart, group: GroupPart, writer: Writer): string {
  const { text, format } = writer;
  return text.hypothesis.group({
    group: group.group,
    population: writer.population(facts.unit),
    share: writer.estimate(group.flaggedShare, format.share),
    shareInterval: writer.intervalInBrackets(group.flaggedShare, format.share),
    rest: writer.estimate(group.restShare, format.share),
    ratio: writer.estimate(group.ratio, format.ratio),
    ratioInterval: writer.intervalInBrackets(group.ratio, format.ratio),
    test: writer.test(group.adjusted),
    members: membersOf(part, group.group, writer),
    effectiveUnits: part.memberUnit === part.unit ? "" : writer.number(group.effectiveUnits, format.count),
    unit: text.units[part.unit],
  });
}

/** Numbers that stand beside the deciding test and never set the verdict. */
function besides(part: TestedPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const outside = shownValue(part.outsideMargin);
  const byChance = shownValue(part.outsideByChance);
  const pearson = shownValue(part.pearson);
  const strength = shownValue(part.cramersV);
  const naive = shownValue(part.naive);
  const items = [
    ...(byChance === undefined
      ? []
      : [
          text.hypothesis.outsideMargin({
            observed: outside === undefined ? null : format.count(outside),
            of: format.count(part.family.tested.length),
            nullMean: format.constant(Number(byChance.nullMean.toFixed(1))),
            null95: format.count(byChance.null95),
            saysLittle: byChance.null95 > 0 && (outside === undefined || outside <= byChance.null95),
          }),
        ]),
    ...(pearson === undefined || "kind" in pearson
      ? []
      : [
          text.hypothesis.pearson({
            statistic: format.ratio(pearson.statistic),
            degreesOfFreedom: format.count(pearson.degreesOfFreedom),
            nullMean: format.ratio(pearson.nullMean),
            p: format.pValue(pearson.test.pValue),
          }),
        ]),
    ...allGroupsItems(part, writer),
    ...(strength === undefined || "kind" in strength
      ? []
      : [
          text.hypothesis.strength({
            table: format.decimal(strength.table),
            aboveNull: format.decimal(strength.aboveNull),
            null95: format.decimal(strength.null95),
          }),
        ]),
    ...(naive === undefined || "kind" in naive
      ? []
      : [
          text.hypothesis.naive({
            p: format.pValue(naive.pValue),
            valid: naive.valid,
            unit: text.units[part.unit],
            memberUnit: text.units[part.memberUnit],
          }),
        ]),
  ];
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: `${text.hypothesis.besides}:` },
    { kind: "list", items },
  ];
}
