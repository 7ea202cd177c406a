import { baselineArea } from "../../plan/score-schema.js";
import { bannersOf } from "./banners.js";
import { chapter } from "./chapter.js";
import { scoreClaim } from "./claims.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { hypothesesOf } from "./hypothesis-facts.js";
import { naturalSentences, scopeSentence, verdictLines } from "./opening-sections.js";
import { selectionClaim } from "./people-sections.js";
import type { Block, ReportDocument, Section, Source } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * The letter for a parliament: the four layers of each answer in plain words, each number with the place of its analysis,
 * and nobody's name.
 *
 * @param writer         writer of the report
 * @param options.date   date that the letter states; null: none
 * @param options.report  file of the report that numbers are traced to
 * @returns a document of a page or two without charts
 * @see domain S41
 * @example
 * letterDocument(writer, { date: null, report: "report.nl.html" }).sections[0].id; // "about"
 */
export function letterDocument(
  writer: Writer,
  { date, report }: { readonly date: string | null; readonly report: string },
): ReportDocument {
  const { audit, text } = writer;
  const { letter } = text.views;
  const hypotheses = hypothesesOf(audit);
  const from = (section: string): Source => ({ label: letter.source, file: report, section });
  return {
    schemaVersion: "1.0.0",
    language: text.language,
    finding: letter.title(audit.plan.model.name),
    title: audit.plan.title,
    synthetic: audit.plan.synthetic,
    banners: bannersOf(hypotheses, writer),
    facts: [],
    sections: [
      chapter("about", letter.about, [
        { kind: "paragraph", text: letter.model(audit.plan.model.name) },
        { kind: "paragraph", text: scopeSentence(writer), source: from("summary") },
      ]),
      ...hypotheses.map((facts) => hypothesisChapter(facts, from(`hypothesis-${facts.number}`), writer)),
      ...selectionChapters(from("selection"), writer),
      scoreChapter(from("score"), writer),
      chapter("not-examined", letter.notExamined, [
        { kind: "paragraph", text: text.summary.notExamined(audit.selection.kind === "estimated") },
      ]),
      chapter("meaning", letter.meaning, [
        { kind: "list", items: text.limits.always },
        { kind: "paragraph", text: letter.made({ version: audit.toolkit.version, date }) },
      ]),
    ],
    labels: text.labels,
  };
}

function hypothesisChapter(facts: HypothesisFacts, source: Source, writer: Writer): Section {
  const { text } = writer;
  const lines = verdictLines(facts, writer).map(({ label, word, sentence }) => ({
    term: label,
    description: `${word}. ${sentence}`,
  }));
  const numbers = naturalSentences(facts, writer).map(
    (sentence): Block => ({ kind: "paragraph", text: sentence, source }),
  );
  const heading = `${text.verdict.heading(facts.number)}: ${text.verdict.question(facts.number, facts.unit, writer.attribute)}`;
  return chapter(`hypothesis-${facts.number}`, heading, [{ kind: "definitions", items: lines }, ...numbers]);
}

function selectionChapters(source: Source, writer: Writer): Section[] {
  const claim = selectionClaim(writer);
  const { selection } = writer.text;
  if (claim === null) return [];
  const found: Block = { kind: "paragraph", text: `${claim}. ${selection.noTest}`, source };
  return [chapter("selection", selection.headingPlain, [found])];
}

function scoreChapter(source: Source, writer: Writer): Section {
  const { audit, text } = writer;
  const isRead = audit.score.kind === "estimated" && audit.plan.score.baselines.map(baselineArea).includes(0.571);
  return chapter("score", text.views.letter.score, [
    { kind: "paragraph", text: `${scoreClaim(writer)}.`, source },
    ...(isRead ? [{ kind: "paragraph", text: text.score.baselineIsRead } as const] : []),
  ]);
}
