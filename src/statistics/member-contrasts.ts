import { ArgumentError } from "../errors.js";
import { bootstrapTInterval } from "./bootstrap-t.js";
import type { Composition } from "./composition.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { drawWithReplacement, type Streams } from "./random.js";
import type { Interval } from "./wilson-interval.js";

/** Mean of a value over the members of one group against the mean over all other members. */
export interface MemberContrast {
  readonly mean: number;
  readonly restMean: number;
  /** mean - restMean; over values that add up, differences add up. */
  readonly difference: number;
  readonly interval:
    | (Interval & { readonly method: "linearised" | "bootstrap-t" })
    | NotEstimable<"too-few-effective-units" | "no-variation">;
  /** (sum n)^2 / sum n^2 of the group. */
  readonly effectiveUnits: number;
}

/** How intervals are made: linearised from the second number of effective units on, none below the first. */
export interface ContrastOptions {
  readonly level: number;
  readonly streams: Streams;
  /** First block of the streams. */
  readonly first: number;
  readonly resamples: number;
  readonly estimableFrom: number;
  readonly linearisedFrom: number;
}

const RESAMPLES_PER_BLOCK = 125;

/**
 * Differences of means of several values of units, over the members of each group against all other members. A unit counts
 * as often as it has members; units are drawn whole, so that members of one unit may be alike.
 * @param composition  members of n units by group
 * @param values  k arrays of length n, finite
 * @param options  level, streams, and the effective units from which an interval exists and is linearised
 * @returns per group of `options.groups`, one contrast a value
 * @throws ArgumentError where a group, or its rest, has no member
 * @see Sarndal, Swensson & Wretman 1992, section 5.5 (linearised ratios); Davison & Hinkley 1997, section 2.4 (bootstrap-t)
 */
export function memberContrasts(
  composition: Composition,
  values: readonly Float64Array[],
  options: ContrastOptions & { readonly groups: ArrayLike<number> },
): readonly (readonly MemberContrast[])[] {
  const { groups } = options;
  const problem = problemOf(composition, values, Array.from(groups));
  const observed = statisticsOf(problem, null);
  const effective = Array.from(groups, (_, g) => {
    const { own, square } = observed.sizes[g]!;
    if (!(own > 0 && own < observed.members)) {
      throw new ArgumentError(`memberContrasts requires members in group ${groups[g]} and beside it; got ${own}`);
    }
    return own ** 2 / square;
  });
  const isDrawn = effective.map((units) => units >= options.estimableFrom && units < options.linearisedFrom);
  const drawn = isDrawn.some(Boolean) ? deviationsOf(problem, observed, isDrawn, options) : [];
  return effective.map((effectiveUnits, g) =>
    values.map((_, v) => {
      const place = g * values.length + v;
      const { mean, restMean, error } = observed.cells[place]!;
      const [own, rest] = [mean + problem.centres[v]!, restMean + problem.centres[v]!];
      const bounds = boundsOf(mean - restMean, error, effectiveUnits, drawn[place] ?? null, options);
      return { mean: own, restMean: rest, difference: mean - restMean, interval: bounds, effectiveUnits };
    }),
  );
}

interface Problem {
  readonly units: number;
  readonly unitMembers: Float64Array;
  /** Units and members of each group. */
  readonly groups: readonly { readonly units: Uint32Array; readonly members: Float64Array }[];
  /** Values less their mean over the units. */
  readonly values: readonly Float64Array[];
  readonly centres: readonly number[];
}

function problemOf(
  { offsets, groupCodes, memberCounts }: Composition,
  values: readonly Float64Array[],
  groups: readonly number[],
): Problem {
  const units = offsets.length - 1;
  const unitMembers = new Float64Array(units);
  const own = new Map(groups.map((group) => [group, { units: [] as number[], members: [] as number[] }]));
  for (let unit = 0; unit < units; unit++) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      unitMembers[unit]! += memberCounts[j]!;
      own.get(groupCodes[j]!)?.units.push(unit);
      own.get(groupCodes[j]!)?.members.push(memberCounts[j]!);
    }
  }
  const centres = values.map((each) => each.reduce((sum, value) => sum + value, 0) / units);
  return {
    units,
    unitMembers,
    groups: groups.map((group) => ({
      units: Uint32Array.from(own.get(group)!.units),
      members: Float64Array.from(own.get(group)!.members),
    })),
    values: values.map((each, v) => each.map((value) => value - centres[v]!)),
    centres,
  };
}

interface Cell {
  readonly mean: number;
  readonly restMean: number;
  readonly error: number;
}

interface Statistics {
  /** Row major, groups x values. */
  readonly cells: readonly Cell[];
  readonly sizes: readonly { readonly own: number; readonly square: number }[];
  readonly members: number;
}

/** Means, and errors from sums of squares of u = n (v - m) / N - (M - n)(v - r) / R over the units. */
function statisticsOf(problem: Problem, weights: Uint32Array | null): Statistics {
  const { units, unitMembers, values } = problem;
  const totals = values.map(() => new Float64Array(3));
  let [members, squares] = [0, 0];
  for (let unit = 0; unit < units; unit++) {
    const weight = weights === null ? 1 : weights[unit]!;
    if (weight === 0) continue;
    const size = unitMembers[unit]!;
    members += weight * size;
    squares += weight * size * size;
    for (let v = 0; v < values.length; v++) {
      const value = values[v]![unit]!;
      const total = totals[v]!;
      total[0]! += weight * size * value;
      total[1]! += weight * size * size * value;
      total[2]! += weight * size * size * value * value;
    }
  }
  const cells: Cell[] = [];
  const sizes: { own: number; square: number }[] = [];
  for (const group of problem.groups) {
    const { size, sums } = groupSums(problem, group, weights);
    sizes.push({ own: size.own, square: size.square });
    sums.forEach((sum, v) => {
      cells.push(cellOf(size, sum, { units, members, squares, total: totals[v]! }));
    });
  }
  return { cells, sizes, members };
}

