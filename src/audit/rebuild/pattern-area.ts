import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import type { PatternCounts } from "./pattern-design.js";
import type { MaybeBounds } from "./rebuild-result.js";

/**
 * Histogram of predicted chances over patterns, equal chances together.
 * @param chances  one a pattern, finite
 */
export function histogramOf(chances: Float64Array, { violations, none }: PatternCounts): OutcomeHistogram {
  const order = [...chances.keys()].sort((a, b) => chances[a]! - chances[b]!);
  const rows: { chance: number; violations: number; none: number }[] = [];
  for (const row of order) {
    const last = rows.at(-1);
    // Chances that differ in the last digits only are one chance, reached by sums in another order.
    if (last !== undefined && chances[row]! - last.chance <= 1e-12) {
      last.violations += violations[row]!;
      last.none += none[row]!;
    } else rows.push({ chance: chances[row]!, violations: violations[row]!, none: none[row]! });
  }
  return {
    violations: Float64Array.from(rows, (row) => row.violations),
    none: Float64Array.from(rows, (row) => row.none),
  };
}

/** Area under the ROC curve of predictions over patterns, with DeLong's interval on the logit scale. */
export function areaOf(chances: Float64Array | null, counts: PatternCounts, alpha: number) {
  const none = { auc: null, interval: { kind: "not-estimable", reason: "collinear" } as MaybeBounds };
  if (chances === null) return none;
  const area = aucDeLongFromHistogram(histogramOf(chances, counts), { level: 1 - alpha });
  if (area.kind !== "estimate") return { auc: null, interval: area as MaybeBounds };
  const interval: MaybeBounds =
    "lower" in area.interval
      ? { kind: "estimate", lower: area.interval.lower, upper: area.interval.upper }
      : area.interval;
  return { auc: area.auc, interval };
}
