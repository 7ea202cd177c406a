import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import {
  type BootstrapDeviations,
  bootstrapBlocks,
  bootstrapSharesTask,
  bootstrapTInterval,
  bootstrapTPValue,
} from "../../statistics/bootstrap-t.js";
import { type ClusteredShares, clusteredShares, shareSums } from "../../statistics/clustered-shares.js";
import { effectiveUnits } from "../../statistics/composition.js";
import { normalMultiplier, normalUpperTail } from "../../statistics/distributions.js";
import { expit, logit } from "../../statistics/log-odds.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Estimate, Interval, NotEstimable } from "../result.js";
import type { GroupShares, SimultaneousIntervals } from "./group-shares.js";

/** From this many effective units on the linearised interval covers; below the second no interval is given. */
export const LINEARISED_FROM = 200;
export const ESTIMABLE_FROM = 20;

/** The resamples must hold so many values beyond a quantile for a bootstrap-t range to reach that far. */
const VALUES_BEYOND = 10;

/** The family that simultaneous intervals go with. */
export interface TestedTogether {
  readonly tested: Uint16Array;
  /** What the largest |contrast| over the groups exceeds with probability alpha under the null hypothesis. */
  readonly critical: number;
  /** Groups that the deciding test rejects. */
  readonly rejected: readonly number[];
}

/** How far an interval reaches. */
interface Reach {
  /** Level that the interval is given with. */
  readonly level: number;
  /** Level of the quantiles that it is made from; higher where several intervals hold at once. */
  readonly quantiles: number;
  /** Multiple of the error to use where the bootstrap does not carry those quantiles. */
  readonly critical: number | null;
  /** True: an interval that would leave out no difference is lengthened up to it. */
  readonly holdsNone: boolean;
}

/** Studentised deviations of one group, sorted, or null where the linearised interval serves. */
interface GroupDeviations {
  readonly share: Float64Array;
  readonly difference: Float64Array;
  readonly logRatio: Float64Array;
}

/**
 * Flagged shares of members clustered in units, one entry a group: linearised intervals from 200 effective units on,
 * bootstrap-t over units from 20 to 200, none below.
 * The measured coverage of the linearised 95 % interval is 34 % below 5 effective units and 80 % at 10 to 20.
 */
export async function clusteredComparison(
  units: AuditedUnits,
  options: {
    readonly alpha: number;
    readonly plan: Plan;
    /** Groups that are wanted; absent: all. The others are not computed. */
    readonly wanted?: readonly number[];
    /** Tested groups, for intervals that hold for all of them at once. */
    readonly together?: TestedTogether;
  },
  context: RunContext,
): Promise<readonly GroupShares[]> {
  const { plan, alpha, wanted, together } = options;
  const composition = units.composition!;
  const unitFlags = Uint8Array.from(units.bandCodes, (band) => units.flagged[band]!);
  const groups = Uint16Array.from(units.groups, (_, group) => group);
  const sums = shareSums(composition, units.sums, unitFlags, groups, null);
  const bootstrapped = groups.filter(
    (group) => isBootstrapped(effectiveUnits(units.sums, group)) && (wanted === undefined || wanted.includes(group)),
  );
  const deviations = await bootstrapDeviations(
    {
      seed: plan.resampling.seed,
      resamples: plan.resampling.bootstrap,
      composition,
      sums: units.sums,
      flagged: unitFlags,
      groups: bootstrapped,
    },
    context,
  );
  const reference = plan.groups.reference === undefined ? -1 : units.groups.indexOf(plan.groups.reference);
  const shares = sums.map((sum) => (sum.members > 0 && sum.members < sum.allMembers ? clusteredShares(sum) : null));
  const pointwise = { level: 1 - alpha, quantiles: 1 - alpha, critical: null, holdsNone: false };
  return shares.map((share, group) => {
    if (wanted !== undefined && !wanted.includes(group)) return missing("not-computed");
    if (share === null) return missing(sums[group]!.members === 0 ? "no-members" : "no-rest");
    const effective = effectiveUnits(units.sums, group);
    const drawn = deviations.get(group) ?? null;
    const referenceShare = reference < 0 ? null : (shares[reference]?.groupShare ?? null);
    return {
      share: estimate(share.groupShare, shareInterval(share, effective, drawn, pointwise)),
      rest: estimate(share.restShare, notEstimable("not-computed")),
      difference: estimate(share.groupShare - share.restShare, differenceInterval(share, effective, drawn, pointwise)),
      ratio: ratioEstimate(share, effective, drawn, pointwise),
      ratioToReference: reference < 0 ? null : referenceRatio(share.groupShare, referenceShare),
      equivalence: equivalence(share, effective, drawn, plan.margins),
      simultaneous:
        together?.tested.includes(group) === true
          ? simultaneous(share, effective, drawn, {
              level: 1 - alpha,
              quantiles: 1 - alpha / together.tested.length,
              critical: together.critical,
              holdsNone: !together.rejected.includes(group),
            })
          : null,
    };
  });
}

