import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { throwIfAborted } from "../../runtime/inline.js";
import { type ByteScan, RecordScanner } from "./record-scanner.js";

/**
 * Streams the bytes of a .csv or .csv.gz file through a record scanner.
 *
 * @param path  path of the file; `.gz` is decompressed
 * @param settings  delimiter (one ASCII character) and encoding
 * @param signal  aborts between two chunks
 * @param progress  is told the bytes so far, decompressed
 * @returns what the bytes say, independent of any CSV reader
 * @throws the system's error when the file cannot be read or decompressed
 */
export async function scanFile(
  path: string,
  settings: { readonly delimiter: string; readonly encoding: "utf-8" | "latin-1" },
  signal?: AbortSignal,
  progress?: (bytes: number) => void,
): Promise<ByteScan> {
  const scanner = new RecordScanner({
    delimiter: settings.delimiter.charCodeAt(0),
    utf8: settings.encoding === "utf-8",
  });
  let bytes = 0;
  for await (const chunk of byteStream(path)) {
    throwIfAborted(signal);
    scanner.push(chunk);
    bytes += chunk.length;
    progress?.(bytes);
  }
  return scanner.finish();
}

/** Bytes of a file, decompressed where its name ends in .gz. */
export async function* byteStream(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  if (!/\.gz$/i.test(path)) {
    yield* file as AsyncIterable<Uint8Array>;
    return;
  }
  const plain = createGunzip({ chunkSize: 1 << 18 });
  file.on("error", (error) => plain.destroy(error));
  yield* file.pipe(plain) as AsyncIterable<Uint8Array>;
}
