import type { ReportText } from "../text/report-text.js";
import type { ReportDocument } from "./report-document.js";

/** What a report without plan says of the model that it is about. */
export interface ModelFacts {
  readonly model: { readonly name: string; readonly version: string };
  readonly period: string;
  readonly dataOwner: string;
}

/**
 * Facts on the first page of a report: the model with its version, the period, and who owns the data.
 * @param settings  of the report
 * @param terms.general      texts that all reports share
 * @param terms.periodTerm   name of the period in this report
 * @example modelFacts(settings, { general, periodTerm: "Period" })[0]!.term;
 */
export function modelFacts(
  { model, period, dataOwner }: ModelFacts,
  { general, periodTerm }: { readonly general: Pick<ReportText, "facts">; readonly periodTerm: string },
): ReportDocument["facts"] {
  return [
    { term: general.facts.model, description: `“${model.name}”, ${general.facts.version(model.version)}` },
    { term: periodTerm, description: period },
    { term: general.facts.dataOwner, description: dataOwner },
  ];
}