/**
 * Intervals that hold for all tested groups at once: linearised ones at 1 - alpha / k; bootstrap-t ones too where the
 * resamples carry that quantile, else the critical value of the largest contrast times the same error, and no shorter
 * than the bootstrap-t range of the group alone. What the deciding test does not reject, the interval holds: so all of
 * them hold no difference at once as often as the test rejects nobody. (Without this, groups of 20 to 60 effective
 * units made that 81 % where 95 % is meant, on sizes with heavy tails.)
 */
function simultaneous(
  share: ClusteredShares,
  effective: number,
  drawn: GroupDeviations | null,
  reach: Reach,
): SimultaneousIntervals {
  const ratio = ratioEstimate(share, effective, drawn, reach);
  return {
    share: shareInterval(share, effective, drawn, reach),
    difference: differenceInterval(share, effective, drawn, reach),
    ratio: ratio.kind === "estimate" ? ratio.interval : ratio,
  };
}

function isBootstrapped(effective: number): boolean {
  return effective >= ESTIMABLE_FROM && effective < LINEARISED_FROM;
}

function missing(reason: "no-members" | "no-rest" | "not-computed"): GroupShares {
  const none = notEstimable(reason);
  return {
    share: none,
    rest: none,
    difference: none,
    ratio: none,
    ratioToReference: null,
    equivalence: none,
    simultaneous: null,
  };
}

async function bootstrapDeviations(
  problem: Parameters<typeof bootstrapSharesTask.runBlock>[0],
  context: RunContext,
): Promise<ReadonlyMap<number, GroupDeviations>> {
  const { groups, resamples } = problem;
  const columns = Array.from(groups, () => ({
    share: new Float64Array(resamples),
    difference: new Float64Array(resamples),
    logRatio: new Float64Array(resamples),
  }));
  if (groups.length === 0) return new Map();
  let row = 0;
  const merge = (block: BootstrapDeviations) => {
    const rows = block.share.length / groups.length;
    for (let r = 0; r < rows; r++) {
      columns.forEach((column, g) => {
        column.share[row + r] = block.share[r * groups.length + g]!;
        column.difference[row + r] = block.difference[r * groups.length + g]!;
        column.logRatio[row + r] = block.logRatio[r * groups.length + g]!;
      });
    }
    row += rows;
    context.progress({ stage: "bootstrap", done: row, total: resamples });
  };
  const blocks = bootstrapBlocks(resamples);
  await context.executor.run(bootstrapSharesTask, problem, { blocks, merge, signal: context.signal });
  for (const column of columns) {
    column.share.sort();
    column.difference.sort();
    column.logRatio.sort();
  }
  return new Map(columns.map((column, g) => [groups[g]!, column]));
}

/** Interval on a scale: linearised, bootstrap-t, or none, by effective units. */
function boundsOf(
  value: number,
  error: number,
  effective: number,
  deviations: Float64Array | null,
  { level, quantiles, critical }: Reach,
): { readonly lower: number; readonly upper: number; readonly method: Interval["method"] } | NotEstimable {
  if (effective < ESTIMABLE_FROM) return notEstimable("too-few-effective-units");
  if (!(error > 0) || !Number.isFinite(error)) return notEstimable("no-variation");
  if (deviations === null) {
    const reach = normalMultiplier(quantiles) * error;
    return { lower: value - reach, upper: value + reach, method: "linearised-over-units" };
  }
  if (critical === null || (deviations.length + 1) * ((1 - quantiles) / 2) >= VALUES_BEYOND) {
    return { ...bootstrapTInterval(value, error, deviations, quantiles), method: "bootstrap-t-over-units" };
  }
  const alone = bootstrapTInterval(value, error, deviations, level);
  return {
    lower: Math.min(alone.lower, value - critical * error),
    upper: Math.max(alone.upper, value + critical * error),
    method: "largest-contrast-over-units",
  };
}

