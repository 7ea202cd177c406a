import { z } from "zod";
import { fileSchema, nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { BOARD_READINGS } from "./board-states.js";

/** A reason in words: blanks alone are none. */
const REASON = "words that say it: boards are classed for a reconstruction alone, never for use";
const reason = z.string({ error: REASON }).regex(/\S/, REASON);

const directorsSchema = fileSchema
  .extend({
    id: nonEmpty.describe("Identifier of the sponsor, compared exactly with that of the plan."),
    country: nonEmpty.describe(
      "Column with the country of each director: ISO 3166-1 alpha-3, or a former state or the Netherlands Antilles by its code in ISO 3166-3. No value: not known.",
    ),
    holds: z
      .enum(["birth", "nationality"])
      .describe(
        "What that column holds. The instruction says country of birth, the minutes say nationality, so there is no default.",
      ),
    kind: z
      .strictObject({
        column: nonEmpty.describe("Column that tells natural and legal persons apart."),
        natural: z.array(nonEmpty).min(1).describe("Texts of that column that mean: a natural person."),
        legal: z.array(nonEmpty).min(1).describe("Texts of that column that mean: a legal person."),
      })
      .describe("Natural or legal person: boards of legal persons have classes of their own."),
    since: nonEmpty.optional().describe("Column with the first day on the board (YYYY-MM-DD); no value: not known."),
    until: nonEmpty.optional().describe("Column with the last day on the board (YYYY-MM-DD); no value: still on it."),
    ignored: z.array(nonEmpty).default([]).describe("Columns of the file that are not read."),
  })
  .describe("A file with one row a director. A column that is named nowhere is a problem.");

/** Section on the composition of boards. */
export const boardSchema = z
  .strictObject({
    purpose: reason.describe(
      "Why the old registration is rebuilt, printed at the head of the chapter. Without it the section is refused: origin may be looked at for a reconstruction alone.",
    ),
    legalBasis: reason.describe(
      "On what ground, printed beside it. Without it the section is refused: origin may be looked at for a reconstruction alone.",
    ),
    directors: directorsSchema,
    date: z
      .union([z.iso.date(), z.strictObject({ column: nonEmpty.describe("Column with that day (YYYY-MM-DD).") })], {
        error: "an existing date as YYYY-MM-DD, or a mapping with the key column",
      })
      .describe(
        "Day of the extract: one day for all (YYYY-MM-DD), or a column. Who was on the board, and which countries were EU countries, is read on that day.",
      ),
    international: z
      .enum(BOARD_READINGS.international)
      .describe(
        "Five or more directors from five or more countries fit class 3 and another class too. international-first: class 3. composition-first: class 3 only where no other fits. The instruction leaves it open, so there is no default.",
      ),
    partlyUnknown: z
      .enum(BOARD_READINGS.partlyUnknown)
      .describe(
        "A board of which some countries are not known: class 9, or the class of those that are known. Left open, so there is no default.",
      ),
    euCountry: z
      .enum(BOARD_READINGS.euCountry)
      .describe(
        "EU countries: on-the-day, members on the day of the extract (the United Kingdom until 2020-01-31, Croatia from 2013-07-01); members-2019, the 28 members of 2019 whatever the day. Left open, so there is no default.",
      ),
    liechtenstein: z
      .enum(BOARD_READINGS.liechtenstein)
      .describe("Liechtenstein is not named in the list of western countries. Left open, so there is no default."),
    kingdom: z
      .enum(BOARD_READINGS.kingdom)
      .describe(
        "Aruba, Curaçao, Sint Maarten, the Caribbean Netherlands and the former Antilles: as the Netherlands, or as not western. Left open, so there is no default.",
      ),
    formerStates: z
      .enum(BOARD_READINGS.formerStates)
      .describe(
        "A state that is no more, such as Yugoslavia: a country that is not known, or not western since the list does not name it. Left open, so there is no default.",
      ),
    registered: nonEmpty
      .optional()
      .describe("Column with the class as it was registered: 1 to 10, or no value. Absent: the two are not compared."),
    claims: z
      .array(z.literal("C2"))
      .max(1)
      .default([])
      .describe(
        "C2: this run follows the claim that board composition was an input of the score. Without it the column `registered` may be no indicator of together, decomposition or proxies.",
      ),
  })
  .describe("Composition of boards by the old registration: a reconstruction for study. Needs sponsors.");

/** Settings of the composition of boards. */
export type BoardSettings = z.output<typeof boardSchema>;

/** Columns that the section needs, with where it names them. */
export function boardColumns({
  date,
  registered,
}: BoardSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [
    ...(typeof date === "string" ? [] : [{ path: ["board", "date", "column"], name: date.column }]),
    ...(registered === undefined ? [] : [{ path: ["board", "registered"], name: registered }]),
  ];
}

const BOARD_REFUSED = "no board composition, which is not part of the algorithm per [000], or claims: [C2] in board";

/**
 * Rules across the keys of the section, and on columns that other sections take as inputs of sponsors.
 * @param board  as parsed
 * @param inputs  columns that tests on sponsors take as inputs
 * @returns problems in the order of the section
 */
export function boardProblems(
  { directors, registered, claims }: BoardSettings,
  inputs: readonly { readonly path: PlanPath; readonly name: string }[],
): readonly PlanProblem[] {
  const { natural, legal } = directors.kind;
  return [
    ...legal.flatMap((text, at) =>
      natural.includes(text) || legal.indexOf(text) < at
        ? [twice(["board", "directors", "kind", "legal", at], JSON.stringify(text))]
        : [],
    ),
    ...[...natural, ...legal].flatMap((text) =>
      directors.missing.includes(text)
        ? [conflict(["board", "directors", "missing"], "texts that mean no kind", JSON.stringify(text))]
        : [],
    ),
    ...(claims.includes("C2") ? [] : inputs)
      .filter(({ name }) => name === registered)
      .map(({ path, name }) => conflict(path, BOARD_REFUSED, JSON.stringify(name))),
  ];
}

function conflict(path: PlanPath, expected: string, received: string): PlanProblem {
  return { code: "plan-setting-conflict", path, expected, received };
}

function twice(path: PlanPath, received: string): PlanProblem {
  return { code: "plan-item-twice", path, expected: "a text with one meaning", received };
}
