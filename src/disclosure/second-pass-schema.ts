import { z } from "zod";
import { estimateSchema, maybeTestSchema, published } from "./schema-parts.js";

const withoutSchema = published(z.array(z.string())).describe("Groups that are not part of the rest.");

export const secondPassSchema = z
  .strictObject({
    passes: z
      .array(
        z.strictObject({
          without: withoutSchema,
          named: published(z.string().nullable()).describe("Group that this pass names; null in the last pass."),
          resamples: z.number().describe("Random arrangements of this pass."),
          groups: z
            .array(
              z.strictObject({
                group: z.string().describe("Group that was tested in this pass."),
                adjusted: published(maybeTestSchema).describe("Deciding test against this rest."),
              }),
            )
            .describe("Groups that are left, each against a rest without the groups that were named before."),
        }),
      )
      .describe("Passes in order; the first one leaves nobody out."),
    named: published(z.array(z.string())).describe("Groups that differ themselves, in the order of naming."),
  })
  .meta({ id: "SecondPass", description: "Which rejected groups differ themselves." });

export const groupSecondPassSchema = z
  .strictObject({
    named: published(z.boolean()).describe("False: the difference may be that of the groups that are left out."),
    without: withoutSchema,
    adjusted: published(maybeTestSchema).describe("Deciding test against this rest."),
    difference: published(estimateSchema).describe("Share of the group minus share of this rest."),
    ratio: published(estimateSchema).describe("Share of the group over share of this rest."),
    confirmation: z
      .strictObject({
        without: withoutSchema,
        adjusted: published(maybeTestSchema).describe("Deciding test against this rest."),
      })
      .nullable()
      .describe("Named groups: without the one further group that takes most of the difference away."),
  })
  .meta({ id: "GroupSecondPass", description: "A rejected or named group against the rest that settled it." });
