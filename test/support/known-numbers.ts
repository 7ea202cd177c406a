import type { PrintedNumber } from "./printed-numbers.js";

/** Numbers of a result in ascending order, ready to be looked up. */
export type KnownNumbers = Float64Array;

interface Table {
  readonly keys: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly counts: readonly (number | "suppressed")[];
}

/** Every number below a value, with lengths of its lists: a report counts what a result lists. */
export function numbersBelow(value: unknown): readonly number[] {
  const found: number[] = [];
  const visit = (node: unknown): void => {
    if (typeof node === "number") found.push(node);
    // Labels of bands and classes carry numbers of their own, such as "60-69".
    else if (typeof node === "string")
      found.push(...(node.length < 300 ? [...node.matchAll(/\d+(?:\.\d+)?/g)].map(Number) : []));
    else if (Array.isArray(node)) {
      found.push(node.length);
      node.forEach(visit);
    } else if (typeof node === "object" && node !== null) Object.values(node).forEach(visit);
  };
  visit(value);
  return found;
}

/**
 * Numbers that a result holds about one level, such as a group: those of every object that names it, and its cells in
 * every table with their sum.
 * @param audit  parsed audit.json
 */
export function numbersAbout(audit: { readonly tables: readonly Table[] }, level: string): readonly number[] {
  const found: number[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === "object" && node !== null) {
      if (Object.values(node).includes(level)) found.push(...numbersBelow(node));
      else Object.values(node).forEach(visit);
    }
  };
  const { tables, ...rest } = audit;
  visit(rest);
  for (const table of tables) found.push(...cellsOf(table, level));
  return found;
}

/** Cells of one level of a table, their sum, and what is left of each pair that shares the other keys. */
function cellsOf({ keys, counts }: Table, level: string): readonly number[] {
  const place = keys.findIndex(({ levels }) => levels.includes(level));
  if (place < 0) return [];
  const inner = keys.slice(place + 1).reduce((size, { levels }) => size * levels.length, 1);
  const size = keys[place]!.levels.length;
  const wanted = keys[place]!.levels.indexOf(level);
  const own = counts.filter((_, at) => Math.floor(at / inner) % size === wanted);
  const shown = own.filter((count) => count !== "suppressed");
  return [...shown, shown.reduce((sum, count) => sum + count, 0), ...tailSums(shown)];
}

/** Sums of the last cells: flagged bands are the highest ones. */
function tailSums(counts: readonly number[]): readonly number[] {
  return counts.map((_, from) => counts.slice(from).reduce((sum, count) => sum + count, 0));
}

/**
 * Sums of tables over any of their keys, each with what is left of the sum that it is part of: a report compares every
 * group with all others.
 */
export function marginsOf({ tables }: { readonly tables: readonly Table[] }): readonly number[] {
  return tables.flatMap((table) => {
    const subsets = Array.from({ length: 2 ** table.keys.length }, (_, bits) => bits);
    return subsets.flatMap((bits) => {
      const own = sumsOver(table, bits);
      const wholes = table.keys.flatMap((_, key) => ((bits >> key) & 1 ? [sumsOver(table, bits & ~(1 << key))] : []));
      const left = wholes.flatMap((whole) =>
        [...own].map(([cell, sum]) => (whole.get(withoutKey(cell, whole)) ?? 0) - sum),
      );
      return [...own.values(), ...left];
    });
  });
}

/** Sums of the shown cells over the keys whose bit is not set, by the levels of the others. */
function sumsOver({ keys, counts }: Table, bits: number): Map<string, number> {
  const sums = new Map<string, number>();
  counts.forEach((count, at) => {
    if (count === "suppressed") return;
    let rest = at;
    const levels: string[] = [];
    for (let key = keys.length - 1; key >= 0; key--) {
      const size = keys[key]!.levels.length;
      if ((bits >> key) & 1) levels.unshift(`${key}:${rest % size}`);
      rest = Math.floor(rest / size);
    }
    const cell = levels.join(" ");
    sums.set(cell, (sums.get(cell) ?? 0) + count);
  });
  return sums;
}

function withoutKey(cell: string, whole: ReadonlyMap<string, number>): string {
  const parts = cell.split(" ");
  const shorter = parts.map((_, left) => parts.filter((__, at) => at !== left).join(" "));
  return shorter.find((name) => whole.has(name)) ?? "";
}

/**
 * Numbers that a report computes from those of a result: what the margin means in people, and p-values of an axis of
 * surprises (-log10 p).
 */
export function computedFrom(audit: {
  readonly plan: { readonly margins: { readonly ratioLower: number; readonly ratioUpper: number } };
}): readonly number[] {
  const { ratioLower, ratioUpper } = audit.plan.margins;
  const shares = numbersAt(audit, ["restShare", "overallFlaggedShare"]).filter((share) => share <= 1);
  const surprises = numbersAt(audit, ["nullDistribution"]).filter((surprise) => surprise < 20);
  return [
    ...shares.flatMap((share) => [share * ratioLower, share * ratioUpper]),
    ...surprises.map((surprise) => 10 ** -surprise),
  ];
}

/** Every number below fields of these names. */
function numbersAt(value: unknown, names: readonly string[]): readonly number[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    names.includes(name) ? numbersBelow(entry) : numbersAt(entry, names),
  );
}

/** Numbers as they can be printed: shares as percentages and of every 100 or 1,000, with what is left of 1. */
export function printable(numbers: readonly number[]): KnownNumbers {
  const forms = numbers.flatMap((value) => {
    const size = Math.abs(value);
    if (size > 1) return [size, 100 * size];
    return [size, 100 * size, 100 * (1 - size), 1000 * size, 1000 * (1 - size), 10_000 * size, 1 - size];
  });
  return Float64Array.from(new Set(forms)).sort();
}

/**
 * Whether a printed number is one of the known ones, rounded to the decimals that it is printed with. A large number
 * that ends in zeros may be one that is printed as "about", at two significant digits.
 * @example isKnown({ text: "12.7", value: 12.7, decimals: 1, percent: true }, printable([0.1274])) // true
 */
export function isKnown({ value, decimals }: PrintedNumber, known: KnownNumbers): boolean {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  const rough = value >= 1_000 && value % unit === 0;
  const half = 0.5 * (rough ? unit : 10 ** -decimals) * (1 + 1e-9);
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]! < value - half) low = middle + 1;
    else high = middle;
  }
  return low < known.length && known[low]! <= value + half;
}
