import { pdfTextEn } from "./en-pdf.js";
import { pdfTextNl } from "./nl-pdf.js";
import type { PdfText } from "./pdf-text.js";

/**
 * Words of a PDF in one language.
 *
 * @param language  language of the report
 * @returns the words
 * @example
 * pdfTextFor("en").page; // "page"
 */
export function pdfTextFor(language: "nl" | "en"): PdfText {
  return language === "nl" ? pdfTextNl : pdfTextEn;
}
