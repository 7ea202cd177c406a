import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf } from "../../statistics/cluster-permutation.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { type FixedMarginsBlock, fixedMarginsProblem, fixedMarginsTask } from "../../statistics/fixed-margins.js";
import { freemanHalton } from "../../statistics/freeman-halton.js";
import { resampledTest } from "../comparison/resampled-test.js";
import { notEstimable } from "../derived.js";
import type { MaybeTest } from "../result.js";

/** Steps that an exact search may take before tables are drawn: a small part of a second. */
const EXACT_STEPS = 200_000;

/** What a family of tables is tested with. */
export interface TableTests {
  readonly seed: number;
  readonly resamples: number;
  readonly context: RunContext;
}

/**
 * Resamples of each test in a family of `tests`, so that the smallest p-value that can come out is far below what the
 * step-down adjustment asks for.
 * @param tests  number of tests in the family
 * @param alpha  error rate of the family
 * @returns at least 9,999
 * @see method, section 4: m + 1 >= 20 k H_k / alpha
 * @example familyResamples(1, 0.05) // 9999
 */
export function familyResamples(tests: number, alpha: number): number {
  let harmonic = 0;
  for (let i = tests; i >= 1; i--) harmonic += 1 / i;
  return Math.max(9_999, 10_000 * Math.ceil((20 * tests * harmonic) / alpha / 10_000) - 1);
}

/**
 * Whether rows and columns of a table go together: exact (Freeman and Halton) where all tables with its sums can be gone
 * through, else by tables drawn with the same sums.
 * @param table  row major counts with two rows and columns or more
 * @param tests  seed, resamples and context of the family
 * @param place  place of the table in its family, which sets its random streams
 * @see Freeman & Halton 1951
 */
export async function tableTest(
  { counts, rows, columns }: { readonly counts: readonly number[]; readonly rows: number; readonly columns: number },
  { seed, resamples, context }: TableTests,
  place: number,
): Promise<MaybeTest> {
  const table = tableFromCounts(Float64Array.from(counts), rows, columns);
  const problem = fixedMarginsProblem(table, { seed: (seed + place) >>> 0, resamples });
  if ("kind" in problem) return notEstimable("no-variation");
  const exact = freemanHalton(table, { limit: EXACT_STEPS });
  if (!("kind" in exact)) {
    const { pValue, tablesEnumerated, twoSidedRule } = exact;
    return { method: "exact", pValue, tablesEnumerated, twoSidedRule };
  }
  let extreme = 0;
  const merge = (block: FixedMarginsBlock) => {
    extreme += block.improbabilityExtreme;
  };
  await context.executor.run(fixedMarginsTask, problem, { blocks: blocksOf(resamples), merge, signal: context.signal });
  return { ...resampledTest(extreme, resamples, problem.seed), twoSidedRule: "no-likelier" };
}

/** p-value of a test for an adjustment; a table without variation rejects nothing. */
export function pValueOf(test: MaybeTest): number {
  return "pValue" in test ? test.pValue : 1;
}
