import { throughShare } from "../../../src/audit/conditional/routes.js";
import { decidedWithin } from "../../../src/audit/conditional/strata-family.js";
import { estimate, interval as resultInterval } from "../../../src/audit/derived.js";
import { effectiveUnits } from "../../../src/statistics/composition.js";
import { normalMultiplier } from "../../../src/statistics/distributions.js";
import { type StratifiedRoute, stratifiedRoutes } from "../../../src/statistics/stratified-routes.js";
import { interval, test } from "../calibration/decisions.js";
import { ALPHA, LEVEL } from "../rates.js";
import { type Cell, cell, type Measure } from "../study.js";
import { type DecidedSet, decidedSet, isShown, PLAN, RESAMPLES, resamplingSeed } from "./decided-set.js";
import { IN_PLACE } from "./in-place.js";
import { drawSet, QUARTER, type SponsorDesign, type Truth } from "./made-up-sponsors.js";

/* Tests within branches: three of them, the first one risky. */

const PLANTED = 0;
const RISKY = 0;
const DESIGN: SponsorDesign = { sponsors: 10_577, weights: QUARTER, concentration: 1, mostMigrants: 60 };

/** Adjusted p-values within branches, and the share of the planted nationality's difference that runs through them. */
interface BranchSet extends DecidedSet {
  readonly within: { readonly adjusted: Float64Array; readonly planted: number | null };
  readonly through: { readonly lower: number; readonly upper: number } | null;
}

async function branchSet(seed: number, truth: Truth): Promise<BranchSet> {
  const made = drawSet(seed, DESIGN, truth);
  const set = decidedSet(seed, made);
  const { units } = set;
  const problem = {
    seed: resamplingSeed(seed),
    resamples: RESAMPLES,
    composition: units.composition!,
    sums: units.sums,
    strata: Uint16Array.from(made.branches),
    flagged: Uint8Array.from(units.bandCodes),
    tested: set.h1.tested,
  };
  const family = await decidedWithin(problem, PLAN.hypothesis1.stepDown, IN_PLACE);
  const adjusted = family.adjusted.pValues;
  const at = set.h1.tested.indexOf(PLANTED);
  const effective = effectiveUnits(units.sums, PLANTED);
  return {
    ...set,
    within: { adjusted, planted: at < 0 ? null : adjusted[at]! },
    through: at < 0 ? null : throughOf(stratifiedRoutes(problem)[at]!, effective),
  };
}

function throughOf(route: StratifiedRoute, effective: number): BranchSet["through"] {
  const reach = normalMultiplier(LEVEL) * Math.sqrt(route.contrastVariance);
  const bounds = { lower: (route.contrast - reach) / route.scale, upper: (route.contrast + reach) / route.scale };
  const pooled = estimate(route.contrast / route.scale, resultInterval(bounds, LEVEL, "linearised-over-units"));
  const share = throughShare(route, pooled, effective, LEVEL);
  if (share.kind === "not-estimable" || "kind" in share.interval) return null;
  const { lower, upper } = share.interval;
  return {
    lower: lower === "unbounded" ? Number.NEGATIVE_INFINITY : lower,
    upper: upper === "unbounded" ? Number.POSITIVE_INFINITY : upper,
  };
}

const risk = (branch: number) => (branch === RISKY ? 0.3 : 0.08);

function branchCell(id: string, design: string, truth: Truth, measures: readonly Measure<BranchSet>[]): Cell {
  return cell<BranchSet>({
    id,
    part: "conditional",
    design: `10,577 sponsors in three branches, one with 30 % flagged, the others 8 %; ${design}`,
    sets: 2000,
    draw: (seed) => branchSet(seed, truth),
    measures,
  });
}

const someWithin = ({ within }: BranchSet) => within.adjusted.some((p) => p <= ALPHA);
const plantedWithin = ({ within }: BranchSet) => (within.planted === null ? null : within.planted <= ALPHA);

export const conditionalCells: readonly Cell[] = [
  branchCell("branch-null", "nationality has no part in flags or branches", { flag: ({ branch }) => risk(branch) }, [
    test("within", "Within branches, some group is shown to differ", someWithin),
  ]),
  branchCell(
    "branch-rising",
    "within each the flag also follows the number of migrants, and nationality has no part",
    { flag: ({ branch, size }) => Math.min(0.9, risk(branch) * 0.4 * Math.log2(1 + size)) },
    [test("within", "Within branches, some group is shown to differ", someWithin)],
  ),
  branchCell(
    "branch-confounded",
    "sponsors with a majority of one nationality are three times as often in the risky branch, and flagged like the others there",
    {
      flag: ({ branch }) => risk(branch),
      branch: (majority) => (majority === PLANTED ? [0.6, 0.2, 0.2] : [0.2, 0.4, 0.4]),
    },
    [
      test("within", "Within branches, some group is shown to differ", someWithin),
      test("pooled", "Without branches, the nationality is shown to differ", ({ h1 }) => isShown(h1, PLANTED), {
        kind: "power",
      }),
      interval("through", "Interval of the share that runs through the branch holds 1", ({ through }) =>
        through === null ? null : through.lower <= 1 && 1 <= through.upper,
      ),
    ],
  ),
  branchCell(
    "branch-masked",
    "one nationality is flagged 1.8 times as often within each branch, and rare in the risky one",
    {
      flag: ({ majority, branch }) => (majority === PLANTED ? 1.8 : 1) * risk(branch),
      branch: (majority) => (majority === PLANTED ? [0.06, 0.47, 0.47] : [0.4, 0.3, 0.3]),
    },
    [
      test("within", "Within branches, the nationality is shown to differ", plantedWithin, { kind: "power" }),
      test("pooled", "Without branches, the nationality is shown to differ", ({ h1 }) => isShown(h1, PLANTED), {
        kind: "power",
      }),
    ],
  ),
];
