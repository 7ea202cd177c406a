import type { DisclosedSample } from "../../disclosure/disclosed-sample.js";
import { forbiddenPhrases } from "../text/forbidden-phrases.js";
import type { Banner, Definition, ReportDocument } from "./report-document.js";
import { sampleAreasSection, sampleComparisonSection } from "./sample-areas-section.js";
import { sampleAssumptionSection } from "./sample-assumption-section.js";
import {
  sampleDesignSection,
  sampleLimitsSection,
  samplePartsSection,
  sampleResultSection,
} from "./sample-sections.js";
import { type SampleWriter, sampleWriterFor } from "./sample-writer.js";

/**
 * Puts a disclosed sample into words: a document of headings, sentences and tables, without markup.
 *
 * @param sample            disclosed sample
 * @param options.language  language of the report
 * @returns the document, JSON types only; the same sample gives the same document
 * @see style guide, "The HTML report"
 * @example
 * toSampleDocument(sample, { language: "nl" }).finding;
 */
export function toSampleDocument(
  sample: DisclosedSample,
  { language }: { readonly language: "nl" | "en" },
): ReportDocument {
  const writer = sampleWriterFor(sample, language);
  return {
    schemaVersion: "1.0.0",
    language,
    finding: findingOf(writer),
    title: sample.plan.title,
    synthetic: sample.plan.synthetic,
    banners: bannersOf(writer),
    facts: factsOf(writer),
    sections: [
      sampleResultSection(writer),
      sampleDesignSection(writer),
      samplePartsSection(writer),
      sampleAssumptionSection(writer),
      sampleComparisonSection(writer),
      sampleAreasSection(writer),
      sampleLimitsSection(writer),
    ],
    labels: writer.common.labels,
  };
}

function findingOf({ sample, text, unit, words, absent, of1000 }: SampleWriter): string {
  const share = words(sample.overall);
  if (share !== null) return text.finding.share(unit, share);
  const { overall } = sample;
  if (overall.kind === "shown" && overall.value.kind === "bounds") {
    const { lowest, highest } = overall.value;
    return text.finding.bounds(unit, { lowest: of1000(lowest), highest: of1000(highest) });
  }
  return text.finding.none(unit, absent(overall) ?? text.withheld);
}

function bannersOf({ sample, common }: SampleWriter): Banner[] {
  const { plan } = sample;
  const quoted = [...new Set(sampleUserValues(sample).flatMap((value) => forbiddenPhrases(value)))];
  const status = plan.model.status;
  return [
    ...(plan.synthetic ? [{ id: "synthetic", text: common.banners.synthetic } as const] : []),
    ...(status === "stopped" ? [{ id: "stopped-model", text: common.banners.stopped } as const] : []),
    ...(quoted.length > 0
      ? [
          {
            id: "quoted-words",
            text: common.banners.quotedWords(quoted.map((word) => `“${word}”`).join(", ")),
          } as const,
        ]
      : []),
  ];
}

/** Words of the report that come from plan and data. */
export function sampleUserValues({ plan, bands, groups, disclosure }: DisclosedSample): string[] {
  return [
    plan.title,
    plan.model.name,
    plan.model.version,
    plan.period,
    plan.dataOwner,
    plan.protectedAttribute.nl,
    plan.protectedAttribute.en,
    ...bands.map(({ name }) => name),
    ...groups.map(({ name }) => name),
    disclosure.reason ?? "",
  ];
}

function factsOf({ sample, text, common, format, unit }: SampleWriter): Definition[] {
  const { plan, design } = sample;
  return [
    { term: common.facts.title, description: plan.title },
    { term: common.facts.model, description: `“${plan.model.name}”, ${common.facts.version(plan.model.version)}` },
    { term: common.facts.period, description: plan.period },
    { term: common.facts.dataOwner, description: plan.dataOwner },
    {
      term: text.facts.drawn,
      description: text.facts.drawnOf(format.count(design.drawn), format.count(design.population), unit),
    },
    { term: text.facts.planHash, description: sample.planHash },
  ];
}
