import { z } from "zod";
import { fileSchema, nonEmpty } from "./data-schema.js";
import { parseSettings } from "./parse-settings.js";
import type { PlanProblem } from "./plan-issues.js";
import { itemTwice, reasonProblems, settingConflict } from "./setting-problems.js";

const openShare = z.number().gt(0).lt(1);
const words = z.strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") });

const bundlesSchema = z
  .strictObject({
    kind: z.literal("bundles").describe("Releases of this tool."),
    hypothesis: z
      .enum(["hypothesis1", "hypothesis2"])
      .default("hypothesis2")
      .describe(
        "Which hypothesis of the releases is followed. hypothesis2 counts sponsors (or cases) that are independent; hypothesis1 counts migrants and leans on the design effect that each release gives.",
      ),
    periods: z
      .array(
        z.strictObject({
          period: nonEmpty.describe("Name of the period, as reports print it. No name may stand twice."),
          file: nonEmpty.describe("Path of its audit.json, relative to the series file. No file may stand twice."),
        }),
      )
      .min(2)
      .describe("Periods in time order."),
  })
  .describe("Periodic results as releases of this tool.");

const countsSchema = fileSchema
  .pick({ file: true, delimiter: true, encoding: true })
  .extend({
    kind: z.literal("counts").describe("A CSV file of counts."),
    columns: z
      .strictObject({
        period: nonEmpty.describe("Name of the period."),
        group: nonEmpty.describe("Group of the protected attribute."),
        flagged: nonEmpty.describe("Whether the units were flagged."),
        count: nonEmpty.describe("Number of units, a whole number."),
      })
      .describe("Columns of the file. No column may be named twice."),
    flagged: z
      .strictObject({
        yes: z.array(z.string()).min(1).describe("Texts that mean flagged."),
        no: z.array(z.string()).min(1).describe("Texts that mean not flagged. None may also mean flagged."),
      })
      .describe("What the texts of the column mean."),
    unit: z
      .enum(["independent-persons", "sponsors", "members-of-clusters"])
      .describe(
        "What is counted. members-of-clusters: people who share the prediction of their sponsor; without designEffect nothing can be tested.",
      ),
    designEffect: z
      .strictObject({
        value: z.number().min(1).describe("By how much the variance exceeds that of independent people."),
        source: nonEmpty.describe("Where the value comes from."),
      })
      .optional()
      .describe("Only with unit members-of-clusters: results are then approximate and say so."),
    periods: z
      .array(nonEmpty)
      .min(2)
      .describe("Periods in time order: every text of the column. None may stand twice."),
  })
  .describe("Periodic results as counts of period x group x flagged.");

