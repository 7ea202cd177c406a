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

const KNOWN: ReadonlySet<string> = new Set(SBI_2008_DIVISIONS);

/** Branch of a sponsor, or why there is none. */
export type SbiDivision =
  | { readonly kind: "division"; readonly division: string }
  | { readonly kind: "unknown"; readonly reason: "not-an-sbi-code" | "no-such-division" };

/**
 * Branch of a sponsor: the first two positions of the SBI code in the trade-register extract.
 * @param code  text of two to six digits; a leading zero must be present (0111, never 111)
 * @returns the division, or why the code has none
 * @see Scoring instruction for recognised sponsors ("Branche"): 47722 is branch 47
 * @example sbiDivision("47722") // { kind: "division", division: "47" }
 */
export function sbiDivision(code: string): SbiDivision {
  if (!/^\d{2,6}$/.test(code)) return { kind: "unknown", reason: "not-an-sbi-code" };
  const division = code.slice(0, 2);
  return KNOWN.has(division) ? { kind: "division", division } : { kind: "unknown", reason: "no-such-division" };
}
