import { z } from "zod";

/** Other rules for the majority of H2, that are shown beside the rule of the plan and decide nothing. */
export const sensitivitySchema = z
  .strictObject({
    thresholds: z
      .array(z.number().gt(0).lt(1))
      .default([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
      .describe(
        "Shares that the largest group must lie strictly above, each once. Below 0.5 a tie for the largest is no majority. May be empty.",
      ),
    minMigrants: z
      .array(z.int().min(1))
      .default([2, 5, 10])
      .describe("Least numbers of migrants, each once, with the threshold of the plan. May be empty."),
    plurality: z.boolean().default(true).describe("The largest group whatever its share; a tie is no majority."),
    share: z.boolean().default(true).describe("No cut: every group counts with its share of the sponsor's migrants."),
  })
  .prefault({})
  .describe(
    "Other rules for the majority, shown beside the rule of the plan. They decide nothing. Need the migrants of each sponsor.",
  );
