import type { Verdict } from "../../audit/verdict.js";
import type { HypothesisNumber } from "../text/population-text.js";
import type { ChanceOfP } from "../text/report-text.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { rowTotal, tableOf } from "./audit-parts.js";
import { claimedInsufficient } from "./banners.js";
import { isAlike, scoreClaim, verdictContext } from "./claims.js";
import { memberCount } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { testedGroups } from "./hypothesis-facts.js";
import { selectionClaim } from "./people-sections.js";
import { estimateOf, intervalOf, pValueOf, shownValue } from "./published.js";
import { spanText } from "./ranges-blocks.js";
import type { Block, Section, VerdictBox, VerdictLine, VerdictMark } from "./report-document.js";
import type { Writer } from "./writer.js";

const FEW_MEMBERS = 500;

/**
 * The verdict: one box with four labelled lines per hypothesis, then the leading difference in natural frequencies.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns section with two verdict boxes
 * @example
 * verdictSection(hypothesesOf(audit), writer).blocks[0].kind; // "verdict"
 */
export function verdictSection(hypotheses: readonly HypothesisFacts[], writer: Writer): Section {
  const { text } = writer;
  const natural = hypotheses.flatMap((facts) => naturalSentences(facts, writer));
  return {
    id: "verdict",
    level: 2,
    depth: "public",
    heading: text.verdict.sectionHeading,
    blocks: [
      ...hypotheses.map((facts): Block => ({ kind: "verdict", box: verdictBox(facts, writer) })),
      ...natural.map((sentence): Block => ({ kind: "paragraph", text: sentence })),
      { kind: "note", text: text.verdict.notLegal },
    ],
  };
}

function verdictBox(facts: HypothesisFacts, writer: Writer): VerdictBox {
  const { text } = writer;
  return {
    id: `verdict-${facts.number}`,
    heading: text.verdict.heading(facts.number),
    question: text.verdict.question(facts.number, facts.unit, writer.attribute),
    lines: verdictLines(facts, writer),
  };
}

const FIELDS = ["evidence", "signal", "equivalence", "adequacy"] as const;

/**
 * The four lines of a verdict, each a sentence of its own.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns evidence, signal, equivalence, adequacy
 * @example
 * verdictLines(facts, writer).map(({ field }) => field); // ["evidence", "signal", "equivalence", "adequacy"]
 */
export function verdictLines(facts: HypothesisFacts, writer: Writer): VerdictLine[] {
  const words = writer.text.verdict;
  const { verdict } = facts;
  const context = verdictContext(facts, writer);
  return FIELDS.map((field) => ({
    field,
    label: words.labels[field],
    mark: verdict === null ? "unknown" : MARKS[field][verdict[field].value as never],
    ...(verdict === null ? words.withheld : words[field](verdict, context)),
  }));
}

const MARKS: { readonly [Field in keyof Verdict]: Readonly<Record<Verdict[Field]["value"], VerdictMark>> } = {
  evidence: { "difference-shown": "attention", "no-evidence": "neutral", "not-testable": "unknown" },
  signal: { signalled: "attention", none: "neutral", superseded: "neutral", "not-assessed": "unknown" },
  equivalence: { shown: "within", "not-shown": "neutral", "not-assessed": "unknown" },
  adequacy: { sufficient: "within", insufficient: "attention" },
};

/**
 * The leading difference of a hypothesis in natural frequencies.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns one sentence, or none where no shares may be shown
 * @example
 * naturalSentences(facts, writer)[0]; // "Hypothesis 2. Of every 100 sponsors ..., 25 are flagged, ..."
 */
export function naturalSentences(facts: HypothesisFacts, writer: Writer): string[] {
  const { leading, part } = facts;
  if (leading === null || part.kind !== "tested") return [];
  const [share, rest] = [estimateOf(leading.flaggedShare), estimateOf(leading.restShare)];
  if (share === undefined || rest === undefined) return [];
  const per = (memberCount(writer.audit, part, leading.group) ?? 0) >= FEW_MEMBERS ? 1000 : 100;
  const { format, text } = writer;
  const sentence = writer.population(facts.unit).natural({
    per: format.count(per),
    group: leading.group,
    inGroup: format.count(per * share),
    others: format.count(per * rest),
  });
  const intro = isTheFinding(leading, facts)
    ? ""
    : `${facts.state === "undecided" ? text.verdict.largestPublished : text.verdict.chanceCanExplain} `;
  return [`${text.verdict.heading(facts.number)}. ${intro}${sentence}`];
}

