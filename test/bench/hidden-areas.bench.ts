import { extremeAreas } from "../../src/audit/assumption/extreme-areas.js";
import { aboveConstantBreaks, areasOf } from "../../src/audit/assumption/score-areas.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { samplePlan } from "../support/sample-plan.js";
import type { Bench, Benches } from "./bench.js";
import { madeUpScores } from "./made-up-scores.js";

const SHARES = 200;
const HIGHEST_SHARE = 0.2;
/** Of every hundred sponsors, so many were inspected. */
const INSPECTED = 15;

/**
 * Areas under hidden violations: worst and best case with their intervals, both scenarios, and the breaking points of
 * two constants. Every sponsor has a score of its own, so that nothing is merged.
 */
export const hiddenAreas: Benches = ({ quick }) => [() => bench(quick ? 500 : 10_577)];

function bench(sponsors: number): Bench {
  const outcomes = partlyKnown(sponsors);
  const plan = samplePlan();
  const unknown = outcomes.unknown.reduce((sum, count) => sum + count, 0);
  const most = Math.floor(HIGHEST_SHARE * unknown);
  const shares = Array.from({ length: SHARES }, (_, step) => {
    const share = (HIGHEST_SHARE * step) / (SHARES - 1);
    return { share, hidden: Math.floor(share * unknown) };
  });
  return {
    work: `areas at ${SHARES} shares of hidden violations, and two breaking points, ${sponsors} sponsors`,
    run() {
      const extremes = extremeAreas(outcomes, most);
      const areas = areasOf(outcomes, extremes, { shares, plan });
      const breaks = [0.1, 0.571].map((constant) => aboveConstantBreaks(outcomes, extremes, constant, 0.95));
      return areas.at(-1)!.bounds.lowest + (breaks[1]!.estimateFails?.hidden ?? 0);
    },
    seconds: 2,
  };
}

/** Distinct scores in ascending order, most of them of sponsors that were never inspected. */
function partlyKnown(sponsors: number) {
  const { scores, outcomes } = madeUpScores(sponsors);
  const state = streamsFrom(2).block(0);
  const order = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]!);
  const counts = {
    violations: new Float64Array(sponsors),
    none: new Float64Array(sponsors),
    unknown: new Float64Array(sponsors),
  };
  order.forEach((sponsor, row) => {
    const kind = nextBelow(state, 100) >= INSPECTED ? "unknown" : outcomes[sponsor] === 1 ? "violations" : "none";
    counts[kind][row] = 1;
  });
  return counts;
}
