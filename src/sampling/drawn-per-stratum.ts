import { AuditError } from "../errors.js";
import type { Plan } from "../plan/schema.js";
import { allocateSample } from "../statistics/sample-allocation.js";
import type { SampleStratum } from "./sample-stratum.js";

type SizedStratum = Omit<SampleStratum, "drawn">;
type SamplingPlan = NonNullable<Plan["sampling"]>;

/**
 * Units to draw in each stratum, by the allocation and the minima of the plan. Nothing is drawn where a signal already
 * gave the outcome, nor in a band that the plan leaves out.
 * @param sampling  size, allocation, minima and bands of the plan; without a size nothing is drawn
 * @param strata  strata with their sizes
 * @returns one number a stratum
 * @throws AuditError `plan-invalid` when the size is less than the minima
 * @see Neyman 1934; `allocateSample`
 * @example drawnPerStratum({ ...sampling, size: 100 }, strata)
 */
export function drawnPerStratum(sampling: SamplingPlan, strata: readonly SizedStratum[]): readonly number[] {
  const { size } = sampling;
  const open = strata.filter((stratum) => isDrawnFrom(stratum, sampling));
  if (size === undefined || open.length === 0) return strata.map(() => 0);
  const minima = minimaOf(sampling, open);
  const least = open.reduce((sum, stratum, i) => sum + Math.min(stratum.size, minima[i]!), 0);
  if (size < least) {
    throw new AuditError(
      "plan-invalid",
      `sampling.size requires ${least} units or more, since ${open.length} strata have minima; got ${size}`,
      "Draw more, cross fewer strata, or lower minimumPerStratum or minimumPerGroup",
    );
  }
  const weighted = open.map((stratum, i) => ({
    size: stratum.size,
    weightPerUnit: weightPerUnit(stratum, sampling),
    minimum: minima[i]!,
  }));
  const sizes = allocateSample(weighted, size);
  return strata.map((stratum) => sizes[open.indexOf(stratum)] ?? 0);
}

function isDrawnFrom({ kind, band }: SizedStratum, { bands }: SamplingPlan): boolean {
  return kind !== "signal" && (bands === undefined || bands.includes(band));
}

function weightPerUnit({ band, size }: SizedStratum, { allocation, expectedShares }: SamplingPlan): number {
  if (allocation === "equal") return 1 / size;
  const share = allocation === "neyman" ? expectedShares?.[band] : undefined;
  return share === undefined ? 1 : Math.sqrt(share * (1 - share));
}

/** The least of each stratum; a group that needs more gets it over its strata by their size. */
function minimaOf({ minimumPerStratum, minimumPerGroup }: SamplingPlan, open: readonly SizedStratum[]): number[] {
  const minima = open.map(() => minimumPerStratum);
  const groups = new Set(open.flatMap(({ group }) => group ?? []));
  for (const group of minimumPerGroup === 0 ? [] : groups) {
    const places = [...open.keys()].filter((i) => open[i]!.group === group);
    const strata = places.map((i) => ({ size: open[i]!.size, weightPerUnit: 1, minimum: minimumPerStratum }));
    const already = strata.reduce((sum, { size, minimum }) => sum + Math.min(size, minimum), 0);
    const shared = allocateSample(strata, Math.max(minimumPerGroup, already));
    places.forEach((place, i) => {
      minima[place] = shared[i]!;
    });
  }
  return minima;
}
