import type { MaybeBounds } from "../../../audit/rebuild/rebuild-result.js";
import type { Published } from "../../../disclosure/disclosed.js";
import type { PublishedRebuild } from "../../../disclosure/rebuild.js";
import { type NumberFormat, numberFormat } from "../../text/format.js";
import { rebuildEn } from "../../text/rebuild/en-rebuild.js";
import { rebuildNl } from "../../text/rebuild/nl-rebuild.js";
import type { RebuildText } from "../../text/rebuild/rebuild-text.js";
import type { ReportText } from "../../text/report-text.js";
import { textFor } from "../../text/text-for.js";

/** Everything that a section about a rebuilt model needs. */
export interface RebuildWriter {
  readonly rebuild: PublishedRebuild;
  readonly language: "nl" | "en";
  readonly text: RebuildText;
  readonly general: ReportText;
  readonly format: NumberFormat;
  /** "95%". */
  readonly level: string;
  /** Words on every chart. */
  readonly tag: string;
  /** Word for an indicator, and for a level of it. */
  readonly indicator: (column: string) => string;
  readonly levelOf: (column: string, value: string) => string;
  /** A published number in words; a dash where there is none. */
  readonly number: (value: Published<number | null>, write: (value: number) => string) => string;
  readonly bounds: (value: Published<MaybeBounds>, write: (value: number) => string) => string;
}

/**
 * Makes the writer of a report of a rebuilt model.
 *
 * @param rebuild   published result
 * @param language  language of the report
 * @returns functions that put its numbers into words
 * @example
 * rebuildWriter(rebuild, "en").indicator("website"); // "website"
 */
export function rebuildWriter(rebuild: PublishedRebuild, language: "nl" | "en"): RebuildWriter {
  const general = textFor(language);
  const format = numberFormat(language);
  const text = language === "nl" ? rebuildNl : rebuildEn;
  const { indicators, alpha, synthetic } = rebuild.settings;
  const of = (column: string) => indicators.find((indicator) => indicator.column === column);
  return {
    rebuild,
    language,
    text,
    general,
    format,
    level: `${format.constant(100 * (1 - alpha))}%`,
    tag: [...(synthetic ? [general.labels.syntheticTag] : []), text.mark].join(" · "),
    indicator: (column) => of(column)?.label[language] ?? column,
    levelOf: (column, value) => of(column)?.levels.find((level) => level.value === value)?.[language] ?? value,
    number: (value, write) => {
      if (value.kind !== "shown") return text.withheld;
      return value.value === null ? text.none : write(value.value);
    },
    bounds: (value, write) => {
      if (value.kind !== "shown") return text.withheld;
      if (value.value.kind !== "estimate") return text.noNumber[value.value.reason];
      return text.range(write(value.value.lower), write(value.value.upper));
    },
  };
}
