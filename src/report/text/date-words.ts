/**
 * A date as people write it.
 * @param date  day as YYYY-MM-DD
 * @param language  language of the report
 * @example dateWords("2022-01-01", "en") // "1 January 2022"
 */
export function dateWords(date: string, language: "nl" | "en"): string {
  const locale = language === "nl" ? "nl-NL" : "en-GB";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}
