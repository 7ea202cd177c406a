import type { TestedHypothesis } from "../audit/result.js";
import type { RuledGroup, RuledSupport, RuleOutcome, Sensitivity } from "../audit/sensitivity/sensitivity-result.js";
import type { Disclosed, Published } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import { type Publisher, roundedUp } from "./publish.js";
import { unseenAlone } from "./unseen-groups.js";

/** What the rows of a sweep over rules are judged by. */
interface SweepContext {
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
  readonly thresholds: Thresholds;
}

/**
 * A sweep over rules for the majority is a set of linked tables: two rules that differ by a few sponsors would give
 * these away by subtraction. So a hidden group appears nowhere; a row is given in full only if its own cells reach the
 * thresholds and differ from every other row of the group that is given in full by nothing or by so much; every other
 * row says no more than whether a difference is shown. Numbers of sponsors follow the same rule. Under a rule with one
 * hidden group alone, whether anybody differs is not said either, unless a named one does: it would be said of that group.
 * @param tested  the hypothesis that the sweep belongs to
 * @returns what may be written
 */
export function disclosedSensitivity(
  sensitivity: Sensitivity,
  tested: TestedHypothesis,
  context: SweepContext,
): Disclosed<Sensitivity> {
  const { publish } = context;
  const given = rowsGiven(sensitivity.rules, tested, context);
  const counted = countsGiven(sensitivity.rules, given, context);
  const { alpha } = tested.family;
  return {
    singleMember: publish.number(sensitivity.singleMember),
    rules: sensitivity.rules.map((outcome) => {
      const isUnseen = (group: string) => context.hidden.isHidden(tested.groupByBand, group);
      const differsOpenly = outcome.groups.some(({ group, shown }) => !isUnseen(group) && shown.value);
      const isAlone =
        !differsOpenly &&
        unseenAlone(
          outcome.groups.map(({ group }) => group),
          // Groups that only the split hides have their class in the hypothesis itself.
          (group) => (outcome.decides ? context.hidden.isHidden(tested.groupTotals, group) : isUnseen(group)),
        );
      const complete = outcome.groups.every((group) => given.has(group));
      const adjusted = (p: RuledGroup["adjusted"]) => {
        const published = publish.pValue(p, alpha);
        if (published.kind !== "shown") return published;
        return complete ? { ...published, value: roundedUp(published.value) } : publish.asClass(p.value, alpha);
      };
      return {
        rule: outcome.rule,
        decides: outcome.decides,
        unitsWithMajority:
          outcome.unitsWithMajority === null
            ? null
            : counted.has(outcome)
              ? publish.number(outcome.unitsWithMajority)
              : publish.ofHiddenGroup.number(outcome.unitsWithMajority),
        resamples: outcome.resamples,
        tested: outcome.tested,
        smallestAdjusted: isAlone
          ? publish.ofHiddenGroup.pValue(outcome.smallestAdjusted, alpha)
          : adjusted(outcome.smallestAdjusted),
        groups: outcome.groups
          .filter(({ group }) => !isUnseen(group))
          .map((group) => row(group, { full: given.has(group), share: outcome.rule.kind === "share" })),
      };

      function row(group: RuledGroup, { full, share }: { readonly full: boolean; readonly share: boolean }) {
        const of = full ? publish : publish.ofHiddenGroup;
        const rounded = share ? roundedEffect : <T>(effect: T) => effect;
        const unadjusted = full
          ? publish.pValue(group.unadjusted, alpha)
          : publish.ofHiddenGroup.pValue(group.unadjusted, alpha);
        return {
          group: group.group,
          difference: rounded(of.number(group.difference)),
          ratio: rounded(of.number(group.ratio)),
          unadjusted: unadjusted.kind === "shown" ? { ...unadjusted, value: roundedUp(unadjusted.value) } : unadjusted,
          adjusted: adjusted(group.adjusted),
          // No more than the class that a p-value resting on a hidden cell has anyway.
          shown: { kind: "shown", value: group.shown.value } as const,
        };
      }
    }),
  };
}

