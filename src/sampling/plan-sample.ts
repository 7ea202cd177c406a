import { ArgumentError } from "../errors.js";
import type { Plan } from "../plan/schema.js";
import { neededForShare } from "../statistics/needed-for-share.js";
import { neededForAuc } from "../statistics/power-auc.js";
import { neededForProportions } from "../statistics/power-proportions.js";
import { wilsonInterval } from "../statistics/wilson-interval.js";
import { zeroFoundLimit } from "../statistics/zero-found-limit.js";
import { drawnPerStratum } from "./drawn-per-stratum.js";
import type { SamplingFrame, SamplingPlan } from "./sampling-frame.js";

/** What a part of the population gets of the draw, and what that can decide. */
export interface PlannedPart {
  readonly name: string;
  readonly population: number;
  readonly drawn: number;
  /** Half the width of the interval at the expected share, after finite-population correction; null without a draw. */
  readonly halfWidth: number | null;
  /** Largest share of violations that a draw without one would still allow; 1 without a draw. */
  readonly limitIfNoneFound: number;
}

/** Sizes that the purposes of a plan need, and what the planned size gives each part. It rests on no outcome. */
export interface SamplePlan {
  readonly population: number;
  readonly selected: number;
  readonly size: number | null;
  readonly strata: number;
  /** Strata that are drawn whole. */
  readonly certain: number;
  /** Units without a chance to be drawn or selected. */
  readonly withoutChance: number;
  readonly interval: ReturnType<typeof neededForShare> & { readonly halfWidth: number; readonly share: number };
  readonly difference: { readonly first: number; readonly second: number } | null;
  readonly auc: {
    readonly area: number;
    readonly constant: number;
    readonly cases: number;
    readonly controls: number;
    readonly casesByNull: number;
    readonly controlsByNull: number;
    /** Units to draw so that the expected number of violations reaches the cases; null without expected shares. */
    readonly drawn: number | null;
  };
  /** Units drawn in each band by the three allocations; none without a size, nor for Neyman's without expected shares. */
  readonly allocations: readonly { readonly rule: SamplingPlan["allocation"]; readonly drawn: readonly number[] }[];
  readonly whole: PlannedPart;
  readonly bands: readonly PlannedPart[];
  readonly groups: readonly PlannedPart[];
}

/**
 * Plans a sample: what sizes its purposes need, and what the size of the plan gives each band and majority group.
 * Outcomes are not looked at.
 * @param plan  plan with the section sampling
 * @param frame  population with its strata and the numbers to draw
 * @returns sizes in units; groups are those that pass the gate
 * @throws ArgumentError when the plan has no section sampling
 * @see Cochran 1977, chapter 4; Fleiss, Levin & Paik 2003, chapter 4; Hanley & McNeil 1982
 * @example planSample(plan, frame).auc // 178 and 528 for 0.571 against 0.5 at 30 : 89
 */
export function planSample(plan: Plan, frame: SamplingFrame): SamplePlan {
  const { sampling } = plan;
  if (sampling === undefined) throw new ArgumentError("planSample requires a plan with sampling; got none");
  const { strata } = frame;
  const share = expectedShare(sampling, frame);
  const part = partOf(frame, { sampling, share });
  const majorities = [...frame.groups.keys()].filter(
    (group) => frame.majority.filter((code) => code === group).length >= plan.groups.gate.majorityUnits,
  );
  return {
    population: frame.ids.length,
    selected: frame.selected.reduce((sum, mark) => sum + mark, 0),
    size: sampling.size ?? null,
    strata: strata.length,
    certain: strata.filter(({ size, drawn }) => drawn === size).length,
    withoutChance: strata.reduce((sum, { kind, size, drawn }) => sum + (kind === "drawn" && drawn === 0 ? size : 0), 0),
    interval: {
      ...neededForShare({ ...sampling.interval, level: sampling.level }, frame.ids.length),
      ...sampling.interval,
    },
    difference: neededForDifference(sampling),
    auc: neededForArea(sampling, share),
    allocations: allocationsOf(sampling, frame),
    whole: part("all", () => true),
    bands: frame.bands.map((band, code) => part(band, (unit) => frame.bandCodes[unit] === code)),
    groups: majorities.map((group) => part(frame.groups[group]!, (unit) => frame.majority[unit] === group)),
  };
}