interface GroupSize {
  own: number;
  square: number;
  cross: number;
}

/** Per value: sums of n v, n^2 v, n^2 v^2, n M v and n M v^2. */
function groupSums(
  { unitMembers, values }: Problem,
  group: Problem["groups"][number],
  weights: Uint32Array | null,
): { readonly size: GroupSize; readonly sums: readonly Float64Array[] } {
  const size: GroupSize = { own: 0, square: 0, cross: 0 };
  const sums = values.map(() => new Float64Array(5));
  for (let at = 0; at < group.units.length; at++) {
    const unit = group.units[at]!;
    const weight = weights === null ? 1 : weights[unit]!;
    if (weight === 0) continue;
    const n = group.members[at]!;
    const [square, cross] = [weight * n * n, weight * n * unitMembers[unit]!];
    size.own += weight * n;
    size.square += square;
    size.cross += cross;
    for (let v = 0; v < values.length; v++) {
      const value = values[v]![unit]!;
      const sum = sums[v]!;
      sum[0]! += weight * n * value;
      sum[1]! += square * value;
      sum[2]! += square * value * value;
      sum[3]! += cross * value;
      sum[4]! += cross * value * value;
    }
  }
  return { size, sums };
}

function cellOf(
  { own, square, cross }: GroupSize,
  sums: Float64Array,
  {
    units,
    members,
    squares,
    total,
  }: {
    readonly units: number;
    readonly members: number;
    readonly squares: number;
    readonly total: Float64Array;
  },
): Cell {
  const rest = members - own;
  const m = sums[0]! / own;
  const r = (total[0]! - sums[0]!) / rest;
  const ownSquares = sums[2]! - 2 * m * sums[1]! + m * m * square;
  const restSquares =
    total[2]! -
    2 * sums[4]! +
    sums[2]! -
    2 * r * (total[1]! - 2 * sums[3]! + sums[1]!) +
    r * r * (squares - 2 * cross + square);
  const products = sums[4]! - sums[2]! - (m + r) * (sums[3]! - sums[1]!) + m * r * (cross - square);
  const variance = ownSquares / own ** 2 + restSquares / rest ** 2 - (2 * products) / (own * rest);
  // Sums that cancel leave rounding behind: less than that is no variation.
  const noise = 1e-13 * ((sums[2]! + m * m * square) / own ** 2 + (total[2]! + r * r * squares) / rest ** 2);
  const error = variance > noise ? Math.sqrt((variance * units) / (units - 1)) : 0;
  return { mean: m, restMean: r, error };
}

/** Sorted studentised deviations of every cell whose group is drawn. */
function deviationsOf(
  problem: Problem,
  observed: Statistics,
  isDrawn: readonly boolean[],
  { streams, first, resamples }: ContrastOptions,
): readonly (Float64Array | null)[] {
  const groups = problem.groups.filter((_, g) => isDrawn[g]);
  const places = isDrawn.flatMap((drawn, g) =>
    drawn ? problem.values.map((_, v) => g * problem.values.length + v) : [],
  );
  const deviations = places.map(() => new Float64Array(resamples));
  const weights = new Uint32Array(problem.units);
  let state = streams.block(first);
  for (let resample = 0; resample < resamples; resample++) {
    if (resample % RESAMPLES_PER_BLOCK === 0) state = streams.block(first + resample / RESAMPLES_PER_BLOCK);
    drawWithReplacement(state, weights);
    const drawn = statisticsOf({ ...problem, groups }, weights);
    places.forEach((place, at) => {
      deviations[at]![resample] = deviation(drawn.cells[at]!, observed.cells[place]!);
    });
  }
  const sorted = new Map(places.map((place, at) => [place, deviations[at]!.sort()]));
  return observed.cells.map((_, place) => sorted.get(place) ?? null);
}

/** With no error the sign decides: the resample says nothing about the size. */
function deviation(drawn: Cell, observed: Cell): number {
  const moved = drawn.mean - drawn.restMean - (observed.mean - observed.restMean);
  if (Number.isNaN(moved)) return Number.POSITIVE_INFINITY;
  if (drawn.error > 0) return moved / drawn.error;
  return moved === 0 ? 0 : moved * Number.POSITIVE_INFINITY;
}

function boundsOf(
  value: number,
  error: number,
  effective: number,
  deviations: Float64Array | null,
  { level, estimableFrom, linearisedFrom }: ContrastOptions,
): MemberContrast["interval"] {
  if (effective < estimableFrom) return notEstimable("too-few-effective-units");
  if (!(error > 0)) return notEstimable("no-variation");
  if (effective < linearisedFrom && deviations !== null) {
    return { ...bootstrapTInterval(value, error, deviations, level), level, method: "bootstrap-t" };
  }
  const reach = normalMultiplier(level) * error;
  return { lower: value - reach, upper: value + reach, level, method: "linearised" };
}
