import type { Association, ExaminedIndicator, OutcomeSet, ProxiesResult } from "../../audit/inputs/proxies-result.js";
import type { Derived, Estimate } from "../../audit/result.js";
import type { Disclosed, Published } from "../disclosed.js";
import { type HiddenCells, primaryCells, restingOnRounded, type Thresholds } from "../hidden-cells.js";
import { publisher } from "../publish.js";

/** What was found of proxies, as it may be written. */
export type DisclosedProxies = Disclosed<Omit<ProxiesResult, "behind">> & {
  /** Numbers that are given as a class or not at all. */
  readonly withheld: number;
};

/**
 * The result without the tables behind it. A strength is shown only where every cell of its table could be shown by
 * itself; otherwise it is given as a class beside the margin, and its test as a class beside alpha.
 * @param result  undisclosed result
 * @param options  what the tables of the release hide, and the thresholds
 * @see method, section 10
 */
export function disclosedProxies(
  result: ProxiesResult,
  { hidden: ofRelease, thresholds }: { readonly hidden: HiddenCells; readonly thresholds: Thresholds },
): DisclosedProxies {
  const { behind, ...rest } = result;
  const own = restingOnRounded(primaryCells(behind, thresholds), thresholds);
  const hidden = { ...own, rests: (refs: readonly string[]) => own.rests(refs) || ofRelease.rests(refs) };
  const publish = publisher(hidden, thresholds);
  const { alpha, margin } = result;
  let classes = 0;

  const strength = (value: Derived<Estimate>): Published<Estimate> => {
    const found = value.value;
    if (!hidden.rests(value.restsOn) || found.kind !== "estimate") return publish.number(value);
    classes++;
    return { kind: "class", relation: found.value >= margin ? "above" : "below", bound: margin };
  };
  const association = (each: Association): Disclosed<Association> => ({
    ...each,
    strength: strength(each.strength),
    adjusted: publish.test(each.adjusted, alpha),
    holm: publish.pValue(each.holm, alpha),
  });
  const indicator = (each: ExaminedIndicator): Disclosed<ExaminedIndicator> => ({
    ...each,
    group: association(each.group),
    outcome: each.outcome && association(each.outcome),
    flagged: each.flagged && association(each.flagged),
    areas: each.areas.map(({ group, auc }) => ({ group, auc: publish.number(auc) })),
  });
  const outcomeSet = (set: OutcomeSet): Disclosed<OutcomeSet> => ({
    ...set,
    violations: publish.number(set.violations),
  });
  const disclosed = {
    ...rest,
    indicators: result.indicators.map(indicator),
    outcomes: result.outcomes && outcomeSet(result.outcomes),
    otherOutcomes: result.otherOutcomes && {
      ...result.otherOutcomes,
      outcomes: outcomeSet(result.otherOutcomes.outcomes),
    },
  };
  return { ...disclosed, withheld: publish.withheld + classes };
}
