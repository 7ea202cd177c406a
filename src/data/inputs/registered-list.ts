import type { TextColumn } from "../columns.js";

/** A list of scored companies, row by row of its file. Rows never leave this room. */
export interface RegisteredList {
  readonly name: string;
  readonly ids: TextColumn;
  readonly columns: ReadonlyMap<string, TextColumn>;
  /** SHA-256 of the file: for the analyst alone. */
  readonly sha256: string;
  /** HMAC of that hash under a key of the owner; absent where no key was given. */
  readonly hmac?: string;
}
