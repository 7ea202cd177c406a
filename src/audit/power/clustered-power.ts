import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { normalMultiplier, normalQuantile } from "../../statistics/distributions.js";
import {
  ALTERNATIVES,
  expectedRatio,
  type GroupMix,
  groupMix,
  powerBlocks,
  powerGrid,
  ratioSlope,
  simulatedPowerTask,
} from "../../statistics/simulated-power.js";
import { contrastPermutationVariance } from "../../statistics/studentised-contrast.js";
import { notEstimable } from "../derived.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { NotEstimable } from "../result.js";
import { neededUnits, type PowerPoints, powerAt, ratioAt } from "./group-power.js";
import type { DetectableRatio, GroupPower } from "./power-result.js";

const HALF = ALTERNATIVES / 2;

/** Groups to be judged, by code, each with the |Z| beyond which the deciding test rejects it. */
export interface JudgedGroups {
  readonly tested: Uint16Array;
  readonly critical: Float64Array;
}

/**
 * Power of the deciding test for members clustered in units, by simulation with the statistic that decides: never
 * from the number of members. The base rate is the plan's, or the share of units that is flagged; never the effect
 * that was observed.
 * @param judged  tested groups
 * @returns one entry a tested group, in that order
 */
export async function clusteredPower(
  units: AuditedUnits,
  judged: JudgedGroups,
  plan: Plan,
  context: RunContext,
): Promise<readonly (GroupPower | NotEstimable)[]> {
  const { sums } = units;
  const composition = units.composition!;
  const baseRate = plan.power.baseRate ?? units.flaggedUnits / sums.units;
  const mixes = Array.from(judged.tested, (group) => groupMix(composition, sums, group));
  const open = Array.from(judged.tested.keys()).filter(
    (place) => ratioSlope(mixes[place]!) > 0 && Number.isFinite(judged.critical[place]!),
  );
  const grids = open.map((place) => {
    const group = judged.tested[place]!;
    const { variance } = contrastPermutationVariance(sums, group, baseRate * sums.units);
    const scale = sums.groupMembers[group]! * (1 - sums.groupMembers[group]! / sums.members) * baseRate;
    const reach = judged.critical[place]! + normalQuantile(plan.adequacy.power);
    return powerGrid((reach * Math.sqrt(variance)) / scale, ratioSlope(mixes[place]!));
  });
  const problem = {
    seed: plan.resampling.seed,
    draws: plan.power.draws,
    composition,
    sums,
    baseRate,
    groups: Uint16Array.from(open, (place) => judged.tested[place]!),
    critical: Float64Array.from(open, (place) => judged.critical[place]!),
    multipliers: Float64Array.from(grids.flatMap((grid) => Array.from(grid))),
  };
  const rejections = new Float64Array(open.length * ALTERNATIVES);
  const merge = (block: Uint32Array, index: number) => {
    block.forEach((count, at) => {
      rejections[at]! += count;
    });
    context.progress({ stage: "power", done: index + 1, total: powerBlocks(problem.draws) });
  };
  if (open.length > 0) {
    const blocks = powerBlocks(problem.draws);
    await context.executor.run(simulatedPowerTask, problem, { blocks, merge, signal: context.signal });
  }
  return mixes.map((mix, place) => {
    const at = open.indexOf(place);
    if (at < 0) return notEstimable("no-variation");
    const curves = curvesOf(mix, grids[at]!, rejections.subarray(at * ALTERNATIVES, (at + 1) * ALTERNATIVES), problem);
    return powerOf(curves, { units: sums.units, baseRate, draws: problem.draws }, plan);
  });
}

interface Curves {
  readonly above: PowerPoints;
  readonly below: PowerPoints;
}

function curvesOf(
  mix: GroupMix,
  grid: Float64Array,
  rejections: Float64Array,
  { baseRate, draws }: { readonly baseRate: number; readonly draws: number },
): Curves {
  const ratios = Array.from(grid, (multiplier) => expectedRatio(mix, multiplier, baseRate));
  const powers = Array.from(rejections, (count) => count / draws);
  return {
    above: { ratios: ratios.slice(0, HALF), powers: rising(powers.slice(0, HALF)) },
    below: { ratios: ratios.slice(HALF), powers: rising(powers.slice(HALF)) },
  };
}

/** Power rises with the distance from 1 but for the last units of a simulation and the limits of a discrete test. */
function rising(powers: readonly number[]): number[] {
  let highest = 0;
  return powers.map((power) => {
    highest = Math.max(highest, power);
    return highest;
  });
}

function powerOf(
  { above, below }: Curves,
  { units, baseRate, draws }: { readonly units: number; readonly baseRate: number; readonly draws: number },
  { adequacy, margins }: Plan,
): GroupPower {
  const found = { above: detectable(above, adequacy.power, draws), below: detectable(below, adequacy.power, draws) };
  return {
    kind: "estimate",
    baseRate,
    draws,
    ...found,
    atMargin: Math.min(powerAt(above, margins.ratioUpper), powerAt(below, margins.ratioLower)),
    neededUnits: neededUnits(units, found, margins),
  };
}

/** The ratio that is found, with the range that the power's Monte-Carlo error leaves it. */
function detectable(points: PowerPoints, power: number, draws: number): DetectableRatio | NotEstimable {
  const value = ratioAt(points, power);
  if (value === null) return notEstimable("power-not-reached");
  const error = normalMultiplier(0.95) * Math.sqrt((power * (1 - power)) / draws);
  const nearer = ratioAt(points, power - error) ?? value;
  const farther = ratioAt(points, power + error) ?? value;
  return { kind: "estimate", value, monteCarloError: Math.abs(farther - nearer) / 2 };
}
