import { z } from "zod";
import type { GroupQuestion } from "../../audit/inputs/group-question.js";
import type { StateShare } from "../../audit/inputs/state-table.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";
import { estimateSchema, maybeTestSchema, published } from "../schema-parts.js";

/** Shares of the answers of a table, as they may be written. */
export function disclosedShares(shares: readonly StateShare[], publish: Publisher): Disclosed<readonly StateShare[]> {
  return shares.map(({ state, share }) => ({ state, share: publish.number(share) }));
}

/** A question by group, as it may be written. */
export function disclosedQuestion(
  { table, together, shares, strength, test, adjusted }: GroupQuestion,
  alpha: number,
  publish: Publisher,
): Disclosed<GroupQuestion> {
  return {
    table,
    together,
    shares: shares.map(({ group, share }) => ({ group, share: publish.number(share) })),
    strength: publish.number(strength),
    test: publish.test(test, alpha),
    adjusted: publish.pValue(adjusted, alpha),
  };
}

export const stateSharesSchema = z
  .array(
    z.strictObject({
      state: z.string().describe("The answer."),
      share: published(estimateSchema).describe("Its share, with Wilson's interval."),
    }),
  )
  .describe("Shares of the answers.");

export const groupQuestionFields = {
  table: z.string().describe("Id of the table by group."),
  together: z.number().describe("Groups that pass the gate and are too small here to stand by name."),
  shares: z
    .array(
      z.strictObject({
        group: z.string().describe("The group."),
        share: published(estimateSchema).describe("Share of yes in the group, with Wilson's interval."),
      }),
    )
    .describe("Shares by group."),
  strength: published(estimateSchema).describe("Cramer's V with Bergsma's correction."),
  test: published(maybeTestSchema).describe("Whether answer and group go together."),
  adjusted: published(z.number()).describe("p-value, adjusted by Holm over all questions of the family."),
};
