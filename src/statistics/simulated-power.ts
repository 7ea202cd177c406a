import type { BlockTask } from "../runtime/run-context.js";
import type { Composition, CompositionSums } from "./composition.js";
import { nextUint32, streamsFrom } from "./random.js";
import { studentisedContrast } from "./studentised-contrast.js";

const DRAWS_PER_BLOCK = 125;
/** Far beyond the blocks of any permutation and bootstrap, which draw from the same seed. */
const FIRST_BLOCK = 0x60000000;
const STEPS = 40;
/** The grid of alternatives runs to so many times what the normal approximation takes for detectable. */
const REACH = 8;

/**
 * A design whose power is simulated. A unit of which the share s are members of the group is flagged with chance
 * p0 (1 + (k - 1) s), at most 1: k = 1 is the null hypothesis. Plain data: it travels to workers.
 */
export interface PowerProblem {
  readonly seed: number;
  readonly draws: number;
  readonly composition: Composition;
  readonly sums: CompositionSums;
  /** p0, in (0, 1): chance of a flag where no member of the group is. */
  readonly baseRate: number;
  /** Codes of the groups. */
  readonly groups: Uint16Array;
  /** |Z| beyond which the deciding test rejects, one a group. */
  readonly critical: Float64Array;
  /** k of each alternative, row major group x alternative: first 1, then those above 1, then 1 again and those below. */
  readonly multipliers: Float64Array;
}

/** Alternatives a group has: above 1 from index 0, below 1 from half of them on; both halves begin with k = 1. */
export const ALTERNATIVES: number = 2 * (STEPS + 1);

/** How many draws of a block reject in the direction of the alternative, row major group x alternative. */
export type Rejections = Uint32Array;

/**
 * Simulates the deciding contrast under alternatives: units are flagged independently, and one uniform number a unit
 * serves every group and every k of a draw, so that only the units of a group change with k.
 * @see Morris, White & Crowther 2019, "Using simulation studies", on common random numbers
 */
export const simulatedPowerTask: BlockTask<PowerProblem, Rejections> = {
  module: import.meta.url,
  exportName: "simulatedPowerTask",
  runBlock(problem, block) {
    const rejections = new Uint32Array(problem.groups.length * ALTERNATIVES);
    const entries = entriesByGroup(problem);
    const state = streamsFrom(problem.seed).block(FIRST_BLOCK + block);
    const uniforms = new Float64Array(problem.sums.units);
    const draws = Math.min(DRAWS_PER_BLOCK, problem.draws - block * DRAWS_PER_BLOCK);
    for (let draw = 0; draw < draws; draw++) {
      for (let unit = 0; unit < uniforms.length; unit++) uniforms[unit] = (nextUint32(state) + 0.5) / 4294967296;
      countRejections(problem, entries, uniforms, rejections);
    }
    return rejections;
  },
};

export function powerBlocks(draws: number): number {
  return Math.ceil(draws / DRAWS_PER_BLOCK);
}

/** Units of each group with their members of it; group g from `offsets[g]` to `offsets[g + 1]`. */
interface Entries {
  readonly offsets: Uint32Array;
  readonly units: Uint32Array;
  readonly counts: Float64Array;
  readonly sizes: Float64Array;
  /** Uniforms from which on a unit is flagged under no alternative, and below which it is under each. */
  readonly never: Float64Array;
  readonly always: Float64Array;
}