export const monitoringSchema = z
  .strictObject({
    version: z.literal(1).describe("Version of this format."),
    title: nonEmpty.describe("Title of the report."),
    synthetic: z.boolean().default(false).describe("True: the data is made up, and everything says so."),
    model: z
      .strictObject({ name: nonEmpty.describe("Name of the model."), version: nonEmpty.describe("Its version.") })
      .describe("The model in use."),
    dataOwner: nonEmpty.describe("Who answers for the data."),
    protectedAttribute: words.describe("Word for the attribute by which groups are formed."),
    source: z.discriminatedUnion("kind", [bundlesSchema, countsSchema]).describe("Where the periodic results are."),
    units: z
      .enum(["new", "repeated"])
      .describe(
        "new: every period counts units that no other period counts. repeated: the same units are scored again, wholly or in part; looks are then not independent, alpha spending and the test martingale do not hold, and every look is tested by itself at alpha / plannedLooks.",
      ),
    alpha: openShare.default(0.05).describe("Chance of a false alarm over all watched groups and all planned looks."),
    plannedLooks: z
      .int()
      .min(2)
      .max(1_000)
      .describe(
        "Looks of the whole series, fixed beforehand: at least the periods that are listed. Only where the martingale decides may it be raised later.",
      ),
    spending: z
      .enum(["obrien-fleming", "pocock"])
      .default("obrien-fleming")
      .describe("How alpha is spread over the planned looks: strict at first and lenient at the end, or nearly even."),
    decides: z
      .enum(["spending", "martingale"])
      .default("spending")
      .describe("Which test raises the alarm. The other one is printed beside it. With repeated units neither does."),
    oddsRatios: z
      .array(z.number().gt(0))
      .min(1)
      .default([0.5, 2 / 3, 1.5, 2])
      .describe("Odds ratios that the test martingale bets on in equal parts. None may stand twice or be 1."),
    groups: z
      .array(nonEmpty)
      .min(1)
      .optional()
      .describe(
        "Groups that are watched, each once. Absent: every group with at least groupGate units at the start, of releases only those that their plan tests.",
      ),
    groupGate: z
      .int()
      .min(1)
      .default(20)
      .describe("Least number of units in the first period, where groups is absent."),
    driftAt: z
      .number()
      .gt(0)
      .default(0.1)
      .describe("Population stability index from which a shift is pointed out, if chance does not reach it."),
    disclosure: z
      .strictObject({
        threshold: z
          .int()
          .min(0)
          .default(10)
          .describe("Least number of units behind a published count. 0 switches protection off and needs a reason."),
        reason: nonEmpty.optional().describe("Why nothing needs protection. Required with threshold 0."),
      })
      .prefault({})
      .describe("Protection of a counts file. Releases are disclosed already, by the thresholds of their own plans."),
    languages: z
      .array(z.enum(["nl", "en"]))
      .min(1)
      .default(["nl", "en"])
      .describe("Languages of the report."),
  })
  .describe("A series of periodic results of one model in use, to be watched for differences that appear or grow.");

/** Validated settings of `toetssteen monitor`, with every default filled in. */
export type MonitoringPlan = z.output<typeof monitoringSchema>;

/**
 * Validated settings of a monitored series.
 * @param text  series.yaml, whole
 * @param file  its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems, ordered by line
 */
export function parseMonitoringPlan(text: string, file: string): MonitoringPlan {
  return parseSettings(text, file, { schema: monitoringSchema, rules: monitoringProblems });
}

function monitoringProblems(plan: MonitoringPlan): readonly PlanProblem[] {
  const { source } = plan;
  const periods = source.kind === "counts" ? source.periods : source.periods.map(({ period }) => period);
  return [
    ...itemTwice(periods, ["source", "periods"]),
    ...itemTwice(plan.groups ?? [], ["groups"]),
    ...itemTwice(plan.oddsRatios.map(String), ["oddsRatios"]),
    ...(plan.oddsRatios.includes(1)
      ? [settingConflict(["oddsRatios"], "odds ratios other than 1, which wins nothing", "1")]
      : []),
    ...(plan.plannedLooks < periods.length
      ? [
          settingConflict(
            ["plannedLooks"],
            `at least the ${periods.length} periods that are listed`,
            `${plan.plannedLooks}`,
          ),
        ]
      : []),
    ...(source.kind === "counts"
      ? countsProblems(source, plan)
      : itemTwice(
          source.periods.map(({ file }) => file),
          ["source", "periods"],
        )),
  ];
}

function countsProblems(
  { columns, flagged, unit, designEffect }: Extract<MonitoringPlan["source"], { kind: "counts" }>,
  { disclosure }: MonitoringPlan,
): readonly PlanProblem[] {
  return [
    ...itemTwice(Object.values(columns), ["source", "columns"]),
    ...itemTwice([...flagged.yes, ...flagged.no], ["source", "flagged"]),
    ...(designEffect !== undefined && unit !== "members-of-clusters"
      ? [settingConflict(["source", "designEffect"], `absent, since the unit is ${unit}`, `${designEffect.value}`)]
      : []),
    ...reasonProblems(disclosure, ["disclosure"]),
  ];
}
