import { z } from "zod";
import { pointSchema, published } from "./schema-parts.js";

const minMigrants = z.number().describe("Sponsors with fewer migrants have no majority group.");

const ruleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("threshold").describe("The largest group, where its share lies strictly above the threshold."),
    threshold: z.number().describe("Share that the largest group must lie above."),
    minMigrants,
  }),
  z.strictObject({
    kind: z.literal("plurality").describe("The largest group whatever its share; a tie is no majority."),
    minMigrants,
  }),
  z.strictObject({
    kind: z.literal("share").describe("No cut: a group counts with its share of the sponsor's migrants."),
    minMigrants,
  }),
]);

const ruledGroupSchema = z
  .strictObject({
    group: z.string().describe("Level of the protected attribute."),
    difference: published(pointSchema).describe("Flagged share of the group minus that of the others."),
    ratio: published(pointSchema).describe("Flagged share of the group over that of the others."),
    unadjusted: published(z.number()).describe("Two-sided p-value of this group alone."),
    adjusted: published(z.number()).describe("p-value adjusted over the groups that pass the gate under this rule."),
    shown: published(z.boolean()).describe("Whether the adjusted p-value is at most alpha."),
  })
  .meta({ id: "RuledGroup", description: "One group under one rule for the majority." });

export const sensitivitySchema = z
  .strictObject({
    singleMember: published(z.number()).describe("Share of the sponsors with migrants that have one migrant."),
    rules: z
      .array(
        z.strictObject({
          rule: ruleSchema.describe("How the majority group of a sponsor is found."),
          decides: z.boolean().describe("True for the rule of the plan, the only one that decides."),
          unitsWithMajority: published(z.number())
            .nullable()
            .describe("Sponsors in which a group has the majority; null where the rule makes no cut."),
          resamples: z.number().describe("Random arrangements behind the adjusted p-values."),
          tested: z.number().describe("Number of groups that pass the gate under this rule."),
          smallestAdjusted: published(z.number()).describe("Smallest adjusted p-value over the groups."),
          groups: z.array(ruledGroupSchema).describe("Those of them that may be named."),
        }),
      )
      .describe("Rules in the order that they are shown."),
  })
  .meta({ id: "Sensitivity", description: "H2 under other rules for the majority. It decides nothing." });
