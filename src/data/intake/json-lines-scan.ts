import { throwIfAborted } from "../../runtime/inline.js";
import { flatObject } from "./flat-json.js";
import type { Problem } from "./problem.js";
import { byteStream } from "./scan-file.js";

/** What the lines of a file of JSON lines say beside their values. */
export interface JsonLinesScan {
  /** Lines that hold something, read or not. */
  readonly records: number;
  /** Numbers of the lines that gave no row, ascending: blank or malformed. */
  readonly skipped: readonly number[];
  /** By line. */
  readonly problems: readonly Problem[];
  /** Keys in the order in which they first occur, with the line. */
  readonly keys: ReadonlyMap<string, number>;
}

const LINE_FEED = 10;

/**
 * Reads a file of JSON lines, one flat object a line.
 * @param path  path of a .jsonl or .ndjson file; `.gz` is decompressed
 * @param visit  gets the values of each line that could be read
 * @param options  column names of the plan, which alone a problem may quote, and a signal
 * @returns what was read beside the values; blank lines at the end are none
 * @throws the system's error when the file cannot be read or decompressed
 */
export async function scanJsonLines(
  path: string,
  visit: (values: ReadonlyMap<string, string | null>) => void,
  { known, signal }: { readonly known: ReadonlySet<string>; readonly signal: AbortSignal | undefined },
): Promise<JsonLinesScan> {
  const skipped: number[] = [];
  const problems: Problem[] = [];
  const keys = new Map<string, number>();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let [line, records, blank] = [0, 0, 0];
  const refuse = (problem: Omit<Problem, "line" | "record">) => {
    skipped.push(line);
    problems.push({ ...problem, line, record: line });
  };
  const take = (bytes: Uint8Array) => {
    line++;
    const text = decoded(decoder, bytes);
    if (text !== null && /^[ \t\r]*$/.test(text)) {
      blank++;
      return;
    }
    for (let back = blank; back > 0; back--) {
      skipped.push(line - back);
      const wording = { expected: "one object on every line", received: "a blank line" };
      problems.push({ code: "row-blank", line: line - back, record: line - back, ...wording });
    }
    blank = 0;
    records++;
    if (text === null)
      return refuse({ code: "encoding-invalid", expected: "UTF-8", received: "bytes that are not UTF-8" });
    if (line === 1 && text.startsWith("\ufeff"))
      return refuse({ code: "byte-order-mark", expected: "UTF-8 without a mark", received: "a byte-order mark" });
    const read = flatObject(text);
    if (read.kind === "malformed") {
      const column = read.key !== undefined && known.has(read.key) ? { column: read.key } : {};
      const expected = "one object of texts, numbers, true, false or null";
      return refuse({ code: "line-malformed", ...column, expected, received: read.received });
    }
    for (const key of read.values.keys()) if (!keys.has(key)) keys.set(key, line);
    visit(read.values);
  };
  const rest: Uint8Array[] = [];
  for await (const chunk of byteStream(path)) {
    throwIfAborted(signal);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      take(Buffer.concat([...rest.splice(0), chunk.subarray(from, end)]));
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.slice(from));
  }
  if (rest.length > 0) take(Buffer.concat(rest));
  return { records, skipped, problems, keys };
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
