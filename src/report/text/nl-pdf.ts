import type { PdfText } from "./pdf-text.js";

/** Words of a PDF, in Dutch. */
export const pdfTextNl: PdfText = {
  page: "pagina",
  of: "van",
  measure: "Maat",
  made: "Gemaakt met toetssteen. Getallen, woorden en grafieken zijn die van de webpagina.",
  results: "Alle gepubliceerde getallen van deze audit",
  plan: "Het gepubliceerde deel van het plan",
  attached: (names) => `In dit bestand zit ook: ${names}.`,
};
