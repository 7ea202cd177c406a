import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf, RESAMPLES_PER_BLOCK } from "../../statistics/cluster-permutation.js";
import {
  observedShareContrasts,
  permutedShareSums,
  sharePermutationTask,
  type UnitShares,
} from "../../statistics/share-permutation.js";
import { stepDownMaxT, stepDownMinP, unadjustedPValues } from "../../statistics/step-down.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import { isFlagged, pairs, supportAt } from "./cut-outcome.js";
import type { RuledSupport } from "./sensitivity-result.js";

/** What the shares of one group say, each sponsor with the share that the group has of its migrants. */
export interface ShareOutcome {
  readonly code: number;
  /** Flagged share, sponsors weighted by the share of the group, and by what the group leaves to others. */
  readonly share: number;
  readonly rest: number;
  readonly unadjusted: number;
  readonly adjusted: number;
  readonly support: RuledSupport;
}

/**
 * Tests the shares of groups without a cut: flags are permuted over sponsors.
 * @param options.gate  least effective number of sponsors, (sum w)^2 / sum w^2, of a group that is tested
 * @param options.minMigrants  sponsors with fewer migrants carry no share
 */
export async function shareOutcomes(
  units: AuditedUnits,
  options: {
    readonly gate: number;
    readonly minMigrants: number;
    readonly stepDown: "minP" | "maxT";
    readonly seed: number;
    readonly resamples: number;
  },
  context: RunContext,
): Promise<readonly ShareOutcome[]> {
  const composition = unitShares(units, options.minMigrants);
  const sums = permutedShareSums(composition, units.groups.length);
  const tested = Uint16Array.from(units.groups.keys()).filter(
    (code) => sums.squares[code]! > 0 && sums.shares[code]! ** 2 / sums.squares[code]! >= options.gate,
  );
  if (tested.length === 0) return [];
  const { seed, resamples } = options;
  const problem = { seed, resamples, composition, sums, flaggedUnits: units.flaggedUnits, tested };
  const flags = Uint8Array.from({ length: units.sums.units }, (_, unit) => (isFlagged(units, unit) ? 1 : 0));
  const observed = observedShareContrasts(problem, flags);
  const resampled = new Float64Array(tested.length * resamples);
  await context.executor.run(sharePermutationTask, problem, {
    blocks: blocksOf(resamples),
    merge: (block, index) => {
      const rows = block.length / tested.length;
      for (let place = 0; place < tested.length; place++) {
        const values = block.subarray(place * rows, (place + 1) * rows);
        resampled.set(values, place * resamples + index * RESAMPLES_PER_BLOCK);
      }
    },
    signal: context.signal,
  });
  const family = { observed: observed.contrasts, resampled, resamples };
  const unadjusted = unadjustedPValues(family, "two-sided").pValues;
  const adjusted = (options.stepDown === "minP" ? stepDownMinP(family) : stepDownMaxT(family)).pValues;
  const support = memberCells(units, options.minMigrants);
  return Array.from(tested, (code, place) => {
    const [weight, flagged] = [sums.shares[code]!, observed.flaggedShares[code]!];
    return {
      code,
      share: flagged / weight,
      rest: (units.flaggedUnits - flagged) / (sums.units - weight),
      unadjusted: unadjusted[place]!,
      adjusted: adjusted[place]!,
      support: supportAt(support, code),
    };
  });
}

function unitShares(units: AuditedUnits, minMigrants: number): UnitShares {
  const { offsets, groupCodes, memberCounts } = units.composition!;
  const shares = new Float64Array(memberCounts.length);
  for (let unit = 0; unit < units.sums.units; unit++) {
    const size = units.sums.unitMembers[unit]!;
    if (size < minMigrants * units.scale) continue;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) shares[j] = memberCounts[j]! / size;
  }
  return { offsets, groupCodes, shares };
}

/** Sponsors with a member of each group, and these members, by flag. */
function memberCells(units: AuditedUnits, minMigrants: number) {
  const groups = units.groups.length;
  const cells = { units: pairs(groups), people: pairs(groups), largest: pairs(groups) };
  const { offsets, groupCodes, memberCounts } = units.composition!;
  for (let unit = 0; unit < units.sums.units; unit++) {
    if (units.sums.unitMembers[unit]! < minMigrants * units.scale) continue;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const cell = 2 * groupCodes[j]! + (isFlagged(units, unit) ? 0 : 1);
      cells.units[cell]! += 1;
      const people = memberCounts[j]! / units.scale;
      cells.people[cell]! += people;
      cells.largest[cell] = Math.max(cells.largest[cell]!, people);
    }
  }
  return cells;
}
