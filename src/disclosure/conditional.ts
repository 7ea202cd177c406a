import type {
  ConditionalGroup,
  ConditionalOutcome,
  ConditionalResult,
  MantelHaenszelResult,
} from "../audit/conditional/conditional-result.js";
import type { TestedHypothesis } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import type { Publisher } from "./publish.js";
import { unseenAlone } from "./unseen-groups.js";

/** What the numbers within strata are judged by. */
interface StrataContext {
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
  readonly thresholds: Thresholds;
}

type GroupPublisher = Publisher["ofHiddenGroup"];

/**
 * Results within strata as they may be written: every number of a group rests on its row of the table group x stratum
 * x flag, and a group that is hidden itself appears with none. Names of thin strata are given only where nothing needs
 * protection, since all or none of their units are flagged.
 */
export function disclosedConditional(
  result: ConditionalResult,
  tested: TestedHypothesis,
  context: StrataContext,
): Disclosed<ConditionalResult> {
  const { outcome, thin } = result;
  return {
    name: result.name,
    modelInput: result.modelInput,
    table: result.table,
    strata: result.strata,
    variedShare: result.variedShare,
    thin: { ...thin, names: context.thresholds.threshold === 0 ? thin.names : [] },
    outcome: outcome.kind === "tested" ? disclosedOutcome(outcome, tested, context) : outcome,
  };
}

function disclosedOutcome(
  outcome: ConditionalOutcome,
  tested: TestedHypothesis,
  { hidden, publish }: StrataContext,
): Disclosed<ConditionalOutcome> {
  const { alpha } = tested.family;
  const isUnseen = (group: string) => hidden.isHidden(tested.groupTotals, group);
  const deciding = unseenAlone(outcome.tested, isUnseen) ? publish.ofHiddenGroup : publish;
  return {
    kind: outcome.kind,
    tested: outcome.tested,
    resamples: outcome.resamples,
    deciding: deciding.test(outcome.deciding, alpha),
    groups: outcome.groups.map((group) =>
      disclosedGroup(group, alpha, isUnseen(group.group) ? publish.ofHiddenGroup : publish),
    ),
  };
}

function disclosedGroup(group: ConditionalGroup, alpha: number, publish: GroupPublisher): Disclosed<ConditionalGroup> {
  return {
    group: group.group,
    withinDifference: publish.number(group.withinDifference),
    throughShare: publish.number(group.throughShare),
    statistic: publish.number(group.statistic),
    unadjusted: publish.test(group.unadjusted, alpha),
    adjusted: publish.test(group.adjusted, alpha),
    reversal: publish.number(group.reversal),
    mantelHaenszel: group.mantelHaenszel === null ? null : disclosedEffects(group.mantelHaenszel, alpha, publish),
  };
}

function disclosedEffects(
  effects: MantelHaenszelResult,
  alpha: number,
  publish: GroupPublisher,
): Disclosed<MantelHaenszelResult> {
  return {
    test: publish.test(effects.test, alpha),
    holm: publish.pValue(effects.holm, alpha),
    oddsRatio: publish.number(effects.oddsRatio),
    ratio: publish.number(effects.ratio),
    difference: publish.number(effects.difference),
    sameInAllStrata: publish.test(effects.sameInAllStrata, alpha),
    overRounding:
      effects.overRounding === null
        ? null
        : {
            oddsRatio: publish.number(effects.overRounding.oddsRatio),
            ratio: publish.number(effects.overRounding.ratio),
            difference: publish.number(effects.overRounding.difference),
          },
  };
}
