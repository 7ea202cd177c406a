import { sampleEn } from "./en-sample.js";
import { sampleNl } from "./nl-sample.js";
import type { SampleText } from "./sample-text.js";

/**
 * The prose of the report on a sample in one language.
 *
 * @param language  language of the report
 * @returns all texts of that language
 * @example
 * sampleTextFor("nl").result.heading; // "Wat is er gevonden?"
 */
export function sampleTextFor(language: "nl" | "en"): SampleText {
  return language === "nl" ? sampleNl : sampleEn;
}
