import { schemaNodesAt } from "./json-schema.js";

const LINE_WIDTH = 110;

/** One key of a drafted plan. */
export interface DraftEntry {
  readonly key: string;
  /** YAML on one line, or the keys of a mapping. */
  readonly value: string | readonly DraftEntry[];
  /** Lines of comment, below the description that the schema gives. */
  readonly hints?: readonly string[];
  /** Written as a comment: the key may be left out. */
  readonly optional?: boolean;
}

/** The mark of a value that only a person can give. Quoted, since YAML has another meaning for a bare one. */
export const TO_FILL_IN = '"?"';

/**
 * YAML in which every key stands below its description.
 * @param entries  keys in the order in which they are written
 * @param path  of the mapping that holds them
 * @returns lines without line ends
 */
export function commentedYaml(entries: readonly DraftEntry[], path: readonly string[] = []): readonly string[] {
  return entries.flatMap((entry) => {
    const lines = entryLines(entry, [...path, entry.key]);
    return path.length === 0 ? ["", ...lines] : lines;
  });
}

function entryLines({ key, value, hints = [], optional = false }: DraftEntry, path: readonly string[]): string[] {
  const indent = "  ".repeat(path.length - 1);
  const description = schemaNodesAt(path).find((node) => node.description !== undefined)?.description;
  const comments = [description, ...hints].flatMap((text) =>
    text === undefined ? [] : wrap(text, LINE_WIDTH - indent.length),
  );
  const mark = optional ? "# " : "";
  const body =
    typeof value === "string" ? [`${indent}${mark}${key}: ${value}`] : mappingLines(key, value, path, optional);
  return [...comments.map((text) => `${indent}# ${text}`), ...body];
}

function mappingLines(
  key: string,
  entries: readonly DraftEntry[],
  path: readonly string[],
  optional: boolean,
): string[] {
  const indent = "  ".repeat(path.length - 1);
  const lines = [`${indent}${key}:`, ...commentedYaml(entries, path)];
  return optional ? lines.map((line) => `${indent}# ${line.slice(indent.length)}`) : lines;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
