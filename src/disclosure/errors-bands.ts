import type { BandsOnSet } from "../audit/bands-ordered/bands-result.js";
import type { AuditResult } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { HiddenCells } from "./hidden-cells.js";
import type { Publisher } from "./publish.js";

interface Context {
  readonly result: AuditResult;
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
}

/**
 * Violations by band as they may be written. Where the split of the bands is hidden and their sizes are not, the rate of a
 * band is given as a class at most. Which bands have any outcome says nothing of what the outcomes are: it stays.
 */
export function disclosedBands(
  bands: AuditResult["bandsOrdered"],
  context: Context,
): Disclosed<AuditResult["bandsOrdered"]> {
  if (bands.kind === "not-estimable") return bands;
  return { ...bands, sets: bands.sets.map((set) => bandsOnSet(set, bands.alpha, context)) };
}

function bandsOnSet(set: BandsOnSet, alpha: number, { result, hidden, publish }: Context): Disclosed<BandsOnSet> {
  const { threshold } = result.plan.disclosure;
  const known = result.tables.find(({ id }) => id === set.known);
  const sharesBounds = !hidden.hidesSome(set.known) && !set.restsOnUntestedAssumption;
  return {
    ...set,
    bands: set.bands.map(({ band, violationRate }, code) => ({
      band,
      violationRate: sharesBounds
        ? publish.share(violationRate, known?.counts[code] ?? 0, threshold)
        : publish.number(violationRate),
    })),
    steps: set.steps.map(({ difference, ...step }) => ({ ...step, difference: publish.number(difference) })),
    trend: publish.number(set.trend),
    test: publish.test(set.test, alpha),
  };
}