/** A group that the verdict is about; one signalled alone is not, where the hypothesis as a whole is not signalled. */
function isTheFinding(group: GroupPart, facts: HypothesisFacts): boolean {
  if ([...facts.shownGroups, ...facts.throughGroups].includes(group)) return true;
  return facts.verdict?.signal.value === "signalled" && facts.signalledGroups.includes(group);
}

/**
 * How certain the verdict is: what chance would give, the interval of the leading group, and what would have been found.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns section in plain words
 * @example
 * certaintySection(hypothesesOf(audit), writer).id; // "certainty"
 */
export function certaintySection(hypotheses: readonly HypothesisFacts[], writer: Writer): Section {
  const sentences = hypotheses.flatMap((facts) =>
    facts.part.kind === "tested" ? certaintySentences(facts, facts.part, writer) : [],
  );
  const { certainty } = writer.text;
  const tested = hypotheses.some((facts) => facts.part.kind === "tested");
  const nothing = tested ? certainty.nothing : certainty.notTested;
  return {
    id: "certainty",
    level: 2,
    heading: certainty.heading,
    blocks: [{ kind: "list", items: sentences.length === 0 ? [nothing] : sentences }],
  };
}

function certaintySentences(facts: HypothesisFacts, part: TestedPart, writer: Writer): string[] {
  const { text, format } = writer;
  const p = pValueOf(part.deciding);
  const sentences = facts.state === "undecided" ? undecidedSentences(facts.number, part, writer) : [];
  if (p !== undefined && facts.state !== "undecided") {
    sentences.push(
      text.certainty.chance({
        hypothesis: facts.number,
        groups: format.count(testedGroups(part).length),
        p: chanceOf(p, writer),
        pText: format.pValue(p),
      }),
    );
  }
  if (part.deciding.kind === "class" && facts.state !== "undecided") {
    sentences.push(text.certainty.asClass({ hypothesis: facts.number, test: writer.test(part.deciding) }));
  }
  const { leading } = facts;
  const bounds = leading === null ? undefined : intervalOf(leading.ratio);
  if (leading !== null && bounds?.lower !== undefined && bounds.upper !== undefined) {
    sentences.push(
      text.certainty.interval({
        group: writer.population(facts.unit).inGroup(leading.group),
        lower: format.ratio(bounds.lower),
        upper: format.ratio(bounds.upper),
        level: writer.level(bounds.level),
      }),
    );
  }
  return [...sentences, ...detectable(facts.number, part, writer)];
}

/** A p-value of the published counts would look surer than the exact counts allow. */
function undecidedSentences(
  hypothesis: HypothesisNumber,
  { overRounding, family }: TestedPart,
  writer: Writer,
): string[] {
  const deciding = overRounding === null ? undefined : shownValue(overRounding.deciding);
  if (deciding === undefined) return [];
  const ends = spanText(deciding.outer, writer.format.pCell, writer);
  const sentence = writer.text.ranges.deciding({ ...ends, alpha: writer.format.constant(family.alpha) });
  return [`${writer.text.verdict.heading(hypothesis)}. ${sentence}`];
}

function chanceOf(p: number, { format }: Writer): ChanceOfP {
  return p < 0.001
    ? { kind: "below", perThousand: format.count(1) }
    : { kind: "about", perThousand: format.count(1000 * p) };
}

function detectable(hypothesis: HypothesisNumber, part: TestedPart, { text, format, audit, level }: Writer): string[] {
  const found = testedGroups(part).flatMap((group) => shownValue(group.minimumDetectableRatio) ?? []);
  const ratios = found.flatMap((ratio) => (ratio.kind === "estimate" ? [ratio.value] : []));
  const unreached = found.filter((ratio) => ratio.kind !== "estimate" && ratio.reason === "power-not-reached").length;
  return [
    ...(ratios.length === 0
      ? []
      : [
          text.certainty.detectable({
            hypothesis,
            smallest: format.ratio(Math.min(...ratios)),
            largest: format.ratio(Math.max(...ratios)),
          }),
        ]),
    ...(unreached === 0
      ? []
      : [text.power.unreached({ hypothesis, groups: unreached, power: level(audit.plan.adequacy.power) })]),
  ];
}

