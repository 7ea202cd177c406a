import { ArgumentError } from "../errors.js";
import { chiSquaredUpperTail, logChiSquaredUpperTail } from "./distributions.js";

/** Which categories of a predictor may be joined: neighbours, any, or neighbours and one that floats (unknown). */
export type ChaidScale = "ordinal" | "nominal" | "floating";

export interface ChaidMergeOptions {
  readonly scale: ChaidScale;
  /** Two categories stay apart when their p-value is at most this; default 0.05. */
  readonly alphaMerge?: number;
}

/** Categories joined where the outcome does not tell them apart, and the test of what is left. */
export interface ChaidMerge {
  /** Codes of categories that stand together, each group ascending, groups by their first code. */
  readonly groups: readonly (readonly number[])[];
  readonly chiSquared: number;
  readonly df: number;
  /** Of the joined table, before any adjustment. */
  readonly pValue: number;
  /** Number of ways in which the categories could have been joined into so many groups. */
  readonly multiplier: number;
  /** Bonferroni: the p-value times the multiplier, at most 1. */
  readonly adjusted: number;
}

/**
 * Joins the categories of a predictor, the most alike first, until every pair that may be joined differs; a joined group
 * of three or more is taken apart again where that tells more. The p-value of the result is adjusted for the number of
 * ways to join.
 *
 * @param counts   a row a category, a column an outcome class; every category has a count
 * @param options  scale of the predictor, and when two categories differ
 * @returns the groups with their test; one group where no categories differ
 * @throws ArgumentError on fewer than two outcome classes, an empty category, or unequal rows; "floating" takes the last
 *         category as the one that floats
 * @see Kass 1980, Applied Statistics 29, 119-127, steps 1 to 3 and equations (1) to (3)
 * @example chaidMerge([[30, 10], [28, 12], [5, 35]], { scale: "nominal" }).groups // [[0, 1], [2]]
 */
export function chaidMerge(
  counts: readonly (readonly number[])[],
  { scale, alphaMerge = 0.05 }: ChaidMergeOptions,
): ChaidMerge {
  const classes = counts[0]?.length ?? 0;
  if (classes < 2) throw new ArgumentError(`chaidMerge requires two or more outcome classes; got ${classes}`);
  for (const [category, row] of counts.entries()) {
    if (row.length !== classes || !row.every((count) => count >= 0) || total(row) === 0) {
      throw new ArgumentError(
        `chaidMerge requires ${classes} counts with a sum above 0 in category ${category}; got ${row}`,
      );
    }
  }
  let groups = counts.map((_, category): readonly number[] => [category]);
  const seen = new Set<string>();
  for (;;) {
    const closest = closestPair(groups, counts, scale);
    if (closest === null || closest.pValue <= alphaMerge) break;
    groups = joined(groups, closest.first, closest.second);
    const apart = takenApart(groups, closest.first, { counts, scale, alphaMerge });
    // Taking apart what was just joined would go on for ever: a state is visited once.
    if (apart !== null && !seen.has(JSON.stringify(apart))) groups = apart;
    if (seen.has(JSON.stringify(groups))) break;
    seen.add(JSON.stringify(groups));
  }
  const { chiSquared, df, pValue, logP } = chiSquaredOf(groups.map((group) => rowOf(group, counts)));
  const multiplier = waysToJoin(counts.length, groups.length, scale);
  const adjusted = Math.min(1, Math.exp(logP + Math.log(multiplier)));
  return { groups, chiSquared, df, pValue, multiplier, adjusted };
}

/**
 * Number of ways in which categories can be joined into groups, Kass's Bonferroni multiplier.
 * @param categories  1 or more
 * @param groups      1 .. categories
 * @param scale       which categories may stand together
 * @see Kass 1980, equations (1) to (3); the nominal one is Stirling's number of the second kind
 * @example waysToJoin(5, 3, "ordinal") // 6
 */
export function waysToJoin(categories: number, groups: number, scale: ChaidScale): number {
  if (scale === "ordinal") return choose(categories - 1, groups - 1);
  if (scale === "floating" && categories > 1)
    return choose(categories - 2, groups - 2) + groups * choose(categories - 2, groups - 1);
  let row = [1];
  for (let n = 2; n <= categories; n++) {
    row = Array.from({ length: n }, (_, i) => (i === 0 ? 0 : row[i - 1]!) + (i + 1) * (row[i] ?? 0));
  }
  return row[groups - 1] ?? 0;
}

type Groups = readonly (readonly number[])[];
interface Setting {
  readonly counts: readonly (readonly number[])[];
  readonly scale: ChaidScale;
  readonly alphaMerge: number;
}

