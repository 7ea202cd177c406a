import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { chapter } from "../chapter.js";
import { modelFacts } from "../model-facts.js";
import type { Block, ReportDocument } from "../report-document.js";
import { boardChapter } from "./board-section.js";
import { decompositionChapter } from "./decomposition-section.js";
import { durationChapter } from "./duration-section.js";
import { fieldsChapter } from "./fields-section.js";
import { indicationsChapter } from "./indications-section.js";
import type { InputsChapter } from "./inputs-chapter.js";
import { type InputsWriter, inputsWriter } from "./inputs-writer.js";
import { listsChapter } from "./lists-section.js";
import { outcomesChapter } from "./outcomes-section.js";
import { overridesChapter } from "./overrides-section.js";
import { proxiesChapter } from "./proxies-section.js";
import { registeredScoresChapter } from "./registered-scores-section.js";
import { togetherChapter } from "./together-section.js";

/**
 * Puts what goes into a model into words: a document of headings, sentences, charts and tables, without markup.
 * @param inputs            disclosed result
 * @param options.language  language of the report
 * @param options.date      date that the report prints; none when absent
 * @returns the document, JSON types only
 * @example
 * toInputsDocument(inputs, { language: "en" }).finding;
 */
export function toInputsDocument(
  inputs: DisclosedInputs,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): ReportDocument {
  const writer = inputsWriter(inputs, language);
  const { text, general } = writer;
  const { settings } = inputs;
  const chapters = chaptersOf(writer);
  return {
    schemaVersion: "1.0.0",
    language,
    finding: text.finding(settings.model.name),
    title: settings.title,
    synthetic: settings.synthetic,
    banners: settings.synthetic ? [{ id: "synthetic", text: text.synthetic }] : [],
    facts: modelFacts(settings, { general, periodTerm: text.period }),
    sections: [
      chapter("summary", text.summary.heading, summaryBlocks(chapters, writer)),
      ...chapters.flatMap(({ sections }) => sections),
      chapter("limits", text.limits.heading, [{ kind: "list", items: limitItems(writer) }]),
      chapter("methods", text.methods.heading, [
        { kind: "list", items: chapters.flatMap(({ methods }) => methods) },
        { kind: "paragraph", text: text.methods.references, strong: true },
        { kind: "list", items: [...new Set(chapters.flatMap(({ references }) => references))], language: "en" },
      ]),
      chapter("reproduction", text.reproduction.heading, reproductionBlocks(writer, date ?? null)),
    ],
    labels: general.labels,
  };
}

/** Chapters in the order of the settings, of the sections that they have. */
function chaptersOf(writer: InputsWriter): readonly InputsChapter[] {
  return [
    ...fieldsChapter(writer),
    ...listsChapter(writer),
    ...indicationsChapter(writer),
    ...registeredScoresChapter(writer),
    ...overridesChapter(writer),
    ...outcomesChapter(writer),
    ...durationChapter(writer),
    ...boardChapter(writer),
    ...proxiesChapter(writer),
    ...togetherChapter(writer),
    ...decompositionChapter(writer),
  ];
}

function summaryBlocks(chapters: readonly InputsChapter[], { inputs, text, format }: InputsWriter): readonly Block[] {
  const { settings, unit, units, unmatched } = inputs;
  const { summary } = text;
  const joined = ({ registrations, units: without }: NonNullable<typeof unmatched>) =>
    registrations + without === 0
      ? summary.allRegistered
      : summary.registrations({ registrations: format.count(registrations), units: format.count(without), unit });
  return [
    { kind: "paragraph", text: summary.scope({ model: settings.model.name, units: format.count(units), unit }) },
    ...(unmatched === null ? [] : [{ kind: "paragraph" as const, text: joined(unmatched) }]),
    { kind: "paragraph", text: summary.findings, strong: true },
    { kind: "list", items: chapters.flatMap(findingOf) },
    { kind: "note", text: summary.notDiscrimination },
  ];
}

/** Question and answer of a chapter: its heading, and the sentence that it opens with. */
function findingOf({ sections }: InputsChapter): readonly string[] {
  const [first] = sections;
  const [opening] = first?.blocks ?? [];
  return first !== undefined && opening?.kind === "paragraph" ? [`${first.heading} ${opening.text}`] : [];
}

function limitItems({ inputs, text, format }: InputsWriter): readonly string[] {
  const { threshold, units, reason } = inputs.disclosure;
  return [
    ...text.limits.items,
    threshold > 0
      ? text.limits.threshold({
          threshold: format.count(threshold),
          units: format.count(units),
          unit: inputs.unit,
        })
      : text.limits.noThreshold(reason ?? ""),
  ];
}

function reproductionBlocks({ inputs, text }: InputsWriter, date: string | null): readonly Block[] {
  const { reproduction } = text;
  return [
    {
      kind: "definitions",
      items: [
        { term: reproduction.toolkit, description: `${inputs.toolkit.name} ${inputs.toolkit.version}` },
        { term: reproduction.settingsHash, description: inputs.settingsHash },
        { term: reproduction.planHash, description: inputs.planHash },
        ...(date === null ? [] : [{ term: reproduction.date, description: date }]),
      ],
    },
    { kind: "paragraph", text: reproduction.command },
    { kind: "command", text: "npx toetssteen inputs inputs.yaml --out report" },
  ];
}