/**
 * The summary: at most 150 words, no symbols, and what was not examined.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns section of one paragraph per thought
 * @example
 * summarySection(hypothesesOf(audit), writer).heading; // "Summary"
 */
export function summarySection(hypotheses: readonly HypothesisFacts[], writer: Writer): Section {
  const { text, format, audit } = writer;
  const { summary } = text;
  const insufficient = claimedInsufficient(hypotheses, writer);
  const sentences = [
    scopeSentence(writer),
    ...hypotheses.map((facts) => outcomeSentence(facts, writer)),
    ...(insufficient.length === 0 ? [] : [summary.insufficient(format.list(insufficient))]),
  ];
  return {
    id: "summary",
    level: 2,
    depth: "public",
    heading: summary.heading,
    blocks: [
      { kind: "paragraph", text: sentences.join(" ") },
      ...selectionBlocks(writer),
      { kind: "paragraph", text: `${scoreClaim(writer)}.`, subject: "score" },
      { kind: "paragraph", text: summary.notExamined(audit.selection.kind === "estimated") },
    ],
  };
}

/** What people selected is not part of a hypothesis: a reader of the summary alone would miss it. */
function selectionBlocks(writer: Writer): Block[] {
  const claim = selectionClaim(writer);
  return claim === null ? [] : [{ kind: "paragraph", text: `${claim}. ${writer.text.selection.noTest}` }];
}

/**
 * What the audit examines and how much data it covers, as one sentence or two.
 *
 * @param writer  writer of the report
 * @example
 * scopeSentence(writer); // "This audit examines whether the predictions of the model ..."
 */
export function scopeSentence(writer: Writer): string {
  const { audit, attribute, text } = writer;
  return text.summary.scope({ model: audit.plan.model.name, attribute, size: sizeOf(writer) });
}

/** How many units and members the first tested hypothesis covers, where that may be shown. */
function sizeOf({ audit, text, format }: Writer): string {
  const part = [audit.hypothesis1, audit.hypothesis2].find((hypothesis) => hypothesis.kind === "tested");
  if (part === undefined) return "";
  const units = rowTotal(tableOf(audit, part.unitsByBand));
  const members = rowTotal(tableOf(audit, part.bandTotals));
  if (units === "suppressed") return "";
  return text.summary.size({
    units: format.count(units),
    unit: text.units[part.unit],
    members: part.memberUnit === part.unit || members === "suppressed" ? null : format.count(members),
    memberUnit: text.units[part.memberUnit],
  });
}

function outcomeSentence(facts: HypothesisFacts, writer: Writer): string {
  const { outcome } = writer.text.summary;
  const { number, verdict, part } = facts;
  if (facts.state === "withheld" || verdict === null) return outcome.withheld(number);
  if (facts.state === "signalled") return outcome.signalled(number);
  if (facts.state === "undecided") return outcome.undecided(number, verdict.signal.value === "signalled");
  if (facts.state === "no-evidence") return outcome.noEvidence(number, isAlike(facts));
  if (facts.state === "shown" && part.kind === "tested") {
    const { count } = writer.format;
    const unnamed = facts.shownGroups.length === 0 && facts.throughGroups.length > 0;
    const groups = unnamed ? facts.throughGroups : facts.shownGroups;
    const sentence = outcome.shown(number, count(groups.length), count(testedGroups(part).length));
    return [
      sentence,
      ...(isAlike(facts) ? [outcome.small] : []),
      ...(unnamed ? [writer.text.secondPass.none] : []),
    ].join(" ");
  }
  if (facts.state === "shown") return writer.text.ranges.summaryShown(number);
  const { evidence } = verdict;
  const reason = evidence.value === "not-testable" ? writer.text.notTested[evidence.reason] : "";
  return outcome.notTestable(number, reason);
}
