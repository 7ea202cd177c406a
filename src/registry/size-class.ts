import { ArgumentError } from "../errors.js";

/** Size class of a sponsor by its number of employees worldwide. */
export type SizeClass = 1 | 2 | 3 | 4;

/** Class that the border values 25 and 100 fall in: the lower or the upper of the two that the instruction names. */
export type SizeBorder = "lower" | "upper";

/**
 * Size class by the number of employees worldwide. The scoring instruction gives the classes 0-25, 25-100, 100-1000 and
 * more than 1000: 25 and 100 stand in two classes each, so the caller must say which one counts. 1000 is class 3 only.
 * @param employees  integer >= 0
 * @param options.border  "lower": 25 -> 1 and 100 -> 2; "upper": 25 -> 2 and 100 -> 3
 * @throws ArgumentError when the number is not such an integer
 * @see Scoring instruction for recognised sponsors ("Aantal werknemers wereldwijd"), published under the Wob
 * @example sizeClass(25, { border: "lower" }) // 1
 */
export function sizeClass(employees: number, options: { readonly border: SizeBorder }): SizeClass {
  if (!Number.isSafeInteger(employees) || employees < 0) {
    throw new ArgumentError(`sizeClass requires a number of employees, an integer of at least 0; got ${employees}`);
  }
  const lower = options.border === "lower";
  if (lower ? employees <= 25 : employees < 25) return 1;
  if (lower ? employees <= 100 : employees < 100) return 2;
  return employees <= 1000 ? 3 : 4;
}