type Effect = Published<RuledGroup["ratio"]["value"]>;

/** Sums of shares stand in no table: three digits do not give away what single sponsors add to them. */
function roundedEffect(effect: Effect): Effect {
  if (effect.kind !== "shown" || effect.value.kind !== "estimate") return effect;
  return { ...effect, value: { ...effect.value, value: Number(effect.value.value.toPrecision(3)) } };
}

/** Rows that may be given in full. The rule that decides comes first: its row stands in the table of the hypothesis. */
function rowsGiven(
  rules: readonly RuleOutcome[],
  { groupByBand }: TestedHypothesis,
  { hidden, thresholds }: SweepContext,
): ReadonlySet<RuledGroup> {
  const given = new Set<RuledGroup>();
  const earlier = new Map<string, RuledSupport[]>();
  for (const outcome of decidingFirst(rules)) {
    for (const group of outcome.groups) {
      if (hidden.isHidden(groupByBand, group.group) || hidden.rests(group.ratio.restsOn)) continue;
      if (!outcome.decides && !reaches(group.support, thresholds)) continue;
      // The row without a cut is made of shares, not of counts: nothing can be subtracted from it.
      if (outcome.rule.kind !== "share") {
        const rows = earlier.get(group.group) ?? [];
        if (!rows.every((row) => isApart(row, group.support, thresholds))) continue;
        earlier.set(group.group, [...rows, group.support]);
      }
      given.add(group);
    }
  }
  return given;
}

function decidingFirst(rules: readonly RuleOutcome[]): readonly RuleOutcome[] {
  return [...rules.filter(({ decides }) => decides), ...rules.filter(({ decides }) => !decides)];
}

const CELLS = [0, 1] as const;

function reaches({ units, people, largest }: RuledSupport, thresholds: Thresholds): boolean {
  if (thresholds.threshold === 0) return true;
  return CELLS.every(
    (cell) =>
      units[cell] >= thresholds.units &&
      people[cell] >= thresholds.threshold &&
      largest[cell] <= thresholds.largestShare * people[cell],
  );
}

/** Equal rows give nothing away; rows that differ must differ by enough in both cells. */
function isApart(left: RuledSupport, right: RuledSupport, { threshold, units }: Thresholds): boolean {
  if (threshold === 0) return true;
  const sponsors = CELLS.map((cell) => Math.abs(left.units[cell] - right.units[cell]));
  const people = CELLS.map((cell) => Math.abs(left.people[cell] - right.people[cell]));
  if ([...sponsors, ...people].every((difference) => difference === 0)) return true;
  return sponsors.every((difference) => difference >= units) && people.every((difference) => difference >= threshold);
}

/**
 * Rules whose number of sponsors with a majority may be given: what it leaves beside the rows given in full, and what
 * lies between it and every other number that is given, is nothing or enough.
 */
function countsGiven(
  rules: readonly RuleOutcome[],
  given: ReadonlySet<RuledGroup>,
  { thresholds }: SweepContext,
): ReadonlySet<RuleOutcome> {
  const least = thresholds.threshold === 0 ? 0 : Math.max(thresholds.threshold, thresholds.units);
  const enough = (difference: number) => difference === 0 || Math.abs(difference) >= least;
  const counted: { readonly outcome: RuleOutcome; readonly count: number; readonly left: number }[] = [];
  for (const outcome of decidingFirst(rules)) {
    if (outcome.unitsWithMajority === null) continue;
    const count = outcome.unitsWithMajority.value;
    const left = outcome.groups.reduce(
      (rest, group) => (given.has(group) ? rest - group.support.units[0] - group.support.units[1] : rest),
      count,
    );
    const apart = counted.every((other) => enough(count - other.count) && enough(left - other.left));
    if (enough(left) && apart) counted.push({ outcome, count, left });
  }
  return new Set(counted.map(({ outcome }) => outcome));
}
