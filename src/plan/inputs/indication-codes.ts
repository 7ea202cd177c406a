/**
 * Codes of the 22 indications for choosing the follow-up and of their parts, in the order of the source.
 * @see Work instruction on recognised sponsors, published under the Wob; the source numbers the parts of 18 as 15a-15c
 */
export const INDICATION_CODES: readonly string[] = [
  "01 02 03 04 05 06 07 08 09 10 11 11a 11b 12 13",
  "14 15 16 17 18 18a 18b 18c 19 20 21 22",
].flatMap((line) => line.split(" "));

/**
 * Whether an indication is about a single migrant: 14 to 21 are. A sponsor has many migrants, so such an indication says
 * nothing of a sponsor as a whole.
 * @param code  "01" .. "22", parts with a letter
 * @example isAboutMigrant("18a") // true
 */
export function isAboutMigrant(code: string): boolean {
  const number = Number.parseInt(code, 10);
  return number >= 14 && number <= 21;
}
