import { type ShareNotEstimable, type StratifiedShare, stratifiedShare } from "../statistics/stratified-share.js";
import type { SampleDraw } from "./draw-sample.js";
import { type InspectedSample, type InspectedSet, inspectedSample, missingRules } from "./inspected-sample.js";
import type { SampleShare } from "./sample-result.js";
import type { SamplingFrame, SamplingPlan } from "./sampling-frame.js";

/** Everything that an estimate of the sample reads. */
export interface Inspections {
  readonly frame: SamplingFrame;
  readonly draw: SampleDraw;
  readonly outcomes: Uint8Array;
  readonly sampling: SamplingPlan;
  readonly missing: number;
}

/**
 * Share of violations in the population, or in the part of it for which `belongs` holds.
 * @param inspections  frame, draw, outcomes and plan
 * @param options.set  inspected units that count; options.belongs  by unit of the frame; options.level  default the plan's
 * @returns estimate with interval; bounds where outcomes are missing and the plan assumes nothing of them
 * @see `stratifiedShare`
 * @example sampleShare(inspections, { set: "all" }).kind // "estimate"
 */
export function sampleShare(
  inspections: Inspections,
  options: { readonly set: InspectedSet; readonly belongs?: (unit: number) => boolean; readonly level?: number },
): SampleShare {
  const { frame, sampling, missing } = inspections;
  const { set, belongs = () => true, level = sampling.level } = options;
  const part = partSizes(frame, belongs);
  const [first, second] = missingRules(sampling, missing).map((missingAs) => {
    const sample = inspectedSample(frame, inspections, { set, missingAs });
    return shareOf(sample, { belongs, part, level });
  });
  return second === undefined ? asEstimate(first!, level) : asBounds(first!, second, level);
}

/** Units of a part in each stratum of the frame. */
export function partSizes(frame: SamplingFrame, belongs: (unit: number) => boolean): Float64Array {
  const sizes = new Float64Array(frame.strata.length);
  frame.stratumCodes.forEach((stratum, unit) => {
    if (belongs(unit)) sizes[stratum]! += 1;
  });
  return sizes;
}

type Share = StratifiedShare | ShareNotEstimable;

function shareOf(
  sample: InspectedSample,
  { belongs, part, level }: { belongs: (unit: number) => boolean; part: Float64Array; level: number },
): Share {
  const marks = sample.units.map((unit) => (belongs(unit) ? 1 : 0));
  return stratifiedShare({ ...sample, belongs: marks, partSizes: part }, { level });
}

function asEstimate(share: Share, level: number): SampleShare {
  if (share.kind === "not-estimable") return share;
  const { value, horvitzThompson, standardError, interval, method } = share;
  return { kind: "estimate", value, horvitzThompson, standardError, interval: { ...interval, level }, method };
}

/** A part without a missing outcome has one estimate, whatever is missing elsewhere. */
function asBounds(none: Share, all: Share, level: number): SampleShare {
  if (none.kind === "not-estimable") return none;
  if (all.kind === "not-estimable") return all;
  if (none.violations === all.violations) return asEstimate(none, level);
  const interval = { lower: none.interval.lower, upper: all.interval.upper, level };
  return { kind: "bounds", lowest: none.value, highest: all.value, interval };
}
