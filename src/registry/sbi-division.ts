/**
 * Divisions of the Dutch standard industrial classification SBI 2008, the one in force while the old model was used.
 * SBI 2025 dropped division 45.
 * @see Statistics Netherlands, Standaard Bedrijfsindeling 2008 (NACE Rev. 2 on two digits)
 */
export const SBI_2008_DIVISIONS: readonly string[] = [
  "01 02 03 06 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33",
  "35 36 37 38 39 41 42 43 45 46 47 49 50 51 52 53 55 56 58 59 60 61 62 63 64 65 66 68 69 70",
  "71 72 73 74 75 77 78 79 80 81 82 84 85 86 87 88 90 91 92 93 94 95 96 97 98 99",
].flatMap((line) => line.split(" "));

/**
 * Divisions of SBI 2025: division 45 is gone, 05 and 07 are listed.
 * @see Statistics Netherlands, Standaard Bedrijfsindeling 2025 (NACE Rev. 2.1 on two digits)
 */
export const SBI_2025_DIVISIONS: readonly string[] = [
  ...SBI_2008_DIVISIONS.filter((division) => division !== "45"),
  "05",
  "07",
].sort();

/** Edition of the classification that a code was given under. */
export type SbiEdition = "2008" | "2025";

const KNOWN: Readonly<Record<SbiEdition, ReadonlySet<string>>> = {
  "2008": new Set(SBI_2008_DIVISIONS),
  "2025": new Set(SBI_2025_DIVISIONS),
};

/**
 * Edition that an extract of a day uses. The day on which the trade register changed over is a fact of the data, so the
 * caller gives it.
 * @param date         ISO date of the extract
 * @param changedOver  ISO date of the first extract under SBI 2025
 * @example sbiEdition("2021-05-20", "2025-09-13") // "2008"
 */
export function sbiEdition(date: string, changedOver: string): SbiEdition {
  return date < changedOver ? "2008" : "2025";
}

/** Branch of a sponsor, or why there is none. */
export type SbiDivision =
  | { readonly kind: "division"; readonly division: string }
  | { readonly kind: "unknown"; readonly reason: "not-an-sbi-code" | "no-such-division" };

/**
 * Branch of a sponsor: the first two positions of the SBI code in the trade-register extract.
 * @param code             text of two to six digits; a leading zero must be present (0111, never 111)
 * @param options.edition  edition that the code was given under; SBI 2008 while the old model was used
 * @returns the division, or why the code has none
 * @see Scoring instruction for recognised sponsors ("Branche"): 47722 is branch 47
 * @example sbiDivision("47722") // { kind: "division", division: "47" }
 */
export function sbiDivision(code: string, { edition = "2008" }: { readonly edition?: SbiEdition } = {}): SbiDivision {
  if (!/^\d{2,6}$/.test(code)) return { kind: "unknown", reason: "not-an-sbi-code" };
  const division = code.slice(0, 2);
  return KNOWN[edition].has(division)
    ? { kind: "division", division }
    : { kind: "unknown", reason: "no-such-division" };
}
