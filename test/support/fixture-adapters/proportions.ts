import { clopperPearsonInterval } from "../../../src/statistics/clopper-pearson-interval.js";
import { jeffreysInterval } from "../../../src/statistics/jeffreys-interval.js";
import {
  agrestiCaffoDifferenceInterval,
  katzRatioInterval,
  waldDifferenceInterval,
} from "../../../src/statistics/large-sample-intervals.js";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  hochberg,
  holm,
} from "../../../src/statistics/multiplicity.js";
import {
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  newcombeDifferenceInterval,
} from "../../../src/statistics/proportion-difference.js";
import { differenceEquivalence, normalEquivalence } from "../../../src/statistics/proportion-equivalence.js";
import { koopmanRatioInterval, miettinenNurminenRatioInterval } from "../../../src/statistics/proportion-ratio.js";
import { phipsonSmythPValue, resampledPValue } from "../../../src/statistics/resampled-p-value.js";
import { wilsonInterval } from "../../../src/statistics/wilson-interval.js";

interface Level {
  readonly level?: number;
}

interface TwoGroups extends Level {
  readonly events1: number;
  readonly n1: number;
  readonly events2: number;
  readonly n2: number;
}

interface Margins {
  readonly lower: number;
  readonly upper: number;
  readonly alpha?: number;
}

const pair = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => [lower, upper];

function shareIntervals({ events, n, level = 0.95 }: Level & { readonly events: number; readonly n: number }) {
  return {
    wilson: pair(wilsonInterval(events, n, { level })),
    clopperPearson: pair(clopperPearsonInterval(events, n, { level })),
    jeffreys: pair(jeffreysInterval(events, n, { level })),
  };
}

function riskIntervals({ events1, n1, events2, n2, level = 0.95 }: TwoGroups) {
  const counts = [events1, n1, events2, n2] as const;
  const katz = katzRatioInterval(...counts, { level });
  return {
    newcombe: pair(newcombeDifferenceInterval(...counts, { level })),
    agrestiCaffo: pair(agrestiCaffoDifferenceInterval(...counts, { level })),
    wald: pair(waldDifferenceInterval(...counts, { level })),
    miettinenNurminenDifference: pair(miettinenNurminenDifferenceInterval(...counts, { level })),
    scoreDifferenceUncorrected: pair(meeDifferenceInterval(...counts, { level })),
    miettinenNurminenRatio: pair(miettinenNurminenRatioInterval(...counts, { level })),
    koopmanRatio: pair(koopmanRatioInterval(...counts, { level })),
    katzLogRatio: katz.kind === "estimate" ? pair(katz) : null,
    riskDifference: events1 / n1 - events2 / n2,
    riskRatio: events2 === 0 ? null : events1 / n1 / (events2 / n2),
  };
}

function adjusted({ p }: { readonly p: readonly number[] }) {
  return {
    bonferroni: bonferroni(p),
    holm: holm(p),
    hochberg: hochberg(p),
    BH: benjaminiHochberg(p),
    BY: benjaminiYekutieli(p),
  };
}

function normalMargins({ estimate, se, ...margins }: Margins & { readonly estimate: number; readonly se: number }) {
  const { interval, ...tests } = normalEquivalence(estimate, se, margins);
  return { ...tests, ci90: pair(interval) };
}

function shareMargins({ events1, n1, events2, n2, ...margins }: TwoGroups & Margins) {
  const share1 = events1 / n1;
  const share2 = events2 / n2;
  const se = Math.sqrt((share1 * (1 - share1)) / n1 + (share2 * (1 - share2)) / n2);
  return {
    wald: normalMargins({ estimate: share1 - share2, se, ...margins }),
    score: differenceEquivalence(events1, n1, events2, n2, margins),
  };
}

interface Counted {
  readonly exceedances: number;
  readonly replicates: number;
}

function monteCarlo({
  cases,
  phipsonSmyth,
}: {
  readonly cases: readonly Counted[];
  readonly phipsonSmyth?: Counted & { readonly totalPermutations: number };
}) {
  return {
    values: cases.map(({ exceedances, replicates }) => {
      const { pValue, interval } = resampledPValue(exceedances, replicates);
      return { pValue, clopperPearson95: pair(interval) };
    }),
    phipsonSmyth:
      phipsonSmyth === undefined
        ? null
        : phipsonSmythPValue(phipsonSmyth.exceedances, phipsonSmyth.replicates, phipsonSmyth.totalPermutations),
  };
}

/** Reference cases of shares, their differences and ratios, equivalence, and multiplicity. */
export const proportionAdapters = {
  proportionCI: shareIntervals,
  riskCI: riskIntervals,
  pAdjust: adjusted,
  tostZ: normalMargins,
  tostTwoProportions: shareMargins,
  monteCarloPValue: monteCarlo,
} as const satisfies Record<string, (input: never) => unknown>;
