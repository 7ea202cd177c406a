import { ArgumentError } from "../errors.js";

/** Rows by their entries that are not zero: row i has `features` and `values` from `offsets[i]` to `offsets[i + 1]`. */
export interface SparseRows {
  /** Number of features. */
  readonly width: number;
  readonly offsets: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float64Array;
}

/** A column of categories or of numbers, one entry a row. */
export type FeatureColumn =
  | { readonly kind: "categories"; readonly levels: number; readonly codes: ArrayLike<number> }
  | { readonly kind: "numbers"; readonly values: Float64Array };

/**
 * Rows for a regression: one feature a level of each column of categories, 1 where a row has it, and for each column of
 * numbers one with mean 0 and standard deviation 1 over the weighted rows and one that marks rows without a number.
 * @param columns  categories 0 .. levels - 1, or numbers with NaN where a row has none
 * @param weights  0 or more, one a row
 * @throws ArgumentError on columns of unequal length
 * @example sparseRows([{ kind: "categories", levels: 2, codes: [1, 0] }], [1, 1]).features // [1, 0]
 */
export function sparseRows(columns: readonly FeatureColumn[], weights: ArrayLike<number>): SparseRows {
  const count = weights.length;
  const entries = columns.map((column) => entriesOf(column, weights));
  let width = 0;
  const firsts = entries.map(({ features }) => {
    width += features;
    return width - features;
  });
  const offsets = Uint32Array.from({ length: count + 1 }, (_, row) => row * columns.length);
  const features = new Uint32Array(count * columns.length);
  const values = new Float64Array(count * columns.length);
  for (let row = 0; row < count; row++) {
    entries.forEach(({ feature, value }, column) => {
      features[row * columns.length + column] = firsts[column]! + feature(row);
      values[row * columns.length + column] = value(row);
    });
  }
  return { width, offsets, features, values };
}

interface Entries {
  readonly features: number;
  readonly feature: (row: number) => number;
  readonly value: (row: number) => number;
}

function entriesOf(column: FeatureColumn, weights: ArrayLike<number>): Entries {
  const given = column.kind === "categories" ? column.codes : column.values;
  if (given.length !== weights.length) {
    throw new ArgumentError(`sparseRows requires ${weights.length} entries in every column; got ${given.length}`);
  }
  if (column.kind === "categories") {
    return { features: column.levels, feature: (row) => column.codes[row]!, value: () => 1 };
  }
  const { values } = column;
  const { mean, deviation } = standardOf(values, weights);
  return {
    features: 2,
    feature: (row) => (Number.isNaN(values[row]!) ? 1 : 0),
    value: (row) => (Number.isNaN(values[row]!) ? 1 : (values[row]! - mean) / deviation),
  };
}

function standardOf(values: Float64Array, weights: ArrayLike<number>) {
  let total = 0;
  let sum = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue;
    total += weights[row]!;
    sum += weights[row]! * values[row]!;
  }
  const mean = total > 0 ? sum / total : 0;
  let squares = 0;
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row]!)) squares += weights[row]! * (values[row]! - mean) ** 2;
  }
  const deviation = total > 0 ? Math.sqrt(squares / total) : 0;
  return { mean, deviation: deviation > 0 ? deviation : 1 };
}
