import { ArgumentError } from "../errors.js";
import { type ChaidMerge, type ChaidScale, chaidMerge } from "./chaid-merge.js";

/** A predictor of categories: codes 0 .. categories - 1, one a row. */
export interface ChaidPredictor {
  readonly name: string;
  readonly codes: ArrayLike<number>;
  readonly categories: number;
  readonly scale: ChaidScale;
}

export interface ChaidOptions {
  readonly alphaMerge?: number;
  /** A node is split when the adjusted p-value of its best predictor is at most this; default 0.05. */
  readonly alphaSplit?: number;
  /** Fewest rows of a node that is split; default 100. */
  readonly fewestToSplit?: number;
  /** Fewest rows of a node that a split makes; default 50. */
  readonly fewestInNode?: number;
  /** Splits above one another at most; default 3. */
  readonly depth?: number;
}

/** A node of the tree: rows and their outcomes, and how it is split, if it is. */
export interface ChaidNode {
  readonly rows: number;
  /** Rows by outcome class. */
  readonly outcomes: readonly number[];
  readonly split: ChaidSplit | null;
}

export interface ChaidSplit {
  readonly predictor: string;
  /** Adjusted p-value of the predictor. */
  readonly adjusted: number;
  readonly chiSquared: number;
  readonly df: number;
  readonly branches: readonly { readonly codes: readonly number[]; readonly node: ChaidNode }[];
}

/**
 * A CHAID tree: each node is split by the predictor with the smallest adjusted p-value, into the groups of categories that
 * the outcome tells apart, until no predictor is left that matters or nodes become too small.
 *
 * @param predictors  categorical, all of length n
 * @param outcomes    class of each row, 0 .. classes - 1
 * @param options     levels and sizes at which splitting stops
 * @returns the root; the same data gives the same tree, ties between predictors go to the first
 * @throws ArgumentError on unequal lengths or codes outside their range
 * @see Kass 1980, Applied Statistics 29, 119-127
 * @example chaidTree([], [0, 1, 1]).outcomes // [1, 2]
 */
export function chaidTree(
  predictors: readonly ChaidPredictor[],
  outcomes: ArrayLike<number>,
  options: ChaidOptions = {},
): ChaidNode {
  const count = outcomes.length;
  let classes = 2;
  for (let i = 0; i < count; i++) classes = Math.max(classes, outcomes[i]! + 1);
  for (const { name, codes, categories } of predictors) {
    if (codes.length !== count)
      throw new ArgumentError(`chaidTree requires ${count} codes of ${name}; got ${codes.length}`);
    for (let i = 0; i < count; i++) {
      if (!(Number.isInteger(codes[i]) && codes[i]! >= 0 && codes[i]! < categories)) {
        throw new ArgumentError(
          `chaidTree requires codes of ${name} from 0 to ${categories - 1}; got ${codes[i]} in row ${i}`,
        );
      }
    }
  }
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  const { alphaMerge = 0.05, alphaSplit = 0.05, fewestToSplit = 100, fewestInNode = 50, depth = 3 } = options;
  return grow(rows, { predictors, outcomes, classes, alphaMerge, alphaSplit, fewestToSplit, fewestInNode }, depth);
}

interface Setting extends Required<Omit<ChaidOptions, "depth">> {
  readonly predictors: readonly ChaidPredictor[];
  readonly outcomes: ArrayLike<number>;
  readonly classes: number;
}

function grow(rows: Uint32Array, setting: Setting, depth: number): ChaidNode {
  const outcomes = new Array<number>(setting.classes).fill(0);
  for (const row of rows) outcomes[setting.outcomes[row]!]!++;
  const best = depth > 0 && rows.length >= setting.fewestToSplit ? bestSplit(rows, setting) : null;
  if (best === null) return { rows: rows.length, outcomes, split: null };
  const { predictor, merge, present } = best;
  const branches = merge.groups.map((group) => {
    const codes = group.map((at) => present[at]!);
    const own = rows.filter((row) => codes.includes(predictor.codes[row]!));
    return { codes, node: grow(own, setting, depth - 1) };
  });
  const { adjusted, chiSquared, df } = merge;
  return { rows: rows.length, outcomes, split: { predictor: predictor.name, adjusted, chiSquared, df, branches } };
}

function bestSplit(rows: Uint32Array, setting: Setting) {
  let best: { predictor: ChaidPredictor; merge: ChaidMerge; present: readonly number[] } | null = null;
  for (const predictor of setting.predictors) {
    const counts = countsOf(rows, predictor, setting);
    const present = counts.flatMap((row, code) => (row.some((count) => count > 0) ? [code] : []));
    if (present.length < 2) continue;
    // An unknown that does not occur in a node leaves an ordered scale.
    const floats = predictor.scale === "floating" && present.at(-1) === predictor.categories - 1;
    const scale = predictor.scale === "floating" && !floats ? "ordinal" : predictor.scale;
    const merge = chaidMerge(
      present.map((code) => counts[code]!),
      { scale, alphaMerge: setting.alphaMerge },
    );
    const sizes = merge.groups.map((group) => group.reduce((sum, at) => sum + total(counts[present[at]!]!), 0));
    if (merge.groups.length < 2 || merge.adjusted > setting.alphaSplit || Math.min(...sizes) < setting.fewestInNode)
      continue;
    if (best === null || merge.adjusted < best.merge.adjusted) best = { predictor, merge, present };
  }
  return best;
}

function countsOf(
  rows: Uint32Array,
  { codes, categories }: ChaidPredictor,
  { outcomes, classes }: Setting,
): number[][] {
  const counts = Array.from({ length: categories }, () => new Array<number>(classes).fill(0));
  for (const row of rows) counts[codes[row]!]![outcomes[row]!]!++;
  return counts;
}

function total(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}