function holding<Bounds extends { readonly lower: number; readonly upper: number }>(
  bounds: Bounds,
  none: number,
  { holdsNone }: Reach,
): Bounds {
  if (!holdsNone) return bounds;
  return { ...bounds, lower: Math.min(bounds.lower, none), upper: Math.max(bounds.upper, none) };
}

function shareInterval(
  shares: ClusteredShares,
  effective: number,
  drawn: GroupDeviations | null,
  reach: Reach,
): Interval | NotEstimable {
  const p = shares.groupShare;
  if (p === 0) return notEstimable("no-flagged");
  if (p === 1) return notEstimable("all-flagged");
  const bounds = boundsOf(logit(p), shares.shareError / (p * (1 - p)), effective, drawn?.share ?? null, reach);
  if ("kind" in bounds) return bounds;
  return interval({ lower: expit(bounds.lower), upper: expit(bounds.upper) }, reach.level, bounds.method);
}

function differenceInterval(
  shares: ClusteredShares,
  effective: number,
  drawn: GroupDeviations | null,
  reach: Reach,
): Interval | NotEstimable {
  const value = shares.groupShare - shares.restShare;
  const found = boundsOf(value, shares.differenceError, effective, drawn?.difference ?? null, reach);
  if ("kind" in found) return found;
  const bounds = holding(found, 0, reach);
  return interval({ lower: Math.max(-1, bounds.lower), upper: Math.min(1, bounds.upper) }, reach.level, bounds.method);
}

function ratioEstimate(
  shares: ClusteredShares,
  effective: number,
  drawn: GroupDeviations | null,
  reach: Reach,
): Estimate {
  if (shares.restShare === 0) return notEstimable("zero-reference");
  const value = shares.groupShare / shares.restShare;
  if (value === 0) return estimate(0, notEstimable("no-flagged"));
  const found = boundsOf(Math.log(value), shares.logRatioError, effective, drawn?.logRatio ?? null, reach);
  if ("kind" in found) return estimate(value, found);
  const bounds = holding(found, 0, reach);
  const scaled = { lower: Math.exp(bounds.lower), upper: Math.exp(bounds.upper) };
  return estimate(value, interval(scaled, reach.level, bounds.method));
}

function referenceRatio(share: number, reference: number | null): Estimate {
  if (reference === null) return notEstimable("no-members");
  if (reference === 0) return notEstimable("zero-reference");
  return estimate(share / reference, notEstimable("not-computed"));
}

/** Two one-sided tests of the margins, on the log ratio and, where the plan has a margin for it, on the difference. */
function equivalence(
  shares: ClusteredShares,
  effective: number,
  drawn: GroupDeviations | null,
  margins: Plan["margins"],
): number | NotEstimable {
  if (effective < ESTIMABLE_FROM) return notEstimable("too-few-effective-units");
  if (shares.groupShare === 0 || shares.restShare === 0) return 1;
  if (!(shares.logRatioError > 0)) return notEstimable("no-variation");
  const ratio = larger(Math.log(shares.groupShare / shares.restShare), shares.logRatioError, drawn?.logRatio ?? null, {
    lower: Math.log(margins.ratioLower),
    upper: Math.log(margins.ratioUpper),
  });
  if (margins.difference === undefined) return ratio;
  const difference = larger(shares.groupShare - shares.restShare, shares.differenceError, drawn?.difference ?? null, {
    lower: -margins.difference,
    upper: margins.difference,
  });
  return Math.max(ratio, difference);
}

function larger(
  value: number,
  error: number,
  deviations: Float64Array | null,
  bounds: { readonly lower: number; readonly upper: number },
): number {
  if (deviations === null) {
    return Math.max(normalUpperTail((value - bounds.lower) / error), normalUpperTail((bounds.upper - value) / error));
  }
  return Math.max(
    bootstrapTPValue(value, error, bounds.lower, deviations, "greater"),
    bootstrapTPValue(value, error, bounds.upper, deviations, "less"),
  );
}
