import type { Estimate } from "../../../audit/result.js";
import type { Published } from "../../../disclosure/disclosed.js";
import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { isRemaining } from "../../../plan/inputs/remaining-groups.js";
import { type NumberFormat, numberFormat } from "../../text/format.js";
import { inputsEn } from "../../text/inputs/en-inputs.js";
import type { InputsText } from "../../text/inputs/inputs-text.js";
import { inputsNl } from "../../text/inputs/nl-inputs.js";
import type { ReportText } from "../../text/report-text.js";
import { textFor } from "../../text/text-for.js";

/** Everything that a chapter on inputs needs. */
export interface InputsWriter {
  readonly inputs: DisclosedInputs;
  readonly language: "nl" | "en";
  readonly text: InputsText;
  readonly general: ReportText;
  readonly format: NumberFormat;
  readonly syntheticTag: string | null;
  /** Level of intervals, "95%". */
  readonly level: string;
  /** A group by its name, or the words for what remains beside the audited groups. */
  readonly group: (level: string) => string;
  readonly count: (count: number | "suppressed") => string;
  /** "12.0%", "less than 5%", or that it is not shown. */
  readonly share: (share: Published<Estimate>) => string;
  /** Interval in a table, or a dash. */
  readonly range: (estimate: Published<Estimate>, write: (value: number) => string) => string;
  /** A p-value for a cell: a number, a class, or that it is not shown. */
  readonly pCell: (p: Published<number>) => string;
}

/**
 * Makes the writer of a report on what goes into a model.
 * @param inputs    disclosed result
 * @param language  language of the report
 * @returns functions that put its numbers into words
 * @example
 * inputsWriter(inputs, "en").count("suppressed"); // "not shown"
 */
export function inputsWriter(inputs: DisclosedInputs, language: "nl" | "en"): InputsWriter {
  const general = textFor(language);
  const format = numberFormat(language);
  const text = language === "nl" ? inputsNl : inputsEn;
  return {
    inputs,
    language,
    text,
    general,
    format,
    syntheticTag: inputs.settings.synthetic ? general.labels.syntheticTag : null,
    level: `${format.constant(100 * (1 - inputs.settings.alpha))}%`,
    group: (level) => (isRemaining(level) ? text.remaining[level] : level),
    count: (count) => (count === "suppressed" ? text.withheld : format.count(count)),
    share: (share) => {
      if (share.kind === "withheld") return text.withheld;
      if (share.kind === "shown") return share.value.kind === "estimate" ? format.share(share.value.value) : text.none;
      const bound = `${format.constant(100 * share.bound)}%`;
      return share.relation === "above" ? text.above(bound) : text.below(bound);
    },
    range: (estimate, write) => {
      if (estimate.kind !== "shown" || estimate.value.kind !== "estimate") return text.none;
      const { interval } = estimate.value;
      if ("kind" in interval) return text.none;
      const bound = (value: number | "unbounded") => (value === "unbounded" ? "∞" : write(value));
      return text.range(bound(interval.lower), bound(interval.upper));
    },
    pCell: (p) => {
      if (p.kind === "shown") return format.pCell(p.value);
      if (p.kind === "withheld") return text.withheld;
      const bound = format.constant(p.bound);
      return p.relation === "at-most" ? text.atMost(bound) : text.above(bound);
    },
  };
}
