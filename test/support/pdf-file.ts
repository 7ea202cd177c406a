import { inflateSync } from "node:zlib";
import { type PdfDictionary, PdfReference, PdfScanner, PdfText, type PdfValue } from "./pdf-values.js";

/** One element of the structure that a screen reader follows. */
export interface Element {
  readonly type: string;
  readonly alternative: string | null;
  readonly language: string | null;
  /** Attributes of the element, of all owners. */
  readonly attributes: PdfDictionary;
  /** Pieces of pages that belong to it: object of the page, slash, mark. */
  readonly marks: readonly string[];
  readonly children: readonly Element[];
}

export interface KeptFile {
  readonly name: string;
  readonly description: string;
  readonly relationship: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/**
 * A PDF as its tables say: objects by the cross-reference table, streams inflated. For files without object streams,
 * which is what Typst writes.
 */
export class PdfFile {
  readonly #text: string;
  readonly #bytes: Buffer;
  readonly #offsets = new Map<number, number>();
  readonly catalog: PdfDictionary;
  readonly information: PdfDictionary;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
    this.#text = this.#bytes.toString("latin1");
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text)![1]);
    const table = /xref\s+0 (\d+)\s+/y;
    table.lastIndex = start;
    const size = Number(table.exec(this.#text)![1]);
    for (let object = 1; object < size; object++) {
      this.#offsets.set(
        object,
        Number(this.#text.slice(table.lastIndex + 20 * object, table.lastIndex + 20 * object + 10)),
      );
    }
    const trailer = new PdfScanner(this.#text.slice(this.#text.indexOf("trailer", start) + 7)).next() as PdfDictionary;
    this.catalog = this.dictionary(trailer.Root);
    this.information = this.dictionary(trailer.Info);
  }

  /** The value itself, whether it stands here or is referred to. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfReference)) return value ?? null;
    return this.#objectAt(value.object).value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    return (this.resolve(value) ?? {}) as PdfDictionary;
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : found === null ? [] : [found];
  }

  /** Words of a text value: UTF-16 with a mark, or one byte a character. */
  words(value: PdfValue | undefined): string {
    const found = this.resolve(value);
    if (!(found instanceof PdfText)) return "";
    const bytes = Buffer.from(found.bytes, "latin1");
    return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString("utf16le") : found.bytes;
  }

  stream(value: PdfValue | undefined): Buffer {
    const { value: dictionary, end } = this.#objectAt((value as PdfReference).object);
    const { Length, Filter } = dictionary as PdfDictionary;
    const start = this.#text.indexOf("stream\n", end) + "stream\n".length;
    const raw = this.#bytes.subarray(start, start + Number(this.resolve(Length)));
    return Filter === undefined ? raw : inflateSync(raw);
  }

  get pages(): readonly PdfReference[] {
    const below = (node: PdfReference): readonly PdfReference[] =>
      this.dictionary(node).Type === "/Page"
        ? [node]
        : this.list(this.dictionary(node).Kids).flatMap((kid) => below(kid as PdfReference));
    return below(this.catalog.Pages as PdfReference);
  }

  get metadata(): string {
    return this.stream(this.catalog.Metadata).toString("utf8");
  }

  /** All elements of the structure, each before those inside it. */
  get elements(): readonly Element[] {
    const flat = (element: Element): readonly Element[] => [element, ...element.children.flatMap(flat)];
    return this.#below(this.dictionary(this.catalog.StructTreeRoot).K).flatMap(flat);
  }

  #below(kids: PdfValue | undefined): readonly Element[] {
    return this.list(kids).flatMap((kid): readonly Element[] => {
      const node = kid instanceof PdfReference ? this.dictionary(kid) : null;
      if (node === null || node.S === undefined) return [];
      return [
        {
          type: String(this.resolve(node.S)).slice(1),
          alternative: node.Alt === undefined ? null : this.words(node.Alt),
          language: node.Lang === undefined ? null : this.words(node.Lang),
          attributes: Object.assign({}, ...this.list(node.A).map((each) => this.dictionary(each))),
          marks: this.list(node.K).flatMap((kid) => this.#marksOf(kid, node.Pg)),
          children: this.#below(node.K),
        },
      ];
    });
  }

  #marksOf(kid: PdfValue, page: PdfValue | undefined): readonly string[] {
    const at = (reference: PdfValue | undefined) => (reference as PdfReference).object;
    if (typeof kid === "number") return [`${at(page)}/${kid}`];
    const mark = this.dictionary(kid);
    return mark.MCID === undefined ? [] : [`${at(mark.Pg ?? page)}/${mark.MCID}`];
  }

  /** Files that the whole document names as its own: PDF/A-3 asks for it. */
  get associatedFiles(): number {
    return this.list(this.catalog.AF).length;
  }

  get keptFiles(): readonly KeptFile[] {
    const named = this.list(this.dictionary(this.dictionary(this.catalog.Names).EmbeddedFiles).Names);
    return named
      .filter((_, place) => place % 2 === 1)
      .map((reference) => {
        const file = this.dictionary(reference);
        const embedded = this.dictionary(file.EF).UF ?? this.dictionary(file.EF).F;
        return {
          name: this.words(file.UF),
          description: this.words(file.Desc),
          relationship: String(file.AFRelationship),
          mime: String(this.dictionary(embedded).Subtype),
          bytes: this.stream(embedded),
        };
      });
  }

  #objectAt(object: number): { readonly value: PdfValue; readonly end: number } {
    const offset = this.#offsets.get(object)!;
    const opening = /\d+ 0 obj/y;
    opening.lastIndex = offset;
    if (!opening.test(this.#text)) throw new Error(`no object ${object} at ${offset}`);
    const start = opening.lastIndex;
    const close = this.#text.indexOf("endobj", start);
    const scanner = new PdfScanner(this.#text.slice(start, close));
    const value = scanner.next() as PdfValue;
    return { value, end: start + scanner.at };
  }
}
