import type { PublishedRebuild } from "../../../disclosure/rebuild.js";
import { chapter } from "../chapter.js";
import type { Banner, ReportDocument } from "../report-document.js";
import {
  agreementBlocks,
  areaBlocks,
  claimBlocks,
  figureBlocks,
  foundBlocks,
  limitItems,
  logisticBlocks,
  methodBlocks,
  reproductionBlocks,
  requiredBlocks,
  scoreBlocks,
  selectionBlocks,
  simulatedBlocks,
  summaryBlocks,
  treeBlocks,
} from "./rebuild-sections.js";
import { type RebuildWriter, rebuildWriter } from "./rebuild-writer.js";

/**
 * Puts a rebuilt model into words: a document of headings, sentences, charts and tables, without markup. Every page of it
 * says that it is a reconstruction, not for use.
 *
 * @param rebuild           published result
 * @param options.language  language of the report
 * @param options.date      date that the report prints; none when absent
 * @returns the document, JSON types only
 * @example
 * toRebuildDocument(rebuild, { language: "en" }).mark; // "reconstruction, not for use"
 */
export function toRebuildDocument(
  rebuild: PublishedRebuild,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): ReportDocument {
  const writer = rebuildWriter(rebuild, language);
  const { text, general, format } = writer;
  const { settings } = rebuild;
  const { name, version, owner, lifeCycle } = settings.model;
  const decision = text.facts.decision({ date: lifeCycle.date, source: lifeCycle.source });
  return {
    schemaVersion: "1.0.0",
    language,
    finding: findingOf(writer),
    title: settings.title,
    synthetic: settings.synthetic,
    mark: text.mark,
    banners: [
      { id: "stopped-model", text: general.banners.stopped },
      ...insufficientBanner(writer),
      ...(settings.synthetic ? [{ id: "synthetic", text: text.synthetic } as const] : []),
    ],
    facts: [
      { term: general.facts.model, description: `“${name}”, ${general.facts.version(version)}` },
      { term: text.owner, description: owner },
      { term: text.facts.stopped, description: `${text.states[lifeCycle.state]}, ${decision}` },
      { term: text.period, description: settings.period },
      { term: general.facts.dataOwner, description: settings.dataOwner },
    ],
    sections: [
      chapter("summary", text.summary.heading, summaryBlocks(writer)),
      ...(settings.claims.length === 0 ? [] : [chapter("claim", text.claim.heading, claimBlocks(writer))]),
      chapter("found", text.found.heading, foundBlocks(writer)),
      chapter("selection", text.selection.heading, selectionBlocks(writer)),
      chapter("areas", text.areas.heading, areaBlocks(writer)),
      chapter("figure-571", text.figure571.heading, figureBlocks(writer)),
      chapter("agreement", text.agreement.heading, agreementBlocks(writer)),
      chapter("larger", text.simulated.heading(format.count(settings.enlarged.cases)), simulatedBlocks(writer)),
      chapter("required", text.required.heading, requiredBlocks(writer)),
      chapter("logistic", text.logistic.heading, logisticBlocks(writer)),
      chapter("tree", text.tree.heading, treeBlocks(writer)),
      chapter("score", text.score.heading, scoreBlocks(writer)),
      chapter("limits", text.limits.heading, [{ kind: "list", items: limitItems(writer) }]),
      chapter("words", text.words.heading, [{ kind: "definitions", items: text.words.items }]),
      chapter("methods", text.methods.heading, methodBlocks(writer)),
      chapter("reproduction", text.reproduction.heading, reproductionBlocks(writer, date ?? null)),
    ],
    labels: general.labels,
  };
}

/** The data is too small for a model: no setting leaves this out. */
function insufficientBanner({ rebuild, text, format }: RebuildWriter): readonly Banner[] {
  const { cases, smallerClass } = rebuild.settings.adequacy;
  const { reasons } = rebuild.result.adequacy;
  if (reasons.length === 0) return [];
  const least = { "too-few-cases": cases, "smaller-class-too-small": smallerClass };
  const words = reasons.map((reason) => text.insufficient[reason](format.count(least[reason])));
  return [{ id: "insufficient", text: text.insufficient.banner(format.list(words)) }];
}

function findingOf({ rebuild, text, format }: RebuildWriter): string {
  const { violations, none, methods } = rebuild.result;
  const chosen = methods.find(({ method }) => method === rebuild.settings.selection.chosen)!;
  if (violations.kind !== "shown" || none.kind !== "shown" || chosen.pValue.kind !== "shown") {
    return text.finding.withheld;
  }
  const counts = { violations: format.count(violations.value), none: format.count(none.value) };
  const p = chosen.pValue.value;
  return p !== null && p <= rebuild.settings.alpha ? text.finding.aboveChance(counts) : text.finding.chance(counts);
}
