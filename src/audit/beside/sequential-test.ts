import { gandyBoundaries } from "../../statistics/gandy-stopping.js";
import type { SequentialTest } from "../estimates.js";

/** Largest probability that the resamples decide otherwise than the true p-value would. */
const RESAMPLING_RISK = 1e-3;
const CEILING = 999_999;
/** Blocks of the first batch; each further batch doubles what was drawn. */
const FIRST_BATCH = 4;

/**
 * Draws resamples until it is decided on which side of alpha the p-value lies, or the ceiling is reached. Resamples
 * are judged in their order, so the number of threads changes nothing.
 * @param draw  statistics of `blocks` blocks from `firstBlock` on, in order; fewer at the end of all resamples
 * @param options.isExtreme  whether a statistic is at least as extreme as the observed one
 * @see Gandy 2009, "Sequential implementation of Monte Carlo tests with uniformly bounded resampling risk"
 */
export async function sequentialTest(
  draw: (firstBlock: number, blocks: number) => Promise<readonly Float64Array[]>,
  options: {
    readonly alpha: number;
    readonly seed: number;
    readonly isExtreme: (statistic: number) => boolean;
    readonly ceiling?: number;
  },
): Promise<SequentialTest> {
  const { alpha, seed, isExtreme, ceiling = CEILING } = options;
  const boundaries = gandyBoundaries({ alpha, risk: RESAMPLING_RISK });
  let resamples = 0;
  let extreme = 0;
  const result = (decision: SequentialTest["decision"]): SequentialTest => ({
    method: "resampled",
    stopped: "sequential",
    decision,
    alpha,
    resamplingRisk: RESAMPLING_RISK,
    ceiling,
    resamples,
    extreme,
    extremeShare: extreme / resamples,
    seed,
    twoSidedRule: "as-extreme",
  });
  for (
    let [firstBlock, blocks] = [0, FIRST_BATCH];
    ;
    [firstBlock, blocks] = [firstBlock + blocks, firstBlock + blocks]
  ) {
    for (const block of await draw(firstBlock, blocks)) {
      for (const statistic of block) {
        const { upper, lower } = boundaries.next().value;
        resamples++;
        if (isExtreme(statistic)) extreme++;
        if (extreme >= upper) return result("above-alpha");
        if (extreme <= lower) return result("at-or-below-alpha");
        if (resamples >= ceiling) return result("undecided");
      }
    }
  }
}
