import type { DisclosedAudit } from "../disclosure/disclosed.js";
import { canonicalJson } from "../plan/canonical-json.js";

export const PLAN_FILE_NAME = "plan.json";

/** What of a plan no release holds. */
const LEFT_OUT = [
  "data: paths, columns and reading of the files",
  "resampling.seed",
  "rules, but for both dates and the rule on several nationalities",
  "sampling",
  "columns of strata, models and indicators",
] as const;

/**
 * The plan of an audit as a file of its release: every setting that may be published, with defaults filled in.
 * @param audit  disclosed audit
 * @returns JSON text; `planHash` is that of the whole plan, which the owner keeps
 */
export function planText({ planHash, plan }: Pick<DisclosedAudit, "planHash" | "plan">): string {
  const notice = "Published part of the plan. The owner keeps the whole plan, which the hash is taken over.";
  return canonicalJson({ kind: "published-plan", notice, planHash, leftOut: LEFT_OUT, plan }, { indent: 2 });
}
