/** What an independent look at the bytes of a CSV file finds. Records count from 1, the header; blank lines count. */
export interface ByteScan {
  readonly bytes: number;
  readonly byteOrderMark: "none" | "utf-8" | "utf-16";
  /** Bytes of the first record without its line end; cut at one mebibyte. */
  readonly header: Uint8Array;
  readonly headerFields: number;
  /** Records after the header that are not blank. */
  readonly records: number;
  /** Records with another number of fields than the header, and their number of fields. */
  readonly ragged: readonly number[];
  readonly raggedFields: readonly number[];
  readonly badEncoding: readonly number[];
  readonly nul: readonly number[];
  readonly blank: readonly number[];
  /** Records with text after a closing quote. */
  readonly malformedQuotes: readonly number[];
  /** Record in which a quote opened that never closes. */
  readonly unterminated: number | null;
  /** First record that ends in a carriage return alone. */
  readonly loneCarriageReturn: number | null;
  /** First record that ends otherwise than the header: line feed, or carriage return and line feed. */
  readonly otherLineEnd: number | null;
  /** Records that hold line breaks within quotes, and the line breaks up to and including each. */
  readonly multiline: readonly number[];
  readonly breaksSoFar: readonly number[];
}

const FIELD_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const AFTER_QUOTE = 3;
const HEADER_LIMIT = 1 << 20;

/**
 * Scans the bytes of a CSV file (RFC 4180, quotes doubled) without keeping them: counts records and fields, and marks
 * what a reader may pass over in silence.
 *
 * @example
 * const scanner = new RecordScanner({ delimiter: 44, utf8: true });
 * scanner.push(bytes);
 * scanner.finish().records;
 */
export class RecordScanner {
  readonly #delimiter: number;
  readonly #utf8: boolean;
  #lead: Uint8Array = new Uint8Array(0);
  #started = false;
  #mark: ByteScan["byteOrderMark"] = "none";
  #bytes = 0;
  #state = FIELD_START;
  #fields = 0;
  #record = 1;
  #records = 0;
  #headerFields = 0;
  #breaks = 0;
  #breaksBefore = 0;
  #pendingReturn = false;
  #continuation = 0;
  #lower = 0x80;
  #upper = 0xbf;
  #loneReturn: number | null = null;
  #headerReturns = false;
  #otherLineEnd: number | null = null;
  readonly #header: number[] = [];
  readonly #ragged: number[] = [];
  readonly #raggedFields: number[] = [];
  readonly #badEncoding: number[] = [];
  readonly #nul: number[] = [];
  readonly #blank: number[] = [];
  readonly #malformed: number[] = [];
  readonly #multiline: number[] = [];
  readonly #breaksSoFar: number[] = [];

  constructor(settings: { readonly delimiter: number; readonly utf8: boolean }) {
    this.#delimiter = settings.delimiter;
    this.#utf8 = settings.utf8;
  }

