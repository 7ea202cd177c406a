import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { bandLayout } from "./band-arrangements.js";
import { blockDrawing, packUnits, type UnitRecords } from "./band-records.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import type { Composition } from "./composition.js";
import { oncePerProblem } from "./once-per-problem.js";
import { streamsFrom } from "./random.js";
import { type StratifiedUnits, type StratumSizes, stratifiedMoments, stratumSizes } from "./stratified-moments.js";

/** Flags are permuted over units within strata while each unit keeps its members. Plain data. */
export interface StratifiedPermutationProblem extends StratifiedUnits {
  readonly seed: number;
  readonly resamples: number;
}

/** Contrasts of the observed flags, one value a tested group. */
export interface StratifiedContrasts {
  /** Z = (D - E) / sqrt(V); 0 where V is 0. */
  readonly statistic: Float64Array;
  /** D - E: what differs between units of one stratum. */
  readonly within: Float64Array;
  /** E: what follows from how the members of the group lie over the strata. */
  readonly between: Float64Array;
  /** V; 0 where no exchange within strata changes the contrast. */
  readonly variance: Float64Array;
}

/**
 * Permutation of flags over whole units within strata: for each resample of a block the centred and scaled contrast
 * Z = (sum d f - E) / sqrt(V) of every tested group, row major group x resample. E and V are constants of the null,
 * so a resample costs the members of the units it draws: in each stratum the flagged or the others, whichever are
 * fewer.
 * @see method: mean and variance are centred and summed within strata; Strasser & Weber 1999, theorem 1
 */
export const stratifiedPermutationTask: BlockTask<StratifiedPermutationProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "stratifiedPermutationTask",
  runBlock: runStratifiedBlock,
};

/**
 * Contrasts of the observed flags, by the same code as the resamples.
 * @param units.strata  length units, codes below the number of units; units.flagged  length units, 0 or 1
 * @returns D = within + between = sum (n - M N_g / N) f
 * @throws ArgumentError when lengths or codes do not fit, or there are no members
 * @see method, on conditional tests: a difference between groups runs through the strata, or exists inside them
 * @example stratifiedContrasts({ composition: compositionFromRows([[1, 0], [0, 1]]), sums: compositionSums(compositionFromRows([[1, 0], [0, 1]])), strata: Uint16Array.of(0, 0), flagged: Uint8Array.of(1, 0), tested: Uint16Array.of(0) }).statistic // [1]
 */
export function stratifiedContrasts(units: StratifiedUnits): StratifiedContrasts {
  requireUnits(units);
  const { mean, variance } = stratifiedMoments(units);
  const flagged = membersWhere(units.composition, (unit) => units.flagged[unit] === 1, units.weights);
  const scale = scaleOf(units, mean, variance);
  const statistic = new Float64Array(units.tested.length);
  writeStatistics(scale, flagged, statistic, { row: 0, rows: 1 });
  const contrast = Float64Array.from(scale.tested, (group, t) => centred(scale, flagged, group, t));
  return { statistic, within: contrast.map((value) => value / units.sums.members), between: mean, variance };
}

/** What turns flagged members by group into Z = (N T_g - N_g T - N E) times the factor. */
interface Scale {
  readonly tested: Uint16Array;
  readonly groupMembers: Float64Array;
  readonly members: number;
  /** N E per tested group. */
  readonly centre: Float64Array;
  /** 1 / (N sqrt(V)) per tested group; 0 where V is 0. */
  readonly factor: Float64Array;
}

/** What stays the same over the blocks of a problem. */
interface Prepared {
  readonly scale: Scale;
  readonly records: UnitRecords;
  /** Of each stratum with units to draw: places from, to and end of its units, and the row of sums. */
  readonly draws: Uint32Array;
  /** Members by group in the strata whose unflagged units are drawn. */
  readonly base: Float64Array;
}

/** What every block starts from. */
const preparedFor = oncePerProblem(prepare);

function prepare(problem: StratifiedPermutationProblem): Prepared {
  requireUnits(problem);
  const { composition, sums, strata, flagged } = problem;
  const { mean, variance } = stratifiedMoments(problem);
  const sizes = stratumSizes(strata, flagged);
  const layout = bandLayout(flagged, { bands: 2, strata: Uint32Array.from(strata) });
  const bandSizes = Uint32Array.of(sums.units, 0);
  return {
    scale: scaleOf(problem, mean, variance),
    records: packUnits(composition, layout, { bandSizes, classesFrom: Number.POSITIVE_INFINITY }),
    draws: drawsOf(sizes, layout.begins, composition.groups),
    base: membersWhere(composition, (unit) => drawsOthers(sizes, strata[unit]!)),
  };
}

