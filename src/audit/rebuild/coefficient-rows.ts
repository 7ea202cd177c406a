import type { RebuildPlan } from "../../plan/rebuild-schema.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import { logisticProfile } from "../../statistics/logistic-profile.js";
import { logisticRegression } from "../../statistics/logistic-regression.js";
import { derived, rowOf } from "../derived.js";
import type { FittedMethods } from "./fit-methods.js";
import type { CoefficientRow, MaybeBounds, MaybeCoefficient } from "./rebuild-result.js";

/**
 * Every coefficient of the regression twice: with Firth's penalty and by maximum likelihood, each with the interval of its
 * standard error and the one of the profile of its likelihood.
 * @param fitted  both methods on the cases
 */
export function coefficientRows(
  { design, fit }: FittedMethods,
  { development, alpha }: Pick<RebuildPlan, "development" | "alpha">,
): readonly CoefficientRow[] {
  const level = 1 - alpha;
  const multiplier = normalMultiplier(level);
  const plainFit = logisticRegression(design.data);
  return design.columns.map(({ indicator, level: own, reference }, at): CoefficientRow => {
    const { column, levels } = development.indicators[indicator]!;
    const [value, first] = [levels[own]!.value, levels[reference]!.value];
    const table = `indicator.${column}.split`;
    const rests = [rowOf(table, value), rowOf(table, first)];
    const coefficient = (
      from: { readonly coefficients: Float64Array; readonly standardErrors: Float64Array },
      penalty: boolean,
    ): MaybeCoefficient => {
      const [estimate, error] = [from.coefficients[at + 1]!, from.standardErrors[at + 1]!];
      const profile = logisticProfile(design.data, { index: at + 1, level, penalty });
      return {
        kind: "estimate",
        value: estimate,
        standardError: error,
        wald: { lower: estimate - multiplier * error, upper: estimate + multiplier * error },
        profile: boundsOf(profile),
        pValue: profile.kind === "estimate" ? profile.pValue : null,
      };
    };
    return {
      indicator: column,
      level: value,
      reference: first,
      penalised: derived<MaybeCoefficient>(
        fit === null ? { kind: "not-estimable", reason: "collinear" } : coefficient(fit, true),
        ...rests,
      ),
      plain: derived<MaybeCoefficient>(
        plainFit.kind === "estimate" ? coefficient(plainFit, false) : plainFit,
        ...rests,
      ),
    };
  });
}

function boundsOf(interval: ReturnType<typeof logisticProfile>): MaybeBounds {
  if (interval.kind !== "estimate") return interval;
  return { kind: "estimate", lower: interval.lower, upper: interval.upper };
}
