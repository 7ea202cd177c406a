import type { PdfText } from "./pdf-text.js";

/** Words of a PDF, in English. */
export const pdfTextEn: PdfText = {
  page: "page",
  of: "of",
  kind: {
    accessible: "Made by toetssteen. This file follows PDF/UA-1, so that screen readers can read it aloud.",
    archive: "Made by toetssteen. This file follows PDF/A-3a, so that it can be kept and read for a long time.",
  },
  attached: (names) => `Kept inside this file: ${names}.`,
};