  /** Takes the next bytes of the file, in chunks of any size. */
  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#started) {
      this.#scan(chunk, 0);
      return;
    }
    const lead = new Uint8Array(this.#lead.length + chunk.length);
    lead.set(this.#lead);
    lead.set(chunk, this.#lead.length);
    this.#lead = lead;
    if (lead.length >= 3) this.#start();
  }

  /** Ends the last record and returns what was found. */
  finish(): ByteScan {
    if (!this.#started) this.#start();
    const unterminated = this.#state === QUOTED ? this.#record : null;
    if (this.#pendingReturn) this.#loneReturn ??= this.#record;
    if (this.#state !== FIELD_START || this.#fields > 0) this.#endRecord();
    return {
      bytes: this.#bytes,
      byteOrderMark: this.#mark,
      header: Uint8Array.from(this.#header),
      headerFields: this.#headerFields,
      records: this.#records,
      ragged: this.#ragged,
      raggedFields: this.#raggedFields,
      badEncoding: this.#badEncoding,
      nul: this.#nul,
      blank: this.#blank,
      malformedQuotes: this.#malformed,
      unterminated,
      loneCarriageReturn: this.#loneReturn,
      otherLineEnd: this.#otherLineEnd,
      multiline: this.#multiline,
      breaksSoFar: this.#breaksSoFar,
    };
  }

  #start(): void {
    this.#started = true;
    const [a, b, c] = this.#lead;
    if (a === 0xef && b === 0xbb && c === 0xbf) this.#mark = "utf-8";
    if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) this.#mark = "utf-16";
    this.#scan(this.#lead, this.#mark === "utf-8" ? 3 : 0);
    this.#lead = new Uint8Array(0);
  }

  #scan(chunk: Uint8Array, from: number): void {
    const delimiter = this.#delimiter;
    let state = this.#state;
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i]!;
      const returned = this.#pendingReturn;
      if (returned) {
        this.#pendingReturn = false;
        if (byte !== 10) {
          this.#loneReturn ??= this.#record;
          this.#state = state;
          this.#endRecord();
          state = FIELD_START;
        }
      }
      if (byte >= 0x80 || this.#continuation > 0) this.#checkEncoding(byte);
      if (byte === 0) markOnce(this.#nul, this.#record);
      if (this.#record === 1 && this.#header.length < HEADER_LIMIT) this.#header.push(byte);
      if (state === QUOTED) {
        if (byte === 34) state = AFTER_QUOTE;
        else if (byte === 10) this.#breaks++;
      } else if (byte === delimiter) {
        this.#fields++;
        state = FIELD_START;
      } else if (byte === 10) {
        if (this.#record === 1) this.#headerReturns = returned;
        else if (returned !== this.#headerReturns) this.#otherLineEnd ??= this.#record;
        this.#state = state;
        this.#endRecord();
        state = FIELD_START;
      } else if (byte === 13) this.#pendingReturn = true;
      else if (byte === 34 && state !== UNQUOTED) state = QUOTED;
      else {
        if (state === AFTER_QUOTE) markOnce(this.#malformed, this.#record);
        state = UNQUOTED;
      }
    }
    this.#state = state;
  }

  #endRecord(): void {
    const fields = this.#fields + 1;
    if (this.#continuation > 0) this.#encodingFails();
    const blank = this.#state === FIELD_START && this.#fields === 0;
    if (this.#record === 1) {
      this.#headerFields = blank ? 0 : fields;
      trimLineEnd(this.#header);
    } else if (blank) this.#blank.push(this.#record);
    else {
      this.#records++;
      if (fields !== this.#headerFields) {
        this.#ragged.push(this.#record);
        this.#raggedFields.push(fields);
      }
    }
    if (this.#breaks > this.#breaksBefore) {
      this.#multiline.push(this.#record);
      this.#breaksSoFar.push(this.#breaks);
      this.#breaksBefore = this.#breaks;
    }
    this.#record++;
    this.#fields = 0;
    this.#state = FIELD_START;
  }

  /** UTF-8 as in Unicode, table 3-7: no overlong form, no surrogate, nothing beyond U+10FFFF. */
  #checkEncoding(byte: number): void {
    if (!this.#utf8) return;
    if (this.#continuation > 0) {
      if (byte >= this.#lower && byte <= this.#upper) {
        this.#continuation--;
        this.#lower = 0x80;
        this.#upper = 0xbf;
        return;
      }
      this.#encodingFails();
      if (byte < 0x80) return;
    }
    if (byte >= 0xc2 && byte <= 0xdf) this.#continuation = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#continuation = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#continuation = 3;
    else this.#encodingFails();
    this.#lower = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#upper = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }

  #encodingFails(): void {
    this.#continuation = 0;
    this.#lower = 0x80;
    this.#upper = 0xbf;
    markOnce(this.#badEncoding, this.#record);
  }
}

function markOnce(records: number[], record: number): void {
  if (records[records.length - 1] !== record) records.push(record);
}

function trimLineEnd(bytes: number[]): void {
  if (bytes[bytes.length - 1] === 10) bytes.pop();
  if (bytes[bytes.length - 1] === 13) bytes.pop();
}
