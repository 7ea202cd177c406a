import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

const share = z.number().min(0).max(1);

/** Hidden violations among units that were never inspected: how many, and where they may lie. */
export const assumptionSchema = z
  .strictObject({
    highestShare: z
      .number()
      .gt(0)
      .lt(1)
      .default(0.2)
      .describe("Largest share of hidden violations among the never-inspected that is looked at."),
    steps: z.int().min(1).max(200).default(40).describe("Steps from no hidden violation to that share."),
    oddsRatio: z
      .number()
      .gt(0)
      .default(4)
      .describe("Scenario by rank: odds of a hidden violation at the highest score over those at the lowest."),
    shareByGroup: z
      .record(
        nonEmpty,
        z.strictObject({
          least: share.default(0).describe("Smallest share; not above `most`."),
          most: share.describe("Largest share; the scenarios use it."),
        }),
      )
      .optional()
      .describe(
        "Groups whose never-inspected units hide violations at a share of their own, by label; `least` may not lie above `most`. The others then hide at most highestShare together. Absent: hidden violations may lie in any group.",
      ),
  })
  .prefault({})
  .describe(
    "Hidden violations among units that were never inspected, and when claims fail that assume there are none.",
  );
