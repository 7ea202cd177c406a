import { z } from "zod";

/**
 * Schema of the published counts of cases in a release: every table with its keys and counts.
 * @param counted  what a count is of, for the description
 * @example caseTablesSchema("What is counted.").parse([]) // []
 */
export function caseTablesSchema(counted: string) {
  return z
    .array(
      z.strictObject({
        id: z.string().describe("Name of the table."),
        unit: z.literal("cases").describe(counted),
        keys: z
          .array(
            z.strictObject({
              name: z.string().describe("Name of the key."),
              levels: z.array(z.string()).describe("Its levels."),
            }),
          )
          .describe("Keys of the table; the last one runs fastest."),
        counts: z
          .array(z.union([z.number(), z.literal("suppressed")]))
          .describe("Counts over the product of the keys. Suppressed is not zero."),
        partitionOf: z.string().exactOptional().describe("Table whose rows this one splits further."),
      }),
    )
    .describe("Every published count.");
}
