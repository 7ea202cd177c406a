import { isEuMember } from "./regions-eu.js";

/** Countries that the scoring instruction names beside "EU country". ISO 3166-1 alpha-3. */
const NAMED: ReadonlySet<string> = new Set(["AUS", "CAN", "CHE", "ISL", "JPN", "KOR", "NOR", "NZL", "USA"]);

/** Class of a country in the old scoring instruction: the Netherlands had a class of its own. */
export type WesternClass = "Netherlands" | "western" | "not western";

/**
 * Class of a country by the list in the old scoring instruction. A RECONSTRUCTION, to study what that list did and for
 * nothing else: the classes should never have been registered, and no registered value is derived from this function.
 * "EU country" is read as: a member state on that day. Liechtenstein is not named. The list differs from the western
 * and non-western classes that Statistics Netherlands once used.
 * @param country  ISO 3166-1 alpha-3 code
 * @param date  ISO date, YYYY-MM-DD: the United Kingdom is western until 2020-01-31, Croatia from 2013-07-01
 * @see Scoring instruction for recognised sponsors ("Samenstelling bestuur"), published under the Wob
 * @example indWesternClass("GBR", "2020-02-01") // "not western"
 */
export function indWesternClass(country: string, date: string): WesternClass {
  if (country === "NLD") return "Netherlands";
  return NAMED.has(country) || isEuMember(country, date) ? "western" : "not western";
}