function entriesByGroup(problem: PowerProblem): Entries {
  const { composition, groups, sums, baseRate, multipliers } = problem;
  const rank = new Int32Array(composition.groups).fill(-1);
  groups.forEach((group, place) => {
    rank[group] = place;
  });
  const offsets = new Uint32Array(groups.length + 1);
  for (const code of composition.groupCodes) if (rank[code]! >= 0) offsets[rank[code]! + 1]! += 1;
  for (let g = 0; g < groups.length; g++) offsets[g + 1]! += offsets[g]!;
  const next = offsets.slice();
  const units = new Uint32Array(offsets[groups.length]!);
  const counts = new Float64Array(units.length);
  const sizes = new Float64Array(units.length);
  const never = new Float64Array(units.length);
  const always = new Float64Array(units.length);
  for (let unit = 0; unit + 1 < composition.offsets.length; unit++) {
    for (let j = composition.offsets[unit]!; j < composition.offsets[unit + 1]!; j++) {
      const place = rank[composition.groupCodes[j]!]!;
      if (place < 0) continue;
      const at = next[place]!++;
      units[at] = unit;
      counts[at] = composition.memberCounts[j]!;
      sizes[at] = sums.unitMembers[unit]!;
      const chance = (step: number) =>
        baseRate * (1 + ((multipliers[place * ALTERNATIVES + step]! - 1) * counts[at]!) / sizes[at]!);
      never[at] = chance(STEPS);
      always[at] = chance(ALTERNATIVES - 1);
    }
  }
  return { offsets, units, counts, sizes, never, always };
}

/** Sums of n f, n^2 f, n M f, M f, M^2 f that a step of the grid adds to the step before it. */
const SUMS = 5;

function countRejections(problem: PowerProblem, entries: Entries, uniforms: Float64Array, rejections: Uint32Array) {
  const { sums, baseRate, groups, multipliers, critical } = problem;
  let allMembers = 0;
  let allSquared = 0;
  for (let unit = 0; unit < uniforms.length; unit++) {
    if (uniforms[unit]! >= baseRate) continue;
    const size = sums.unitMembers[unit]!;
    allMembers += size;
    allSquared += size * size;
  }
  const changes = new Float64Array(ALTERNATIVES * SUMS);
  const half = STEPS + 1;
  for (let g = 0; g < groups.length; g++) {
    const grid = multipliers.subarray(g * ALTERNATIVES, (g + 1) * ALTERNATIVES);
    const start = sumChanges(problem, { entries, uniforms, group: g, grid, changes });
    for (let direction = 0; direction < 2; direction++) {
      const sign = direction === 0 ? 1 : -1;
      let { members, squared, cross } = start;
      let all = allMembers;
      let squares = allSquared;
      for (let step = 0; step <= STEPS; step++) {
        const at = (direction * half + step) * SUMS;
        members += sign * changes[at]!;
        squared += sign * changes[at + 1]!;
        cross += sign * changes[at + 2]!;
        all += sign * changes[at + 3]!;
        squares += sign * changes[at + 4]!;
        const flagged = { members, squared, cross, allMembers: all, allSquared: squares };
        if (sign * studentisedContrast(flagged, sums, groups[g]!) > critical[g]!) {
          rejections[g * ALTERNATIVES + direction * half + step]! += 1;
        }
      }
    }
  }
}

/** Writes what each step of the grid adds above 1 and takes away below 1; returns the group's sums at k = 1. */
function sumChanges(
  { baseRate }: PowerProblem,
  {
    entries,
    uniforms,
    group,
    grid,
    changes,
  }: {
    readonly entries: Entries;
    readonly uniforms: Float64Array;
    readonly group: number;
    readonly grid: Float64Array;
    readonly changes: Float64Array;
  },
): { members: number; squared: number; cross: number } {
  changes.fill(0);
  const half = STEPS + 1;
  const start = { members: 0, squared: 0, cross: 0 };
  for (let j = entries.offsets[group]!; j < entries.offsets[group + 1]!; j++) {
    const uniform = uniforms[entries.units[j]!]!;
    if (uniform >= entries.never[j]!) continue;
    const count = entries.counts[j]!;
    const size = entries.sizes[j]!;
    if (uniform < baseRate) {
      start.members += count;
      start.squared += count * count;
      start.cross += count * size;
      if (uniform < entries.always[j]!) continue;
    }
    // The k at which this unit turns: flagged while uniform < p0 (1 + (k - 1) share).
    const turning = 1 + ((uniform / baseRate - 1) * size) / count;
    const at = uniform < baseRate ? half + firstBelow(grid, turning) : firstAbove(grid, turning);
    changes[at * SUMS]! += count;
    changes[at * SUMS + 1]! += count * count;
    changes[at * SUMS + 2]! += count * size;
    changes[at * SUMS + 3]! += size;
    changes[at * SUMS + 4]! += size * size;
  }
  return start;
}

