import type { Published } from "../../disclosure/disclosed.js";
import type { DisclosedSample } from "../../disclosure/disclosed-sample.js";
import type { SampleArea, SampleInterval, SampleShare } from "../../sampling/sample-result.js";
import { type NumberFormat, numberFormat } from "../text/format.js";
import type { ReportText } from "../text/report-text.js";
import type { SampleText, ShareWords } from "../text/sample-text.js";
import { sampleTextFor } from "../text/sample-text-for.js";
import { textFor } from "../text/text-for.js";

/** Everything that a section of the report on a sample needs to put numbers into words. */
export interface SampleWriter {
  readonly sample: DisclosedSample;
  readonly text: SampleText;
  readonly common: ReportText;
  readonly format: NumberFormat;
  readonly unit: string;
  readonly attribute: string;
  readonly level: string;
  /** Why a number is not there, or null where it is. */
  readonly absent: (published: Published<SampleShare | SampleArea>) => string | null;
  /** A share in natural frequencies, or null where there is no single number. */
  readonly words: (published: Published<SampleShare>) => ShareWords | null;
  readonly range: (interval: SampleInterval, write: (value: number) => string) => string;
  readonly of1000: (share: number) => string;
}

/**
 * Makes the writer of one report on a sample.
 * @param sample    disclosed sample
 * @param language  language of the report
 * @returns functions that put its numbers into words
 * @example
 * sampleWriterFor(sample, "en").of1000(0.0614); // "61"
 */
export function sampleWriterFor(sample: DisclosedSample, language: "nl" | "en"): SampleWriter {
  const text = sampleTextFor(language);
  const common = textFor(language);
  const format = numberFormat(language);
  const level = `${format.count(100 * sample.plan.level)}%`;
  const of1000 = (share: number) =>
    share > 0 && share < 0.01 ? format.points(10 * share) : format.count(1000 * share);
  return {
    sample,
    text,
    common,
    format,
    unit: common.units[sample.unit],
    attribute: sample.plan.protectedAttribute[language],
    level,
    of1000,
    absent: (published) => {
      if (published.kind !== "shown") return text.withheld;
      return published.value.kind === "not-estimable" ? text.reasons[published.value.reason] : null;
    },
    words: (published) => {
      if (published.kind !== "shown" || published.value.kind !== "estimate") return null;
      const { value, interval } = published.value;
      return { of1000: of1000(value), lower: of1000(interval.lower), upper: of1000(interval.upper as number), level };
    },
    range: ({ lower, upper }, write) =>
      upper === "unbounded" ? text.table.unbounded(write(lower)) : text.table.range(write(lower), write(upper)),
  };
}
