import { z } from "zod";
import { rebuildSchema as settingsSchema } from "../plan/rebuild-schema.js";
import { caseTablesSchema } from "./case-tables-schema.js";
import { REBUILD_SCHEMA_ID } from "./rebuild.js";
import { published, toolkitSchema } from "./schema-parts.js";

const noNumber = z
  .strictObject({
    kind: z.literal("not-estimable").describe("Marks a number that does not exist. It is not zero."),
    reason: z
      .enum(["one-class-only", "too-few-effective-units", "no-variation", "collinear", "separated", "unbounded"])
      .describe("Why the number does not exist."),
  })
  .describe("A number that does not exist.");
const bounds = {
  lower: z.number().describe("Lower bound."),
  upper: z.number().describe("Upper bound."),
};
const exists = z.literal("estimate").describe("Marks a number that exists.");
const maybeBounds = z.union([z.strictObject({ kind: exists, ...bounds }), noNumber]);
const maybe = published(z.number().nullable());
const share = z.number().describe("Share of the sets of cases in which it is found.");
const byMethod = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    logistic: value.describe("Logistic regression."),
    chaid: value.describe("CHAID tree."),
  });

const coefficient = published(
  z.union([
    z.strictObject({
      kind: exists,
      value: z.number().describe("Log odds beside the first level."),
      standardError: z.number().describe("Standard error."),
      wald: z.strictObject(bounds).describe("Interval by the standard error."),
      profile: maybeBounds.describe("Interval by the profile of the likelihood."),
      pValue: z.number().nullable().describe("p-value of the likelihood ratio; null where there is none."),
    }),
    noNumber,
  ]),
);

const levelSchema = z.strictObject({
  indicator: z.string().describe("Indicator."),
  level: z.string().describe("Level."),
});

