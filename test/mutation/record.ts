import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
export const RECORD = "reports/mutation/mutation.json";

/** A planted fault that no test noticed. */
export interface Survivor {
  readonly line: number;
  readonly column: number;
  /** Stryker's name for the kind of fault. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** No test reaches the code at all. */
  readonly unreached: boolean;
}

/** What became of the faults planted in one file. */
export interface FileRecord {
  readonly file: string;
  readonly killed: number;
  /** Faults that made a test run without end: noticed too. */
  readonly timeout: number;
  readonly survived: number;
  readonly noCoverage: number;
  /** Percentage of faults noticed. */
  readonly score: number;
  readonly sourceHash: string;
  /** Test files that reach the faults, and the hash of their contents. */
  readonly tests: readonly string[];
  readonly testsHash: string;
  readonly survivors: readonly Survivor[];
}

/** Faults noticed and planted over files, with the score in percent. */
export interface Total {
  readonly noticed: number;
  readonly planted: number;
  readonly score: number;
}

/** Adds up the records of files. */
export function totalOf(files: readonly FileRecord[]): Total {
  let noticed = 0;
  let planted = 0;
  for (const { killed, timeout, survived, noCoverage } of files) {
    noticed += killed + timeout;
    planted += killed + timeout + survived + noCoverage;
  }
  return { noticed, planted, score: (100 * noticed) / planted };
}

/** The committed record, by file name; empty before the first run. */
export function readRecord(): readonly FileRecord[] {
  const path = join(ROOT, RECORD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as { files: FileRecord[] }).files : [];
}

/** SHA-256 over the contents of files, in the order given; an absent file counts as empty. */
export function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const path = join(ROOT, file);
    hash.update(existsSync(path) ? readFileSync(path) : "").update("\0");
  }
  return hash.digest("hex");
}

/** Whether the source, or a test that reached it, has changed since the record was made. */
export function isStale({ file, sourceHash, tests, testsHash }: FileRecord): boolean {
  return hashOf([file]) !== sourceHash || hashOf(tests) !== testsHash;
}
