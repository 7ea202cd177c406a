import type { TopLevelSpec } from "vega-lite";

/** Characters for which the frame of a chart has room beside its rows. */
const ROOM = 38;
const COUNT = / \(n = [^()]*\)$/;

/**
 * A chart whose rows have names that fit beside it. A name that is too long is cut in the middle of the label, before its
 * n, and numbered so that no two become one; the table behind the figure has it whole.
 *
 * @param spec  Vega-Lite spec with inline data; rows carry `label`, scales may sort by it
 * @returns the same spec where every label fits, else a copy
 * @example
 * withShortLabels(spec);
 */
export function withShortLabels(spec: TopLevelSpec): TopLevelSpec {
  const long = [...new Set(labelsOf(spec))].filter((label) => label.length > ROOM);
  if (long.length === 0) return spec;
  const short = new Map(long.map((label, i) => [label, shortened(label, i + 1)]));
  return replaced(spec, short) as TopLevelSpec;
}

function shortened(label: string, number: number): string {
  const count = COUNT.exec(label)?.[0] ?? "";
  const end = `… [${number}]${count}`;
  return `${[...label].slice(0, Math.max(1, ROOM - end.length)).join("")}${end}`;
}

function labelsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(labelsOf);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === "label" && typeof each === "string" ? [each] : labelsOf(each),
  );
}

function replaced(value: unknown, short: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return short.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => replaced(each, short));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, short)]));
}
