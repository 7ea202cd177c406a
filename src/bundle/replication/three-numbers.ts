import { type Check, SEARCHED } from "./check.js";
import type { PublishedEstimate } from "./rate-columns.js";
import { analystOnly, shown } from "./table-checks.js";

/**
 * Check of an estimate and its bounds where R gives all three at once.
 * @param theirs  R expression of estimate, lower and upper bound at a level
 */
export function threeNumbers(
  name: string,
  published: PublishedEstimate,
  theirs: (level: number) => string,
): readonly Check[] {
  const estimate = shown(published);
  if (estimate === undefined) return [analystOnly(name)];
  if (estimate.kind === "not-estimable") return [];
  const { value, interval } = estimate;
  const bounded = !("kind" in interval);
  return [
    {
      kind: "numbers",
      name,
      of: bounded ? ["estimate", "lower bound", "upper bound"] : ["estimate"],
      ours: bounded ? [value, interval.lower, interval.upper] : [value],
      theirs: bounded ? theirs(interval.level) : `${theirs(0.95)}[1]`,
      tolerance: SEARCHED,
    },
  ];
}
