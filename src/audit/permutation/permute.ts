import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { ArrangementDesign, ArrangementStatistics } from "../../statistics/arrangement-statistics.js";
import {
  blocksOf,
  clusterPermutationTask,
  observedStatistics,
  RESAMPLES_PER_BLOCK,
} from "../../statistics/cluster-permutation.js";
import { independentPermutationTask, observedTableStatistics } from "../../statistics/independent-permutation.js";
import { type FamilyStatistics, familyResamples } from "../../statistics/step-down.js";
import type { AuditedUnits } from "./audited-units.js";
import type { Majorities } from "./majority.js";

/** What one run of resamples gives for both hypotheses: predictions permuted over the same units. */
export interface Permutations {
  readonly resamples: number;
  readonly seed: number;
  /** Groups of the H1 family, by code. */
  readonly tested: Uint16Array;
  readonly members: FamilyStatistics;
  readonly pearson: ScalarStatistic;
  readonly outside: ScalarStatistic;
  /** Groups of the H2 family, by code. */
  readonly testedMajorities: Uint16Array;
  readonly majorities: FamilyStatistics;
  readonly majorityPearson: ScalarStatistic;
  readonly majorityOutside: ScalarStatistic;
}

export interface ScalarStatistic {
  readonly observed: number;
  readonly resampled: Float64Array | Uint16Array;
}

/** Resamples for Pearson's X2, which stands beside the deciding tests and needs no family of its own. */
const TABLE_RESAMPLES = 10_000;

/** Groups that pass the outcome-blind gates, by code. */
export interface Families {
  readonly tested: Uint16Array;
  readonly testedMajorities: Uint16Array;
}

/**
 * Permutes the bands over the units and keeps the statistics of every resample.
 * The number of resamples is the plan's, raised to what the larger of the two families needs.
 */
export async function permute(
  units: AuditedUnits,
  majorities: Majorities | null,
  families: Families,
  plan: Plan,
  context: RunContext,
): Promise<Permutations> {
  const design = designOf(units, majorities, families, plan);
  const resamples = Math.max(
    familyResamples(families.tested.length, plan.hypothesis1.alpha, plan.resampling.resamples),
    familyResamples(families.testedMajorities.length, plan.hypothesis2.alpha, plan.resampling.resamples),
  );
  const observed =
    units.composition === null
      ? observedTableStatistics(design, units.members)
      : observedStatistics(units.composition, design, units.bandCodes);
  const all = await resampled(units, design, resamples, plan.resampling.seed, context);
  return {
    resamples,
    seed: plan.resampling.seed,
    tested: families.tested,
    members: { observed: observed.contrasts, resampled: all.contrasts, resamples },
    pearson: { observed: observed.pearson[0]!, resampled: all.pearson },
    outside: { observed: observed.outside[0]!, resampled: all.outside },
    testedMajorities: families.testedMajorities,
    majorities: { observed: observed.majorityContrasts, resampled: all.majorityContrasts, resamples },
    majorityPearson: { observed: observed.majorityPearson[0]!, resampled: all.majorityPearson },
    majorityOutside: { observed: observed.majorityOutside[0]!, resampled: all.majorityOutside },
  };
}

function designOf(
  units: AuditedUnits,
  majorities: Majorities | null,
  families: Families,
  plan: Plan,
): ArrangementDesign {
  return {
    sums: units.sums,
    bandSizes: units.bandSizes,
    flagged: units.flagged,
    tested: families.tested,
    majority: majorities?.majority ?? null,
    majorityUnits: majorities?.units ?? null,
    testedMajorities: families.testedMajorities,
    ratioLower: plan.margins.ratioLower,
    ratioUpper: plan.margins.ratioUpper,
  };
}

async function resampled(
  units: AuditedUnits,
  design: ArrangementDesign,
  resamples: number,
  seed: number,
  context: RunContext,
): Promise<ArrangementStatistics> {
  const tableResamples = Math.min(resamples, TABLE_RESAMPLES);
  const all: ArrangementStatistics = {
    contrasts: new Float64Array(resamples * design.tested.length),
    majorityContrasts: new Float64Array(resamples * design.testedMajorities.length),
    pearson: new Float64Array(tableResamples),
    majorityPearson: new Float64Array(tableResamples),
    outside: new Uint16Array(resamples),
    majorityOutside: new Uint16Array(resamples),
  };
  const merge = (block: ArrangementStatistics, index: number) => {
    const row = index * RESAMPLES_PER_BLOCK;
    const rows = block.outside.length;
    place(block.contrasts, all.contrasts, { row, rows, resamples });
    place(block.majorityContrasts, all.majorityContrasts, { row, rows, resamples });
    all.pearson.set(block.pearson, Math.min(row, tableResamples));
    all.majorityPearson.set(block.majorityPearson, Math.min(row, tableResamples));
    all.outside.set(block.outside, row);
    all.majorityOutside.set(block.majorityOutside, row);
    context.progress({ stage: "permutation", done: row + rows, total: resamples });
  };
  const run = { blocks: blocksOf(resamples), merge, signal: context.signal };
  if (units.composition === null) {
    await context.executor.run(independentPermutationTask, { seed, resamples, tableResamples, design }, run);
  } else {
    await context.executor.run(
      clusterPermutationTask,
      { seed, resamples, tableResamples, composition: units.composition, design },
      run,
    );
  }
  return all;
}

/** Puts the resamples of one block in their place; both arrays are row major hypothesis x resample. */
function place(
  block: Float64Array,
  into: Float64Array,
  { row, rows, resamples }: { readonly row: number; readonly rows: number; readonly resamples: number },
): void {
  for (let h = 0; h * rows < block.length; h++) {
    into.set(block.subarray(h * rows, (h + 1) * rows), h * resamples + row);
  }
}
