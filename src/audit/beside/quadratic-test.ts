import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf } from "../../statistics/cluster-permutation.js";
import {
  observedQuadraticForm,
  type QuadraticPermutationProblem,
  quadraticPermutationTask,
} from "../../statistics/quadratic-permutation.js";
import { resampledTest } from "../comparison/resampled-test.js";
import { notEstimable } from "../derived.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { NotEstimable } from "../result.js";
import type { AllGroupsTest } from "./all-groups-result.js";
import { sequentialTest } from "./sequential-test.js";

/** Resamples of a single test that stands beside the deciding one. */
const RESAMPLES = 9_999;
const CEILING = 999_999;

/**
 * Quadratic form of the contrasts of all tested groups, p from the resamples: its chi-squared approximation rejects
 * too often where groups are rare. With a sequential plan it stops as soon as the side of alpha is decided.
 * @see Strasser & Weber 1999
 */
export async function quadraticTest(
  units: AuditedUnits,
  tested: Uint16Array,
  plan: Plan,
  context: RunContext,
): Promise<AllGroupsTest | NotEstimable> {
  if (units.composition === null) return notEstimable("not-computed");
  const { seed, sequential } = plan.resampling;
  const problem = {
    seed,
    resamples: sequential ? CEILING : RESAMPLES,
    firstBlock: 0,
    composition: units.composition,
    sums: units.sums,
    flagSizes: Uint32Array.of(units.sums.units - units.flaggedUnits, units.flaggedUnits),
    groups: tested,
  };
  const flags = units.bandCodes.map((band) => units.flagged[band]!);
  const { statistic, rank } = observedQuadraticForm(problem, flags);
  if (rank === 0) return notEstimable("no-variation");
  const isExtreme = (value: number) => value >= statistic - 1e-10 * statistic;
  if (sequential) {
    const { alpha } = plan.hypothesis1;
    const draw = (firstBlock: number, blocks: number) => drawn({ ...problem, firstBlock }, blocks, context);
    return { kind: "quadratic-form", statistic, rank, test: await sequentialTest(draw, { alpha, seed, isExtreme }) };
  }
  const blocks = await drawn(problem, blocksOf(RESAMPLES), context);
  const extreme = blocks.reduce((count, block) => count + block.filter(isExtreme).length, 0);
  return { kind: "quadratic-form", statistic, rank, test: resampledTest(extreme, RESAMPLES, seed) };
}

async function drawn(
  problem: QuadraticPermutationProblem,
  wanted: number,
  context: RunContext,
): Promise<readonly Float64Array[]> {
  const blocks = Math.min(wanted, blocksOf(problem.resamples) - problem.firstBlock);
  const statistics: Float64Array[] = [];
  const merge = (block: Float64Array, index: number) => {
    statistics.push(block);
    context.progress({ stage: "all-groups", done: index + 1, total: blocks });
  };
  await context.executor.run(quadraticPermutationTask, problem, { blocks, merge, signal: context.signal });
  return statistics;
}