const resultSchema = z.strictObject({
  violations: published(z.number()).describe("Cases with a violation."),
  none: published(z.number()).describe("Cases with none."),
  adequacy: z
    .strictObject({
      value: z
        .enum(["sufficient", "insufficient"])
        .describe("Whether there are as many cases as the settings ask for."),
      reasons: z.array(z.enum(["too-few-cases", "smaller-class-too-small"])).describe("What falls short."),
    })
    .describe("The number of cases against the least numbers of the settings."),
  parameters: z.number().describe("Coefficients beside the constant."),
  eventsPerParameter: published(z.number()).describe("Cases of the rarer outcome for each coefficient."),
  separation: z
    .strictObject({
      separated: z.boolean().describe("Whether plain likelihood has no maximum."),
      levels: z.array(published(levelSchema)).describe("Levels of which all cases have one outcome."),
    })
    .describe("Whether indicators tell outcomes apart without error."),
  coefficients: z
    .array(
      z.strictObject({
        indicator: z.string().describe("Indicator."),
        level: z.string().describe("Level."),
        reference: z.string().describe("Level that it is compared with."),
        penalised: coefficient.describe("With Firth's penalty."),
        plain: coefficient.describe("By maximum likelihood."),
      }),
    )
    .describe("Coefficients of the regression, in log odds."),
  indicators: z
    .array(
      z.strictObject({
        indicator: z.string().describe("Indicator."),
        pValue: maybe.describe("p-value of all its levels in the regression."),
        found: byMethod(z.boolean()).describe("Which methods find it."),
        unstable: z.boolean().describe("True: one method of the two finds it."),
        inclusion: byMethod(share).describe("Share of the bootstrap samples in which it is found."),
      }),
    )
    .describe("Each indicator under both methods."),
  resamples: z
    .strictObject({
      drawn: z.number().describe("Bootstrap samples."),
      fitted: z.number().describe("Samples in which the regression could be fitted."),
    })
    .describe("Bootstrap samples of the cases."),
  tree: z
    .array(
      z.strictObject({
        number: z.string().describe("Number of the node: 1 is the root, 1.2 its second branch."),
        depth: z.number().describe("Splits above it."),
        by: z
          .strictObject({
            indicator: z.string().describe("Indicator that the node above is split by."),
            levels: z.array(z.string()).describe("Levels that lead here."),
          })
          .nullable()
          .describe("How cases reach it; null at the root."),
        cases: published(
          z.strictObject({
            cases: z.number().describe("Cases that reach it."),
            violations: z.number().describe("Of these, with a violation."),
          }),
        ).describe("Cases of the node."),
        split: z
          .strictObject({
            indicator: z.string().describe("Indicator."),
            adjusted: published(z.number()).describe("Adjusted p-value."),
          })
          .nullable()
          .describe("How it is split; null for a last node."),
      }),
    )
    .describe("Nodes of the CHAID tree, each before those below it."),
  methods: z
    .array(
      z.strictObject({
        method: z.enum(["logistic", "chaid"]).describe("Method."),
        auc: maybe.describe("Area under the ROC curve on the cases it was made from."),
        interval: published(maybeBounds).describe("Interval of that area."),
        optimism: maybe.describe("By how much bootstrap samples show it to be too high."),
        corrected: maybe.describe("Area less the optimism."),
        correctedInterval: published(maybeBounds).describe("Interval less the optimism."),
        byChance: maybe.describe("Mean area where outcomes are dealt at random over the same cases."),
        pValue: maybe.describe("Share of the deals that reach the area."),
      }),
    )
    .describe("How well each method tells outcomes apart."),
  cuts: z
    .array(
      z.strictObject({
        basis: z.enum(["settings", "average"]).describe("Cut of the settings, or the share of violations."),
        cut: z.number().describe("Score from which on a case is high."),
        high: byMethod(published(z.number())).describe("Cases that are high."),
        agreement: published(
          z.union([
            z.strictObject({ kind: exists, kappa: z.number().describe("Cohen's kappa."), ...bounds }),
            noNumber,
          ]),
        ).describe("Agreement of the methods on who is high."),
        errors: published(
          z.union([
            z.strictObject({
              kind: exists,
              logisticOnly: z.number().describe("Cases that the regression alone puts on the right side."),
              chaidOnly: z.number().describe("Cases that the tree alone puts on the right side."),
              pValue: z.number().describe("Exact p-value of McNemar."),
            }),
            noNumber,
          ]),
        ).describe("Which method errs more."),
      }),
    )
    .describe("Agreement of the methods at two cuts."),
  simulated: z
    .array(
      z.strictObject({
        cases: z.number().describe("Cases in each simulated set."),
        fitted: z.number().describe("Simulated sets in which the regression could be fitted."),
        areaWidth: z.number().nullable().describe("Mean width of the interval of the area."),
        oddsFactor: z.number().nullable().describe("Factor up to which an odds ratio is known, either way."),
        found: z
          .array(
            z.strictObject({
              indicator: z.string().describe("Indicator."),
              logistic: share,
              chaid: share,
            }),
          )
          .describe("How often each indicator is found."),
      }),
    )
    .nullable()
    .describe("What as many cases, and more, would show: a simulation from the fitted regression."),
  required: z
    .array(
      z.strictObject({
        basis: z.enum(["as-fitted", "fifteen-percent"]).describe("What the model is expected to explain."),
        size: published(
          z
            .strictObject({
              forAbsoluteError: z.number().describe("Cases for a small mean error of predicted chances."),
              forShrinkage: z.number().describe("Cases for little shrinkage."),
              forOptimism: z.number().describe("Cases for little optimism."),
              forPrevalence: z.number().describe("Cases for a known share of violations."),
              units: z.number().describe("Largest of the four."),
              events: z.number().describe("Violations among them."),
              eventsPerParameter: z.number().describe("Violations for each coefficient."),
              coxSnell: z.number().describe("Expected R-squared of Cox and Snell."),
            })
            .nullable(),
        ).describe("Cases that are needed; null where the regression explains nothing."),
      }),
    )
    .describe("Fewest cases by the criteria of Riley and others (2020)."),
  supplied: z
    .strictObject({
      version: z.string().describe("Version of the coefficients."),
      source: z.string().describe("Where they come from."),
      sha256: z.string().describe("SHA-256 of their file."),
      indicators: z.array(z.string()).describe("Indicators of the score."),
      auc: maybe.describe("Area of the score on the cases."),
      interval: published(maybeBounds).describe("Its interval."),
      high: published(z.number()).describe("Cases at or above the cut."),
    })
    .nullable()
    .describe("The score by supplied coefficients; null without them."),
});

const {
  version: _version,
  development,
  coefficients: _coefficients,
  disclosure: _disclosure,
  seed: _seed,
  ...settings
} = settingsSchema.shape;

/** Schema of a released rebuild.json. It is strict: a field that it does not name cannot be released unnoticed. */
export const rebuildReleaseSchema = z
  .strictObject({
    $schema: z.literal(REBUILD_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("1.0.0").describe("Version of this format: additive = minor, redefined = major."),
    toolkit: toolkitSchema.describe("Tool that wrote the result."),
    settings: z
      .strictObject({ ...settings, indicators: development.shape.indicators })
      .describe("Settings, without paths, texts of outcomes and seed."),
    planHash: z.string().describe("SHA-256 of the settings in canonical form."),
    tables: caseTablesSchema("What is counted."),
    result: resultSchema.describe("What the cases support."),
    disclosure: z
      .strictObject({
        threshold: z.number().describe("Least number of cases behind a published count."),
        reason: z.string().nullable().describe("Why nothing needs protection; null where the rules hold."),
      })
      .describe("How the release protects the companies."),
  })
  .describe("A stopped model, rebuilt from its development cases. Not for use.");

/** JSON Schema (2020-12) of a released rebuild.json. */
export function rebuildJsonSchema(): object {
  return { $id: REBUILD_SCHEMA_ID, ...z.toJSONSchema(rebuildReleaseSchema) };
}
