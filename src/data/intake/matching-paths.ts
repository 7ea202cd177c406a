import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, parse, resolve, sep } from "node:path";

/** Files that a path of the plan names. */
export interface MatchingPaths {
  /** Absolute, in code-point order; empty where nothing matches. */
  readonly paths: readonly string[];
  /** True where the plan names a folder or a pattern: names of folders like `year=2020` are then values of a column. */
  readonly isPattern: boolean;
}

/**
 * Files that a path names: itself, every Parquet file below a folder, or those that match a pattern with `*`, `?` and `**`.
 * A file of that very name comes before a pattern. Links are not followed.
 *
 * @param path  absolute path of the plan
 * @returns absolute paths; that of the plan alone where it is no folder and no pattern
 * @example matchingPaths("/data/year=*\/part.parquet").paths
 */
export function matchingPaths(path: string): MatchingPaths {
  const found = kindAt(path);
  if (found === "folder") return { paths: below(resolve(path), ["**", "*.parquet"]).sort(), isPattern: true };
  if (found !== null || !/[*?]/.test(path)) return { paths: [path], isPattern: false };
  const { root } = parse(path);
  const segments = path.slice(root.length).split(sep);
  const fixed = segments.findIndex((segment) => /[*?]/.test(segment));
  const folder = join(root, ...segments.slice(0, fixed));
  return { paths: below(folder, segments.slice(fixed)).sort(), isPattern: true };
}

/**
 * What stands at a path: null where nothing does, or where the path is none that a file can have.
 * @param path  absolute path
 */
export function kindAt(path: string): "file" | "folder" | null {
  try {
    const found = statSync(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : null;
  } catch {
    return null;
  }
}

function below(folder: string, [segment, ...rest]: readonly string[]): string[] {
  // A folder that is absent, or may not be read, holds nothing that matches.
  if (segment === undefined || kindAt(folder) !== "folder") return [];
  const entries = entriesOf(folder);
  const folders = entries.filter((entry) => entry.isDirectory());
  if (segment === "**") {
    return [...below(folder, rest), ...folders.flatMap(({ name }) => below(join(folder, name), ["**", ...rest]))];
  }
  const matches = segmentPattern(segment);
  if (rest.length === 0) {
    return entries.filter((entry) => entry.isFile() && matches.test(entry.name)).map(({ name }) => join(folder, name));
  }
  return folders.filter(({ name }) => matches.test(name)).flatMap(({ name }) => below(join(folder, name), rest));
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function segmentPattern(segment: string): RegExp {
  const escaped = segment.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`, "u");
}
