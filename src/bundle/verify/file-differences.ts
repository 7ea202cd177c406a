import { type Differences, type FieldDifference, jsonDifferences } from "../../disclosure/json-differences.js";
import type { BundleFiles } from "../manifest.js";

/** One file that is not the same in two sets of files. */
export interface FileDifference {
  readonly path: string;
  readonly state: "changed" | "only-before" | "only-after";
  /** What differs inside; null where the files are no text. */
  readonly fields: Differences | null;
}

/** Characters of a line around the first one that differs. */
const WINDOW = 40;
const MOST_LINES = 3;

/**
 * Files that differ between two bundles, byte by byte; what differs inside JSON is told by field, in other text by line.
 * @param before  files of one bundle
 * @param after  files of the other
 * @returns by path in code-unit order; none where both hold the same bytes
 */
export function fileDifferences(before: BundleFiles, after: BundleFiles): readonly FileDifference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): FileDifference[] => {
    const [one, other] = [before.get(path), after.get(path)];
    if (one === undefined) return [{ path, state: "only-after", fields: null }];
    if (other === undefined) return [{ path, state: "only-before", fields: null }];
    const [left, right] = [Buffer.from(one), Buffer.from(other)];
    if (left.equals(right)) return [];
    return [{ path, state: "changed", fields: fieldsOf(path, left, right) }];
  });
}

function fieldsOf(path: string, before: Buffer, after: Buffer): Differences | null {
  if (path.endsWith(".json")) {
    const [one, other] = [parsedJson(before), parsedJson(after)];
    if (one !== undefined && other !== undefined) return jsonDifferences(one, other);
  }
  return /\.(?:json|csv|html|svg|md|R|txt|ya?ml)$/.test(path)
    ? lineDifferences(before.toString("utf8"), after.toString("utf8"))
    : null;
}

function lineDifferences(before: string, after: string): Differences {
  const [one, other] = [before.split("\n"), after.split("\n")];
  const lines = Array.from({ length: Math.max(one.length, other.length) }, (_, line) => line);
  const changed = lines.filter((line) => one[line] !== other[line]);
  return {
    total: changed.length,
    first: changed.slice(0, MOST_LINES).map((line) => lineDifference(line, one[line], other[line])),
  };
}

function lineDifference(line: number, before: string | undefined, after: string | undefined): FieldDifference {
  const path = `line ${line + 1}`;
  if (before === undefined || after === undefined) {
    return {
      path,
      before: before === undefined ? "absent" : "present",
      after: after === undefined ? "absent" : "present",
    };
  }
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - WINDOW), at + WINDOW).trim();
  return { path, before: around(before), after: around(after) };
}

function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
