import type { ScoreOnOutcomes, Unit } from "../../audit/result.js";
import type { HypothesisNumber, PopulationWords } from "./population-text.js";

export interface HypothesisText {
  readonly claim: (hypothesis: HypothesisNumber, claim: string) => string;
  readonly claimNoEvidence: (population: PopulationWords) => string;
  readonly claimSignalled: (groups: string) => string;
  readonly claimUndecided: (signalled: string | null) => string;
  readonly claimNotTested: string;
  readonly claimWithheld: string;
  readonly what: (hypothesis: HypothesisNumber, unit: Unit, attribute: string) => string;
  readonly when: (hypothesis: HypothesisNumber, unit: Unit) => string;
  readonly notTested: (reason: string) => string;
  readonly group: (values: GroupSentence) => string;
  readonly otherGroups: (count: number, hidden: number) => string;
  readonly signalCaveat: (population: PopulationWords) => string;
  readonly deciding: (values: { test: string; groups: string; unit: string; alpha: string }) => string;
  readonly shownIntro: string;
  readonly signalledIntro: string;
  readonly largestIntro: string;
  readonly largestPublishedIntro: string;
  /** `saysLittle`: chance alone puts a group outside often enough, and no more groups lie there than that. */
  readonly outsideMargin: (values: {
    observed: string | null;
    of: string;
    nullMean: string;
    null95: string;
    saysLittle: boolean;
  }) => string;
  readonly naive: (values: { p: string; valid: boolean; unit: string; memberUnit: string }) => string;
  readonly pearson: (values: { statistic: string; degreesOfFreedom: string; nullMean: string; p: string }) => string;
  readonly strength: (values: { table: string; aboveNull: string; null95: string }) => string;
  readonly nullFigureWithheld: string;
  readonly nullFigureFinding: (values: { beyond: boolean }) => string;
  readonly besides: string;
  readonly reference: (group: string) => string;
}

export interface GroupSentence {
  readonly group: string;
  readonly population: PopulationWords;
  readonly share: string;
  readonly shareInterval: string;
  readonly rest: string;
  readonly ratio: string;
  readonly ratioInterval: string;
  readonly test: string;
  readonly members: string;
  readonly effectiveUnits: string;
  readonly unit: string;
}

export interface ChartText {
  readonly interval: (lower: string, upper: string) => string;
  readonly level: (level: string) => string;
  readonly noInterval: string;
  readonly shareFinding: (values: {
    population: PopulationWords;
    overall: string;
    low: string;
    high: string;
  }) => string;
  readonly shareFindingPlain: (population: PopulationWords) => string;
  readonly ratioFinding: (values: {
    outside: number;
    of: number;
    lower: string;
    upper: string;
    byChance: string;
  }) => string;
  /** Where it may not be said how many would lie outside by chance. */
  readonly ratioFindingPlain: string;
  readonly rocFinding: (values: { auc: string; position: string }) => string;
  readonly shareSubtitle: (values: { population: PopulationWords; level: string; period: string }) => string;
  readonly ratioSubtitle: (values: { population: PopulationWords; level: string; period: string }) => string;
  readonly nullSubtitle: (values: { statistic: string; resamples: string; period: string }) => string;
  readonly rocSubtitle: (values: { unit: string; period: string; set: string }) => string;
  readonly overallLine: (share: string) => string;
  readonly equalLine: string;
  readonly marginBand: (lower: string, upper: string) => string;
  readonly observed: (value: string) => string;
  readonly critical: (value: string) => string;
  readonly arrangements: string;
  readonly falsePositiveAxis: string;
  readonly truePositiveAxis: string;
  readonly thisScore: (auc: string) => string;
  readonly chanceLine: string;
  readonly baselineCurve: (baseline: string) => string;
  readonly describeShare: (values: { groups: string; overall: string }) => string;
  readonly describeRatio: (values: { groups: string; lower: string; upper: string }) => string;
  readonly describeNull: (values: { observed: string; critical: string }) => string;
  readonly describeRoc: (values: { auc: string }) => string;
  readonly onlyLargest: (shown: string, of: string) => string;
  readonly notDrawnSuppressed: (groups: string) => string;
  readonly notDrawnUntested: (count: number) => string;
  readonly notDrawnRange: (groups: string) => string;
  readonly andOthers: (count: string) => string;
  readonly withheld: string;
  readonly smallestP: string;
  readonly largestContrast: string;
}

