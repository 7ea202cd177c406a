import type { PdfText } from "./pdf-text.js";

/** Words of a PDF, in Dutch. */
export const pdfTextNl: PdfText = {
  page: "pagina",
  of: "van",
  kind: {
    accessible: "Gemaakt met toetssteen. Dit bestand volgt PDF/UA-1: een schermlezer kan het voorlezen.",
    archive: "Gemaakt met toetssteen. Dit bestand volgt PDF/A-3a: het is lang te bewaren en te lezen.",
  },
  attached: (names) => `In dit bestand zit ook: ${names}.`,
};
