import type { ComparedEstimate, PublishedComparison } from "../../disclosure/compare-schema.js";
import type { CompareText, LayerValue } from "../text/compare-text.js";
import { compareEn } from "../text/en-compare.js";
import { type NumberFormat, numberFormat } from "../text/format.js";
import { compareNl } from "../text/nl-compare.js";
import type { ReportText } from "../text/report-text.js";
import { textFor } from "../text/text-for.js";

/** Everything that a section about two audits needs. */
export interface CompareWriter {
  readonly comparison: PublishedComparison;
  readonly language: "nl" | "en";
  readonly text: CompareText;
  readonly general: ReportText;
  readonly format: NumberFormat;
  readonly attribute: string;
  readonly syntheticTag: string | null;
  /** Value of a layer of a verdict in words. */
  readonly layer: (value: string) => string;
  /** "0.62 to 1.04", or a dash. */
  readonly interval: (estimate: ComparedEstimate, write: (value: number) => string) => string;
}

/**
 * Makes the writer of a report of two audits.
 *
 * @param comparison  published comparison
 * @param language    language of the report
 * @returns functions that put its values into words
 * @example
 * compareWriter(comparison, "en").layer("no-evidence"); // "No statistical evidence"
 */
export function compareWriter(comparison: PublishedComparison, language: "nl" | "en"): CompareWriter {
  const general = textFor(language);
  const text = language === "nl" ? compareNl : compareEn;
  return {
    comparison,
    language,
    text,
    general,
    format: numberFormat(language),
    attribute: comparison.protectedAttribute[language],
    syntheticTag: comparison.synthetic ? general.labels.syntheticTag : null,
    layer: (value) => text.value[value as LayerValue],
    interval: ({ lower, upper }, write) => {
      if (lower === null && upper === null) return text.none;
      return text.range(lower === null ? text.unbounded : write(lower), upper === null ? text.unbounded : write(upper));
    },
  };
}
