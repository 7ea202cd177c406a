import { ArgumentError } from "../errors.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";
import { type Interval, wilsonInterval } from "./wilson-interval.js";

/** What inspecting the units with the highest scores would find. */
export interface YieldAtCut {
  readonly kind: "estimate";
  readonly inspected: number;
  /** Violations among them; those tied at the cut are taken in random order, so this is an expected number. */
  readonly found: number;
  /** Units at the score of the cut of which only some are inspected; 0 where the cut falls between two scores. */
  readonly tiedAtCut: number;
  /** Violations found an inspection. */
  readonly yield: { readonly value: number; readonly interval: Interval };
  /** Share of all violations that is found. */
  readonly reached: { readonly value: number; readonly interval: Interval };
  /** Yield over the yield of inspecting in random order. */
  readonly lift: { readonly value: number; readonly interval: Interval };
}

/**
 * Yield, share of violations reached and lift of inspecting a number of units from the highest score down.
 * @param histogram  violations and none at each distinct score, ascending, whole numbers of 0 or more
 * @param inspected  whole, 1 .. number of units
 * @param options.level  confidence level, default 0.95
 * @returns Wilson intervals: of the yield over the inspections, of the share reached over the violations, and the latter
 * over the inspected share for the lift. Where `found` is no whole number they hold the intervals of both neighbours
 * @throws ArgumentError outside these ranges
 * @see Wilson 1927; expected value over the order of ties: Fawcett 2006, section 5
 * @example yieldAtCut({ violations: Float64Array.of(1, 3), none: Float64Array.of(3, 1) }, 4).lift.value // 1.5
 */
export function yieldAtCut(
  histogram: OutcomeHistogram,
  inspected: number,
  { level = 0.95 }: { readonly level?: number } = {},
): YieldAtCut | NotEstimable<"one-class-only"> {
  requireHistogram(histogram);
  const { violations, none } = histogram;
  const all = violations.reduce((sum, count) => sum + count, 0);
  const units = none.reduce((sum, count) => sum + count, all);
  if (!(Number.isSafeInteger(inspected) && inspected >= 1 && inspected <= units)) {
    throw new ArgumentError(`yieldAtCut requires 1 to ${units} inspections; got ${inspected}`);
  }
  if (all === 0) return notEstimable("one-class-only");
  const { found, tiedAtCut } = foundAbove(histogram, inspected);
  const share = inspected / units;
  const reached = { value: found / all, interval: aroundExpected(found, all, level) };
  const { lower, upper } = reached.interval;
  return {
    kind: "estimate",
    inspected,
    found,
    tiedAtCut,
    yield: { value: found / inspected, interval: aroundExpected(found, inspected, level) },
    reached,
    lift: {
      value: reached.value / share,
      interval: { lower: lower / share, upper: upper / share, level },
    },
  };
}

function foundAbove({ violations, none }: OutcomeHistogram, inspected: number) {
  let left = inspected;
  let found = 0;
  for (let k = violations.length - 1; left > 0; k--) {
    const here = violations[k]! + none[k]!;
    if (here > left) return { found: found + (violations[k]! * left) / here, tiedAtCut: here };
    found += violations[k]!;
    left -= here;
  }
  return { found, tiedAtCut: 0 };
}

/** Holds the intervals of the whole numbers on both sides of an expected number. */
function aroundExpected(events: number, n: number, level: number): Interval {
  const { lower } = wilsonInterval(Math.floor(events), n, { level });
  const { upper } = wilsonInterval(Math.min(n, Math.ceil(events)), n, { level });
  return { lower, upper, level };
}
