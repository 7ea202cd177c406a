import type { Plan } from "../../plan/schema.js";
import {
  type BoundCounts,
  type ByFlag,
  type FlagOutcomes,
  type FlagRate,
  type HiddenRange,
  hiddenLimits,
  rateCounts,
} from "../../statistics/hidden-error-rates.js";
import { derived, rowOf } from "../derived.js";
import { assumedContrast, assumedShare, boundsOfContrast, boundsOfShare } from "./assumed-numbers.js";
import type { AssumedNumber, GroupNumbers, GroupRate, HiddenShare } from "./assumption-result.js";
import { contrastWithin, type GroupExtremes, groupExtremes, rateWithin } from "./group-extremes.js";
import type { GroupScenarios, OneScenario } from "./group-scenarios.js";
import { groupAlikeBreaks } from "./groups-alike.js";

/** Rates that hidden violations change. */
export const FLAG_RATES: readonly FlagRate[] = [
  "false-positive-rate",
  "false-negative-rate",
  "violations-among-flagged",
];

/** Hidden violations where the plan gives one group a share of its own: its range, the others' most, and scenarios. */
export interface PlannedHidden {
  readonly own: HiddenRange;
  readonly others: HiddenRange;
  readonly scenario: GroupScenarios;
}

/** Outcomes by group code, and every way of hiding violations that is looked at. */
export interface GroupQuestion {
  /** Units that are compared: every group, and those in which none has the majority. */
  readonly outcomes: readonly FlagOutcomes[];
  readonly labels: readonly string[];
  readonly shares: readonly HiddenShare[];
  /** Both scenarios at each of these shares, for one group and the others. */
  readonly scenariosOf: (group: number) => readonly GroupScenarios[];
  /** Null where the plan gives the group no share of its own. */
  readonly planned: (group: number) => PlannedHidden | null;
  readonly most: number;
  readonly neverInspected: number;
  readonly table: string;
  readonly plan: Plan;
}

/**
 * Error rates of one group and its share of violations among the flagged, alone and against all other units. Bounds
 * share out at most k hidden violations over groups and flags together, so groups may differ in how much they hide.
 * Every number comes from the row of the group and from sums over all others: no other row can be read from it.
 * @param group  code of the group
 */
export function ratesOfGroup(group: number, question: GroupQuestion): readonly GroupRate[] {
  const { outcomes, labels, table, plan } = question;
  const row = rowOf(table, labels[group]!);
  const planned = question.planned(group);
  const scenarios = question.scenariosOf(group);
  return FLAG_RATES.map((measure) => {
    const extremes = extremesOf(outcomes, group, measure);
    const rates = question.shares.map(({ share, hidden }, step) => ({
      share,
      hidden,
      ...numbers(question, { group, measure, extremes, scenario: scenarios[step]!, most: hidden }),
    }));
    return {
      measure,
      rates: derived(rates, row),
      asPlanned: planned === null ? null : derived(plannedNumbers(question, { group, measure, planned }), row),
      alike: derived(
        groupAlikeBreaks(
          extremes,
          { group: labels[group]!, measure },
          { plan, most: question.most, unknown: question.neverInspected },
        ),
        row,
      ),
    };
  });
}

function extremesOf(
  outcomes: readonly FlagOutcomes[],
  group: number,
  measure: FlagRate,
  ranges: { readonly own?: HiddenRange; readonly others?: HiddenRange } = {},
): GroupExtremes {
  const limited = (units: FlagOutcomes, range: HiddenRange | undefined) => ({
    outcomes: units,
    limits: range === undefined ? hiddenLimits(units.unknown) : hiddenLimits(units.unknown, range),
  });
  return groupExtremes(
    limited(outcomes[group]!, ranges.own),
    limited(without(outcomes, group), ranges.others),
    measure,
  );
}

function plannedNumbers(
  question: GroupQuestion,
  at: { readonly group: number; readonly measure: FlagRate; readonly planned: PlannedHidden },
): GroupNumbers {
  const { group, measure, planned } = at;
  const extremes = extremesOf(question.outcomes, group, measure, planned);
  const most = planned.own.most + planned.others.most;
  return numbers(question, { group, measure, extremes, scenario: planned.scenario, most });
}

function numbers(
  { outcomes, plan }: GroupQuestion,
  at: {
    readonly group: number;
    readonly measure: FlagRate;
    readonly extremes: GroupExtremes;
    readonly scenario: GroupScenarios;
    readonly most: number;
  },
): GroupNumbers {
  const { group, measure, extremes, most } = at;
  const level = 1 - plan.score.alpha;
  const rest = without(outcomes, group);
  const counts = ({ own, others }: OneScenario) => ({
    first: rateCounts(outcomes[group]!, own, measure),
    second: rateCounts(rest, others, measure),
  });
  const scenarios = { inProportion: counts(at.scenario.inProportion), byRank: counts(at.scenario.byRank) };
  const contrast = (of: "difference" | "ratio"): AssumedNumber => {
    const { lowest, highest } = contrastWithin(extremes, { most, contrast: of });
    return {
      inProportion: assumedContrast(scenarios.inProportion, of, level),
      byRank: assumedContrast(scenarios.byRank, of, level),
      bounds: boundsOfContrast(lowest, highest, of, level),
    };
  };
  const ends: readonly BoundCounts[] = [
    rateWithin(extremes.group.lowest, most),
    rateWithin(extremes.group.highest, most),
  ];
  return {
    rate: {
      inProportion: assumedShare(scenarios.inProportion.first, level),
      byRank: assumedShare(scenarios.byRank.first, level),
      bounds: boundsOfShare(ends[0]!, ends[1]!, level),
    },
    difference: contrast("difference"),
    ratio: contrast("ratio"),
  };
}

/** Outcomes of all units but those of one group. */
function without(outcomes: readonly FlagOutcomes[], group: number): FlagOutcomes {
  const sum = (of: (one: FlagOutcomes) => ByFlag) =>
    outcomes.reduce<ByFlag>(
      ([flagged, other], one, code) => (code === group ? [flagged, other] : [flagged + of(one)[0], other + of(one)[1]]),
      [0, 0],
    );
  return {
    violations: sum(({ violations }) => violations),
    none: sum(({ none }) => none),
    unknown: sum(({ unknown }) => unknown),
  };
}
