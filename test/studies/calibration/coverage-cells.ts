import { auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { bootstrapBlocks, bootstrapSharesTask, bootstrapTInterval } from "../../../src/statistics/bootstrap-t.js";
import { type ClusteredShares, clusteredShares, shareSums } from "../../../src/statistics/clustered-shares.js";
import { effectiveUnits } from "../../../src/statistics/composition.js";
import { normalMultiplier } from "../../../src/statistics/distributions.js";
import { nextBelow, streamsFrom } from "../../../src/statistics/random.js";
import { synthesiseComposition } from "../../../src/synthetic/synthesise-composition.js";
import { LEVEL } from "../rates.js";
import { type Cell, cell, type Measure, type Outcome } from "../study.js";
import { resamplingSeed } from "./clustered-set.js";
import { holds, interval } from "./decisions.js";

/*
 * Intervals for the difference and the ratio of flagged shares of migrants, by effective sponsors. Bands have nothing
 * to do with nationality, so the true difference is 0 and the true ratio 1.
 */

const PART = "coverage";
const BOOTSTRAP = 499;

/** Classes of effective sponsors, from and below. Of each class one nationality a set is drawn. */
export const CLASSES = [
  { id: "below-5", from: 1, below: 5, words: "below 5", standing: "textbook" },
  { id: "5-10", from: 5, below: 10, words: "5 to 10", standing: "textbook" },
  { id: "10-20", from: 10, below: 20, words: "10 to 20", standing: "textbook" },
  { id: "20-50", from: 20, below: 50, words: "20 to 50", standing: "textbook" },
  { id: "50-100", from: 50, below: 100, words: "50 to 100", standing: "textbook" },
  { id: "100-200", from: 100, below: 200, words: "100 to 200", standing: "textbook" },
  { id: "from-200", from: 200, below: Number.POSITIVE_INFINITY, words: "200 and more", standing: "ours" },
] as const;

/** From 20 to 200 effective sponsors the audit uses bootstrap-t; below, it gives no interval. */
const isBootstrapped = ({ from }: { readonly from: number }) => from >= 20 && from < 200;

type CoverageDesign = { readonly sponsors: number; readonly design: "null" | "size-only-rising" };

interface CoverageSet {
  /** Shares of the drawn nationality of each class; null where the class is empty. */
  readonly shares: readonly (ClusteredShares | null)[];
  readonly deviations: readonly ({ readonly difference: Float64Array; readonly logRatio: Float64Array } | null)[];
}

function coverageSet(seed: number, { sponsors, design }: CoverageDesign): CoverageSet {
  const units = auditedUnits(synthesiseComposition({ seed, sponsors, design }));
  const composition = units.composition!;
  const flagged = Uint8Array.from(units.bandCodes, (band) => units.flagged[band]!);
  const stream = streamsFrom(resamplingSeed(seed)).block(50);
  const drawn = CLASSES.map(({ from, below }) => {
    const inside = units.groups.flatMap((_, group) => {
      const effective = effectiveUnits(units.sums, group);
      return effective >= from && effective < below ? [group] : [];
    });
    return inside.length === 0 ? -1 : inside[nextBelow(stream, inside.length)]!;
  });
  const present = drawn.filter((group) => group >= 0);
  const sums = shareSums(composition, units.sums, flagged, Uint16Array.from(present), null);
  const shareOf = (group: number) => (group < 0 ? null : clusteredShares(sums[present.indexOf(group)]!));
  const bootstrapped = drawn.filter((group, k) => group >= 0 && isBootstrapped(CLASSES[k]!));
  const problem = {
    seed: resamplingSeed(seed),
    resamples: BOOTSTRAP,
    composition,
    sums: units.sums,
    flagged,
    groups: Uint16Array.from(bootstrapped),
  };
  const blocks = Array.from({ length: bootstrapped.length === 0 ? 0 : bootstrapBlocks(BOOTSTRAP) }, (_, block) =>
    bootstrapSharesTask.runBlock(problem, block),
  );
  const column = (name: "difference" | "logRatio", at: number) =>
    Float64Array.from(
      blocks.flatMap((block) => [...block[name].filter((_, i) => i % bootstrapped.length === at)]),
    ).sort();
  return {
    shares: drawn.map(shareOf),
    deviations: drawn.map((group, k) => {
      const at = isBootstrapped(CLASSES[k]!) ? bootstrapped.indexOf(group) : -1;
      return at < 0 ? null : { difference: column("difference", at), logRatio: column("logRatio", at) };
    }),
  };
}

function linearisedHolds(shares: ClusteredShares | null, scale: "difference" | "ratio"): Outcome {
  const [value, error] = estimateOf(shares, scale);
  if (!(error > 0 && Number.isFinite(error))) return null;
  const reach = normalMultiplier(LEVEL) * error;
  return holds({ lower: value - reach, upper: value + reach }, 0);
}

function bootstrapTHolds(set: CoverageSet, k: number, scale: "difference" | "ratio"): Outcome {
  const deviations = set.deviations[k]!;
  const [value, error] = estimateOf(set.shares[k]!, scale);
  if (deviations === null || !(error > 0 && Number.isFinite(error))) return null;
  const drawn = scale === "difference" ? deviations.difference : deviations.logRatio;
  return holds(bootstrapTInterval(value, error, drawn, LEVEL), 0);
}

/** Estimate and error; both true values are 0, the ratio on its logarithm. */
function estimateOf(shares: ClusteredShares | null, scale: "difference" | "ratio"): readonly [number, number] {
  if (shares === null) return [0, 0];
  if (scale === "difference") return [shares.groupShare - shares.restShare, shares.differenceError];
  return [Math.log(shares.groupShare / shares.restShare), shares.logRatioError];
}

const measures: readonly Measure<CoverageSet>[] = (["difference", "ratio"] as const).flatMap((scale) => [
  ...CLASSES.map(({ id, words, standing }, k) =>
    interval<CoverageSet>(
      `linearised-${scale}-${id}`,
      `Linearised, ${scale}, ${words} effective sponsors`,
      (set) => linearisedHolds(set.shares[k]!, scale),
      standing,
    ),
  ),
  ...CLASSES.flatMap((each, k) =>
    isBootstrapped(each)
      ? [
          interval<CoverageSet>(
            `bootstrap-t-${scale}-${each.id}`,
            `Bootstrap-t, ${scale}, ${each.words} effective sponsors`,
            (set) => bootstrapTHolds(set, k, scale),
          ),
        ]
      : [],
  ),
]);

function coverageCell(
  options: CoverageDesign & { readonly id: string; readonly words: string; readonly sets: number },
): Cell {
  const { id, words, sets, ...design } = options;
  return cell<CoverageSet>({
    id,
    part: PART,
    design: `${words}; true difference 0, true ratio 1; one nationality of each class a set, bootstrap-t with ${BOOTSTRAP} resamples`,
    sets,
    draw: (seed) => coverageSet(seed, design),
    measures,
  });
}

export const coverageCells: readonly Cell[] = [
  coverageCell({
    id: "coverage-1500",
    words: "1,500 sponsors with up to 1,500 migrants, bands drawn apart from size and nationality",
    sponsors: 1500,
    design: "null",
    sets: 1000,
  }),
  coverageCell({
    id: "coverage-10577",
    words: "10,577 sponsors with up to 1,500 migrants, bands drawn apart from size and nationality",
    sponsors: 10_577,
    design: "null",
    sets: 200,
  }),
  coverageCell({
    id: "coverage-3000-moderate",
    words: "3,000 sponsors with up to 60 migrants; the more migrants, the more often flagged, whatever nationality",
    sponsors: 3000,
    design: "size-only-rising",
    sets: 500,
  }),
];
