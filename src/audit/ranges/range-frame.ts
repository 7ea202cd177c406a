import type { Plan } from "../../plan/schema.js";
import { holm } from "../../statistics/multiplicity.js";
import { roundedNewcombe, roundedRatioEquivalence, roundedRatioInterval } from "../../statistics/rounded-intervals.js";
import { roundedCramersV, roundedPearson } from "../../statistics/rounded-pearson.js";
import {
  type RangeNotEstimable,
  roundedDifference,
  roundedRatio,
  roundedShare,
  type ValueRange,
} from "../../statistics/rounded-shares.js";
import { derived, notEstimable, rowOf } from "../derived.js";
import type { NotEstimable, TableId } from "../derived-value.js";
import { type CellRanges, flaggedRanges } from "./cell-ranges.js";
import { type FamilyRanges, familyRanges, type GroupSplit } from "./family-ranges.js";
import type { GroupRanges, Ranged, RoundingRanges, Span } from "./range-result.js";
import type { Extent, RangeFacts } from "./verdict-over-range.js";

/** Groups of a hypothesis as ranges, with Fisher's test over their family. */
export interface RangeFrame {
  readonly labels: readonly string[];
  readonly cells: CellRanges;
  readonly splits: readonly GroupSplit[];
  /** Places of the family among the groups. */
  readonly places: readonly number[];
  readonly family: FamilyRanges;
  /** Largest p-value of alikeness over all consistent tables, a group of the family each. */
  readonly alike: readonly number[];
  readonly alpha: number;
  readonly plan: Plan;
}

/** A frame from the ranges of cells; `places` are the tested groups, one or more. */
export function rangeFrame(
  labels: readonly string[],
  cells: CellRanges,
  design: { readonly flagged: readonly boolean[]; readonly places: readonly number[]; readonly alpha: number },
  plan: Plan,
): RangeFrame {
  const { flagged, places, alpha } = design;
  const splits = flaggedRanges(cells, flagged);
  const alike = equivalences(splits, places, plan.margins);
  return { labels, cells, splits, places, family: familyRanges(splits, places), alike, alpha, plan };
}

/**
 * Ranges of every group and of the hypothesis.
 * @param table  id of the table group x band
 * @param beside  tables that a group's range rests on beside its own row
 */
export function rangesOf(frame: RangeFrame, table: TableId, beside: readonly TableId[]): RoundingRanges {
  const { cells, groups, bands } = frame.cells;
  const overTable = (range: ReturnType<typeof roundedPearson>) =>
    derived("kind" in range ? notEstimable("no-variation") : ({ kind: "range", ...range } as const), table);
  return {
    deciding: derived(frame.family.deciding, table),
    pearson: overTable(roundedPearson(cells, groups, bands)),
    cramersV: overTable(roundedCramersV(cells, groups, bands)),
    groups: frame.labels.map((_, place) => groupRanges(frame, place, table, beside)),
  };
}

function groupRanges(
  { labels, places, family, splits, alpha }: RangeFrame,
  place: number,
  table: TableId,
  beside: readonly TableId[],
): GroupRanges {
  const group = labels[place]!;
  const row = [rowOf(table, group), ...beside];
  const { group: own, rest } = splits[place]!;
  const level = 1 - alpha;
  const at = places.indexOf(place);
  const ratio = roundedRatio(own, rest);
  const comparable = !("kind" in roundedDifference(own, rest));
  const fisher = family.fisher[at]?.doubled;
  const untested = notEstimable("too-few-effective-units");
  return {
    group,
    share: derived(rangedOf(roundedShare(own)), ...row),
    difference: derived(rangedOf(roundedDifference(own, rest)), ...row),
    ratio: derived(rangedOf(ratio), ...row),
    differenceInterval: derived(
      comparable ? roundedNewcombe(own, rest, { level }) : notEstimable("no-members"),
      ...row,
    ),
    ratioInterval: derived(
      "kind" in ratio ? reasonOf(ratio) : spanOf(roundedRatioInterval(own, rest, { level })),
      ...row,
    ),
    unadjusted: derived(fisher === undefined ? untested : { kind: "range", ...fisher }, ...row),
    adjusted: derived(family.adjusted[at] ?? untested, table),
  };
}

