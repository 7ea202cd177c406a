import fc from "fast-check";

/** Nested rows of a table with counts up to `largest`; every row and column may be empty. */
export function tableRows(
  options: { readonly rows?: number; readonly columns?: number; readonly largest?: number } = {},
): fc.Arbitrary<number[][]> {
  const { largest = 40 } = options;
  const rows = fc.integer({ min: options.rows ?? 2, max: options.rows ?? 5 });
  const columns = fc.integer({ min: options.columns ?? 2, max: options.columns ?? 5 });
  return fc
    .tuple(rows, columns)
    .chain(([r, c]) =>
      fc.array(fc.array(fc.nat({ max: largest }), { minLength: c, maxLength: c }), { minLength: r, maxLength: r }),
    );
}

/** The same table with rows and columns changed over. */
export function transposed(rows: readonly (readonly number[])[]): number[][] {
  return rows[0]!.map((_, column) => rows.map((row) => row[column]!));
}

/** A permutation of the rows by a list of sort keys, one a row. */
export function reordered<T>(items: readonly T[], keys: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, key: keys[index % keys.length]! + index * 1e-9 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
