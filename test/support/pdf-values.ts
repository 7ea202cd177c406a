/** A value of a PDF: a name keeps its slash, a text is its bytes as Latin-1. */
export type PdfValue = number | boolean | null | string | PdfText | PdfReference | PdfDictionary | readonly PdfValue[];
export type PdfDictionary = { readonly [name: string]: PdfValue };
export class PdfText {
  constructor(readonly bytes: string) {}
}
export class PdfReference {
  constructor(readonly object: number) {}
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads the values of PDF syntax, one after the other; a word that is none of them is a name of an operator. */
export class PdfScanner {
  #at = 0;
  constructor(readonly text: string) {}

  get at(): number {
    return this.#at;
  }

  /** The next value, an operator as `{ operator }`, or undefined at the end. */
  next(): PdfValue | { readonly operator: string } | undefined {
    this.#skip();
    const rest = this.text.slice(this.#at, this.#at + 40);
    if (rest === "") return undefined;
    if (rest.startsWith("<<")) return this.#dictionary();
    if (rest.startsWith("<")) return this.#hexadecimal();
    if (rest.startsWith("(")) return this.#literal();
    if (rest.startsWith("[")) return this.#array();
    const reference = /^(\d+) \d+ R\b/.exec(rest);
    if (reference !== null) {
      this.#at += reference[0].length;
      return new PdfReference(Number(reference[1]));
    }
    const word = this.#word();
    if (word.startsWith("/")) return word;
    if (/^[-+.\d]/.test(word)) return Number(word);
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : { operator: word };
  }

  #skip(): void {
    for (;;) {
      const match = /(?:[\s\0]+|%[^\r\n]*)+/y;
      match.lastIndex = this.#at;
      const found = match.exec(this.text);
      if (found === null) return;
      this.#at += found[0].length;
    }
  }

  #word(): string {
    const match = /\/?[^\s\0/<>[\](){}%]*|./y;
    match.lastIndex = this.#at;
    const word = match.exec(this.text)![0] || this.text[this.#at]!;
    this.#at += word.length;
    return word;
  }

  #dictionary(): PdfDictionary {
    this.#at += 2;
    const entries: Record<string, PdfValue> = {};
    for (;;) {
      this.#skip();
      if (this.text.startsWith(">>", this.#at)) break;
      const name = this.#word().slice(1);
      entries[name] = this.next() as PdfValue;
    }
    this.#at += 2;
    return entries;
  }

  #array(): readonly PdfValue[] {
    this.#at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.#skip();
      if (this.text[this.#at] === "]") break;
      items.push(this.next() as PdfValue);
    }
    this.#at += 1;
    return items;
  }

  #hexadecimal(): PdfText {
    const end = this.text.indexOf(">", this.#at);
    const digits = this.text.slice(this.#at + 1, end).replace(/\s/g, "");
    this.#at = end + 1;
    return new PdfText(Buffer.from(digits, "hex").toString("latin1"));
  }

  #literal(): PdfText {
    let bytes = "";
    let depth = 1;
    for (this.#at += 1; ; this.#at += 1) {
      const character = this.text[this.#at]!;
      if (character === "\\") {
        const octal = /[0-7]{1,3}/y;
        octal.lastIndex = this.#at + 1;
        const digits = octal.exec(this.text)?.[0];
        const escaped = this.text[this.#at + 1]!;
        bytes += digits === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(digits, 8));
        this.#at += digits?.length ?? 1;
        continue;
      }
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      if (depth === 0) break;
      bytes += character;
    }
    this.#at += 1;
    return new PdfText(bytes);
  }
}
