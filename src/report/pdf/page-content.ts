import type { Pictures } from "../charts/draw-figures.js";
import type {
  Block,
  Figure,
  ReportDocument,
  ReportTable,
  Section,
  Source,
  VerdictBox,
  VerdictMark,
} from "../document/report-document.js";
import type { PdfText } from "../text/pdf-text.js";
import { pdfTextFor } from "../text/pdf-text-for.js";
import { type Picture, pictureOf } from "./picture.js";
import { placedTable } from "./placed-table.js";
import { drawable, printable } from "./printable-text.js";
import type { ReportFonts } from "./report-fonts.js";
import type { TableLayout } from "./table-layout.js";

/** What the template sets, as JSON: a text is a value there and never markup. */
export interface PageContent {
  readonly language: "nl" | "en";
  /** For readers' windows and lists of files. */
  readonly title: string;
  /** Head of every page. */
  readonly running: readonly [left: string, right: string];
  readonly pages: { readonly page: string; readonly of: string };
  readonly contents: string;
  readonly finding: string;
  readonly banners: readonly { readonly synthetic: boolean; readonly text: string }[];
  readonly facts: readonly PageTerm[];
  readonly parts: readonly PagePart[];
  readonly closing: readonly string[];
}

export interface PageTerm {
  readonly term: string;
  readonly description: string;
}

/** One thing on a page. `kept`: it stands on one page as a whole, being small enough for that. */
export type PagePart =
  | { readonly kind: "contents" }
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | {
      readonly kind: "paragraph" | "note" | "small";
      readonly text: string;
      readonly strong: boolean;
      /** Whether it stands on the page of what comes after it. */
      readonly leads: boolean;
      /** Where its numbers come from: words, and an address beside this file. */
      readonly link?: { readonly label: string; readonly address: string };
    }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly language: "nl" | "en" }
  | { readonly kind: "quote"; readonly text: string; readonly language: "nl" | "en" }
  | { readonly kind: "command"; readonly lines: readonly string[] }
  | { readonly kind: "definitions"; readonly items: readonly PageTerm[] }
  | {
      readonly kind: "verdict";
      readonly heading: string;
      readonly question: string;
      readonly lines: readonly (PageTerm & { readonly word: string; readonly mark: VerdictMark })[];
      readonly kept: boolean;
    }
  | {
      readonly kind: "chart";
      readonly finding: string;
      readonly subtitle: string;
      readonly alternative: string;
      readonly picture: Picture;
      readonly kept: boolean;
    }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
      readonly rows: readonly (readonly string[])[];
      readonly layout: TableLayout;
      /** Room that its head and first rows need on a page, in points. */
      readonly opening: number;
      readonly kept: boolean;
    };

export interface ContentOptions {
  readonly fonts: ReportFonts;
  /** Names of the files kept inside. */
  readonly attached: readonly string[];
  readonly pictures: Pictures;
}

/** A title in the head of every page has at most so many characters. */
const RUNNING_CHARACTERS = 80;
/** A letter of fewer chapters needs no contents. */
const LISTED_CHAPTERS = 8;
/** Chapters that a reader of two pages needs. */
const FIRST_CHAPTERS: readonly string[] = ["verdict", "certainty", "summary", "questions"];
/** A block of so many characters or more may be taller than a page: it is not kept together. */
const KEPT_CHARACTERS = 2_500;
/** Lines of a page that hold the caption of a table, its head and three rows. */
const OPENING_LINES = 15;
/** A table of more rows may go on over the edge of a page. */
const KEPT_ROWS = 8;

/**
 * A document as the template of the PDF takes it: words that the fonts can draw, tables with their place, charts as SVG.
 *
 * @param document  any report
 * @param options   fonts, names of files kept inside, and the pictures of its figures
 * @returns content, JSON types only
 * @example
 * pageContent(document, { fonts, attached: [], pictures }).parts.length;
 */
export function pageContent(document: ReportDocument, options: ContentOptions): PageContent {
  const { fonts, attached } = options;
  const { labels, language } = document;
  const shown = (text: string) => printable(text, fonts.regular);
  const words = pdfTextFor(language);
  const tags = [
    ...(document.synthetic ? [labels.syntheticTag] : []),
    ...(document.mark === undefined ? [] : [document.mark]),
  ];
  const title = [...tags, document.title].join(": ");
  const parts = new PartWriter(document, options);
  return {
    language,
    title: drawable(title, fonts.regular),
    running: [shown(shortened(document.title)), shown(tags.join(" · "))],
    pages: { page: words.page, of: words.of },
    contents: labels.contents,
    finding: shown(document.finding),
    banners: document.banners.map(({ id, text }) => ({
      synthetic: id === "synthetic",
      text: shown(`${labels.warning}: ${text}`),
    })),
    facts: document.facts.map(({ term, description }) => ({ term: shown(term), description: shown(description) })),
    parts: withContents(document.sections).flatMap((section) =>
      section === "contents" ? [{ kind: "contents" }] : parts.ofSection(section),
    ),
    closing: [
      ...companionsOf(document),
      words.made,
      ...(attached.length === 0 ? [] : [words.attached(attached.join(", "))]),
    ].map(shown),
  };
}

