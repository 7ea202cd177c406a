import type { ScoringField } from "../plan/inputs/scoring-field-names.js";

/**
 * Words of the scoring screen in Dutch, as the instruction prints them, and plain English beside.
 * @see Scoring instruction for recognised sponsors ("Invulinstructie"), published under the Wob
 */
export const SCORING_FIELD_WORDS: Readonly<Record<ScoringField, { readonly nl: string; readonly en: string }>> = {
  kvk: { nl: "KvK nummer", en: "Trade-register number" },
  name: { nl: "Naam bedrijf/instelling", en: "Name of the company" },
  postcodeDigits: { nl: "Postcode numeriek", en: "Postcode, digits" },
  postcodeLetters: { nl: "Postcode alfanumeriek", en: "Postcode, letters" },
  legalForm: { nl: "Rechtsvorm", en: "Legal form" },
  founded: { nl: "Datum oprichting", en: "Date of foundation" },
  applied: { nl: "Datum aanvraag erkend referent", en: "Date of application" },
  website: { nl: "Heeft aanvrager een website", en: "Has a website" },
  sizeClass: { nl: "Aantal werknemers wereldwijd", en: "Employees worldwide, class" },
  premises: { nl: "Bedrijfspand ja/nee", en: "Business premises" },
  premisesMatchBranch: { nl: "Klopt het pand met de branche", en: "Premises fit the branch" },
  sbi: { nl: "Branche", en: "Branch" },
  remark: { nl: "Opmerking", en: "Remark" },
};

/** Fields that tell who a company is, or hold free text: lists give their shape and never their text. */
export const SENSITIVE_FIELDS: ReadonlySet<ScoringField> = new Set([
  "kvk",
  "name",
  "postcodeDigits",
  "postcodeLetters",
  "remark",
]);
