import type { Plan } from "../schema.js";

/** The three readings of a list with overrides by hand. */
export const READINGS = ["as-registered", "without-overridden", "model-only"] as const;

/** One of `READINGS`: what decides in `rules.overrides` of a plan. */
export type Reading = (typeof READINGS)[number];

/**
 * A plan that reads overrides in another way. What is asked beside the hypotheses and the score is left out: strata,
 * families and further models are questions of the audit.
 * @param plan     validated plan with `rules.overrides`
 * @param reading  what decides
 * @param options.resamples  resamples in place of those of the plan
 * @example planRead(plan, "model-only", {}).rules?.overrides?.decides // "model-only"
 */
export function planRead(
  plan: Plan,
  reading: Reading,
  { resamples }: { readonly resamples?: number | undefined } = {},
): Plan {
  const { rules, resampling } = plan;
  return {
    ...plan,
    rules: rules && { ...rules, overrides: rules.overrides && { ...rules.overrides, decides: reading } },
    resampling: resamples === undefined ? resampling : { ...resampling, resamples },
    strata: [],
    families: [],
  };
}