/** A range of which both ends are attained. */
export function rangedOf(range: ValueRange | RangeNotEstimable | NotEstimable): Ranged | NotEstimable {
  if ("kind" in range) return reasonOf(range);
  const span = spanOf(range);
  return { kind: "range", outer: span, inner: span };
}

function reasonOf({ reason }: RangeNotEstimable | NotEstimable): NotEstimable {
  return notEstimable(reason === "possibly-empty" || reason === "no-such-table" ? "no-members" : reason);
}

function spanOf({ lower, upper }: ValueRange): Span {
  return { lower, upper: Number.isFinite(upper) ? upper : "unbounded" };
}

/** What the verdict about one group of the family rests on. */
export function groupFacts(frame: RangeFrame, place: number): RangeFacts {
  const at = frame.places.indexOf(place);
  return {
    adjusted: numbers(frame.family.adjusted[at]!.outer),
    alpha: frame.alpha,
    signal: signalExtent(frame, place),
    alikeEverywhere: holm(frame.alike)[at]! <= frame.alpha,
  };
}

/**
 * What the verdict about the hypothesis rests on.
 * @param chance  number of groups outside the margin that chance exceeds in one of twenty cases
 */
export function hypothesisFacts(frame: RangeFrame, chance: number): RangeFacts {
  const extents = frame.places.map((place) => outsideExtent(frame, place));
  const surely = extents.filter((extent) => extent === "everywhere").length;
  const possibly = extents.filter((extent) => extent !== "nowhere").length;
  const named = frame.places
    .filter((place) => frame.plan.groups.named.includes(frame.labels[place]!))
    .map((place) => signalExtent(frame, place));
  const everywhere = surely > chance || named.includes("everywhere");
  const nowhere = possibly <= chance && named.every((extent) => extent === "nowhere");
  return {
    adjusted: numbers(frame.family.deciding.outer),
    alpha: frame.alpha,
    signal: everywhere ? "everywhere" : nowhere ? "nowhere" : "somewhere",
    alikeEverywhere: frame.alike.every((p) => p <= frame.alpha),
  };
}

function equivalences(
  splits: readonly GroupSplit[],
  places: readonly number[],
  { ratioLower, ratioUpper, difference }: Plan["margins"],
): readonly number[] {
  return places.map((place) => {
    const { group, rest } = splits[place]!;
    if (difference !== undefined || "kind" in roundedRatio(group, rest)) return 1;
    return roundedRatioEquivalence(group, rest, { lower: ratioLower, upper: ratioUpper });
  });
}

/** In which tables a group's ratio lies outside the margin. */
function outsideExtent({ splits, plan }: RangeFrame, place: number): Extent {
  const { group, rest } = splits[place]!;
  const ratio = roundedRatio(group, rest);
  if ("kind" in ratio) return "somewhere";
  const { ratioLower, ratioUpper } = plan.margins;
  if (ratio.upper < ratioLower || ratio.lower > ratioUpper) return "everywhere";
  return ratio.lower >= ratioLower && ratio.upper <= ratioUpper ? "nowhere" : "somewhere";
}

/** In which tables a group is signalled: outside the margin, with a small one-sided p-value. */
function signalExtent(frame: RangeFrame, place: number): Extent {
  const outside = outsideExtent(frame, place);
  const { greater, less } = frame.family.fisher[frame.places.indexOf(place)]!;
  const bound = frame.plan.signal.oneSidedP;
  const surely = greater.upper <= bound || less.upper <= bound;
  const never = greater.lower > bound && less.lower > bound;
  if (outside === "nowhere" || never) return "nowhere";
  return outside === "everywhere" && surely ? "everywhere" : "somewhere";
}

/** p-values always have both ends. */
function numbers({ lower, upper }: Span): { readonly lower: number; readonly upper: number } {
  return { lower: lower as number, upper: upper as number };
}
