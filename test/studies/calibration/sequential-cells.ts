import { besagClifford } from "../../../src/statistics/besag-clifford.js";
import { gandyDecision } from "../../../src/statistics/gandy-stopping.js";
import { nextBelow, nextNormal, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { resampledPValue } from "../../../src/statistics/resampled-p-value.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell } from "../study.js";
import { rejects, test } from "./decisions.js";

/* Rules that stop resampling early: do their tests keep 5 %, and how often do they decide otherwise than the true p? */

const PART = "sequential";
const RISK = 0.001;
const CEILING = 9999;

interface TwoGroups {
  readonly seed: number;
  readonly values: Float64Array;
  readonly first: number;
}

/** Whether the next random choice of the first group lies as far from the mean as the data, asked in order. */
function permutations({ seed, values, first }: TwoGroups): () => boolean {
  const state = streamsFrom(0x80000000 + seed).block(0);
  const order = Float64Array.from(values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const distance = (): number => Math.abs(order.subarray(0, first).reduce((sum, value) => sum + (value - mean), 0));
  const observed = distance() * (1 - 1e-10);
  return () => {
    for (let place = 0; place < first; place++) {
      const other = place + nextBelow(state, order.length - place);
      const value = order[other]!;
      order[other] = order[place]!;
      order[place] = value;
    }
    return distance() >= observed;
  };
}

const permutedCell = cell<TwoGroups>({
  id: "stopping-30-89",
  part: PART,
  design: "30 units against 89 of the same skewed law, labels permuted",
  sets: 2000,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(60);
    return { seed, first: 30, values: Float64Array.from({ length: 119 }, () => Math.exp(nextNormal(stream))) };
  },
  measures: [
    test("gandy", `Gandy's stopping rule, risk 0.1 %, ceiling ${CEILING}; undecided does not reject`, (set) => {
      const isExtreme = permutations(set);
      const { decision } = gandyDecision(isExtreme, { alpha: ALPHA, risk: RISK, ceiling: CEILING });
      return decision === "at-or-below-alpha";
    }),
    test("besag-clifford", "Besag and Clifford's p-value, 10 extreme of at most 399 resamples", (set) =>
      rejects(besagClifford(permutations(set), { extremes: 10, ceiling: 399 })),
    ),
    test("fixed", "399 resamples, fixed beforehand", (set) => {
      const isExtreme = permutations(set);
      return rejects(resampledPValue(Array.from({ length: 399 }, isExtreme).filter(Boolean).length, 399));
    }),
  ],
});

/** Resamples that are extreme with a known probability: the true p-value. */
function riskCell(trueP: number): Cell {
  const isRejected = trueP <= ALPHA;
  return cell<number>({
    id: `stopping-risk-${trueP}`,
    part: PART,
    design: `Resamples of a test whose true p-value is ${trueP}`,
    sets: 2000,
    draw: (seed) => seed,
    measures: [
      test(
        "gandy-risk",
        `Gandy's stopping rule decides otherwise than the true p-value (at most 0.1 %), ceiling ${CEILING}`,
        (seed) => {
          const state = streamsFrom(seed).block(61);
          const isExtreme = () => nextUniform(state) < trueP;
          const { decision } = gandyDecision(isExtreme, { alpha: ALPHA, risk: RISK, ceiling: CEILING });
          return decision === (isRejected ? "above-alpha" : "at-or-below-alpha");
        },
        { nominal: RISK },
      ),
    ],
  });
}

export const sequentialCells: readonly Cell[] = [permutedCell, riskCell(0.03), riskCell(0.05), riskCell(0.07)];
