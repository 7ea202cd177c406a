import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { assumptionSections } from "./assumption-section.js";
import { provenanceSections } from "./bands-provenance.js";
import { bandsSections } from "./bands-section.js";
import { bannersOf } from "./banners.js";
import { calibrationSections } from "./calibration-section.js";
import { findingOf } from "./claims.js";
import { limitsSections, methodsSections } from "./closing-sections.js";
import { conditionalSections } from "./conditional-section.js";
import { errorsSections } from "./errors-section.js";
import { familySections } from "./families-section.js";
import { formsSections } from "./forms-section.js";
import { glossarySection } from "./glossary-section.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { hypothesesOf } from "./hypothesis-facts.js";
import { hypothesisSections } from "./hypothesis-section.js";
import { certaintySection, summarySection, verdictSection } from "./opening-sections.js";
import { selectionClaim, selectionSections } from "./people-sections.js";
import { questionsSection } from "./questions-section.js";
import type { Definition, ReportDocument, Section } from "./report-document.js";
import { reproductionSection } from "./reproduction-section.js";
import { scoreSections } from "./score-section.js";
import { selectedStepSections } from "./selected-step-section.js";
import { sensitivitySections } from "./sensitivity-section.js";
import { severitySections } from "./severity-section.js";
import { stabilitySections } from "./stability-section.js";
import type { Writer } from "./writer.js";
import { writerFor } from "./writer.js";

/**
 * Puts a disclosed audit into words: a document of headings, sentences, verdict boxes, figures and tables, without markup.
 *
 * @param audit             disclosed audit
 * @param options.language  language of the report
 * @param options.date      date that the report prints; none when absent
 * @returns the document, JSON types only; the same audit gives the same document
 * @see style guide, "The HTML report": the order of the sections
 * @example
 * toDocument(audit, { language: "nl" }).finding;
 */
export function toDocument(
  audit: DisclosedAudit,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): ReportDocument {
  const writer = writerFor(audit, language);
  const hypotheses = hypothesesOf(audit);
  const sections: Section[] = [
    verdictSection(hypotheses, writer),
    certaintySection(hypotheses, writer),
    summarySection(hypotheses, writer),
    questionsSection(hypotheses, writer),
    ...hypotheses.flatMap((facts) => [...hypothesisSections(facts, writer), ...conditionalSections(facts, writer)]),
    ...sensitivitySections(writer),
    ...selectedStepSections(writer),
    ...familySections(writer),
    ...formsSections(writer),
    ...onScores(scoreSections(writer)),
    ...provenanceSections(writer),
    ...bandsSections(writer),
    ...severitySections(writer),
    ...onScores(calibrationSections(writer)),
    ...onScores(assumptionSections(writer)),
    ...onScores(stabilitySections(writer)),
    ...errorsSections(writer),
    ...selectionSections(writer),
    ...limitsSections(hypotheses, writer),
    ...methodsSections(hypotheses, writer),
    reproductionSection(writer, date ?? null),
  ];
  const { glossary, views } = writer.text;
  return {
    schemaVersion: "1.0.0",
    language,
    finding: findingWithSelection(hypotheses, writer),
    title: audit.plan.title,
    synthetic: audit.plan.synthetic,
    banners: bannersOf(hypotheses, writer),
    facts: factsOf(writer),
    sections: [...sections, glossarySection(sections, { glossary, heading: views.glossaryHeading })],
    labels: writer.text.labels,
  };
}

/** Marks chapters that speak of scores. */
function onScores(sections: readonly Section[]): Section[] {
  return sections.map((section) => ({ ...section, subject: "score" }));
}

/** Where no hypothesis could be tested, what people selected is the finding. */
function findingWithSelection(hypotheses: readonly HypothesisFacts[], writer: Writer): string {
  const finding = findingOf(hypotheses, writer);
  const claim = hypotheses.every((facts) => facts.state === "not-tested") ? selectionClaim(writer) : null;
  return claim === null ? finding : `${claim}. ${finding}`;
}

function factsOf({ audit, text }: Writer): Definition[] {
  const { plan } = audit;
  const { facts } = text;
  return [
    { term: facts.title, description: plan.title },
    { term: facts.model, description: `“${plan.model.name}”, ${facts.version(plan.model.version)}` },
    { term: facts.status, description: facts.statuses[plan.model.status] },
    { term: facts.period, description: plan.period },
    { term: facts.dataOwner, description: plan.dataOwner },
  ];
}
