import type { GroupScoreEvidence } from "../../data/evidence.js";
import { unpairedAucDifference } from "../../statistics/auc-comparison.js";
import type { AucEstimate, AucNotEstimable } from "../../statistics/auc-estimate.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { holm } from "../../statistics/multiplicity.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, MaybeTest, NotEstimable, TableRef } from "../result.js";
import type { OutcomeSet } from "./counted-outcomes.js";
import type { GroupAreas } from "./errors-result.js";

/** Least units of each outcome in a group and in the others for a test of their areas. */
const LEAST_OF_AN_OUTCOME = 10;

/** Outcomes by distinct score (or band), of all groups together and of one at a time. */
export interface GroupHistograms {
  readonly groups: number;
  readonly everybody: OutcomeHistogram;
  readonly of: (group: number) => OutcomeHistogram;
}

/**
 * Ordered histograms of a set of outcomes; where the source has no score, its bands are the scores. Units without a score
 * are left out.
 *
 * @param evidence  scores by group, band, outcome and provenance
 * @param set  which outcomes count, and as what
 * @param groups  number of groups; patterns of further codes are left out
 * @returns histograms over the same scores, each made when it is asked for
 */
export function groupHistograms(evidence: GroupScoreEvidence, set: OutcomeSet, groups: number): GroupHistograms {
  const size = evidence.scores?.length ?? evidence.bands?.order.length ?? 0;
  const codes = evidence.scores === null ? evidence.bandCodes : evidence.scoreCodes;
  const patterns = Array.from({ length: groups }, () => [] as number[]);
  evidence.groupCodes.forEach((group, pattern) => {
    if (codes[pattern]! < size && set.outcomeOf(pattern) !== null) patterns[group]?.push(pattern);
  });
  const histogramOf = (counted: readonly number[]) => {
    const histogram = { violations: new Float64Array(size), none: new Float64Array(size) };
    for (const pattern of counted) {
      const side = set.outcomeOf(pattern) === "violation" ? histogram.violations : histogram.none;
      side[codes[pattern]!]! += evidence.weights[pattern]!;
    }
    return histogram;
  };
  return { groups, everybody: histogramOf(patterns.flat()), of: (group) => histogramOf(patterns[group]!) };
}

/** Area under the ROC curve of a histogram as an estimate of the result. */
export function areaOf(histogram: OutcomeHistogram, alpha: number): Estimate {
  return areaEstimate(aucDeLongFromHistogram(histogram, { level: 1 - alpha }), alpha);
}

/**
 * Areas of each group, their differences from those of the others (DeLong on separate units; from ten units of each
 * outcome on), and the areas across groups: violations of one side against units of the other side without one.
 *
 * @param histograms  of all groups and of each
 * @param options.tested  places of the groups that are one family, adjusted by Holm
 * @param options.refsOf  tables that the numbers of a group rest on; options.all those of the adjusted p-values
 * @returns one entry a group
 * @see DeLong, DeLong & Clarke-Pearson 1988; Borkan et al. 2019 (areas across groups)
 */
export function groupAreas(
  histograms: GroupHistograms,
  options: {
    readonly alpha: number;
    readonly tested: readonly number[];
    readonly refsOf: (group: number) => readonly TableRef[];
    readonly all: readonly TableRef[];
  },
): readonly GroupAreas[] {
  const { alpha, tested, refsOf, all } = options;
  const compared = Array.from({ length: histograms.groups }, (_, group) => {
    const own = histograms.of(group);
    return comparedAreas(own, less(histograms.everybody, own), alpha);
  });
  const adjusted = holm(tested.map((group) => pOf(compared[group]!.test)));
  return compared.map((areas, group) => {
    const place = tested.indexOf(group);
    const refs = refsOf(group);
    return {
      auc: derived(areas.auc, ...refs),
      difference: derived(areas.difference, ...refs),
      test: derived(areas.test, ...refs),
      adjusted: place < 0 ? null : derived(adjusted[place]!, ...all),
      againstOthersWithout: derived(areas.againstOthersWithout, ...refs),
      othersAgainstWithout: derived(areas.othersAgainstWithout, ...refs),
    };
  });
}

function comparedAreas(own: OutcomeHistogram, others: OutcomeHistogram, alpha: number) {
  const level = 1 - alpha;
  const [first, second] = [aucDeLongFromHistogram(own, { level }), aucDeLongFromHistogram(others, { level })];
  const difference = [first, second].every(isComparable)
    ? unpairedAucDifference(first, second, { level })
    : notEstimable("too-few-effective-units");
  const cross = (violations: Float64Array, none: Float64Array) => areaOf({ violations, none }, alpha);
  return {
    auc: areaEstimate(first, alpha),
    difference: differenceEstimate(difference, alpha),
    test: testOf(difference),
    againstOthersWithout: cross(own.violations, others.none),
    othersAgainstWithout: cross(others.violations, own.none),
  };
}

/** With few of one outcome DeLong's variance is far too small, and it is none where all pairs stand in one order. */
function isComparable(area: AucEstimate | AucNotEstimable): boolean {
  if (area.kind === "not-estimable" || "kind" in area.interval) return false;
  return Math.min(area.cases, area.controls) >= LEAST_OF_AN_OUTCOME;
}

type Difference = ReturnType<typeof unpairedAucDifference> | NotEstimable;

function differenceEstimate(difference: Difference, alpha: number): Estimate {
  if (difference.kind === "not-estimable") return notEstimable(difference.reason);
  const bounds = difference.interval;
  if ("kind" in bounds) return estimate(difference.difference, notEstimable(bounds.reason));
  return estimate(difference.difference, interval(bounds, 1 - alpha, "delong-difference"));
}

function testOf(difference: Difference): MaybeTest {
  if (difference.kind === "not-estimable") return notEstimable(difference.reason);
  const { test } = difference;
  if (test.kind === "not-estimable") return notEstimable(test.reason);
  return { method: "asymptotic", pValue: test.pValue, twoSidedRule: "doubled" };
}

/** A test that does not exist counts as 1 in its family. */
function pOf(test: MaybeTest): number {
  return "pValue" in test ? test.pValue : 1;
}

function areaEstimate(auc: AucEstimate | AucNotEstimable, alpha: number): Estimate {
  if (auc.kind === "not-estimable") return notEstimable(auc.reason);
  const bounds = auc.interval;
  if ("kind" in bounds) return estimate(auc.auc, notEstimable(bounds.reason));
  return estimate(auc.auc, interval(bounds, 1 - alpha, "delong-logit"));
}

function less(everybody: OutcomeHistogram, own: OutcomeHistogram): OutcomeHistogram {
  return {
    violations: everybody.violations.map((count, row) => count - own.violations[row]!),
    none: everybody.none.map((count, row) => count - own.none[row]!),
  };
}
