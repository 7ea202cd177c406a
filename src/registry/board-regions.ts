import { indWesternClass, type WesternClass } from "./regions-ind-western.js";
import { PLACED_COUNTRIES } from "./regions-un.js";

/** How a run reads what the list of western countries in the old instruction leaves open. */
export interface BoardReading {
  /** EU countries: the members on the day of the extract, or every country that was a member on 31 December 2019. */
  readonly euCountry: "on-the-day" | "members-2019";
  /** Liechtenstein, which stands beside Switzerland, Iceland and Norway and is not named. */
  readonly liechtenstein: "western" | "not-western";
  /** Caribbean parts of the Kingdom, and the former Netherlands Antilles. */
  readonly kingdom: "netherlands" | "not-western";
  /** States that are no more, such as Yugoslavia. */
  readonly formerStates: "unknown" | "not-western";
}

/** Day on which all 28 countries that had joined the Union by then were members of it. */
const ALL_MEMBERS = "2019-12-31";
/** Parts of the Kingdom outside Europe: codes of ISO 3166-1, and of ISO 3166-3 for the Antilles. */
const KINGDOM: ReadonlySet<string> = new Set(["ABW", "ANT", "BES", "CUW", "SXM"]);
/** Codes of ISO 3166-3 of states that fell apart or joined another. */
const FORMER: ReadonlySet<string> = new Set(["CSK", "DDR", "SCG", "SUN", "YMD", "YUG"]);

/** Codes that a place of birth may have: ISO 3166-1 alpha-3, and the former states of ISO 3166-3 that are named above. */
export const BOARD_COUNTRIES: readonly string[] = [...new Set([...PLACED_COUNTRIES, "ATA", ...KINGDOM, ...FORMER])];

/**
 * Where a country lies for the composition of a board, as a run reads the list of the old instruction. A RECONSTRUCTION,
 * for the study of that list alone.
 * @param reading  what the instruction leaves open
 * @returns a function of country (ISO 3166-1 alpha-3) and day (YYYY-MM-DD)
 * @see Scoring instruction for recognised sponsors ("Samenstelling bestuur"), published under the Wob
 * @example
 * boardRegion({ euCountry: "on-the-day", liechtenstein: "western", kingdom: "netherlands", formerStates: "unknown" })("LIE", "2019-12-31") // "western"
 */
export function boardRegion(
  reading: Omit<BoardReading, "formerStates">,
): (country: string, date: string) => WesternClass {
  return (country, date) => {
    if (KINGDOM.has(country)) return reading.kingdom === "netherlands" ? "Netherlands" : "not western";
    if (country === "LIE") return reading.liechtenstein === "western" ? "western" : "not western";
    return indWesternClass(country, reading.euCountry === "on-the-day" ? date : ALL_MEMBERS);
  };
}

/**
 * A country of birth as a run reads it: none where it is a state that is no more and such states count as not known.
 * @param country  code of `BOARD_COUNTRIES`
 * @param reading  what former states count as
 * @returns the code, or null for a birth that counts as not known
 * @example knownBirth("YUG", { formerStates: "unknown" }) // null
 */
export function knownBirth(country: string, { formerStates }: Pick<BoardReading, "formerStates">): string | null {
  return formerStates === "unknown" && FORMER.has(country) ? null : country;
}
