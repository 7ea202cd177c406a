import { ArgumentError } from "../errors.js";

/** One late deregistration in so many is still let pass. */
const LET_PASS = 10;

/**
 * Whether late deregistrations lead to a sanction: more than 10 % of all deregistrations are late (10 of 100 are let pass,
 * 11 of 100 are not). Counted in whole numbers, so the border is exact.
 *
 * @param late  integer, 0 .. all
 * @param all   deregistrations, integer >= 0
 * @returns true for a sanction; false where there was none to deregister
 * @throws ArgumentError when the numbers are no such integers
 * @see memo of the enforcement team on leniency, published under the Wob
 * @example lateDeregistrationSanction(11, 100) // true
 */
export function lateDeregistrationSanction(late: number, all: number): boolean {
  if (!Number.isSafeInteger(late) || !Number.isSafeInteger(all) || late < 0 || late > all) {
    throw new ArgumentError(
      `lateDeregistrationSanction requires whole numbers of late and of all deregistrations; got ${late} and ${all}`,
    );
  }
  return LET_PASS * late > all;
}

/**
 * Fewest late deregistrations that lead to a sanction: what one late deregistration means depends on the size of the
 * sponsor. Below ten deregistrations a single late one is enough; with 100 it takes 11.
 *
 * @param all  deregistrations, integer >= 1
 * @throws ArgumentError when it is no such integer
 * @see domain, new model: sponsors with many migrants are treated differently at the same count
 * @example fewestLateForSanction(9) // 1
 */
export function fewestLateForSanction(all: number): number {
  if (!Number.isSafeInteger(all) || all < 1) {
    throw new ArgumentError(`fewestLateForSanction requires a whole number of deregistrations, 1 or more; got ${all}`);
  }
  return Math.floor(all / LET_PASS) + 1;
}
