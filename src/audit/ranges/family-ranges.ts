import { holm } from "../../statistics/multiplicity.js";
import { type RoundedFisher, roundedFisher } from "../../statistics/rounded-fisher.js";
import { type EventRange, extremeCounts } from "../../statistics/rounded-shares.js";
import type { Ranged } from "./range-result.js";

/** Flagged and other units of a group and of all other groups. */
export interface GroupSplit {
  readonly group: EventRange;
  readonly rest: EventRange;
}

/** Fisher's test of every group of a family over all consistent tables, and adjusted over the family. */
export interface FamilyRanges {
  readonly fisher: readonly RoundedFisher[];
  readonly adjusted: readonly Ranged[];
  readonly deciding: Ranged;
}

/**
 * Outer: Holm's adjustment rises with every p-value, so the largest p-values give the largest adjusted ones and the
 * smallest the smallest. Inner: the whole family tested at tables that exist, those in which one group in turn is
 * flagged as much or as little as can be, against all others.
 * @param splits  of every group, in the order of the tables
 * @param tested  groups of the family, by their place in `splits`, one or more
 */
export function familyRanges(splits: readonly GroupSplit[], tested: readonly number[]): FamilyRanges {
  const fisher = tested.map((group) => roundedFisher(splits[group]!.group, splits[group]!.rest));
  const lowest = holm(fisher.map(({ doubled }) => doubled.outer.lower));
  const highest = holm(fisher.map(({ doubled }) => doubled.outer.upper));
  const attained = splits.flatMap((_, extreme) => [
    adjustedAt(tableWith(splits, extreme, "most"), tested),
    adjustedAt(tableWith(splits, extreme, "least"), tested),
  ]);
  const adjusted = tested.map((_, place) =>
    ranged(
      { lower: lowest[place]!, upper: highest[place]! },
      attained.map((table) => table[place]!),
    ),
  );
  const deciding = ranged(
    { lower: Math.min(...lowest), upper: Math.min(...highest) },
    attained.map((table) => Math.min(...table)),
  );
  return { fisher, adjusted, deciding };
}

function ranged(outer: { readonly lower: number; readonly upper: number }, attained: readonly number[]): Ranged {
  return { kind: "range", outer, inner: { lower: Math.min(...attained), upper: Math.max(...attained) } };
}

interface Counts {
  readonly events: number;
  readonly others: number;
}

/** One table: a group at one end of its range, every other group at the other. */
function tableWith(splits: readonly GroupSplit[], extreme: number, side: "most" | "least"): readonly Counts[] {
  const opposite = side === "most" ? "least" : "most";
  return splits.map(({ group }, at) => extremeCounts(group, at === extreme ? side : opposite)!);
}

function adjustedAt(table: readonly Counts[], tested: readonly number[]): readonly number[] {
  const all = table.reduce(
    (sum, { events, others }) => ({ events: sum.events + events, others: sum.others + others }),
    {
      events: 0,
      others: 0,
    },
  );
  const exactly = (count: number) => ({ lower: count, upper: count });
  return holm(
    tested.map((group) => {
      const { events, others } = table[group]!;
      const own = { events: exactly(events), others: exactly(others) };
      const rest = { events: exactly(all.events - events), others: exactly(all.others - others) };
      return roundedFisher(own, rest).doubled.outer.upper;
    }),
  );
}
