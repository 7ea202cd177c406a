import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf } from "../../statistics/cluster-permutation.js";
import {
  fixedMarginsStepDownProblem,
  fixedMarginsStepDownTask,
  steppedDownPValues,
} from "../../statistics/fixed-margins-step-down.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { RuledSupport } from "./sensitivity-result.js";

/** Sponsors by majority group and flag under one rule. */
export interface CutCounts {
  /** Sponsors in which some group has the majority. */
  readonly withMajority: number;
  readonly groups: readonly {
    readonly code: number;
    readonly size: number;
    readonly flagged: number;
    readonly support: RuledSupport;
  }[];
}

/**
 * Counts the sponsors of each majority group.
 * @param majority  group code per unit; the number of groups where there is none
 * @param gate  least number of sponsors of a group that is kept
 */
export function cutCounts(units: AuditedUnits, majority: Uint16Array, gate: number): CutCounts {
  const none = units.groups.length;
  const cells = { units: pairs(none), people: pairs(none), largest: pairs(none) };
  let withMajority = 0;
  majority.forEach((group, unit) => {
    if (group === none) return;
    withMajority++;
    const people = membersOf(units, unit, group);
    const cell = 2 * group + (isFlagged(units, unit) ? 0 : 1);
    cells.units[cell]! += 1;
    cells.people[cell]! += people;
    cells.largest[cell] = Math.max(cells.largest[cell]!, people);
  });
  const sizeOf = (code: number) => cells.units[2 * code]! + cells.units[2 * code + 1]!;
  const kept = [...units.groups.keys()].filter((code) => sizeOf(code) >= gate && sizeOf(code) < units.sums.units);
  return {
    withMajority,
    groups: kept.map((code) => ({
      code,
      size: sizeOf(code),
      flagged: cells.units[2 * code]!,
      support: supportAt(cells, code),
    })),
  };
}

/** Cells of one group, flagged first. */
export function supportAt(cells: Readonly<Record<keyof RuledSupport, Float64Array>>, code: number): RuledSupport {
  const pair = (values: Float64Array) => [values[2 * code]!, values[2 * code + 1]!] as const;
  return { units: pair(cells.units), people: pair(cells.people), largest: pair(cells.largest) };
}

/** Room for two cells a group. */
export function pairs(groups: number): Float64Array {
  return new Float64Array(2 * groups);
}

/** Whether the band of a unit is flagged. */
export function isFlagged(units: AuditedUnits, unit: number): boolean {
  return units.flagged[units.bandCodes[unit]!] === 1;
}

function membersOf(units: AuditedUnits, unit: number, group: number): number {
  const { offsets, groupCodes, memberCounts } = units.composition!;
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    if (groupCodes[j] === group) return memberCounts[j]! / units.scale;
  }
  return 0;
}

/** Unadjusted and adjusted p-values of the counts, flags permuted over sponsors; in the order of the groups. */
export async function cutPValues(
  units: AuditedUnits,
  { groups }: CutCounts,
  options: { readonly stepDown: "minP" | "maxT"; readonly seed: number; readonly resamples: number },
  context: RunContext,
): Promise<readonly { readonly unadjusted: number; readonly adjusted: number }[]> {
  if (groups.length === 0) return [];
  const { problem, unadjusted } = fixedMarginsStepDownProblem(
    {
      sizes: groups.map(({ size }) => size),
      flagged: groups.map(({ flagged }) => flagged),
      allUnits: units.sums.units,
      allFlagged: units.flaggedUnits,
    },
    options,
  );
  const extreme = new Float64Array(groups.length);
  await context.executor.run(fixedMarginsStepDownTask, problem, {
    blocks: blocksOf(options.resamples),
    merge: (block) => {
      block.forEach((count, step) => {
        extreme[step]! += count;
      });
    },
    signal: context.signal,
  });
  const adjusted = steppedDownPValues(problem, extreme);
  return groups.map((_, place) => ({ unadjusted: unadjusted[place]!, adjusted: adjusted[place]! }));
}
