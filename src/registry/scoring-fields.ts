import { z } from "zod";
import { sbiDivision } from "./sbi-division.js";

const yesNo = z.enum(["J", "N"]);
const day = z.iso.date();

/**
 * One row of the scoring screen of the old model, with the words of the page and the rule of the instruction for each
 * field. Text stays text: a trade-register number keeps its leading zero.
 * @see Scoring instruction for recognised sponsors ("Invulinstructie"), published under the Wob
 */
export const scoringFieldsSchema = z.strictObject({
  kvk: z
    .string()
    .regex(/^\d{8}$/, "KvK nummer requires 8 digits, a leading zero included")
    .describe("KvK nummer: 8 digits, as text."),
  name: z.string().min(1).describe("Naam bedrijf/instelling: as under Rechtspersoon in the extract."),
  postcodeDigits: z
    .string()
    .regex(/^[1-9]\d{3}$/, "Postcode numeriek requires 4 digits that do not start with 0")
    .describe("Postcode numeriek: 4 digits of the establishment address."),
  postcodeLetters: z
    .string()
    .regex(/^[A-Z]{2}$/, "Postcode alfanumeriek requires 2 capital letters")
    .describe("Postcode alfanumeriek: 2 letters of the establishment address."),
  legalForm: z.string().min(1).describe("Rechtsvorm: as in the extract."),
  founded: day.describe("Datum oprichting: as in the extract."),
  applied: day.describe("Datum aanvraag erkend referent: date of the application at the immigration service."),
  website: yesNo.describe(
    "Heeft aanvrager een website: N if not found or under construction, or if it does not fit the activities.",
  ),
  sizeClass: z
    .literal([1, 2, 3, 4])
    .describe("Aantal werknemers wereldwijd: 1 = 0-25, 2 = 25-100, 3 = 100-1000, 4 = more than 1000."),
  premises: yesNo.describe("Bedrijfspand: N with only a postal address, or a house."),
  premisesMatchBranch: yesNo.describe(
    "Klopt het pand met de branche: in doubt J. Registered, and not part of the score.",
  ),
  sbi: z
    .string()
    .refine(
      (code) => sbiDivision(code).kind === "division",
      "Branche requires an SBI code of 2 to 6 digits with a known division",
    )
    .describe("Branche: SBI code in the extract, the first where there are several; its first two positions count."),
  remark: z.string().describe("Opmerking: preferably empty; reasons and violation codes."),
});

export type ScoringFields = z.output<typeof scoringFieldsSchema>;

/** A yes or no of the screen with whether the officer doubted. */
export interface JudgedField {
  readonly value: "J" | "N";
  readonly inDoubt: boolean;
}

/**
 * The other reading of a field that was filled in doubt: the instruction says J, and the score may rest on it.
 * @param field  value, and whether it was in doubt
 * @param doubt  what doubt is read as; "as-registered" changes nothing
 * @see domain S06: the share of sponsors whose band changes is the sensitivity
 * @example readDoubtAs({ value: "J", inDoubt: true }, "N") // "N"
 */
export function readDoubtAs(field: JudgedField, doubt: "as-registered" | "J" | "N"): "J" | "N" {
  return field.inDoubt && doubt !== "as-registered" ? doubt : field.value;
}
