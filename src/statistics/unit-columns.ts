import { ArgumentError } from "../errors.js";
import { midRanks } from "./mid-ranks.js";

/** One or more numbers a unit, row major: `columns` of them for each. */
export interface UnitColumns {
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * A column of 0 and 1 for each level of a category.
 * @param codes  whole, 0 .. levels - 1, one a unit
 * @param levels  1 or more
 * @throws ArgumentError when a code is not a level
 * @example indicatorColumns([0, 1], 2).values // 1, 0, 0, 1
 */
export function indicatorColumns(codes: ArrayLike<number>, levels: number): UnitColumns {
  const values = new Float64Array(codes.length * levels);
  for (let unit = 0; unit < codes.length; unit++) {
    const code = codes[unit]!;
    if (!(Number.isInteger(code) && code >= 0 && code < levels)) {
      throw new ArgumentError(`indicatorColumns requires codes from 0 to ${levels - 1}; got ${code}`);
    }
    values[unit * levels + code] = 1;
  }
  return { columns: levels, values };
}

/**
 * A single column of numbers.
 * @param values  finite, one a unit
 * @throws ArgumentError when a value is not finite
 * @example scoreColumn([4, 5]).columns // 1
 */
export function scoreColumn(values: ArrayLike<number>): UnitColumns {
  const column = { columns: 1, values: Float64Array.from(values) };
  requireFiniteValues("scoreColumn", column.values);
  return column;
}

/**
 * A single column of mid-ranks, for Wilcoxon's, Kruskal and Wallis' and Spearman's statistics.
 * @param values  finite, one a unit
 * @throws ArgumentError when a value is not finite
 * @example rankColumn([10, 30, 20]).values // 1, 3, 2
 */
export function rankColumn(values: readonly number[]): UnitColumns {
  return { columns: 1, values: midRanks(values).ranks };
}

/**
 * The numbers of one unit.
 * @example rowOf({ columns: 2, values: Float64Array.of(1, 2, 3, 4) }, 1) // 3, 4
 */
export function rowOf({ columns, values }: UnitColumns, unit: number): Float64Array {
  return values.subarray(unit * columns, (unit + 1) * columns);
}

/**
 * A text that two units share exactly when their numbers are the same.
 * @example rowKey({ columns: 2, values: Float64Array.of(1, 2) }, 0) // "1,2"
 */
export function rowKey(of: UnitColumns, unit: number): string {
  return rowOf(of, unit).join();
}

/**
 * Refuses values that are not finite.
 * @throws ArgumentError naming `caller`
 * @example requireFiniteValues("scoreColumn", Float64Array.of(1)) // undefined
 */
export function requireFiniteValues(caller: string, values: Float64Array): void {
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new ArgumentError(`${caller} requires finite values; got ${wrong}`);
}
