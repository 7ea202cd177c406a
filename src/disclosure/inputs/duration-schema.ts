import { z } from "zod";
import { DURATION_READINGS } from "../../audit/inputs/duration-result.js";
import { estimateSchema, maybeTestSchema, pointSchema, published } from "../schema-parts.js";
import { stateSharesSchema } from "./group-question.js";

const counted = {
  units: published(z.number()).describe("Units."),
  violations: published(z.number()).describe("Their violations."),
  years: published(z.number()).describe("Recognised years in which violations could be found."),
  share: published(estimateSchema).describe("Share with a violation, with Wilson's interval."),
  rate: published(estimateSchema).describe(
    "Violations per recognised year, with the exact interval, wider where violations go together.",
  ),
};

/** What a release says of durations. */
export const durationResultSchema = z
  .strictObject({
    states: z
      .strictObject({ table: z.string().describe("Id of the table."), shares: stateSharesSchema })
      .describe("What became of each unit in these counts."),
    table: z.string().describe("Id of the table of duration and violation."),
    bands: z
      .array(
        z.strictObject({
          band: z.string().describe("Band of duration, in years."),
          ...counted,
          shareRatio: published(estimateSchema).nullable().describe("Share over that of the first band."),
          rateRatio: published(estimateSchema).nullable().describe("Rate over that of the first band."),
        }),
      )
      .describe("By duration."),
    dispersion: published(pointSchema).describe("Variance of violations over that of independent ones."),
    shareMoves: published(z.enum(["rises", "falls"])).describe("Where the share goes with duration."),
    shareTest: published(maybeTestSchema).describe("Cochran and Armitage's test of the share over duration."),
    yearRatio: published(estimateSchema).describe("Ratio of the rates at one year more of duration."),
    rateTest: published(maybeTestSchema).describe("Whether the rate moves with duration."),
    reading: published(z.enum(DURATION_READINGS)).describe(
      "What becomes of the share's movement once violations are counted per year.",
    ),
    groups: z
      .strictObject({
        table: z.string().describe("Id of the table of group and violation."),
        together: z.number().describe("Groups that pass the gate and are too small here to stand by name."),
        compared: z
          .array(
            z.strictObject({
              group: z.string().describe("The group."),
              ...counted,
              ratio: published(estimateSchema).describe(
                "Mantel and Haenszel's ratio of rates within bands, over the others.",
              ),
              adjusted: published(z.number()).describe("p-value, adjusted by Holm over the groups."),
            }),
          )
          .describe("By group."),
      })
      .nullable()
      .describe("Groups within bands of duration; null where fewer than two can stand."),
  })
  .describe("How long each took part, and violations per recognised year.");
