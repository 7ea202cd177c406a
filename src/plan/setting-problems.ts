import { describeValue, type PlanPath, type PlanProblem } from "./plan-issues.js";

/** Two settings that contradict each other. */
export function settingConflict(path: PlanPath, expected: string, received: string): PlanProblem {
  return { code: "plan-setting-conflict", path, expected, received };
}

/** The first item that stands twice in a list of different ones, if any. */
export function itemTwice(items: readonly string[], path: PlanPath): readonly PlanProblem[] {
  const again = items.find((item, index) => items.indexOf(item) < index);
  if (again === undefined) return [];
  return [{ code: "plan-item-twice", path, expected: "a list of different items", received: describeValue(again) }];
}

/** A protection that is switched off without a reason. */
export function reasonProblems(
  { threshold, reason }: { readonly threshold: number; readonly reason?: string | undefined },
  path: PlanPath,
): readonly PlanProblem[] {
  if (threshold > 0 || reason !== undefined) return [];
  const expected = "a reason, since the threshold is 0";
  return [{ code: "plan-reason-missing", path: [...path, "reason"], expected, received: "nothing" }];
}
