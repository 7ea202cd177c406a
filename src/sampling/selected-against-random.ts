import { derived } from "../audit/derived.js";
import { shareRatioBounds } from "../statistics/share-ratio-bounds.js";
import { wilsonInterval } from "../statistics/wilson-interval.js";
import type { SampleNotEstimable, SampleShare, SelectedAgainstRandom } from "./sample-result.js";
import { type Inspections, sampleShare } from "./sample-shares.js";
import { SAMPLE_TABLES } from "./sample-tables.js";
import { NO_OUTCOME } from "./sampling-frame.js";

/**
 * How often the model's selection finds a violation, beside what inspection at random would find. The selected units
 * are taken as draws of what the model goes on selecting, so their share has an interval although all were inspected.
 * @param inspections  frame, draw, outcomes and plan
 * @returns both shares and their ratio; not-estimable where the model selected nobody
 * @see Donner & Zou 2012 (ratio); Wilson 1927
 * @example selectedAgainstRandom(inspections)
 */
export function selectedAgainstRandom(inspections: Inspections): SelectedAgainstRandom | SampleNotEstimable {
  const { frame } = inspections;
  if (!frame.selected.includes(1)) return { kind: "not-estimable", reason: "nobody-selected" };
  const selected = selectedShare(inspections);
  const random = sampleShare(inspections, { set: "all" });
  return {
    kind: "estimated",
    selected: derived(selected, SAMPLE_TABLES.origins),
    random: derived(random, SAMPLE_TABLES.outcomes),
    ratio: derived(ratioOf(selected, random), SAMPLE_TABLES.origins, SAMPLE_TABLES.outcomes),
  };
}

function selectedShare({ frame, outcomes, sampling, missing }: Inspections): SampleShare {
  const known = [...frame.selected.keys()].filter(
    (unit) => frame.selected[unit] === 1 && outcomes[unit] !== NO_OUTCOME,
  );
  const all = frame.selected.reduce((sum, mark) => sum + mark, 0);
  if (known.length < all && missing > 0 && sampling.missingOutcomes === "bounds") {
    return { kind: "not-estimable", reason: "outcomes-missing" };
  }
  if (known.length === 0) return { kind: "not-estimable", reason: "no-units" };
  const violations = known.filter((unit) => outcomes[unit] === 1).length;
  const value = violations / known.length;
  const { level } = sampling;
  return {
    kind: "estimate",
    value,
    horvitzThompson: value,
    standardError: Math.sqrt((value * (1 - value)) / known.length),
    interval: wilsonInterval(violations, known.length, { level }),
    method: "wilson-effective",
  };
}

function ratioOf(selected: SampleShare, random: SampleShare): SelectedAgainstRandom["ratio"]["value"] {
  if (selected.kind === "not-estimable") return selected;
  if (random.kind === "not-estimable") return random;
  if (selected.kind === "bounds" || random.kind === "bounds")
    return { kind: "not-estimable", reason: "outcomes-missing" };
  if (random.value === 0) return { kind: "not-estimable", reason: "zero-reference" };
  const bounds = (share: Extract<SampleShare, { kind: "estimate" }>) => ({
    share: share.value,
    lower: share.interval.lower,
    upper: share.interval.upper as number,
  });
  const { lower, upper } = shareRatioBounds(bounds(selected), bounds(random));
  return {
    kind: "estimate",
    value: selected.value / random.value,
    interval: { lower, upper: Number.isFinite(upper) ? upper : "unbounded", level: random.interval.level },
  };
}
