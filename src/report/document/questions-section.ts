import { assumptionClaim } from "./assumption-section.js";
import type { TestedPart } from "./audit-parts.js";
import { memberCount } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { isReadable } from "./hypothesis-facts.js";
import { selectionClaim } from "./people-sections.js";
import type { Block, Definition, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/** Groups that an answer names at most. */
const MOST_NAMED = 5;

/**
 * Questions that a privacy officer asks, each with its answer from this audit: may it be said that there is no
 * discrimination, who is it about, what would change it, what was not examined, can it be repeated.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns a section of five questions
 * @example
 * questionsSection(hypothesesOf(audit), writer).id; // "questions"
 */
export function questionsSection(hypotheses: readonly HypothesisFacts[], writer: Writer): Section {
  const { text, audit } = writer;
  const { questions } = text.views;
  const items: Definition[] = [
    { term: questions.noDiscrimination.question, description: questions.noDiscrimination.answer },
    { term: questions.who.question, description: whoSentences(hypotheses, writer).join(" ") },
    { term: questions.change.question, description: changeSentences(hypotheses, writer).join(" ") },
  ];
  const claim = assumptionClaim(writer);
  const assumed: Block[] =
    claim === null
      ? []
      : [
          {
            kind: "definitions",
            items: [{ term: questions.assumption, description: `${claim}.` }],
            subject: "score",
          },
        ];
  const further: Definition[] = [
    { term: questions.notExamined, description: text.summary.notExamined(audit.selection.kind === "estimated") },
    {
      term: questions.repeat.question,
      description: questions.repeat.answer({
        version: audit.toolkit.version,
        fingerprint: audit.planHash.slice(0, 8),
      }),
    },
  ];
  const blocks: Block[] = [{ kind: "definitions", items }, ...assumed, { kind: "definitions", items: further }];
  return { id: "questions", level: 2, heading: questions.heading, blocks };
}

function whoSentences(hypotheses: readonly HypothesisFacts[], writer: Writer): string[] {
  const claim = selectionClaim(writer);
  return [...hypotheses.map((facts) => whoSentence(facts, writer)), ...(claim === null ? [] : [`${claim}.`])];
}

function whoSentence(facts: HypothesisFacts, writer: Writer): string {
  const { who } = writer.text.views.questions;
  const { number: hypothesis, part } = facts;
  if (facts.state === "not-tested") return who.notTested(hypothesis);
  if (facts.state === "withheld" || part.kind !== "tested") return who.withheld(hypothesis);
  if (facts.state === "no-evidence") return who.nobody(hypothesis);
  const groups = namedGroups(facts, part, writer);
  if (facts.state === "shown") {
    return groups === null ? who.withheld(hypothesis) : who.named({ hypothesis, groups });
  }
  return groups === null ? who.nobody(hypothesis) : who.signalled({ hypothesis, groups });
}

/** Groups that the answer is about with their numbers of people or sponsors; null where none may be named. */
function namedGroups(facts: HypothesisFacts, part: TestedPart, writer: Writer): string | null {
  const { counted, more } = writer.text.views.questions.who;
  const { format } = writer;
  const differing = facts.shownGroups.length > 0 ? facts.shownGroups : facts.throughGroups;
  const meant = facts.state === "shown" ? differing : facts.signalledGroups;
  const readable = meant.filter(isReadable);
  if (readable.length === 0) return null;
  const population = writer.population(facts.unit);
  const named = readable.slice(0, MOST_NAMED).map(({ group }) => {
    const members = memberCount(writer.audit, part, group);
    const words = population.inGroup(group);
    return members === undefined ? words : counted({ group: words, members: format.count(members) });
  });
  const rest = readable.length - named.length;
  return format.list(rest === 0 ? named : [...named, more(format.count(rest))]);
}

function changeSentences(hypotheses: readonly HypothesisFacts[], writer: Writer): string[] {
  const { change } = writer.text.views.questions;
  return hypotheses.map(({ number, state, part }) => {
    if (state === "shown") return change.shown(number);
    if (part.kind === "not-tested" && part.reason === "cases-have-one-group-each") return change.notAsked(number);
    return state === "no-evidence" || state === "signalled" ? change.notShown(number) : change.open(number);
  });
}
