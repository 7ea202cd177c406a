import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf, RESAMPLES_PER_BLOCK } from "../../statistics/cluster-permutation.js";
import { independentStrata, independentStrataTask } from "../../statistics/independent-strata.js";
import {
  type FamilyPValues,
  type FamilyStatistics,
  stepDownMaxT,
  stepDownMinP,
  unadjustedPValues,
} from "../../statistics/step-down.js";
import type { StratifiedUnits } from "../../statistics/stratified-moments.js";
import { stratifiedContrasts } from "../../statistics/stratified-permutation.js";
import { studentisedStrata, studentisedStrataTask } from "../../statistics/studentised-strata.js";
import type { Family } from "../result.js";

/** Resamples of a test within strata, raised to what the family needs; a plan with fewer resamples has fewer here. */
const LEAST_RESAMPLES = 9_999;

/** The family of one stratification: its statistics under the permutations, and the p-values of it. */
export interface StrataFamily {
  /** Observed statistic by place in the family. */
  readonly observed: Float64Array;
  /** Group code -> place in the family. */
  readonly placeOf: ReadonlyMap<number, number>;
  readonly resamples: number;
  readonly seed: number;
  readonly unadjusted: FamilyPValues;
  readonly adjusted: FamilyPValues;
}

/** Units with the strata of one stratification, and the family error of the hypothesis. */
export interface StratumUnits extends StratifiedUnits {
  /** Place of the stratification in the plan. */
  readonly place: number;
  readonly family: Pick<Family, "alpha" | "stepDown">;
}

/** Statistics and p-values of the tested groups that some exchange within strata changes; null where there is none. */
export async function familyWithin(
  { place, family: { alpha, stepDown }, ...units }: StratumUnits,
  plan: Plan,
  context: RunContext,
): Promise<StrataFamily | null> {
  const { variance } = stratifiedContrasts(units);
  const places = [...units.tested.keys()].filter((at) => variance[at]! > 0);
  if (places.length === 0) return null;
  const resamples = resamplesWithin(places.length, alpha, plan.resampling.resamples);
  const seed = seedWithin(plan.resampling.seed, place);
  const tested = Uint16Array.from(places, (at) => units.tested[at]!);
  return decidedWithin({ ...units, tested, seed, resamples }, stepDown, context);
}

/**
 * Decides a family within strata from so many resamples.
 * @param problem.tested  groups of the family, by code, each changed by some exchange within strata
 */
export async function decidedWithin(
  problem: StratifiedUnits & { readonly seed: number; readonly resamples: number },
  stepDown: Family["stepDown"],
  context: RunContext,
): Promise<StrataFamily> {
  const { tested, seed, resamples } = problem;
  const { weights } = problem;
  const statistics: FamilyStatistics = {
    observed: weights === undefined ? studentisedStrata(problem) : independentStrata({ ...problem, weights }),
    resampled: await resampledWithin(problem, context),
    resamples,
  };
  return {
    observed: statistics.observed,
    placeOf: new Map(Array.from(tested, (group, at) => [group, at])),
    resamples,
    seed,
    unadjusted: unadjustedPValues(statistics, "two-sided"),
    adjusted: stepDown === "minP" ? stepDownMinP(statistics) : stepDownMaxT(statistics),
  };
}

/** Enough for a step-down p-value well below alpha in a family of this size: m + 1 >= 20 k / alpha. */
export function resamplesWithin(groups: number, alpha: number, planned: number): number {
  const needed = Math.ceil((20 * groups) / alpha / 1000) * 1000 - 1;
  return Math.max(Math.min(planned, LEAST_RESAMPLES), needed);
}

/** Every stratification draws from streams of its own. */
function seedWithin(seed: number, place: number): number {
  return (seed + Math.imul(place + 1, 0x9e3779b1)) >>> 0;
}

async function resampledWithin(
  problem: Parameters<typeof studentisedStrataTask.runBlock>[0],
  context: RunContext,
): Promise<Float64Array> {
  const { resamples, tested, weights } = problem;
  const all = new Float64Array(resamples * tested.length);
  const options = {
    blocks: blocksOf(resamples),
    signal: context.signal,
    merge: (block: Float64Array, index: number) => {
      const row = index * RESAMPLES_PER_BLOCK;
      const rows = block.length / tested.length;
      for (let h = 0; h < tested.length; h++) {
        all.set(block.subarray(h * rows, (h + 1) * rows), h * resamples + row);
      }
      context.progress({ stage: "strata", done: row + rows, total: resamples });
    },
  };
  if (weights === undefined) await context.executor.run(studentisedStrataTask, problem, options);
  else await context.executor.run(independentStrataTask, { ...problem, weights }, options);
  return all;
}