/** What each band would get by every allocation that the plan could have named. */
function allocationsOf(sampling: SamplingPlan, { strata, bands }: SamplingFrame): SamplePlan["allocations"] {
  if (sampling.size === undefined) return [];
  const rules = (["neyman", "proportional", "equal"] as const).filter(
    (rule) => rule !== "neyman" || sampling.expectedShares !== undefined,
  );
  return rules.map((allocation) => {
    const drawn = drawnPerStratum({ ...sampling, allocation }, strata);
    const ofBand = (band: string) => strata.reduce((sum, each, h) => sum + (each.band === band ? drawn[h]! : 0), 0);
    return { rule: allocation, drawn: bands.map(ofBand) };
  });
}

function neededForDifference({ difference }: SamplingPlan): SamplePlan["difference"] {
  if (difference === undefined) return null;
  const { shares, ratio, comparisons, alpha, power } = difference;
  const first = Math.ceil(
    neededForProportions({ p1: shares[0]!, p2: shares[1]!, alpha, comparisons }, { power, ratio }),
  );
  return { first, second: Math.ceil(first * ratio) };
}

function neededForArea({ auc: planned, expectedShares }: SamplingPlan, share: number): SamplePlan["auc"] {
  const { area, constant, alpha, power, controlsPerCase } = planned;
  const alternative = { auc: area, constant, alpha };
  const { cases, controls } = neededForAuc(alternative, { power, controlsPerCase });
  const byNull = neededForAuc({ ...alternative, criticalVariance: "null" }, { power, controlsPerCase });
  return {
    area,
    constant,
    cases,
    controls,
    casesByNull: byNull.cases,
    controlsByNull: byNull.controls,
    drawn: expectedShares === undefined ? null : Math.ceil(Math.max(cases / share, controls / (1 - share)) - 1e-6),
  };
}

/** Expected share of the whole population, from those of the bands, else the one of the interval. */
function expectedShare({ expectedShares, interval }: SamplingPlan, { bands, bandCodes }: SamplingFrame): number {
  if (expectedShares === undefined) return interval.share;
  return bandCodes.reduce((sum, code) => sum + expectedShares[bands[code]!]!, 0) / bandCodes.length;
}

/** A part drawn by strata in proportion: its expected number of drawn units stands for the number itself. */
function partOf(frame: SamplingFrame, { sampling, share }: { sampling: SamplingPlan; share: number }) {
  return (name: string, belongs: (unit: number) => boolean): PlannedPart => {
    const sizes = frame.strata.map(() => 0);
    frame.stratumCodes.forEach((stratum, unit) => {
      if (belongs(unit)) sizes[stratum]! += 1;
    });
    const drawnOf = (h: number) => (sizes[h]! * frame.strata[h]!.drawn) / frame.strata[h]!.size;
    const strata = [...sizes.keys()].filter((h) => sizes[h]! > 0);
    const population = strata.reduce((sum, h) => sum + sizes[h]!, 0);
    const drawn = Math.round(strata.reduce((sum, h) => sum + drawnOf(h), 0));
    const limit = zeroFoundLimit(
      strata.map((h) => ({ size: sizes[h]!, drawn: Math.floor(drawnOf(h)) })),
      { level: sampling.level },
    );
    const expected = sampling.expectedShares?.[name] ?? share;
    return {
      name,
      population,
      drawn,
      halfWidth: drawn === 0 ? null : halfWidthOf(drawn, population, { expected, level: sampling.level }),
      limitIfNoneFound: limit.share,
    };
  };
}

function halfWidthOf(
  drawn: number,
  population: number,
  { expected, level }: { readonly expected: number; readonly level: number },
): number {
  const { lower, upper } = wilsonInterval(Math.round(drawn * expected), drawn, { level });
  return ((upper - lower) / 2) * Math.sqrt(1 - Math.min(1, drawn / population));
}