/** Whether more than half of a stratum is flagged: the others are then drawn. */
function drawsOthers({ units, flagged }: StratumSizes, stratum: number): boolean {
  return 2 * flagged[stratum]! > units[stratum]!;
}

function drawsOf(sizes: StratumSizes, begins: Uint32Array, groups: number): Uint32Array {
  const draws: number[] = [];
  for (const [stratum, units] of sizes.units.entries()) {
    const others = drawsOthers(sizes, stratum);
    const size = others ? units - sizes.flagged[stratum]! : sizes.flagged[stratum]!;
    const from = begins[stratum]!;
    if (size > 0) draws.push(from, from + size, from + units, others ? groups : 0);
  }
  return Uint32Array.from(draws);
}

function runStratifiedBlock(problem: StratifiedPermutationProblem, block: number): Float64Array {
  const { scale, base, draws, records } = preparedFor(problem);
  const rows = resamplesInBlock(problem.resamples, block);
  const statistics = new Float64Array(rows * problem.tested.length);
  const state = streamsFrom(problem.seed).block(block);
  const { drawing } = blockDrawing(records, { rows: 2, groups: base.length, state, strata: draws.length / 4 });
  drawing.strata.set(draws);
  const flagged = new Float64Array(base.length);
  for (let row = 0; row < rows; row++) {
    drawing.sums.fill(0);
    drawing.addStrata(draws.length / 4, records.coding.entryBits === 16);
    completeFlagged(drawing.sums, base, flagged);
    writeStatistics(scale, flagged, statistics, { row, rows });
  }
  return statistics;
}

/** Flagged members of every group, from those of the drawn units. */
function completeFlagged(sums: Int32Array, base: Float64Array, flagged: Float64Array): void {
  const groups = base.length;
  for (let group = 0; group < groups; group++) flagged[group] = base[group]! + sums[group]! - sums[groups + group]!;
}

function writeStatistics(
  scale: Scale,
  flagged: Float64Array,
  into: Float64Array,
  { row, rows }: { readonly row: number; readonly rows: number },
): void {
  const { tested, factor, groupMembers, members, centre } = scale;
  let all = 0;
  for (let group = 0; group < flagged.length; group++) all += flagged[group]!;
  for (let t = 0; t < tested.length; t++) {
    const group = tested[t]!;
    // Adding 0 turns -0 into 0.
    into[t * rows + row] = (members * flagged[group]! - groupMembers[group]! * all - centre[t]!) * factor[t]! + 0;
  }
}

/** N (D - E) of one group. */
function centred({ members, groupMembers, centre }: Scale, flagged: Float64Array, group: number, t: number): number {
  const all = flagged.reduce((sum, count) => sum + count, 0);
  return members * flagged[group]! - groupMembers[group]! * all - centre[t]!;
}

function scaleOf({ sums, tested }: StratifiedUnits, mean: Float64Array, variance: Float64Array): Scale {
  const { members, groupMembers } = sums;
  return {
    tested,
    groupMembers,
    members,
    centre: mean.map((value) => value * members),
    factor: variance.map((value) => (value > 0 ? 1 / (members * Math.sqrt(value)) : 0)),
  };
}

function membersWhere(
  { groups, offsets, groupCodes, memberCounts }: Composition,
  holds: (unit: number) => boolean,
  weights?: Float64Array,
): Float64Array {
  const members = new Float64Array(groups);
  for (let unit = 0; unit < offsets.length - 1; unit++) {
    if (!holds(unit)) continue;
    const weight = weights === undefined ? 1 : weights[unit]!;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) members[groupCodes[j]!]! += weight * memberCounts[j]!;
  }
  return members;
}

function requireUnits({ sums, strata, flagged, weights }: StratifiedUnits): void {
  const entries = weights === undefined ? sums.units : weights.length;
  if (strata.length !== entries || flagged.length !== entries) {
    throw new ArgumentError(
      `stratifiedContrasts requires a stratum and a flag for each of ${entries} units; got ${strata.length} and ${flagged.length}`,
    );
  }
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? sums.units;
  if (total !== sums.units) {
    throw new ArgumentError(`stratifiedContrasts requires weights that add up to ${sums.units} units; got ${total}`);
  }
  if (sums.members === 0) throw new ArgumentError("stratifiedContrasts requires one member or more; got 0");
  const wrong = flagged.find((flag) => flag > 1);
  if (wrong !== undefined) throw new ArgumentError(`stratifiedContrasts requires flags of 0 or 1; got ${wrong}`);
  const beyond = strata.find((code) => code >= sums.units);
  if (beyond !== undefined) {
    throw new ArgumentError(`stratifiedContrasts requires stratum codes below the number of units; got ${beyond}`);
  }
}
