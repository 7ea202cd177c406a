import type { PublishedMonitor } from "../../disclosure/monitoring.js";
import { monitorEn } from "../text/en-monitor.js";
import { type NumberFormat, numberFormat } from "../text/format.js";
import type { MonitorText } from "../text/monitor-text.js";
import { monitorNl } from "../text/nl-monitor.js";
import type { ReportText } from "../text/report-text.js";
import { textFor } from "../text/text-for.js";

/** Everything that a section about a monitored series needs. */
export interface MonitorWriter {
  readonly monitor: PublishedMonitor;
  readonly language: "nl" | "en";
  readonly text: MonitorText;
  readonly general: ReportText;
  readonly format: NumberFormat;
  readonly unit: string;
  readonly syntheticTag: string | null;
}

/**
 * Makes the writer of a report of a monitored series.
 *
 * @param monitor   published result
 * @param language  language of the report
 * @returns texts and formats of that language
 * @example
 * monitorWriter(monitor, "nl").unit; // "referenten"
 */
export function monitorWriter(monitor: PublishedMonitor, language: "nl" | "en"): MonitorWriter {
  const general = textFor(language);
  return {
    monitor,
    language,
    text: language === "nl" ? monitorNl : monitorEn,
    general,
    format: numberFormat(language),
    unit: general.units[monitor.unit],
    syntheticTag: monitor.settings.synthetic ? general.labels.syntheticTag : null,
  };
}
