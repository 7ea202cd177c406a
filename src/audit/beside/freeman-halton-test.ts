import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf } from "../../statistics/cluster-permutation.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { type FixedMarginsBlock, fixedMarginsProblem, fixedMarginsTask } from "../../statistics/fixed-margins.js";
import { freemanHalton } from "../../statistics/freeman-halton.js";
import { resampledTest } from "../comparison/resampled-test.js";
import { notEstimable } from "../derived.js";
import type { NotEstimable } from "../result.js";
import type { AllGroupsTest } from "./all-groups-result.js";

const RESAMPLES = 9_999;
/** Steps that an exact search may take: well below a second. */
const EXACT_STEPS = 2_000_000;

/**
 * Exact test of a table of groups by band (Freeman and Halton) where its tables can be gone through, else from tables
 * drawn with the same margins.
 * @param table.counts  row major rows x columns
 * @see Freeman & Halton 1951
 */
export async function freemanHaltonTest(
  table: { readonly counts: Float64Array; readonly rows: number; readonly columns: number },
  seed: number,
  context: RunContext,
): Promise<AllGroupsTest | NotEstimable> {
  const contingency = tableFromCounts(table.counts, table.rows, table.columns);
  const problem = fixedMarginsProblem(contingency, { seed, resamples: RESAMPLES });
  if ("kind" in problem) return notEstimable("no-variation");
  const exact = freemanHalton(contingency, { limit: EXACT_STEPS });
  if (!("kind" in exact)) {
    const { pValue, tablesEnumerated, twoSidedRule } = exact;
    return { kind: "freeman-halton", test: { method: "exact", pValue, tablesEnumerated, twoSidedRule } };
  }
  let extreme = 0;
  const merge = (block: FixedMarginsBlock) => {
    extreme += block.improbabilityExtreme;
  };
  await context.executor.run(fixedMarginsTask, problem, {
    blocks: blocksOf(RESAMPLES),
    merge,
    signal: context.signal,
  });
  return {
    kind: "freeman-halton",
    test: { ...resampledTest(extreme, RESAMPLES, seed), twoSidedRule: "no-likelier" },
  };
}