function closestPair(groups: Groups, counts: Setting["counts"], scale: ChaidScale) {
  let closest: { readonly first: number; readonly second: number; readonly pValue: number } | null = null;
  for (let first = 0; first < groups.length; first++) {
    for (let second = first + 1; second < groups.length; second++) {
      if (!mayJoin(groups, first, second, { scale, floating: counts.length - 1 })) continue;
      const { pValue } = chiSquaredOf([rowOf(groups[first]!, counts), rowOf(groups[second]!, counts)]);
      if (closest === null || pValue > closest.pValue) closest = { first, second, pValue };
    }
  }
  return closest;
}

/** Groups stand by their first code, the floating category by itself last: it may join any, other groups a neighbour. */
function mayJoin(
  groups: Groups,
  first: number,
  second: number,
  { scale, floating }: { readonly scale: ChaidScale; readonly floating: number },
): boolean {
  if (scale === "nominal") return true;
  return second === first + 1 || (scale === "floating" && groups[second]![0] === floating);
}

function joined(groups: Groups, first: number, second: number): (readonly number[])[] {
  const both = [...groups[first]!, ...groups[second]!].sort((a, b) => a - b);
  return groups.flatMap((group, at) => (at === first ? [both] : at === second ? [] : [group]));
}

/** The most telling split of a group of three or more into two, where it tells more than the merging level. */
function takenApart(groups: Groups, at: number, { counts, scale, alphaMerge }: Setting): (readonly number[])[] | null {
  const group = groups[at]!;
  if (group.length < 3) return null;
  let best: { readonly parts: Groups; readonly pValue: number } | null = null;
  for (const parts of splits(group, scale, counts)) {
    const { pValue } = chiSquaredOf(parts.map((part) => rowOf(part, counts)));
    if (best === null || pValue < best.pValue) best = { parts, pValue };
  }
  if (best === null || best.pValue > alphaMerge) return null;
  const parts = best.parts.map((part) => [...part].sort((a, b) => a - b));
  return [...groups.slice(0, at), ...parts, ...groups.slice(at + 1)].sort((a, b) => a[0]! - b[0]!);
}

/** Beyond so many categories in one group, only splits along their order by share are tried: 2 ** 12 is enough. */
const MOST_FREE = 13;

function splits(group: readonly number[], scale: ChaidScale, counts: Setting["counts"]): Groups[] {
  if (scale === "nominal" && group.length <= MOST_FREE) {
    return Array.from({ length: 2 ** (group.length - 1) - 1 }, (_, mask) => {
      const inFirst = (i: number) => i === 0 || (mask & (1 << (i - 1))) !== 0;
      return [group.filter((__, i) => inFirst(i)), group.filter((__, i) => !inFirst(i))];
    });
  }
  const floating = counts.length - 1;
  const ordered =
    scale === "nominal" ? byShare(group, counts) : group.filter((code) => scale === "ordinal" || code !== floating);
  const cuts = ordered.slice(1).map((_, i): Groups => [ordered.slice(0, i + 1), ordered.slice(i + 1)]);
  if (ordered.length === group.length) return cuts;
  return [
    [ordered, [floating]],
    ...cuts.flatMap(([low, high]): Groups[] => [
      [[...low!, floating], high!],
      [low!, [...high!, floating]],
    ]),
  ];
}

/** Codes by the share of the first outcome class: for two classes the best split of all is one along this order. */
function byShare(group: readonly number[], counts: Setting["counts"]): readonly number[] {
  const shareOf = (code: number) => counts[code]![0]! / total(counts[code]!);
  return [...group].sort((a, b) => shareOf(a) - shareOf(b));
}

function rowOf(group: readonly number[], counts: Setting["counts"]): number[] {
  return counts[0]!.map((_, column) => group.reduce((sum, code) => sum + counts[code]![column]!, 0));
}

/** Pearson's statistic over the outcome classes that occur. */
function chiSquaredOf(rows: readonly (readonly number[])[]) {
  const columns = rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
  const all = total(columns);
  const occurring = columns.filter((sum) => sum > 0).length;
  const df = (rows.length - 1) * (occurring - 1);
  if (df === 0) return { chiSquared: 0, df, pValue: 1, logP: 0 };
  let chiSquared = 0;
  for (const row of rows) {
    const own = total(row);
    for (const [column, sum] of columns.entries()) {
      if (sum === 0) continue;
      const expected = (own * sum) / all;
      chiSquared += (row[column]! - expected) ** 2 / expected;
    }
  }
  return { chiSquared, df, pValue: chiSquaredUpperTail(chiSquared, df), logP: logChiSquaredUpperTail(chiSquared, df) };
}

function total(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}
