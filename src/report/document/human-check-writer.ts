import type { Agreement, MeasuredShare } from "../../audit/human-check/human-check-result.js";
import type { Published } from "../../disclosure/disclosed.js";
import type { PublishedHumanCheck } from "../../disclosure/human-check.js";
import { humanCheckEn } from "../text/en-human-check.js";
import { type NumberFormat, numberFormat } from "../text/format.js";
import type { HumanCheckText } from "../text/human-check-text.js";
import { humanCheckNl } from "../text/nl-human-check.js";
import type { ReportText } from "../text/report-text.js";
import { textFor } from "../text/text-for.js";

/** Everything that a section about a human check needs. */
export interface HumanCheckWriter {
  readonly check: PublishedHumanCheck;
  readonly language: "nl" | "en";
  readonly text: HumanCheckText;
  readonly general: ReportText;
  readonly format: NumberFormat;
  readonly syntheticTag: string | null;
  /** "1.2%", "less than 1%", or that it is not shown. */
  readonly share: (share: Published<MeasuredShare>) => string;
  /** Interval in a table, or a dash. */
  readonly range: (share: Published<MeasuredShare>) => string;
  /** Interval in brackets behind a share, or nothing. */
  readonly inBrackets: (share: Published<MeasuredShare>) => string;
  readonly agreement: (agreement: Published<Agreement>) => { readonly kappa: string; readonly interval: string };
  readonly count: (count: Published<number>) => string;
  /** "p = 0.032", or its class. */
  readonly level: string;
}

/**
 * Makes the writer of a report of a human check.
 *
 * @param check     published result
 * @param language  language of the report
 * @returns functions that put its numbers into words
 * @example
 * humanCheckWriter(check, "en").share(check.log.deviated); // "4.1%"
 */
export function humanCheckWriter(check: PublishedHumanCheck, language: "nl" | "en"): HumanCheckWriter {
  const general = textFor(language);
  const format = numberFormat(language);
  const text = language === "nl" ? humanCheckNl : humanCheckEn;
  const level = `${format.constant(100 * (1 - check.settings.alpha))}%`;
  const rangeOf = (bounds: { readonly lower: number; readonly upper: number }, write: (value: number) => string) =>
    text.range(write(bounds.lower), write(bounds.upper));
  return {
    check,
    language,
    text,
    general,
    format,
    level,
    syntheticTag: check.settings.synthetic ? general.labels.syntheticTag : null,
    share: (share) => {
      if (share.kind === "shown") return format.share(share.value.value);
      if (share.kind === "withheld") return text.withheld;
      const bound = `${format.constant(100 * share.bound)}%`;
      return share.relation === "above" ? text.above(bound) : text.below(bound);
    },
    range: (share) => (share.kind === "shown" ? rangeOf(share.value, format.share) : text.none),
    inBrackets: (share) => (share.kind === "shown" ? text.interval(level, rangeOf(share.value, format.share)) : ""),
    agreement: (agreement) => {
      if (agreement.kind !== "shown") return { kappa: text.withheld, interval: "" };
      if (agreement.value.kind === "not-estimable") return { kappa: text.noVariation, interval: "" };
      return {
        kappa: format.ratio(agreement.value.value),
        interval: text.interval(level, rangeOf(agreement.value, format.ratio)),
      };
    },
    count: (count) => (count.kind === "shown" ? format.count(count.value) : text.withheld),
  };
}
