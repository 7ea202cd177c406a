import { populationStability } from "../../statistics/population-stability.js";
import type { Drift } from "./monitor-result.js";
import type { ClassCounts, PublishedPeriod, PublishedSeries } from "./series.js";

interface DriftOptions {
  readonly driftAt: number;
  /** True when periods hold independent units: only then is there a chance level. */
  readonly independent: boolean;
}

/**
 * Shift of the bands and of the composition by group, each period against the first one that shows it.
 * @param series  published results in time order
 * @param options  from which index a shift is pointed out, and whether periods are independent
 * @returns entries of the bands, then of the groups
 */
export function driftOf(series: PublishedSeries, options: DriftOptions): readonly Drift[] {
  const bands = series.periods.map(({ bands }) => bands);
  return [
    ...shifts("bands", bands, series.periods, options),
    ...shifts("groups", groupClasses(series), series.periods, options),
  ];
}

/** Groups whose number every period shows, and all others together. */
function groupClasses({ periods }: PublishedSeries): readonly (ClassCounts | null)[] {
  const sizes = periods.map(({ groups }) => new Map(groups.map(({ group, n }) => [group, n])));
  const always = [...(sizes[0]?.keys() ?? [])].filter((group) => sizes.every((each) => (each.get(group) ?? 0) > 0));
  return periods.map(({ all }, place) => {
    if (all === null || always.length === 0) return null;
    const counts = always.map((group) => sizes[place]!.get(group)!);
    const others = all.n - counts.reduce((sum, count) => sum + count, 0);
    return others > 0 ? { levels: [...always, "others"], counts: [...counts, others] } : { levels: always, counts };
  });
}

function shifts(
  of: Drift["of"],
  classes: readonly (ClassCounts | null)[],
  periods: readonly PublishedPeriod[],
  options: DriftOptions,
): readonly Drift[] {
  const base = classes.findIndex((each) => each !== null);
  if (base < 0) return [];
  return classes.slice(base + 1).map((later, step): Drift => {
    const names = { of, period: periods[base + 1 + step]!.period, against: periods[base]!.period };
    return { ...names, ...shiftBetween(classes[base]!, later, options) };
  });
}

function shiftBetween(earlier: ClassCounts, later: ClassCounts | null, { driftAt, independent }: DriftOptions) {
  const none = { chance: null, pointedOut: false };
  const same = later !== null && later.levels.join("\n") === earlier.levels.join("\n");
  if (!same || earlier.levels.length < 2) {
    return { index: { kind: "not-estimable", reason: "hidden" }, ...none } as const;
  }
  const found = populationStability(earlier.counts, later.counts);
  if (found.kind === "not-estimable") return { index: found, ...none };
  const { value, interval, chanceMean, chance95 } = found;
  return {
    index: { kind: "estimate", value, interval: independent ? interval : null } as const,
    chance: independent ? { mean: chanceMean, p95: chance95 } : null,
    pointedOut: value >= driftAt && (!independent || value > chance95),
  };
}
