import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
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
  readonly attachments?: readonly Attachment[];
  /** Date that the file states, YYYY-MM-DD; absent: `UNDATED`, because PDF/A asks for one. */
  readonly date?: string | undefined;
  /** Pictures of its figures; drawn here when absent. */
  readonly pictures?: Pictures;
}

/** `accessible`: PDF/UA-1, read aloud by screen readers. `archive`: PDF/A-3a, for keeping. A file claims one of them. */
export type PdfKind = "accessible" | "archive";

/** Makes the file of a document that is set already. */
export type SetDocument = (kind: PdfKind) => Uint8Array;

/** What a file states where no date is given: the first day that computers count. */
export const UNDATED = "1970-01-01";

const STANDARDS: Readonly<Record<PdfKind, string>> = { accessible: "ua-1", archive: "a-3a" };

/**
 * Renders documents as tagged PDF. One printer serves many documents: it reads its fonts once. Pages are set once for
 * both kinds of file.
 *
 * @returns a function from a document to its file in either kind; the same document gives the same bytes everywhere
 * @throws ArgumentError when a chart cannot be drawn, or when a page breaks a rule of its standard
 * @see ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3)
 * @example
 * pdfPrinter()(document, {})("accessible").length > 0; // true
 */
export function pdfPrinter(): (document: ReportDocument, options: PdfOptions) => SetDocument {
  const fonts = reportFonts();
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.files.map((file) => Buffer.from(file)) }] });
  return (document, options) => {
    const pages = setPages(document, options, { fonts, compiler });
    const creationTimestamp = Date.parse(`${options.date ?? UNDATED}T00:00:00Z`) / 1000;
    return (kind) => {
      const pdf = () => compiler.pdf(pages, { pdfStandard: STANDARDS[kind], creationTimestamp });
      return Uint8Array.from(refusing(pdf));
    };
  };
}

function setPages(
  document: ReportDocument,
  { attachments = [], pictures = drawFigures(figuresOf(document)) }: PdfOptions,
  { fonts, compiler }: { readonly fonts: ReportFonts; readonly compiler: NodeCompiler },
): NodeTypstDocument {
  // What the compiler remembers of one document serves a shorter view of it, no other, and only grows.
  compiler.evictCache(1);
  const content = pageContent(document, { fonts, pictures, attached: attachments.map(({ name }) => name) });
  const result = compiler.compile({
    mainFileContent: TEMPLATE,
    inputs: {
      content: JSON.stringify(content),
      files: JSON.stringify(attachments.map(({ name, mime, description }) => ({ name, mime, description }))),
      ...Object.fromEntries(attachments.map(({ name, text }) => [`file-${name}`, text])),
    },
  });
  if (result.result === null) throw refused(JSON.stringify(result.takeDiagnostics()?.shortDiagnostics));
  return result.result;
}

function refusing<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(reason: string): ArgumentError {
  return new ArgumentError(`pdfPrinter requires a document that its standard takes; got ${reason}`);
}
