import type { Executor } from "../runtime/run-context.js";
import { countArrangements } from "./band-arrangements.js";
import { addBandCounts, type BandCounts, emptyBandCounts, monotoneStepDown } from "./band-counts.js";
import { bandMoments } from "./band-moments.js";
import {
  type BandedUnits,
  type BandPermutationProblem,
  bandPermutationProblem,
  bandPermutationTask,
  countAllArrangements,
} from "./band-permutation.js";
import { unscaled } from "./band-statistics.js";
import { blocksOf } from "./cluster-permutation.js";
import { tableFromCounts } from "./contingency-table.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type ChiSquaredTest, pearsonChiSquared } from "./pearson-chi-squared.js";
import { type ResampledPValue, resampledPValue } from "./resampled-p-value.js";

/** Of Pearson's chi-squared, by going through every arrangement. */
export interface ExactBandPValue {
  readonly method: "exact";
  /** Of a chi-squared at least as large, of a larger one, and half way between both. */
  readonly pValue: number;
  readonly pGreaterStrict: number;
  readonly midP: number;
  readonly arrangements: number;
}

/** Test of one group: its H, and p-values unadjusted and adjusted over all groups by step-down maxT. */
export interface GroupOverBands {
  readonly kind: "test";
  readonly statistic: number;
  readonly pValue: number;
  readonly adjustedPValue: number;
}

/** Permutation test of the table of group by band over whole units. Nested values are group x band. */
export interface BandPermutationTest {
  readonly kind: "test";
  readonly extremeRule: "at-least-as-large";
  readonly table: readonly (readonly number[])[];
  readonly chiSquared: number;
  readonly result: ExactBandPValue | (ResampledPValue & { readonly seed: number });
  /** One a group; not estimable where every unit has as many members of it. */
  readonly groups: readonly (GroupOverBands | NotEstimable<"no-variation">)[];
  readonly permutationMean: readonly (readonly number[])[];
  readonly permutationVariance: readonly (readonly number[])[];
  /** Takes members of one unit for independent: not valid where units hold more than one. */
  readonly naive: ChiSquaredTest | NotEstimable<"no-variation">;
}

/** How the arrangements are gone through. */
export interface BandPermutationOptions {
  /** 0 .. 2^32 - 1. */
  readonly seed: number;
  /** Fixed beforehand; default 99,999. */
  readonly resamples?: number;
  /** Number of arrangements up to which all are visited; default 1,000,000. */
  readonly enumerateUpTo?: number;
}

/**
 * Test of group by band when bands are permuted over whole units, within strata if there are any: Pearson's
 * chi-squared, and per group the plain Kruskal-Wallis form H with step-down maxT. All arrangements while they are few,
 * else resamples on the calling thread. No audit decision uses the pooled form within strata: it has no power where
 * a group is rare in the risky stratum.
 * @throws ArgumentError when lengths or codes do not fit, no unit has members, or resamples is not 1 or more
 * @see Westfall & Young 1993, algorithm 2.8; Strasser & Weber 1999; Phipson & Smyth 2010 (resampled p)
 * @example bandPermutationTest({ composition: compositionFromRows([[2, 0], [0, 2]]), bandCodes: Uint8Array.of(0, 1), bands: 2, strata: null }, { seed: 1 }).chiSquared // 4
 */
export function bandPermutationTest(units: BandedUnits, options: BandPermutationOptions): BandPermutationTest {
  const { problem, exact } = prepared(units, options);
  if (exact !== null) return testOf(problem, exact, "exact");
  const counts = emptyBandCounts(problem.design);
  const blocks = blocksOf(problem.resamples);
  for (let block = 0; block < blocks; block++) addBandCounts(counts, bandPermutationTask.runBlock(problem, block));
  return testOf(problem, counts, "resampled");
}

/**
 * The same test with resamples run by an executor, on as many threads as that has; same seed, same numbers.
 * @throws ArgumentError as `bandPermutationTest`; AuditError `interrupted` when the signal was aborted
 * @see bandPermutationTest
 */
export async function bandPermutationTestOn(
  executor: Executor,
  units: BandedUnits,
  options: BandPermutationOptions & { readonly signal?: AbortSignal | undefined },
): Promise<BandPermutationTest> {
  const { problem, exact } = prepared(units, options);
  if (exact !== null) return testOf(problem, exact, "exact");
  const counts = emptyBandCounts(problem.design);
  await executor.run(bandPermutationTask, problem, {
    blocks: blocksOf(problem.resamples),
    merge: (block) => addBandCounts(counts, block),
    signal: options.signal,
  });
  return testOf(problem, counts, "resampled");
}

function prepared(units: BandedUnits, { seed, resamples = 99_999, enumerateUpTo = 1e6 }: BandPermutationOptions) {
  const problem = bandPermutationProblem(units, { seed, resamples });
  const few = countArrangements(problem.layout) <= enumerateUpTo;
  return { problem, exact: few ? countAllArrangements(problem) : null };
}

function testOf(
  problem: BandPermutationProblem,
  counts: BandCounts,
  method: "exact" | "resampled",
): BandPermutationTest {
  const { composition, layout, design, reference, table, seed } = problem;
  const { bands } = layout;
  const byGroup = Float64Array.from(
    table,
    (_, cell) => table[(cell % bands) * design.groups + Math.floor(cell / bands)]!,
  );
  const moments = bandMoments(composition, layout);
  return {
    kind: "test",
    extremeRule: "at-least-as-large",
    table: nested(byGroup, bands),
    chiSquared: reference.chiSquared,
    result:
      method === "exact"
        ? exactPValue(counts)
        : { ...resampledPValue(counts.chiSquaredAtLeast, counts.arrangements), seed },
    groups: groupTests(problem, counts, method),
    permutationMean: nested(moments.mean, bands),
    permutationVariance: nested(moments.variance, bands),
    naive: pearsonChiSquared(tableFromCounts(byGroup, design.groups, bands)),
  };
}

function exactPValue({ arrangements, chiSquaredAtLeast, chiSquaredAbove }: BandCounts): ExactBandPValue {
  return {
    method: "exact",
    pValue: chiSquaredAtLeast / arrangements,
    pGreaterStrict: chiSquaredAbove / arrangements,
    midP: (chiSquaredAtLeast + chiSquaredAbove) / (2 * arrangements),
    arrangements,
  };
}

/** An enumeration holds the observed arrangement; among resamples it is counted beside them. */
function groupTests(
  { design, reference }: BandPermutationProblem,
  counts: BandCounts,
  method: "exact" | "resampled",
): BandPermutationTest["groups"] {
  const beside = method === "exact" ? 0 : 1;
  const pValueOf = (extreme: number) => (extreme + beside) / (counts.arrangements + beside);
  const stepDown = monotoneStepDown(reference, counts);
  return Array.from(design.scatter, (scatter, group) =>
    scatter === 0
      ? notEstimable("no-variation")
      : {
          kind: "test",
          statistic: unscaled(design, reference.scaled[group]!),
          pValue: pValueOf(counts.extreme[group]!),
          adjustedPValue: pValueOf(stepDown[group]!),
        },
  );
}

function nested(values: Float64Array, columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns)),
  );
}
