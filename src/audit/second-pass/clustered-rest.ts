import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { ArrangementStatistics } from "../../statistics/arrangement-statistics.js";
import {
  blocksOf,
  clusterPermutationTask,
  observedStatistics,
  RESAMPLES_PER_BLOCK,
} from "../../statistics/cluster-permutation.js";
import { familyResamples, stepDownMaxT, stepDownMinP } from "../../statistics/step-down.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import { majorityOfUnits, remainingContrast, remainingUnits } from "./remaining-units.js";
import type { RestTest, RestTester } from "./rest-tester.js";

/** What the tests take from the plan. */
export interface RestPlan {
  readonly hypothesis1: Pick<Plan["hypothesis1"], "alpha" | "stepDown">;
  readonly resampling: Pick<Plan["resampling"], "seed" | "resamples">;
  readonly margins: Pick<Plan["margins"], "ratioLower" | "ratioUpper">;
}

/**
 * Tests of groups of members clustered in units against a rest without some groups: predictions are permuted over the
 * units that are left, the statistic, the step-down procedure, the gate and the rule for the number of resamples are
 * those of the first pass.
 * @param family.tested  groups of the family, by code; family.passing  groups of any units that pass the gate
 * @param family.resamples  how many for so many groups; absent: what they need, at least those of the plan
 */
export function clusteredRest(
  units: AuditedUnits,
  family: {
    readonly tested: Uint16Array;
    readonly passing: (units: AuditedUnits) => Uint16Array;
    readonly resamples?: (groups: number) => number;
  },
  plan: RestPlan,
  context: RunContext,
): RestTester {
  const { alpha } = plan.hypothesis1;
  const needed = (groups: number) => familyResamples(groups, alpha, plan.resampling.resamples);
  const majority = majorityOfUnits(units);
  return {
    contrast: (group, without) => remainingContrast(units, majority, { group, without }),
    async test(without) {
      const left = remainingUnits(units, majority, without);
      const passing = family.passing(left);
      const tested = family.tested.filter((group) => !without.includes(group) && passing.includes(group));
      const resamples = (family.resamples ?? needed)(tested.length);
      return testOf(left, { tested, without, resamples }, plan, context);
    },
  };
}

async function testOf(
  units: AuditedUnits,
  { tested, without, resamples }: Pick<RestTest, "tested" | "without" | "resamples">,
  plan: RestPlan,
  context: RunContext,
): Promise<RestTest> {
  const { stepDown } = plan.hypothesis1;
  const { seed } = plan.resampling;
  const none = { without, tested: new Uint16Array(0), contrasts: [], resamples };
  const flaggedSome = units.flaggedUnits > 0 && units.flaggedUnits < units.sums.units;
  if (tested.length === 0 || !flaggedSome) {
    return { ...none, adjusted: { extreme: new Float64Array(0), pValues: new Float64Array(0) } };
  }
  const composition = units.composition!;
  const design = {
    sums: units.sums,
    bandSizes: Uint32Array.of(units.sums.units - units.flaggedUnits, units.flaggedUnits),
    flagged: Uint8Array.of(0, 1),
    tested,
    majority: null,
    majorityUnits: null,
    testedMajorities: new Uint16Array(0),
    ratioLower: plan.margins.ratioLower,
    ratioUpper: plan.margins.ratioUpper,
  };
  const flags = units.bandCodes.map((band) => units.flagged[band]!);
  const observed = observedStatistics(composition, design, flags).contrasts;
  const resampled = new Float64Array(resamples * tested.length);
  const merge = (block: ArrangementStatistics, index: number) => {
    const row = index * RESAMPLES_PER_BLOCK;
    const rows = block.outside.length;
    for (let t = 0; t < tested.length; t++) {
      resampled.set(block.contrasts.subarray(t * rows, (t + 1) * rows), t * resamples + row);
    }
    context.progress({ stage: "second-pass", done: row + rows, total: resamples });
  };
  const problem = { seed, resamples, tableResamples: 0, composition, design };
  const run = { blocks: blocksOf(resamples), merge, signal: context.signal };
  await context.executor.run(clusterPermutationTask, problem, run);
  const family = { observed, resampled, resamples };
  const adjusted = stepDown === "minP" ? stepDownMinP(family) : stepDownMaxT(family);
  return { without, tested, contrasts: observed, adjusted, resamples };
}
