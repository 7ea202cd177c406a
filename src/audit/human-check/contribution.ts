import type { HumanCheckPlan } from "../../plan/human-check-schema.js";
import type { Contribution, ContributionReason, MeasuredShare } from "./human-check-result.js";

/**
 * Whether a contribution of people can be shown, the only rule that says so. It cannot when the whole interval of the
 * share that deviates lies below the margin of the plan, or the whole interval of the share decided under the time
 * window lies above its bound. The opposite is no praise: whoever deviates may deviate wrongly.
 * @param deviated  share of decisions that deviate from the model
 * @param under  share of decisions under the time window; null without times
 */
export function contributionOf(
  deviated: MeasuredShare,
  under: MeasuredShare | null,
  { switchMargin, shareUnder }: HumanCheckPlan["contribution"],
): Contribution {
  const reasons: readonly ContributionReason[] = [
    ...(deviated.upper < switchMargin ? (["hardly-deviates"] as const) : []),
    ...(under !== null && under.lower > shareUnder ? (["under-time-window"] as const) : []),
  ];
  return { signal: reasons.length > 0 ? "no-demonstrable-contribution" : "none", reasons };
}
