import { z } from "zod";
import { BOARD_SETTINGS, type BoardSetting } from "../../plan/inputs/board-states.js";
import { estimateSchema, maybeTestSchema, published, scoredUnitSchema } from "../schema-parts.js";
import { stateSharesSchema } from "./group-question.js";

const table = z.string().describe("Id of the table.");

/** What a release says of the composition of boards. */
export const boardResultSchema = z
  .strictObject({
    unit: scoredUnitSchema.describe("What is counted."),
    alpha: z.number().describe("Error rate of the test, and one minus the level of intervals."),
    purpose: z.string().describe("Why the old registration is rebuilt."),
    legalBasis: z.string().describe("On what ground."),
    holds: z.enum(["birth", "nationality"]).describe("What the file of directors holds."),
    claims: z
      .array(z.literal("C2"))
      .describe("C2: the run follows the claim that board composition was an input of the score."),
    units: z.number().describe("Sponsors of the audit with a day of the extract."),
    undated: z.number().describe("Sponsors of the audit without such a day: they have no class here."),
    directors: z
      .strictObject({
        rows: z.number().describe("Rows of the file of directors."),
        withoutSponsor: z.number().describe("Rows of a sponsor that the plan does not know."),
        offTheDay: z.number().describe("Rows of directors who were not on the board on its day."),
      })
      .describe("The file of directors."),
    classes: z.strictObject({ table, shares: stateSharesSchema }).describe("Classes by the rule."),
    together: z.number().describe("Rare classes that occur and stand together."),
    unknown: z
      .strictObject({ table, shares: stateSharesSchema })
      .nullable()
      .describe("Why boards have class 9; null where that class is rare."),
    flags: z
      .strictObject({
        table,
        shares: stateSharesSchema,
        strength: published(estimateSchema).describe("Cramer's V with Bergsma's correction."),
        test: published(maybeTestSchema).describe("Whether class and flag go together."),
      })
      .nullable()
      .describe("Share flagged by class; null without bands or with one class alone."),
    bands: z.string().nullable().describe("Id of the table by class and band; null where there are two bands."),
    registered: z
      .strictObject({
        without: published(z.number()).describe("Sponsors without a registered class."),
        agreement: published(estimateSchema).describe("Share registered as the rule says, with Wilson's interval."),
        kappa: published(estimateSchema).describe("Cohen's kappa, with the interval that Wilson's gives."),
        computed: z.string().describe("Id of the table of classes by the rule, of sponsors with both."),
        registered: z.string().describe("Id of the table of registered classes."),
        shares: stateSharesSchema,
      })
      .nullable()
      .describe("Registered classes beside those by the rule; null where the settings name none."),
    otherwise: z
      .array(
        z.strictObject({
          setting: z
            .enum(BOARD_SETTINGS as readonly [BoardSetting, ...BoardSetting[]])
            .describe("Name of the setting."),
          chosen: z.string().describe("The reading of the settings."),
          reading: z.string().describe("The other reading."),
          changed: published(z.number()).describe("Share of sponsors whose class changes: at most or above a bound."),
          pValue: published(z.number())
            .nullable()
            .describe("Class against flag by the other reading, beside alpha; null where it cannot be tested."),
        }),
      )
      .describe("Settings that the instruction leaves open, each read the other way."),
  })
  .describe("Composition of boards by the old registration: a reconstruction for study.");
