import { derived } from "../audit/derived.js";
import { kornGraubardInterval } from "../statistics/effective-share-interval.js";
import { zeroFoundLimit } from "../statistics/zero-found-limit.js";
import { inspectedSample, missingRules } from "./inspected-sample.js";
import type { AssumptionOnSample, SampleNotEstimable } from "./sample-result.js";
import { type Inspections, partSizes, sampleShare } from "./sample-shares.js";
import { SAMPLE_TABLES } from "./sample-tables.js";

type Limit = AssumptionOnSample["limitAtThreshold"];

/**
 * What the sample says of the assumption that nobody tested: units that were never inspected comply. If it held, no
 * inspection could find a violation among them, so a single one refutes it; without one, the limit says how large a
 * share of violations the sample still allows. Outcomes of inspections are taken as true.
 * @param inspections  frame, draw, outcomes and plan
 * @param threshold  least count that may be published
 * @returns not-estimable where nobody was never inspected, or none of them was inspected now
 * @see `zeroFoundLimit` without a violation, else the upper end of `stratifiedShare`
 * @example assumptionOnSample(inspections, 10)
 */
export function assumptionOnSample(
  inspections: Inspections,
  threshold: number,
): AssumptionOnSample | SampleNotEstimable {
  const { frame, sampling, missing } = inspections;
  const belongs = (unit: number) => frame.neverInspected[unit] === 1;
  const part = partSizes(frame, belongs);
  const missingAs = missingRules(sampling, missing).at(-1)!;
  const known = inspectedSample(frame, inspections, { set: "all", missingAs: "left-out" });
  const worst = inspectedSample(frame, inspections, { set: "all", missingAs });
  const countOf = (sample: typeof known, outcome?: number) =>
    sample.units.filter((unit, i) => belongs(unit) && (outcome === undefined || sample.outcomes[i] === outcome)).length;
  if (part.every((units) => units === 0)) return { kind: "not-estimable", reason: "nobody-never-inspected" };
  if (countOf(known) === 0) return { kind: "not-estimable", reason: "no-units" };
  const inspected = new Float64Array(part.length);
  worst.units.forEach((unit, i) => {
    if (belongs(unit)) inspected[worst.strata[i]!]! += 1;
  });
  const strata = Array.from(part, (size, h) => ({ size, drawn: inspected[h]! }));
  const rests = SAMPLE_TABLES.never;
  const { level } = sampling;
  return {
    kind: "estimated",
    inspected: derived(countOf(known), rests),
    violations: derived(countOf(known, 1), rests),
    share: derived(sampleShare(inspections, { set: "all", belongs }), rests),
    outcome: derived(countOf(known, 1) > 0 ? "refuted" : "not-refuted", rests),
    upperLimit: derived(
      countOf(worst, 1) === 0
        ? ({ kind: "estimate", value: zeroFoundLimit(strata, { level }).share } as const)
        : upperEnd(inspections, belongs),
      rests,
    ),
    limitAtThreshold: limitBelow(strata, { violations: Math.max(0, threshold - 1), level }),
    level,
  };
}

/** Upper end of the interval that leaves 1 - level above it alone. */
function upperEnd(inspections: Inspections, belongs: (unit: number) => boolean): Limit {
  const share = sampleShare(inspections, { set: "all", belongs, level: 2 * inspections.sampling.level - 1 });
  return share.kind === "not-estimable" ? share : { kind: "estimate", value: share.interval.upper as number };
}

/** The limit if so many violations had been found, all of them where a unit stands for the most others. */
function limitBelow(
  strata: readonly { readonly size: number; readonly drawn: number }[],
  { violations, level }: { readonly violations: number; readonly level: number },
): Limit {
  const met = strata.filter(({ size }) => size > 0);
  if (met.some(({ drawn }) => drawn === 0)) return { kind: "not-estimable", reason: "zero-inclusion-probability" };
  const units = met.reduce((sum, { drawn }) => sum + drawn, 0);
  const population = met.reduce((sum, { size }) => sum + size, 0);
  const heaviest = Math.max(...met.map(({ size, drawn }) => size / drawn));
  const share = Math.min(1, (violations * heaviest) / population);
  const evenly = 1 / met.reduce((sum, { size, drawn }) => sum + (size / population) ** 2 / drawn, 0);
  const { upper } = kornGraubardInterval(
    { share, effectiveUnits: evenly },
    { units, degreesOfFreedom: Math.max(1, units - met.length), level: 2 * level - 1 },
  );
  return { kind: "estimate", value: upper };
}