/** First step above 1 at which k exceeds the turning point, which lies below the last one. */
function firstAbove(grid: Float64Array, turning: number): number {
  let low = 0;
  let high = STEPS;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (grid[middle]! > turning) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First step below 1 at which k no longer exceeds the turning point, which is not below the last one. */
function firstBelow(grid: Float64Array, turning: number): number {
  const half = STEPS + 1;
  let low = 0;
  let high = STEPS;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (grid[half + middle]! <= turning) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Alternatives of a group: k on a grid that is dense near 1, to 8 times what the normal approximation takes for
 * detectable, and not below 0.
 * @param detectable  ratio minus 1 that the normal approximation takes for detectable, greater than 0
 * @param slope  how much the ratio of shares rises with k, in (0, 1]: see `ratioSlope`
 * @returns length ALTERNATIVES, in the order that `PowerProblem` names
 */
export function powerGrid(detectable: number, slope: number): Float64Array {
  const above = (REACH * detectable) / slope;
  const below = Math.min(1, above);
  return Float64Array.from({ length: ALTERNATIVES }, (_, at) => {
    const step = at % (STEPS + 1);
    const part = (step / STEPS) ** 2;
    return at <= STEPS ? 1 + above * part : 1 - below * part;
  });
}

/** Sums over the units of a group that the expected shares rest on. */
export interface GroupMix {
  readonly members: Float64Array;
  readonly sizes: Float64Array;
  readonly groupMembers: number;
  readonly allMembers: number;
}

/**
 * Members of a group and sizes of the units that they are at.
 * @param group  code of the group
 * @example groupMix({ groups: 1, offsets: new Uint32Array([0, 1]), groupCodes: new Uint16Array([0]), memberCounts: new Uint32Array([3]) }, compositionSums({ groups: 1, offsets: new Uint32Array([0, 1]), groupCodes: new Uint16Array([0]), memberCounts: new Uint32Array([3]) }), 0).members // [3]
 */
export function groupMix(composition: Composition, sums: CompositionSums, group: number): GroupMix {
  const members: number[] = [];
  const sizes: number[] = [];
  for (let unit = 0; unit < sums.units; unit++) {
    for (let j = composition.offsets[unit]!; j < composition.offsets[unit + 1]!; j++) {
      if (composition.groupCodes[j] !== group) continue;
      members.push(composition.memberCounts[j]!);
      sizes.push(sums.unitMembers[unit]!);
    }
  }
  return {
    members: Float64Array.from(members),
    sizes: Float64Array.from(sizes),
    groupMembers: sums.groupMembers[group]!,
    allMembers: sums.members,
  };
}

/**
 * Ratio of the expected flagged shares, group over rest, at a multiplier: exact under the model of `PowerProblem`.
 * @param multiplier  k, 0 or more
 * @param baseRate  p0, in (0, 1)
 * @returns 1 at k = 1
 */
export function expectedRatio(mix: GroupMix, multiplier: number, baseRate: number): number {
  let group = 0;
  let rest = baseRate * (mix.allMembers - mix.groupMembers);
  for (let i = 0; i < mix.members.length; i++) {
    const count = mix.members[i]!;
    const size = mix.sizes[i]!;
    const chance = Math.min(1, baseRate * (1 + ((multiplier - 1) * count) / size));
    group += count * chance;
    rest += (size - count) * (chance - baseRate);
  }
  return group / mix.groupMembers / (rest / (mix.allMembers - mix.groupMembers));
}

/** How much the ratio of expected shares rises with k near 1: 1 where the group is alone at its units. */
export function ratioSlope(mix: GroupMix): number {
  let alone = 0;
  let mixed = 0;
  for (let i = 0; i < mix.members.length; i++) {
    const share = mix.members[i]! / mix.sizes[i]!;
    alone += mix.members[i]! * share;
    mixed += (mix.sizes[i]! - mix.members[i]!) * share;
  }
  return alone / mix.groupMembers - mixed / (mix.allMembers - mix.groupMembers);
}
