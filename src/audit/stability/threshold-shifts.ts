import type { ScoreUnits } from "./score-units.js";
import { unitsBetween } from "./score-units.js";
import type { ScoreBins, Threshold, ThresholdShifts } from "./stability-result.js";

/**
 * Units by score with an edge at every place that a threshold can be moved to, exact from the histogram. No threshold is
 * moved onto another one.
 */
export function thresholdShifts(
  units: ScoreUnits,
  thresholds: readonly Threshold[],
  { step, largest }: { readonly step: number; readonly largest: number },
): ThresholdShifts {
  const edges = new Set<number>();
  thresholds.forEach(({ at }, index) => {
    const below = thresholds[index - 1]?.at ?? Number.NEGATIVE_INFINITY;
    const above = thresholds[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    for (let steps = -largest; steps <= largest; steps++) {
      const edge = shifted(at, steps, step);
      if (edge > below && edge < above) edges.add(edge);
    }
  });
  const sorted = [...edges].sort((a, b) => a - b);
  const counts = [...sorted, Number.POSITIVE_INFINITY].map((edge, i) =>
    unitsBetween(units, sorted[i - 1] ?? Number.NEGATIVE_INFINITY, edge),
  );
  return { step, thresholds, bins: { edges: sorted, counts } };
}

/** A threshold moved to `at`, and the units that change band: with a lower threshold they rise, with a higher one fall. */
export interface ShiftedThreshold {
  readonly at: number;
  readonly shift: number;
  readonly changes: number;
}

/**
 * Units that change band for every edge that this threshold can be moved to.
 * @param shifts  thresholds and bins; bins may have been joined, so long as every threshold is still an edge
 * @returns ascending by shift, with 0 changes where the threshold stands
 */
export function shiftsOf(
  { step, thresholds, bins }: ThresholdShifts,
  index: number,
  largest: number,
): readonly ShiftedThreshold[] {
  const { at } = thresholds[index]!;
  const places = new Set<number>();
  for (let steps = -largest; steps <= largest; steps++) places.add(shifted(at, steps, step));
  const below = thresholds[index - 1]?.at ?? Number.NEGATIVE_INFINITY;
  const above = thresholds[index + 1]?.at ?? Number.POSITIVE_INFINITY;
  return bins.edges
    .filter((edge) => places.has(edge) && edge > below && edge < above)
    .map((edge) => ({
      at: edge,
      shift: Number((edge - at).toPrecision(12)),
      changes: countBetween(bins, Math.min(at, edge), Math.max(at, edge)),
    }));
}

function countBetween({ edges, counts }: ScoreBins, from: number, to: number): number {
  return edges.reduce((sum, edge, i) => (edge >= from && edge < to ? sum + counts[i + 1]! : sum), 0);
}

/** Twelve digits: 60 + 3 x 0.1 is 60.3 wherever it comes from. */
function shifted(at: number, steps: number, step: number): number {
  return Number((at + steps * step).toPrecision(12));
}
