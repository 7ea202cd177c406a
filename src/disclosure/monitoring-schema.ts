import { z } from "zod";
import { monitoringSchema } from "../plan/monitoring-schema.js";
import { MONITOR_SCHEMA_ID } from "./monitoring.js";
import { toolkitSchema } from "./schema-parts.js";

const period = z.string().describe("Name of the period.");
const bounds = { lower: z.number().describe("Lower bound."), upper: z.number().describe("Upper bound.") };

const shownLookSchema = z.strictObject({
  state: z.literal("shown").describe("The period may be shown."),
  period,
  flagged: z.number().describe("Flagged units of the group."),
  n: z.number().describe("Units of the group."),
  otherFlagged: z.number().describe("Flagged units of all other groups."),
  otherN: z.number().describe("Units of all other groups."),
  ratio: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("estimate").describe("Marks a number."),
        value: z.number().describe("The ratio."),
      }),
      z.strictObject({
        kind: z.literal("not-estimable").describe("Marks a number that does not exist."),
        reason: z.literal("zero-reference").describe("None of the others is flagged."),
      }),
    ])
    .describe("Flagged share of the group over that of all others."),
  limits: z.strictObject(bounds).nullable().describe("Ratios between which chance keeps 997 of 1,000 such periods."),
  outsideLimits: z.boolean().describe("Whether the period lies outside its limits."),
  plainP: z.number().describe("Two-sided p-value of this period alone."),
  spending: z
    .strictObject({
      z: z.number().describe("Standardised sum of the differences so far."),
      information: z.number().describe("Variance of that sum without a difference."),
      boundary: z.number().nullable().describe("Bound of |z| at this look; null where nothing may be spent yet."),
      crossed: z.boolean().describe("Whether the bound has been reached by now."),
    })
    .nullable()
    .describe("Alpha spending; null where it does not hold."),
  martingale: z
    .strictObject({
      eValue: z.number().describe("Stake of a bettor who started with 1."),
      pValue: z.number().describe("p-value that may be read at any moment."),
    })
    .nullable()
    .describe("Test martingale; null where it does not hold."),
});

const lookSchema = z.discriminatedUnion("state", [
  shownLookSchema,
  z.strictObject({
    state: z.literal("gap").describe("The period has no number. A gap is not zero."),
    period,
    reason: z.enum(["hidden", "absent", "no-variation", "design-effect-unknown"]).describe("Why there is none."),
  }),
]);

const changeSchema = z.strictObject({
  from: period,
  to: period,
  shownBefore: z.boolean().describe("Whether the first period shows a difference by itself."),
  shownAfter: z.boolean().describe("Whether the second one does."),
  oldEffectNewSize: z.boolean().nullable().describe("Whether the old ratio would be shown at the new size."),
  newEffectOldSize: z.boolean().nullable().describe("Whether the new ratio would be shown at the old size."),
  reason: z
    .enum(["unchanged", "size", "effect", "either", "only-together", "not-estimable"])
    .describe("What changed the verdict."),
});

const groupSchema = z.strictObject({
  group: z.string().describe("Name of the group."),
  looks: z.array(lookSchema).describe("One entry a period, in time order."),
  alarm: z
    .strictObject({
      state: z.enum(["alarm", "none", "not-assessed"]).describe("Whether the alarm of the group is raised."),
      since: z.string().nullable().describe("Period that raised it."),
      direction: z.enum(["more", "less"]).nullable().describe("Flagged more or less often than the others."),
    })
    .describe("Alarm of the group."),
  changes: z.array(changeSchema).describe("Verdicts of single periods, and why they changed."),
});

const driftSchema = z.strictObject({
  of: z.enum(["bands", "groups"]).describe("Composition that is compared."),
  period,
  against: period,
  index: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("estimate").describe("Marks a number."),
        value: z.number().describe("Population stability index."),
        interval: z
          .strictObject({ ...bounds, level: z.number().describe("Confidence level.") })
          .nullable()
          .describe("Interval; null where periods are not independent."),
      }),
      z.strictObject({
        kind: z.literal("not-estimable").describe("Marks a number that does not exist."),
        reason: z.enum(["hidden", "empty-class"]).describe("Why it does not exist."),
      }),
    ])
    .describe("How far the composition has moved."),
  chance: z
    .strictObject({
      mean: z.number().describe("Mean by chance."),
      p95: z.number().describe("95th percentile by chance."),
    })
    .nullable()
    .describe("What chance alone makes of the index."),
  pointedOut: z.boolean().describe("Whether the shift is a reason to look."),
});

