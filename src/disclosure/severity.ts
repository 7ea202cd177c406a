import type { GradedBands, GradedOnSet, OrderedGrades } from "../audit/severity/severity-result.js";
import type { Disclosed } from "./disclosed.js";
import type { Publisher } from "./publish.js";

/** Severity or number of violations by band, as it may be written. */
export function disclosedGrades(graded: GradedBands, publish: Publisher): Disclosed<GradedBands> {
  return { ...graded, sets: graded.sets.map((set) => onSet(set, graded.alpha, publish)) };
}

function onSet(set: GradedOnSet, alpha: number, publish: Publisher): Disclosed<GradedOnSet> {
  return {
    ...set,
    bands: set.bands.map(({ band, shares }) => ({
      band,
      shares: shares.map(({ grade, share }) => ({ grade, share: publish.number(share) })),
    })),
    all: ordered(set.all, alpha, publish),
    violators: set.violators === null ? null : ordered(set.violators, alpha, publish),
  };
}

function ordered(
  { superiority, steps, test }: OrderedGrades,
  alpha: number,
  publish: Publisher,
): Disclosed<OrderedGrades> {
  return {
    superiority: publish.number(superiority),
    steps: steps.map((step) => ({ ...step, superiority: publish.number(step.superiority) })),
    test: publish.test(test, alpha),
  };
}
