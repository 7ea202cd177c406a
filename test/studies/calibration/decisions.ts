import { ALPHA } from "../rates.js";
import type { Measure, Outcome, Standing } from "../study.js";

/** Something that may be missing where a procedure gives no answer. */
type Answer<Value> = Value | { readonly kind: "not-estimable" } | null;

/** Whether a p-value rejects at 5 %; null where there is none. */
export function rejects(result: Answer<{ readonly pValue: number }>): Outcome {
  if (result === null || !("pValue" in result)) return null;
  return result.pValue <= ALPHA;
}

/** Whether an interval holds the true value; null where there is no interval. */
export function holds(interval: Answer<{ readonly lower: number; readonly upper: number }>, truth: number): Outcome {
  if (interval === null || !("lower" in interval)) return null;
  return interval.lower <= truth && truth <= interval.upper;
}

/** A measure in one line: tests are counted as false alarms where the null is true, else as power. */
export function test<Set>(
  id: string,
  procedure: string,
  decide: (set: Set) => Outcome,
  options: { readonly standing?: Standing; readonly kind?: "false-alarm" | "power"; readonly nominal?: number } = {},
): Measure<Set> {
  const { standing = "ours", kind = "false-alarm", nominal } = options;
  return { id, procedure, decide, standing, kind, ...(nominal === undefined ? {} : { nominal }) };
}

/** An interval in one line. */
export function interval<Set>(
  id: string,
  procedure: string,
  decide: (set: Set) => Outcome,
  standing: Standing = "ours",
): Measure<Set> {
  return { id, procedure, decide, standing, kind: "coverage" };
}
