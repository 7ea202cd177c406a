import { z } from "zod";

export const powerSchema = z
  .strictObject({
    baseRate: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe(
        "Share flagged that the power of a test is computed at. Absent: the share of scored units that is flagged; never the difference that was observed.",
      ),
    draws: z
      .int()
      .min(200)
      .default(1_000)
      .describe("Simulated data sets for the power of H1 where units have several members."),
  })
  .prefault({})
  .describe("How it is computed what a test could have found.");
