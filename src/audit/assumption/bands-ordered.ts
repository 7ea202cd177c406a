import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import type { BreakingPoint } from "./assumption-result.js";
import { breaksAt } from "./first-failure.js";

/** Outcomes of the units of one band; `unknown` are those that were never inspected. */
export interface BandOutcomes {
  readonly band: string;
  readonly violations: number;
  readonly none: number;
  readonly unknown: number;
}

/**
 * The claim that a band holds a larger share of violations than the band below it, all units of a band counted. Hidden
 * violations hurt it most where all of them lie in the lower band.
 * @param options.most  hidden violations at most; options.unknown  units of unknown outcome in all bands
 * @param options.level  of Newcombe's interval for the difference
 */
export function bandOrderBreaks(
  lower: BandOutcomes,
  higher: BandOutcomes,
  { most, unknown, level }: { readonly most: number; readonly unknown: number; readonly level: number },
): BreakingPoint {
  const [n1, n2] = [higher, lower].map(({ violations, none, unknown }) => violations + none + unknown) as [
    number,
    number,
  ];
  const hiddenIn = (k: number) => lower.violations + Math.min(k, lower.unknown);
  const points = breaksAt(
    {
      estimateFails: (k) => higher.violations * n2 <= hiddenIn(k) * n1,
      intervalFails: (k) => newcombeDifferenceInterval(higher.violations, n1, hiddenIn(k), n2, { level }).lower <= 0,
    },
    { most, unknown },
  );
  return { claim: { kind: "bands-ordered", lower: lower.band, higher: higher.band }, ...points };
}
