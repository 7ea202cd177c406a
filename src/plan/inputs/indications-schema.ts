import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { INDICATION_CODES, isAboutMigrant } from "./indication-codes.js";

const codeSchema = z.enum(INDICATION_CODES as [string, ...string[]]);

const conjunction = <First extends string, Second extends string>(parts: Readonly<Record<First | Second, string>>) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries<string>(parts).map(([key, meaning]) => [key, nonEmpty.describe(`Column: ${meaning}.`)]),
    ) as Record<First | Second, typeof nonEmpty>,
  );

/** Section on the 22 indications for choosing the follow-up. */
export const indicationsSchema = z
  .strictObject({
    items: z
      .partialRecord(codeSchema, nonEmpty)
      .describe(
        "Column of each indication by its code: 01 to 22, and the parts 11a, 11b, 18a, 18b and 18c (which the source prints as 15a to 15c). At least one.",
      ),
    yes: z.array(nonEmpty).min(1).describe("Texts that mean: the indication holds."),
    no: z.array(nonEmpty).min(1).describe("Texts that mean: it does not. Other texts and empty ones are not known."),
    eleven: conjunction({ putToRvo: "put to RVO at recognition", firstAdviceNegative: "its first advice was negative" })
      .optional()
      .describe("Parts of indication 11, which holds where both do."),
    twelve: conjunction({
      addressDiffers: "address in the trade register differs from INDIGO",
      changeReported: "a report of the change is on file",
    })
      .optional()
      .describe("Parts of indication 12, which holds where the addresses differ and no report is on file."),
    tested: z
      .array(codeSchema)
      .min(1)
      .describe(
        "Indications that are tested against groups and against each other, each once, with a column or with both parts. Never 14 to 21: they are about a single migrant, and a sponsor has many, so they say nothing of a sponsor as a whole.",
      ),
  })
  .describe("The 22 indications for choosing the follow-up.");

/** Settings of the indications. */
export type IndicationsSettings = z.output<typeof indicationsSchema>;

/** Columns that the section names, with their places. */
export function indicationsColumns({
  items,
  eleven,
  twelve,
}: IndicationsSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  const parts = { eleven, twelve };
  return [
    ...mappedCodes(items).map((code) => ({ path: ["indications", "items", code], name: items[code]! })),
    ...Object.entries(parts).flatMap(([key, columns]) =>
      Object.entries(columns ?? {}).map(([part, name]) => ({ path: ["indications", key, part], name })),
    ),
  ];
}

/** Codes with a column, in the order of the source. */
export function mappedCodes(items: IndicationsSettings["items"]): readonly string[] {
  return INDICATION_CODES.filter((code) => items[code] !== undefined);
}

/**
 * Rules across the keys of the section: an indication about a migrant is no input of a test on sponsors.
 * @param indications  as parsed
 * @returns problems in the order of the section
 */
export function indicationsProblems(indications: IndicationsSettings): readonly PlanProblem[] {
  const { items, yes, no, tested } = indications;
  const both = yes.filter((text) => no.includes(text));
  return [
    ...(mappedCodes(items).length > 0
      ? []
      : [problem("plan-section-missing", ["indications", "items"], "at least one indication", "none")]),
    ...both.map((text) =>
      problem("plan-label-conflict", ["indications", "no"], "texts that do not mean yes too", JSON.stringify(text)),
    ),
    ...tested.flatMap((code, at) =>
      testedProblems(indications, code, ["indications", "tested", at], tested.indexOf(code) < at),
    ),
  ];
}

/**
 * Columns of indications 14 to 21 that another section takes as inputs of a test on sponsors: each is refused.
 * @param indications  as parsed
 * @param inputs  columns that tests on sponsors take, with their places
 * @returns one problem a column
 */
export function migrantInputProblems(
  { items }: IndicationsSettings,
  inputs: readonly { readonly path: PlanPath; readonly name: string }[],
): readonly PlanProblem[] {
  const migrant = new Map(mappedCodes(items).flatMap((code) => (isAboutMigrant(code) ? [[items[code]!, code]] : [])));
  return inputs.flatMap(({ path, name }) => {
    const code = migrant.get(name);
    if (code === undefined) return [];
    const expected = `a column about the sponsor: this is indication ${code}, about a single migrant`;
    return [problem("plan-setting-conflict", path, expected, JSON.stringify(name))];
  });
}

function testedProblems(
  { items, eleven, twelve }: IndicationsSettings,
  code: string,
  path: PlanPath,
  isTwice: boolean,
): readonly PlanProblem[] {
  const hasValue =
    items[code] !== undefined || (code === "11" && eleven !== undefined) || (code === "12" && twelve !== undefined);
  return [
    ...(isTwice ? [problem("plan-item-twice", path, "an indication that stands once", JSON.stringify(code))] : []),
    ...(!isAboutMigrant(code)
      ? []
      : [
          problem(
            "plan-setting-conflict",
            path,
            "an indication about the sponsor: 14 to 21 are about a single migrant, and a sponsor has many",
            JSON.stringify(code),
          ),
        ]),
    ...(hasValue ? [] : [problem("plan-column-missing", path, `indications.items.${code}`, "none")]),
  ];
}

function problem(code: PlanProblem["code"], path: PlanPath, expected: string, received: string): PlanProblem {
  return { code, path, expected, received };
}
