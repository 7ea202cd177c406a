import type { Pictures } from "../report/charts/draw-figures.js";
import type { ReportDocument } from "../report/document/report-document.js";
import type { NamedReport } from "../report/document/report-set.js";
import { type Attachment, pdfPrinter } from "../report/pdf/render-pdf.js";
import { pdfTextFor } from "../report/text/pdf-text-for.js";

/** What the PDFs of a release are made with. */
export interface PdfPress {
  readonly printer: ReturnType<typeof pdfPrinter>;
  /** Files that the report and its archive keep inside. */
  readonly attachments: readonly Attachment[];
  readonly date?: string | undefined;
}

/** Name and text of a file of the release. */
type NamedText = readonly [name: string, text: string];

/**
 * What the PDFs of one release are made with, a language.
 *
 * @param options.results  file with the numbers
 * @param options.plan     file with the plan; null where there is none
 * @param options.date     date that the files state, YYYY-MM-DD
 * @returns a function from the language to its press; the fonts are read once for all
 * @example
 * pdfPress({ results: ["audit.json", "{}"], plan: null })("nl").attachments.length; // 1
 */
export function pdfPress({
  results,
  plan,
  date,
}: {
  readonly results: NamedText;
  readonly plan: NamedText | null;
  readonly date?: string | undefined;
}): (language: "nl" | "en") => PdfPress {
  const printer = pdfPrinter();
  return (language) => {
    const words = pdfTextFor(language);
    const attached = ([name, text]: NamedText, description: string) => ({
      name,
      mime: "application/json",
      description,
      text,
    });
    const kept = [attached(results, words.results), ...(plan === null ? [] : [attached(plan, words.plan)])];
    return { printer, date, attachments: kept };
  };
}

/** Views that are printed: for reading by anyone. What analysts and holders without scores read stays on the screen. */
const PRINTED: readonly string[] = ["report", "report-public", "letter"];

/**
 * Reports of one language as PDF: each view for reading (PDF/UA-1), and the report once more for keeping (PDF/A-3a),
 * with what the release says in numbers inside.
 *
 * @param reports   views of one document
 * @param pictures  pictures of their figures
 * @param press     printer and attachments
 * @returns path inside the release -> bytes
 * @example
 * [...pdfFiles(reportSet(audit, { language: "nl" }), pictures, press).keys()][1]; // "report-archive.nl.pdf"
 */
export function pdfFiles(
  reports: readonly NamedReport[],
  pictures: Pictures,
  press: PdfPress,
): ReadonlyMap<string, Uint8Array> {
  const printed = reports.filter(({ name }) => PRINTED.includes(name));
  return new Map(
    printed.flatMap(({ name, document }) =>
      name === "report"
        ? [...documentPdfs(document, { name, pictures, press })]
        : [[`${name}.${document.language}.pdf`, press.printer(document, { pictures, date: press.date })("accessible")]],
    ),
  );
}

/**
 * One document as PDF, for reading and for keeping, both with the numbers of the release inside.
 *
 * @param document  report in one language
 * @param options   name of its page, pictures of its figures, printer and attachments
 * @returns path inside the release -> bytes
 * @example
 * [...documentPdfs(document, { name: "sample", pictures, press }).keys()]; // ["sample.nl.pdf", "sample-archive.nl.pdf"]
 */
export function documentPdfs(
  document: ReportDocument,
  { name, pictures, press }: { readonly name: string; readonly pictures: Pictures; readonly press: PdfPress },
): ReadonlyMap<string, Uint8Array> {
  const { printer, date, attachments } = press;
  const pages = printer(document, { pictures, date, attachments });
  return new Map([
    [`${name}.${document.language}.pdf`, pages("accessible")],
    [`${name}-archive.${document.language}.pdf`, pages("archive")],
  ]);
}
