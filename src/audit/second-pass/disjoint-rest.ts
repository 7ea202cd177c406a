import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf } from "../../statistics/cluster-permutation.js";
import {
  fixedMarginsStepDownProblem,
  fixedMarginsStepDownTask,
  steppedDownPValues,
} from "../../statistics/fixed-margins-step-down.js";
import { familyResamples } from "../../statistics/step-down.js";
import type { Flagged } from "../comparison/independent-shares.js";
import type { RestTest, RestTester } from "./rest-tester.js";

/** Units counted by group and flag; a unit belongs to one group at most. */
export interface DisjointGroups {
  readonly counts: readonly Flagged[];
  /** All units, those without a group included. */
  readonly all: Flagged;
}

/** What the tests of the family share with the first pass. */
export interface DisjointFamily {
  readonly tested: Uint16Array;
  readonly alpha: number;
  readonly stepDown: "minP" | "maxT";
  readonly seed: number;
  /** Least number of resamples. */
  readonly resamples: number;
}

/**
 * Tests of groups of units against a rest without the units of some groups: flags are permuted over the units that
 * are left, so that flagged counts follow the multivariate hypergeometric law; counts are compared by that law
 * (minP) or by their distance from the mean (maxT).
 */
export function disjointRest(groups: DisjointGroups, family: DisjointFamily, context: RunContext): RestTester {
  return {
    contrast(group, without) {
      return contrastOf(groups.counts[group]!, leftWithout(groups, without));
    },
    async test(without) {
      const all = leftWithout(groups, without);
      const open = all.flagged > 0 && all.flagged < all.total;
      const tested = family.tested.filter(
        (group) => open && !without.includes(group) && groups.counts[group]!.total < all.total,
      );
      return testOf(
        { counts: Array.from(tested, (group) => groups.counts[group]!), all },
        { ...family, tested },
        without,
        context,
      );
    },
  };
}

async function testOf(
  { counts, all }: DisjointGroups,
  { tested, alpha, stepDown, seed, resamples: least }: DisjointFamily,
  without: readonly number[],
  context: RunContext,
): Promise<RestTest> {
  const resamples = familyResamples(tested.length, alpha, least);
  const contrasts = counts.map((group) => contrastOf(group, all));
  const extreme = new Float64Array(tested.length);
  if (tested.length === 0) return { without, tested, contrasts, adjusted: { extreme, pValues: extreme }, resamples };
  const { problem } = fixedMarginsStepDownProblem(
    {
      sizes: counts.map(({ total }) => total),
      flagged: counts.map(({ flagged }) => flagged),
      allUnits: all.total,
      allFlagged: all.flagged,
    },
    { stepDown, seed, resamples },
  );
  const blocks = blocksOf(resamples);
  const merge = (block: Float64Array, index: number) => {
    block.forEach((count, step) => {
      extreme[step]! += count;
    });
    context.progress({ stage: "second-pass", done: index + 1, total: blocks });
  };
  await context.executor.run(fixedMarginsStepDownTask, problem, { blocks, merge, signal: context.signal });
  const pValues = Float64Array.from(steppedDownPValues(problem, extreme));
  const counted = pValues.map((p) => Math.round(p * (resamples + 1)) - 1);
  return { without, tested, contrasts, adjusted: { extreme: counted, pValues }, resamples };
}

/** All units but those of some groups. */
export function leftWithout({ counts, all }: DisjointGroups, without: readonly number[]): Flagged {
  const gone = without.map((group) => counts[group]!);
  return {
    flagged: gone.reduce((left, { flagged }) => left - flagged, all.flagged),
    total: gone.reduce((left, { total }) => left - total, all.total),
  };
}

/** Flagged units of a group less their expected number, in standard deviations of the hypergeometric law. */
function contrastOf({ flagged, total }: Flagged, all: Flagged): number {
  const rate = all.flagged / all.total;
  const variance = (total * rate * (1 - rate) * (all.total - total)) / (all.total - 1);
  return variance > 0 ? (flagged - total * rate) / Math.sqrt(variance) : 0;
}
