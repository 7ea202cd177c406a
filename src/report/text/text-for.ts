import { en } from "./en.js";
import { nl } from "./nl.js";
import type { ReportText } from "./report-text.js";

/**
 * The prose of one language.
 *
 * @param language  language of the report
 * @returns all texts of that language
 * @example
 * textFor("nl").summary.heading; // "Samenvatting"
 */
export function textFor(language: "nl" | "en"): ReportText {
  return language === "nl" ? nl : en;
}