function companionsOf({ companions }: ReportDocument): readonly string[] {
  if (companions === undefined) return [];
  return [`${companions.heading}: ${companions.reports.map(({ label, file }) => `${label} (${file})`).join("; ")}.`];
}

/** The contents stand after the chapters that answer first, so that the first pages hold the answers. */
function withContents(sections: readonly Section[]): readonly (Section | "contents")[] {
  if (sections.filter(({ level }) => level === 2).length < LISTED_CHAPTERS) return sections;
  const first = sections.findIndex(({ id }) => !FIRST_CHAPTERS.includes(id));
  const at = first < 0 ? sections.length : first;
  return [...sections.slice(0, at), "contents", ...sections.slice(at)];
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= RUNNING_CHARACTERS ? text : `${characters.slice(0, RUNNING_CHARACTERS - 1).join("")}…`;
}

/** Turns the blocks of one document into parts. */
class PartWriter {
  readonly #document: ReportDocument;
  readonly #options: ContentOptions;
  readonly #words: PdfText;

  constructor(document: ReportDocument, options: ContentOptions) {
    this.#document = document;
    this.#words = pdfTextFor(document.language);
    this.#options = options;
  }

  ofSection({ level, heading, blocks }: Section): readonly PagePart[] {
    return [{ kind: "heading", level, text: this.#shown(heading) }, ...blocks.flatMap((block) => this.#ofBlock(block))];
  }

  #shown(text: string): string {
    return printable(text, this.#options.fonts.regular);
  }

  #ofBlock(block: Block): readonly PagePart[] {
    switch (block.kind) {
      case "paragraph":
        return [
          {
            kind: "paragraph",
            text: this.#shown(block.text),
            strong: block.strong ?? false,
            leads: (block.strong ?? false) || block.text.endsWith(":"),
            ...this.#link(block.source),
          },
        ];
      case "note":
        return [this.#plain("note", block.text)];
      case "quote":
        return [{ kind: "quote", text: this.#shown(block.text), language: block.language }];
      case "command":
        return [{ kind: "command", lines: block.text.split("\n").map((line) => this.#shown(line)) }];
      case "list": {
        const items = block.items.map((item) => this.#shown(item));
        return [{ kind: "list", items, language: block.language ?? this.#document.language }];
      }
      case "definitions":
        return [{ kind: "definitions", items: block.items.map((item) => this.#term(item.term, item.description)) }];
      case "verdict":
        return [this.#verdict(block.box)];
      case "table":
        return this.#table(block.table);
      case "figure":
        return this.#figure(block.figure);
    }
  }

  #link(source: Source | undefined) {
    if (source === undefined) return {};
    return { link: { label: this.#shown(source.label), address: `${source.file}#${source.section}` } };
  }

  #term(term: string, description: string): PageTerm {
    return { term: this.#shown(term), description: this.#shown(description) };
  }

  #verdict({ heading, question, lines }: VerdictBox): PagePart {
    const characters = [heading, question, ...lines.flatMap(({ word, sentence }) => [word, sentence])].join("").length;
    return {
      kind: "verdict",
      heading: this.#shown(heading),
      question: this.#shown(question),
      lines: lines.map(({ label, mark, word, sentence }) => ({
        ...this.#term(label, sentence),
        word: this.#shown(word),
        mark,
      })),
      kept: characters < KEPT_CHARACTERS,
    };
  }

  #figure(figure: Figure): readonly PagePart[] {
    const { finding, subtitle, description, notes, table } = figure;
    const svg = this.#options.pictures.get(figure.id);
    const chart: PagePart[] =
      svg === undefined
        ? [
            { ...this.#plain("paragraph", finding), strong: true, leads: true },
            { ...this.#plain("small", subtitle), leads: true },
            this.#plain("note", figure.sentence ?? ""),
          ]
        : [
            {
              kind: "chart",
              finding: this.#shown(finding),
              subtitle: this.#shown(subtitle),
              alternative: drawable(`${finding} ${description}`, this.#options.fonts.regular),
              picture: pictureOf(svg, this.#options.fonts),
              kept: finding.length + subtitle.length < KEPT_CHARACTERS,
            },
          ];
    return [
      ...chart,
      ...notes.map((note) => this.#plain("small", note)),
      ...(table === null ? [] : this.#table(table)),
    ];
  }

  #plain<K extends "paragraph" | "note" | "small">(kind: K, text: string) {
    return { kind, text: this.#shown(text), strong: false, leads: false };
  }

  #table({ id, caption, columns, rows }: ReportTable): readonly PagePart[] {
    const shown: ReportTable = {
      id,
      caption: this.#shown(caption),
      columns: columns.map(({ label, numeric }) => ({ label: this.#shown(label), numeric })),
      rows: rows.map((row) => row.map((cell) => this.#shown(cell))),
    };
    const { fonts } = this.#options;
    const { key, layout, ...placed } = placedTable(shown, { fonts, measure: this.#words.measure });
    const entries = key.map(({ mark, words }) => `${mark} ${words}`);
    return [
      {
        kind: "table",
        caption: shown.caption,
        ...placed,
        layout,
        opening: OPENING_LINES * layout.size,
        kept: placed.rows.length <= KEPT_ROWS && placed.rows.flat().join("").length < KEPT_CHARACTERS / 2,
      },
      ...(entries.length === 0 ? [] : [this.#plain("small", entries.join("; "))]),
    ];
  }
}
