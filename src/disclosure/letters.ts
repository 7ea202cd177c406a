import { OTHER_GROUPS } from "../audit/conditional/strata-table.js";
import { NO_MAJORITY } from "../audit/hypothesis-2/hypothesis-2.js";
import type { AuditResult } from "../audit/result.js";
import { AuditError } from "../errors.js";
import { nextBelow, streamsFrom } from "../statistics/random.js";
import { auditJsonSchema } from "./audit-schema.js";

/** Label of a group -> the letters that stand for it in a release. */
export type LetterKey = ReadonlyMap<string, string>;

/** Rows that name no group. */
const NOT_GROUPS: readonly string[] = [NO_MAJORITY, OTHER_GROUPS];
/** Block of the seed that deals the letters; resampling uses low numbers. */
const LETTER_BLOCK = 0x1e77e5;

/**
 * Letters for the groups of a result, dealt by the seed of the plan: their order says nothing of the labels.
 * @param result  undisclosed result
 * @returns one entry a group; it belongs in a workfile
 * @throws AuditError `disclosure-impossible` when a label is also a word of the release itself
 * @example letterKey(result).get("Aland") // "C"
 */
export function letterKey({ tables, plan }: AuditResult): LetterKey {
  const levels = tables.flatMap(({ keys: [key] }) => (key?.name === "group" ? key.levels : []));
  const labels = [...new Set(levels)].filter((label) => !NOT_GROUPS.includes(label)).sort();
  const others = tables.flatMap(({ keys }) =>
    keys.flatMap((key) => (key.name === "group" ? [key.name] : [key.name, ...key.levels])),
  );
  const taken = new Set([...wordsOf(auditJsonSchema()), ...others]);
  const clash = labels.find((label) => taken.has(label));
  if (clash !== undefined) {
    const message = `letters require labels of groups that mean nothing else in a release; got ${JSON.stringify(clash)}`;
    throw new AuditError(
      "disclosure-impossible",
      message,
      "Rename the group in the data, or leave the labels as they are",
    );
  }
  const stream = streamsFrom(plan.resampling.seed).block(LETTER_BLOCK);
  const letters = labels.map((_, at) => letterOf(at));
  for (let at = letters.length - 1; at > 0; at--) {
    const other = nextBelow(stream, at + 1);
    [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  }
  return new Map(labels.map((label, at) => [label, letters[at]!]));
}

/** A to Z, then AA to ZZ, and so on. */
function letterOf(place: number): string {
  const rest = Math.floor(place / 26);
  return `${rest === 0 ? "" : letterOf(rest - 1)}${String.fromCharCode(65 + (place % 26))}`;
}

/** Words that a schema gives a meaning: constants, members of lists, and names of fields. */
function wordsOf(schema: unknown): readonly string[] {
  if (typeof schema === "string") return [schema];
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) => (name === "description" ? [] : [name, ...wordsOf(value)]));
}

/** Shorter labels are words of any sentence: they are replaced where they stand alone. */
const SHORTEST_IN_TEXT = 3;

/**
 * A release in which letters stand for the labels of groups: in every text, and in the order of rows and lists.
 * @param release  released result
 * @param key  letters by label
 * @returns the same release under other names
 */
export function lettered<Release>(release: Release, key: LetterKey): Release {
  const inText = patternOf([...key.keys()].filter((label) => label.length >= SHORTEST_IN_TEXT));
  const rename = (text: string) => key.get(text) ?? text.replace(inText, (label) => key.get(label) ?? label);
  const place = (label: string | null) => {
    const letter = label === null ? undefined : key.get(label);
    return letter === undefined ? Number.POSITIVE_INFINITY : placeOf(letter);
  };
  return renamed(release) as Release;

  function renamed(value: unknown): unknown {
    if (typeof value === "string") return rename(value);
    if (Array.isArray(value)) return inOrder(value).map(renamed);
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(isGroupTable(value) ? { ...value, counts: rowsInOrder(value) } : value);
    return Object.fromEntries(fields.map(([name, field]) => [key.get(name) ?? name, renamed(field)]));
  }

  /** Lists of groups, by name or as a field, in the order of their letters; what names no group stays behind them. */
  function inOrder(items: readonly unknown[]): readonly unknown[] {
    const labels = items.map(groupOf);
    const isOfGroups = labels.every((label) => label !== null && (key.has(label) || NOT_GROUPS.includes(label)));
    return isOfGroups ? ordered(labels).map((at) => items[at]) : items;
  }

  function rowsInOrder({ keys, counts }: GroupTable): readonly unknown[] {
    const { levels } = keys[0]!;
    const width = counts.length / levels.length;
    return ordered(levels).flatMap((row) => counts.slice(row * width, (row + 1) * width));
  }

  function ordered(labels: readonly (string | null)[]): readonly number[] {
    return [...labels.keys()].sort((a, b) => {
      const [one, other] = [place(labels[a]!), place(labels[b]!)];
      return one === other ? a - b : one - other;
    });
  }
}

/** Any of the labels as a word of its own, the longest first; nothing where there are none. */
function patternOf(labels: readonly string[]): RegExp {
  if (labels.length === 0) return /(?!)/g;
  const words = [...labels].sort((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

interface GroupTable {
  readonly keys: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly counts: readonly unknown[];
}

function isGroupTable(value: object): value is GroupTable {
  if (!("keys" in value && "counts" in value)) return false;
  const { keys } = value as GroupTable;
  return Array.isArray(keys) && keys[0]?.name === "group";
}

function groupOf(item: unknown): string | null {
  if (typeof item === "string") return item;
  const group = (item as { readonly group?: unknown } | null)?.group;
  return typeof group === "string" ? group : null;
}

function placeOf(letter: string): number {
  return [...letter].reduce((place, each) => place * 26 + each.charCodeAt(0) - 64, 0);
}

function escaped(label: string): string {
  return label.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
