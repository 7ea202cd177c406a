import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { ArgumentError } from "../../errors.js";
import { drawFigures, type Pictures } from "../charts/draw-figures.js";
import { figuresOf } from "../document/figures-of.js";
import type { ReportDocument } from "../document/report-document.js";
import { pageContent } from "./page-content.js";
import { type ReportFonts, reportFonts } from "./report-fonts.js";
import { TEMPLATE } from "./template.js";

/** A file that is kept inside a PDF. */
export interface Attachment {
  readonly name: string;
  readonly mime: string;
  /** What it holds, in the language of the report. */
  readonly description: string;
  readonly text: string;
}

export interface PdfOptions {
  /** `accessible`: PDF/UA-1. `archive`: PDF/A-3a, which asks for a date. A file follows one of them. */
  readonly kind: "accessible" | "archive";
  readonly attachments?: readonly Attachment[];
  /** Date that the file states, YYYY-MM-DD. An archive without one states `UNDATED`. */
  readonly date?: string | undefined;
  /** Pictures of its figures; drawn here when absent. */
  readonly pictures?: Pictures;
}

/** What an archive states where no date is given: the first second that computers count. */
export const UNDATED = "1970-01-01";

const STANDARDS = { accessible: "ua-1", archive: "a-3a" } as const;

/**
 * Renders documents as tagged PDF. One printer serves many documents: it reads the fonts and the template once.
 *
 * @returns a function from a document to the bytes of a PDF; the same document gives the same bytes on every machine
 * @throws ArgumentError when a chart cannot be drawn, or when the page breaks a rule of its standard
 * @see ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3)
 * @example
 * pdfPrinter()(document, { kind: "accessible" }).length > 0; // true
 */
export function pdfPrinter(): (document: ReportDocument, options: PdfOptions) => Uint8Array {
  const fonts = reportFonts();
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.files.map((file) => Buffer.from(file)) }] });
  return (document, options) => printed(document, options, { fonts, compiler });
}

function printed(
  document: ReportDocument,
  { kind, attachments = [], date, pictures = drawFigures(figuresOf(document)) }: PdfOptions,
  { fonts, compiler }: { readonly fonts: ReportFonts; readonly compiler: NodeCompiler },
): Uint8Array {
  const content = pageContent(document, {
    fonts,
    kind,
    attached: attachments.map(({ name }) => name),
    pictures,
  });
  const result = compiler.compile({
    mainFileContent: TEMPLATE,
    inputs: {
      content: JSON.stringify(content),
      date: date ?? (kind === "archive" ? UNDATED : ""),
      files: JSON.stringify(attachments.map(({ name, mime, description }) => ({ name, mime, description }))),
      ...Object.fromEntries(attachments.map(({ name, text }) => [`file-${name}`, text])),
    },
  });
  const page = result.result;
  if (page === null) throw refused(JSON.stringify(result.takeDiagnostics()?.shortDiagnostics));
  try {
    return Uint8Array.from(compiler.pdf(page, { pdfStandard: STANDARDS[kind] }));
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(reason: string): ArgumentError {
  return new ArgumentError(`renderPdf requires a document that its standard takes; got ${reason}`);
}
