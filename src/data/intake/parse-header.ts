import type { ByteScan } from "./record-scanner.js";

/**
 * Names in the header record of a CSV file.
 *
 * @param scan  scan of the file
 * @param settings  delimiter and encoding
 * @returns names in file order, quotes removed; empty for an empty header
 * @example parseHeader(scan, { delimiter: ";", encoding: "utf-8" }) // ["id", "score"]
 */
export function parseHeader(
  scan: Pick<ByteScan, "header" | "headerFields">,
  settings: { readonly delimiter: string; readonly encoding: "utf-8" | "latin-1" },
): readonly string[] {
  if (scan.headerFields === 0) return [];
  return splitRecord(decodeText(scan.header, settings.encoding), settings.delimiter);
}

/** Text of bytes; Latin-1 maps every byte to the code point of its number, as DuckDB does. */
export function decodeText(bytes: Uint8Array, encoding: "utf-8" | "latin-1"): string {
  if (encoding === "utf-8") return new TextDecoder("utf-8", { ignoreBOM: false }).decode(bytes);
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** Fields of one record. */
export function splitRecord(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < record.length; i++) {
    const character = record[i]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (record[i + 1] === '"') field += record[++i];
      else quoted = false;
    } else if (character === '"' && field === "") quoted = true;
    else if (character === delimiter) {
      fields.push(field);
      field = "";
    } else field += character;
  }
  return [...fields, field];
}
