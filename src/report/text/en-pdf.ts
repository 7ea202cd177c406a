import type { PdfText } from "./pdf-text.js";

/** Words of a PDF, in English. */
export const pdfTextEn: PdfText = {
  page: "page",
  of: "of",
  measure: "Measure",
  made: "Made by toetssteen. Numbers, words and charts are those of the page on the web.",
  results: "All published numbers of this audit",
  plan: "The published part of the plan",
  attached: (names) => `Kept inside this file: ${names}.`,
};
