import { observedLooks } from "../audit/monitoring/group-looks.js";
import type { PublishedGroup } from "../audit/monitoring/series.js";
import { verdictChanges } from "../audit/monitoring/verdict-change.js";
import type { ReadEstimate, ReadHypothesis } from "./compare-read.js";
import type { ComparedEstimate, ComparedGroup, ComparedHypothesis } from "./compare-schema.js";
import type { ReadPeriod } from "./monitoring-bundles.js";

/** One hypothesis of one release: as a period of counts, and with its estimates and verdicts. */
export interface TestedSide {
  readonly period: ReadPeriod;
  readonly tested: Extract<ReadHypothesis, { readonly kind: "tested" }>;
}

type Groups = ComparedHypothesis["groups"];
type Uncompared = Exclude<Groups[number], ComparedGroup>["reason"];

interface Sides {
  readonly before: TestedSide;
  readonly after: TestedSide;
}

interface GroupOptions {
  readonly sameDefinition: boolean;
  /** Least count, and least difference of two counts, that may be told; 0: all. */
  readonly threshold: number;
}

/**
 * Groups of two releases beside each other. What either one hides is told of neither. Where both count the same thing,
 * a difference below the threshold is a small count itself: then the group is told on neither side, and since the sums
 * could give a single one back, a second one goes along.
 * @returns groups of either release, by name
 */
export function comparedGroups(sides: Sides, options: GroupOptions): Groups {
  const names = new Set([...namesOf(sides.before), ...namesOf(sides.after)]);
  const states = new Map([...names].sort().map((group) => [group, notCompared(group, sides, options)] as const));
  const hidden = [...states].filter(([, reason]) => reason === "hidden" || reason === "small-difference");
  if (options.threshold > 0 && hidden.length === 1) {
    const along = smallestOf(
      [...states].filter(([, reason]) => reason === null).map(([group]) => group),
      sides,
    );
    if (along !== undefined) states.set(along, "with-another");
  }
  return [...states].map(([group, reason]) =>
    reason === null ? compared(group, sides, options) : { state: "not-compared", group, reason },
  );
}

function namesOf({ tested }: TestedSide): readonly string[] {
  return tested.groups.map(({ group }) => group);
}

function countsOf(group: string, { period }: TestedSide): PublishedGroup | undefined {
  return period.period.groups.find((each) => each.group === group);
}

function notCompared(group: string, { before, after }: Sides, options: GroupOptions): Uncompared | null {
  const [one, other] = [countsOf(group, before), countsOf(group, after)];
  if (one === undefined || other === undefined) {
    const present = one ?? other;
    if (present === undefined || present.n === null || present.flagged === null) return "hidden";
    return one === undefined ? "only-after" : "only-before";
  }
  if (one.n === null || one.flagged === null || other.n === null || other.flagged === null) return "hidden";
  if (!options.sameDefinition || options.threshold === 0) return null;
  const flagged = other.flagged - one.flagged;
  const differences = [other.n - one.n, flagged, other.n - one.n - flagged];
  return differences.some((difference) => isSmall(difference, options.threshold)) ? "small-difference" : null;
}

function isSmall(difference: number, threshold: number): boolean {
  return difference !== 0 && Math.abs(difference) < threshold;
}

function smallestOf(groups: readonly string[], { after }: Sides): string | undefined {
  const size = (group: string) => countsOf(group, after)?.n ?? Number.POSITIVE_INFINITY;
  return groups.toSorted((a, b) => size(a) - size(b))[0];
}

function compared(group: string, sides: Sides, options: GroupOptions): ComparedGroup {
  const of = ({ tested }: TestedSide) => tested.groups.find((each) => each.group === group);
  const [one, other] = [of(sides.before), of(sides.after)];
  const evidence =
    one?.verdict == null || other?.verdict == null
      ? null
      : { before: one.verdict.evidence.value, after: other.verdict.evidence.value };
  return {
    state: "compared",
    group,
    counts: options.sameDefinition ? bothCounts(group, sides) : null,
    ratio: bothEstimates(one?.ratio ?? null, other?.ratio ?? null),
    evidence,
    reason: evidence === null ? "not-known" : reasonOf(group, evidence, sides, options),
  };
}

function bothCounts(group: string, { before, after }: Sides): ComparedGroup["counts"] {
  const of = (side: TestedSide) => {
    const counts = countsOf(group, side);
    return counts?.n == null || counts.flagged === null ? null : { n: counts.n, flagged: counts.flagged };
  };
  const [one, other] = [of(before), of(after)];
  return one === null || other === null ? null : { before: one, after: other };
}

/** Both estimates, or none: what one side hides is told of neither. */
export function bothEstimates(
  before: ReadEstimate | null,
  after: ReadEstimate | null,
): { readonly before: ComparedEstimate; readonly after: ComparedEstimate } | null {
  return before === null || after === null ? null : { before: estimateOf(before), after: estimateOf(after) };
}

function estimateOf({ value, interval }: ReadEstimate): ComparedEstimate {
  const bound = (end: unknown) => (typeof end === "number" ? end : null);
  return { value, lower: bound(interval?.lower), upper: bound(interval?.upper), level: interval?.level ?? null };
}

/** Why the published evidence changed, by the same rule as in a monitored series. */
function reasonOf(
  group: string,
  evidence: NonNullable<ComparedGroup["evidence"]>,
  { before, after }: Sides,
  { sameDefinition }: GroupOptions,
): ComparedGroup["reason"] {
  if (evidence.before === evidence.after) return "unchanged";
  if (evidence.before === "not-testable" || evidence.after === "not-testable") return "not-testable";
  if (!sameDefinition) return "definition";
  const { unit, dependence } = after.period;
  const periods = [
    { ...before.period.period, period: "before" },
    { ...after.period.period, period: "after" },
  ];
  const looks = observedLooks(group, { unit, dependence, periods }).flatMap((look) =>
    look.state === "shown" ? [look] : [],
  );
  const [first, last] = looks;
  if (first === undefined || last === undefined) return "not-estimable";
  if (JSON.stringify(first.table) === JSON.stringify(last.table)) return "same-counts";
  const change = verdictChanges(looks, after.tested.family.alpha).at(-1);
  return change === undefined || change.reason === "unchanged" ? "not-by-this-test" : change.reason;
}
