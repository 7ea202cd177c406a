import type { GroupCountEvidence } from "../../data/evidence.js";
import {
  type CountRange,
  roundedCountRange,
  sumOfRanges,
  suppressedCountRange,
} from "../../statistics/rounded-counts.js";
import type { EventRange } from "../../statistics/rounded-shares.js";

/** Group x band, row major: the published count inside the range of what it can stand for. */
export interface CellRanges {
  readonly groups: number;
  readonly bands: number;
  readonly cells: readonly (CountRange & { readonly count: number })[];
}

/**
 * Ranges of group counts by band: each count of the source by its rounding, a suppressed one by its bound, and their
 * sums over outcomes and selections. A level of outcome or selection that holds no count anywhere is not of the source.
 * @param suppressedBelow  the source suppressed counts below this number; null where it suppressed none
 */
export function cellRanges(evidence: GroupCountEvidence, suppressedBelow: number | null): CellRanges {
  const bands = evidence.bands?.order.length ?? 1;
  const inner = (evidence.outcomes?.length ?? 1) * (evidence.selections?.length ?? 1);
  const present = Array.from({ length: inner }, (_, level) => level).filter((level) =>
    evidence.counts.some((count, cell) => cell % inner === level && (count > 0 || evidence.suppressed[cell] === 1)),
  );
  const rangeOf = (cell: number): CountRange => {
    if (evidence.suppressed[cell] === 1 && suppressedBelow !== null) return suppressedCountRange(suppressedBelow);
    return roundedCountRange(evidence.counts[cell]!, evidence.rounding ?? { base: 1, kind: "nearest" });
  };
  const cells = Array.from({ length: evidence.groups.length * bands }, (_, cell) => {
    const parts = present.map((level) => cell * inner + level);
    return {
      ...sumOfRanges(parts.map(rangeOf)),
      count: parts.reduce((sum, part) => sum + evidence.counts[part]!, 0),
    };
  });
  return { groups: evidence.groups.length, bands, cells };
}

/**
 * Ranges of group counts by selection, not selected and selected: each count of the source by its rounding, and their
 * sums over bands and outcomes. Units of which the selection is not known are left out.
 */
export function selectionRanges(evidence: GroupCountEvidence): CellRanges {
  const selections = evidence.selections ?? [];
  const width = selections.length;
  const inner = evidence.counts.length / evidence.groups.length;
  const rounding = evidence.rounding ?? { base: 1, kind: "nearest" };
  const present = Array.from({ length: inner }, (_, level) => level).filter((level) =>
    evidence.counts.some((count, cell) => cell % inner === level && count > 0),
  );
  const cells = evidence.groups.flatMap((_, group) =>
    ["not-selected", "selected"].map((selection) => {
      const parts = present
        .filter((level) => selections[level % width] === selection)
        .map((level) => evidence.counts[group * inner + level]!);
      return {
        ...sumOfRanges(parts.map((count) => roundedCountRange(count, rounding))),
        count: parts.reduce((sum, count) => sum + count, 0),
      };
    }),
  );
  return { groups: evidence.groups.length, bands: 2, cells };
}

/**
 * Flagged and other units of every group as ranges, and the same of all other groups together.
 * @param flagged  per band, whether it is flagged
 */
export function flaggedRanges(
  { groups, bands, cells }: CellRanges,
  flagged: readonly boolean[],
): readonly { readonly group: EventRange; readonly rest: EventRange }[] {
  const splitOf = (keep: (group: number) => boolean): EventRange => {
    const sum = (flag: boolean) =>
      sumOfRanges(cells.filter((_, cell) => keep(Math.floor(cell / bands)) && flagged[cell % bands] === flag));
    return { events: sum(true), others: sum(false) };
  };
  return Array.from({ length: groups }, (_, group) => ({
    group: splitOf((other) => other === group),
    rest: splitOf((other) => other !== group),
  }));
}
