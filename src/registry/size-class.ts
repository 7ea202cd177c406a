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

/** A size class with how it came about. */
export interface SizeClassing {
  readonly sizeClass: SizeClass;
  /** True where the instruction gives class 1 for want of a website, and nobody counted. */
  readonly derived: boolean;
  /** True where the two readings of the borders give different classes. */
  readonly border: boolean;
}

/**
 * Size class of a sponsor of which the number of employees may be unknown: without a website the class is 1, unless there
 * are signs to the contrary; with one, an unknown number has no class.
 * @param employees          integer >= 0, or null where nobody counted
 * @param options.hasWebsite  whether the sponsor has a website
 * @param options.border      which of two classes a border value falls in
 * @returns null where the number is unknown and there is a website to look at
 * @throws ArgumentError when the number is not such an integer
 * @see Scoring instruction for recognised sponsors ("Aantal werknemers wereldwijd")
 * @example sizeClassing(null, { hasWebsite: false, border: "lower" }) // { sizeClass: 1, derived: true, border: false }
 */
export function sizeClassing(
  employees: number | null,
  { hasWebsite, border }: { readonly hasWebsite: boolean; readonly border: SizeBorder },
): SizeClassing | null {
  if (employees === null) return hasWebsite ? null : { sizeClass: 1, derived: true, border: false };
  const [lower, upper] = [sizeClass(employees, { border: "lower" }), sizeClass(employees, { border: "upper" })];
  return { sizeClass: border === "lower" ? lower : upper, derived: false, border: lower !== upper };
}