const { source: _source, disclosure: _disclosure, ...settings } = monitoringSchema.shape;

/** Schema of a released monitor.json. It is strict: a field that it does not name cannot be released unnoticed. */
export const monitorSchema = z
  .strictObject({
    $schema: z.literal(MONITOR_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("1.0.0").describe("Version of this format: additive = minor, redefined = major."),
    toolkit: toolkitSchema.describe("Tool that wrote the result."),
    settings: z
      .strictObject({
        ...settings,
        source: z.enum(["bundles", "counts"]).describe("Kind of the periodic results."),
        hypothesis: z.enum(["hypothesis1", "hypothesis2"]).nullable().describe("Hypothesis of the releases."),
        designEffect: z
          .strictObject({
            value: z.number().describe("Value of the settings."),
            source: z.string().describe("Its source."),
          })
          .nullable()
          .describe("Design effect of a file of counts."),
      })
      .describe("Settings of the series, without paths and names of columns."),
    seriesHash: z.string().describe("SHA-256 of the settings in canonical form."),
    unit: z.enum(["sponsors", "cases", "migrants"]).describe("What is counted."),
    dependence: z
      .enum(["independent", "design-effect", "clusters-unknown"])
      .describe("Whether units are independent, and what is known where they are not."),
    disclosure: z
      .strictObject({
        threshold: z.number().nullable().describe("Threshold of a file of counts; null for releases."),
        reason: z.string().nullable().describe("Why nothing needs protection; null where the rules hold."),
        gaps: z.number().describe("Periods of watched groups that are hidden."),
      })
      .describe("How the release protects people and sponsors."),
    periods: z
      .array(
        z.strictObject({
          period,
          planHash: z.string().nullable().describe("Plan of its release."),
          inputHash: z.string().nullable().describe("SHA-256 of its release."),
          modelVersion: z.string().nullable().describe("Version of the model."),
          flagged: z.number().nullable().describe("All flagged units; null where hidden."),
          n: z.number().nullable().describe("All units; null where hidden."),
        }),
      )
      .describe("Periods in time order."),
    validity: z
      .strictObject({
        spending: z
          .enum(["valid", "approximate", "repeated-units", "clusters-unknown"])
          .describe("Whether alpha spending holds."),
        martingale: z
          .enum(["valid", "repeated-units", "clusters-unknown", "design-effect"])
          .describe("Whether the test martingale holds."),
        decides: z.enum(["spending", "martingale", "each-look", "nothing"]).describe("Test that raises the alarm."),
      })
      .describe("Which tests hold for the series."),
    alphaPerGroup: z.number().describe("Error probability that one group may spend over the series."),
    repeatedPlainTests: z.number().describe("Chance that plain tests at every planned look ring without a difference."),
    groups: z.array(groupSchema).describe("Watched groups."),
    drift: z.array(driftSchema).describe("Shifts against the first period."),
    alarm: z
      .strictObject({
        raised: z.boolean().describe("Whether any group raises the alarm."),
        groups: z.array(z.string()).describe("Groups that do."),
        attention: z
          .array(
            z.strictObject({
              code: z.enum(["outside-limits", "drift", "model-changed"]).describe("Kind of reason."),
              subject: z.string().describe("Group, composition or version."),
              period,
            }),
          )
          .describe("Reasons to look that are no alarm."),
      })
      .describe("The alarm of the series."),
  })
  .describe("A series of periodic results of a model in use.");

/** JSON Schema (2020-12) of a released monitor.json. */
export function monitorJsonSchema(): object {
  return { $id: MONITOR_SCHEMA_ID, ...z.toJSONSchema(monitorSchema) };
}
