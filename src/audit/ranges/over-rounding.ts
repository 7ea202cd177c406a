import type { GroupCountEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { holm } from "../../statistics/multiplicity.js";
import { roundedNewcombe, roundedRatioEquivalence, roundedRatioInterval } from "../../statistics/rounded-intervals.js";
import { roundedPearson } from "../../statistics/rounded-pearson.js";
import {
  type RangeNotEstimable,
  roundedDifference,
  roundedRatio,
  roundedShare,
  type ValueRange,
} from "../../statistics/rounded-shares.js";
import { derived, notEstimable, rowOf } from "../derived.js";
import type { NotEstimable } from "../derived-value.js";
import type { GroupComparison, HypothesisResult, TestedHypothesis } from "../result.js";
import { type CellRanges, cellRanges, flaggedRanges } from "./cell-ranges.js";
import { type FamilyRanges, familyRanges, type GroupSplit } from "./family-ranges.js";
import type { GroupRanges, Ranged, Span } from "./range-result.js";
import { type Extent, verdictOverRange } from "./verdict-over-range.js";

/**
 * A hypothesis tested on rounded counts, with what the rounding leaves open of each number and with the verdicts that
 * hold for every table that rounds to the published counts. Anything else comes back as it is.
 * @param tested  result on the published counts
 * @param evidence  counts of independent units by group and band
 * @see method, section 1: nearest rounding lies within base / 2, random rounding within base - 1
 */
export function overRounding(
  tested: HypothesisResult,
  evidence: GroupCountEvidence | Unavailable,
  plan: Plan,
): HypothesisResult {
  if (tested.kind !== "tested" || evidence.kind === "unavailable" || evidence.rounding === null) return tested;
  if (evidence.bands === null || evidence.unit !== tested.unit) return tested;
  const cells = cellRanges(evidence, null);
  const splits = flaggedRanges(cells, evidence.bands.flagged);
  const places = tested.groups.flatMap((group, place) => (group.tested ? [place] : []));
  const alike = equivalences(splits, places, plan.margins);
  const run = { tested, plan, splits, places, family: familyRanges(splits, places), alike };
  const all = tested.groupByBand;
  const groups = tested.groups.map((group, place) => withVerdict(run, group, place));
  return {
    ...tested,
    groups,
    overRounding: {
      deciding: derived(run.family.deciding, all),
      pearson: derived(pearsonRange(cells), all),
      groups: tested.groups.map((group, place) => groupRanges(run, group, place)),
    },
    verdict: derived(hypothesisVerdict(run, tested), ...tested.verdict.restsOn),
  };
}

interface Run {
  readonly tested: TestedHypothesis;
  readonly plan: Plan;
  readonly splits: readonly GroupSplit[];
  /** Places of the family among the groups. */
  readonly places: readonly number[];
  readonly family: FamilyRanges;
  /** Largest p-value of alikeness over all consistent tables, a group of the family each. */
  readonly alike: readonly number[];
}

function groupRanges({ tested, places, family, splits }: Run, { group }: GroupComparison, place: number): GroupRanges {
  const row = [rowOf(tested.groupByBand, group), tested.bandTotals];
  const { group: own, rest } = splits[place]!;
  const level = 1 - tested.family.alpha;
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
    adjusted: derived(family.adjusted[at] ?? untested, tested.groupByBand),
  };
}

function rangedOf(range: ValueRange | RangeNotEstimable | NotEstimable): Ranged | NotEstimable {
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

function pearsonRange({ cells, groups, bands }: CellRanges): Ranged | NotEstimable {
  const range = roundedPearson(cells, groups, bands);
  return "kind" in range ? notEstimable("no-variation") : { kind: "range", ...range };
}

function withVerdict(run: Run, group: GroupComparison, place: number): GroupComparison {
  const at = run.places.indexOf(place);
  if (at < 0) return group;
  const verdict = verdictOverRange(group.verdict.value, {
    adjusted: numbers(run.family.adjusted[at]!.outer),
    alpha: run.tested.family.alpha,
    signal: signalExtent(run, place),
    alikeEverywhere: holm(run.alike)[at]! <= run.tested.family.alpha,
  });
  return { ...group, verdict: { ...group.verdict, value: verdict } };
}

function hypothesisVerdict(run: Run, { verdict, family, outsideByChance }: TestedHypothesis) {
  const extents = run.places.map((place) => outsideExtent(run, place));
  const chance = outsideByChance.value.null95;
  const surely = extents.filter((extent) => extent === "everywhere").length;
  const possibly = extents.filter((extent) => extent !== "nowhere").length;
  const named = run.places
    .filter((place) => run.plan.groups.named.includes(run.tested.groups[place]!.group))
    .map((place) => signalExtent(run, place));
  const everywhere = surely > chance || named.includes("everywhere");
  const nowhere = possibly <= chance && named.every((extent) => extent === "nowhere");
  return verdictOverRange(verdict.value, {
    adjusted: numbers(run.family.deciding.outer),
    alpha: family.alpha,
    signal: everywhere ? "everywhere" : nowhere ? "nowhere" : "somewhere",
    alikeEverywhere: run.alike.every((p) => p <= family.alpha),
  });
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
function outsideExtent({ splits, plan }: Run, place: number): Extent {
  const { group, rest } = splits[place]!;
  const ratio = roundedRatio(group, rest);
  if ("kind" in ratio) return "somewhere";
  const { ratioLower, ratioUpper } = plan.margins;
  if (ratio.upper < ratioLower || ratio.lower > ratioUpper) return "everywhere";
  return ratio.lower >= ratioLower && ratio.upper <= ratioUpper ? "nowhere" : "somewhere";
}

/** In which tables a group is signalled: outside the margin, with a small one-sided p-value. */
function signalExtent(run: Run, place: number): Extent {
  const outside = outsideExtent(run, place);
  const { greater, less } = run.family.fisher[run.places.indexOf(place)]!;
  const bound = run.plan.signal.oneSidedP;
  const surely = greater.upper <= bound || less.upper <= bound;
  const never = greater.lower > bound && less.lower > bound;
  if (outside === "nowhere" || never) return "nowhere";
  return outside === "everywhere" && surely ? "everywhere" : "somewhere";
}

/** p-values always have both ends. */
function numbers({ lower, upper }: Span): { readonly lower: number; readonly upper: number } {
  return { lower: lower as number, upper: upper as number };
}