export interface TableText {
  readonly group: string;
  readonly n: (unit: string) => string;
  readonly effectiveUnits: (unit: string) => string;
  readonly share: string;
  readonly interval: (level: string) => string;
  readonly rest: string;
  readonly ratio: string;
  readonly ratioToReference: (group: string) => string;
  readonly difference: string;
  readonly adjustedP: string;
  readonly unadjustedP: string;
  readonly verdict: string;
  readonly expected: string;
  readonly designEffect: string;
  readonly detectable: string;
  readonly equivalence: string;
  readonly fisher: string;
  readonly midP: string;
  readonly holm: string;
  readonly benjaminiYekutieli: string;
  readonly oddsRatio: string;
  readonly describedOnly: string;
  readonly suppressed: string;
  /** First cell of a row that stands for groups of which no number is shown. */
  readonly furtherGroups: (count: string) => string;
  readonly points: (value: string) => string;
  readonly groupsCaption: (population: PopulationWords) => string;
  readonly detailsCaption: (hypothesis: HypothesisNumber) => string;
  readonly countsCaption: (unit: string) => string;
  readonly nullCaption: string;
  readonly rocCaption: string;
  readonly downToClass: string;
  readonly from: string;
  readonly to: string;
  readonly atMost: (value: string) => string;
  readonly above: (value: string) => string;
  readonly below: (value: string) => string;
  readonly verdictWord: Readonly<Record<"shown" | "through" | "signalled" | "none" | "notShown" | "withheld", string>>;
  readonly equivalenceWord: Readonly<Record<"shown" | "not-shown" | "not-assessed", string>>;
}

export interface ScoreText {
  /** What the score does on a set of outcomes. */
  readonly claim: Readonly<
    Record<"above" | "below" | "not-distinguishable" | "not-estimable" | "withheld", (set: string) => string>
  >;
  readonly what: string;
  readonly when: string;
  readonly notEstimable: (reason: string) => string;
  readonly estimate: (values: {
    auc: string;
    interval: string;
    violations: string;
    none: string;
    unit: string;
    set: string;
  }) => string;
  readonly against: (values: { baseline: string; position: string; p: string }) => string;
  readonly position: Readonly<Record<"above" | "below" | "not-distinguishable" | "not-estimable", string>>;
  readonly set: Readonly<Record<ScoreOnOutcomes["provenance"], string>>;
  readonly assumption: string;
  /** Beside every set of outcomes that is not a random sample. */
  readonly rangeRestriction: string;
  readonly baselineIsRead: string;
  readonly setsCaption: string;
  readonly columns: { set: string; violations: string; none: string; auc: string; against: (b: string) => string };
  readonly insufficient: string;
}

export interface ErrorsText {
  readonly heading: (values: { rate: string; group: string; own: string; others: string }) => string;
  readonly headingNone: string;
  readonly headingPlain: string;
  readonly what: string;
  readonly when: string;
  readonly overall: (values: { falsePositive: string; falseNegative: string; unit: string; n: string }) => string;
  readonly notEstimable: (reason: string) => string;
  readonly caption: (unit: string) => string;
  readonly falsePositive: string;
  readonly falseNegative: string;
}

export interface SelectionText {
  readonly notForSponsors: string;
  readonly claim: (values: { group: string; ratio: string; comparison: string }) => string;
  readonly heading: (claim: string) => string;
  readonly headingPlain: string;
  readonly comparisonRest: string;
  readonly comparisonReference: (group: string) => string;
  readonly what: string;
  readonly when: string;
  readonly sentence: (values: {
    group: string;
    share: string;
    ratio: string;
    comparison: string;
    n: string;
    unit: string;
  }) => string;
  readonly noTest: string;
  readonly notEstimable: (reason: string) => string;
  readonly caption: (unit: string) => string;
  readonly share: string;
}
