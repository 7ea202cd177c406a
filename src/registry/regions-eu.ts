/** Member states by the first day of their membership; the United Kingdom left. ISO 3166-1 alpha-3. */
const ACCESSIONS: readonly (readonly [from: string, codes: string])[] = [
  ["1958-01-01", "BEL DEU FRA ITA LUX NLD"],
  ["1973-01-01", "DNK GBR IRL"],
  ["1981-01-01", "GRC"],
  ["1986-01-01", "ESP PRT"],
  ["1995-01-01", "AUT FIN SWE"],
  ["2004-05-01", "CYP CZE EST HUN LTU LVA MLT POL SVK SVN"],
  ["2007-01-01", "BGR ROU"],
  ["2013-07-01", "HRV"],
];

/** Last day of a membership that ended. */
const LAST_DAYS: ReadonlyMap<string, string> = new Map([["GBR", "2020-01-31"]]);

/** States that take part in the European Economic Area without being in the Union, from the day they did. */
const EEA_ONLY: ReadonlyMap<string, string> = new Map([
  ["ISL", "1994-01-01"],
  ["NOR", "1994-01-01"],
  ["LIE", "1995-05-01"],
]);

const JOINED: ReadonlyMap<string, string> = new Map(
  ACCESSIONS.flatMap(([from, codes]) => codes.split(" ").map((code) => [code, from] as const)),
);

/**
 * Whether a country is a member state of the European Union on a day. The United Kingdom was until 31 January 2020,
 * Croatia is from 1 July 2013.
 * @param country  ISO 3166-1 alpha-3 code
 * @param date  ISO date, YYYY-MM-DD
 * @see Treaties of accession; agreement on the withdrawal of the United Kingdom (OJ L 29, 31.1.2020)
 * @example isEuMember("HRV", "2013-06-30") // false
 */
export function isEuMember(country: string, date: string): boolean {
  const from = JOINED.get(country);
  return from !== undefined && from <= date && date <= (LAST_DAYS.get(country) ?? date);
}

/**
 * Whether a country is in the European Economic Area on a day: the Union, Iceland and Norway from 1994 on, and
 * Liechtenstein from 1 May 1995. Members of the Union are counted from the day they joined it.
 * @param country  ISO 3166-1 alpha-3 code
 * @param date  ISO date, YYYY-MM-DD
 * @see Agreement on the European Economic Area (OJ L 1, 3.1.1994)
 * @example isEeaMember("NOR", "2021-05-01") // true
 */
export function isEeaMember(country: string, date: string): boolean {
  const from = EEA_ONLY.get(country);
  return isEuMember(country, date) || (from !== undefined && from <= date);
}
