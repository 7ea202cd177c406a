import type { ScoringField } from "../plan/inputs/scoring-field-names.js";
import { type SbiEdition, sbiDivision } from "./sbi-division.js";
import { scoringFieldsSchema } from "./scoring-fields.js";

/** What is wrong with the text of a field; null where the rule of the instruction holds. */
export type FieldProblem = { readonly kind: "missing" } | { readonly kind: "invalid"; readonly rule: string };

/**
 * Holds the text of one field to its rule in the scoring instruction. A remark may be empty: it is preferably so.
 * @param field  field of the scoring screen
 * @param text  as registered; the empty text means no value
 * @param options.edition  edition that the code of the branch was given under
 * @returns what is wrong, with the rule that is broken, or null
 * @see Scoring instruction for recognised sponsors ("Invulinstructie"), published under the Wob
 * @example fieldProblem("kvk", "1234567") // { kind: "invalid", rule: "KvK nummer requires 8 digits, a leading zero included" }
 */
export function fieldProblem(
  field: ScoringField,
  text: string,
  { edition = "2008" }: { readonly edition?: SbiEdition } = {},
): FieldProblem | null {
  if (field === "remark") return null;
  if (text.trim() === "") return { kind: "missing" };
  if (field === "sbi") {
    if (sbiDivision(text, { edition }).kind === "division") return null;
    return { kind: "invalid", rule: `Branche requires an SBI code of 2 to 6 digits with a division of SBI ${edition}` };
  }
  const value = field === "sizeClass" && /^[1-4]$/.test(text) ? Number(text) : text;
  return scoringFieldsSchema.shape[field].safeParse(value).success ? null : { kind: "invalid", rule: RULES[field] };
}

const RULES: Readonly<Record<Exclude<ScoringField, "remark" | "sbi">, string>> = {
  kvk: "KvK nummer requires 8 digits, a leading zero included",
  name: "Naam bedrijf/instelling requires the name as in the extract",
  postcodeDigits: "Postcode numeriek requires 4 digits that do not start with 0",
  postcodeLetters: "Postcode alfanumeriek requires 2 capital letters",
  legalForm: "Rechtsvorm requires the legal form as in the extract",
  founded: "Datum oprichting requires a date, YYYY-MM-DD",
  applied: "Datum aanvraag erkend referent requires a date, YYYY-MM-DD",
  website: "Heeft aanvrager een website requires J or N",
  sizeClass: "Aantal werknemers wereldwijd requires a class from 1 to 4",
  premises: "Bedrijfspand requires J or N",
  premisesMatchBranch: "Klopt het pand met de branche requires J or N",
};
