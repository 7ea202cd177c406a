import { decodeText, splitRecord } from "./parse-header.js";
import { byteStream, scanFile } from "./scan-file.js";

/** How a CSV file seems to be written: a suggestion for a plan, never used to audit. */
export interface SuggestedFormat {
  readonly delimiter: string;
  readonly encoding: "utf-8" | "latin-1";
}

const CANDIDATES = [",", ";", "\t", "|"] as const;
const SAMPLE_BYTES = 1 << 16;

/**
 * Suggests delimiter and encoding of a CSV file: the delimiter that divides the header into most fields, and UTF-8
 * unless some byte of the whole file contradicts it.
 *
 * @param path  path of a .csv or .csv.gz file
 * @returns a comma and UTF-8 where nothing speaks against them
 * @throws the system's error when the file cannot be read
 */
export async function detectFormat(path: string): Promise<SuggestedFormat> {
  const header = firstLine(await leadingBytes(path));
  const fields = CANDIDATES.map((delimiter) => splitRecord(header, delimiter).length);
  const delimiter = CANDIDATES[fields.indexOf(Math.max(...fields))]!;
  const scan = await scanFile(path, { delimiter, encoding: "utf-8" });
  return { delimiter, encoding: scan.badEncoding.length > 0 ? "latin-1" : "utf-8" };
}

async function leadingBytes(path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of byteStream(path)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts);
}

function firstLine(bytes: Uint8Array): string {
  const end = bytes.indexOf(10);
  return decodeText(end < 0 ? bytes.subarray(0, SAMPLE_BYTES) : bytes.subarray(0, end), "latin-1");
}
