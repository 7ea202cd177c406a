import type {
  AdequacyReason,
  IntervalMethod,
  NotEstimableReason,
  NotTested,
  ScoreOnOutcomes,
  Unit,
  Warning,
} from "../../audit/result.js";
import type { Verdict } from "../../audit/verdict.js";
import type { UnavailableReason } from "../../data/evidence.js";
import type { WithheldReason } from "../../disclosure/disclosed.js";
import type { Plan } from "../../plan/schema.js";
import type { DocumentLabels } from "../document/report-document.js";

/** All prose of a report in one language. Every language implements this one interface. */
export interface ReportText {
  readonly language: "nl" | "en";
  readonly labels: DocumentLabels;
  readonly units: Readonly<Record<Unit, string>>;
  readonly population: (unit: Unit, attribute: string) => PopulationWords;
  readonly facts: FactsText;
  readonly headline: HeadlineText;
  readonly banners: BannerText;
  readonly verdict: VerdictText;
  readonly certainty: CertaintyText;
  readonly summary: SummaryText;
  readonly questions: { readonly what: string; readonly when: string; readonly found: string };
  readonly hypothesis: HypothesisText;
  readonly chart: ChartText;
  readonly table: TableText;
  readonly score: ScoreText;
  readonly errors: ErrorsText;
  readonly selection: SelectionText;
  readonly limits: LimitsText;
  readonly methods: MethodsText;
  readonly reproduction: ReproductionText;
  readonly notEstimable: Readonly<Record<NotEstimableReason, string>>;
  readonly withheld: Readonly<Record<WithheldReason, string>>;
  readonly unavailable: Readonly<Record<UnavailableReason, string>>;
  readonly notTested: Readonly<Record<NotTested["reason"] | "below-gate", string>>;
  readonly warnings: Readonly<Record<Warning["code"], string>>;
  readonly leftOut: Readonly<Record<"overridden" | "superseded-episode" | "no-band", string>>;
}

/** How the people or units of a group are spoken of: migrants, sponsors with a majority of a group, or cases. */
export interface PopulationWords {
  readonly plural: string;
  readonly inGroup: (group: string) => string;
  readonly others: string;
  /** Noun phrase of the measure: "share of migrants who work for a flagged sponsor". */
  readonly flaggedShare: string;
  readonly ratioOfShares: string;
  readonly differs: (group: string, direction: "more" | "less") => string;
  readonly manyDiffer: (groups: number, of: number) => string;
  /** "Of every 1,000 ..., 127 ..., against 81 ...". */
  readonly natural: (values: { per: string; group: string; inGroup: string; others: string }) => string;
  /** "sponsors with a majority of a specific nationality": where no group may be named. */
  readonly preferred: string;
  /** The same as the object of TNO's caveat: "sponsors with a majority of this specific nationality". */
  readonly preferredThese: string;
}

export interface FactsText {
  readonly title: string;
  readonly model: string;
  readonly status: string;
  readonly statuses: Readonly<Record<Plan["model"]["status"], string>>;
  readonly period: string;
  readonly dataOwner: string;
  readonly modelOwner: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly version: (version: string) => string;
}

export type HypothesisNumber = 1 | 2;

export interface HeadlineText {
  readonly alsoShown: (hypothesis: HypothesisNumber) => string;
  readonly signalled: (attribute: string, groups: string) => string;
  readonly noEvidence: (attribute: string) => string;
  readonly insufficientTail: string;
  readonly alikeTail: string;
  readonly notTestable: (attribute: string) => string;
  readonly withheld: (attribute: string) => string;
  readonly severalGroups: (count: number, unit: string) => string;
}

export interface BannerText {
  readonly synthetic: string;
  readonly stopped: string;
  readonly insufficient: (claims: string) => string;
  readonly quotedWords: (words: string) => string;
  readonly claims: Readonly<Record<"hypothesis1" | "hypothesis2" | "score", string>>;
}

export interface VerdictSentence {
  readonly word: string;
  readonly sentence: string;
}

/** What a verdict sentence may mention. */
export interface VerdictContext {
  readonly population: PopulationWords;
  readonly attribute: string;
  readonly alpha: string;
  readonly margin: { readonly lower: string; readonly upper: string };
  readonly power: string;
  /** Signalled groups in words, or null when they may not be named or none is. */
  readonly signalledGroups: string | null;
}

export interface VerdictText {
  readonly sectionHeading: string;
  readonly labels: Readonly<Record<"evidence" | "signal" | "equivalence" | "adequacy", string>>;
  readonly heading: (hypothesis: HypothesisNumber) => string;
  readonly question: (hypothesis: HypothesisNumber, unit: Unit, attribute: string) => string;
  readonly evidence: (verdict: Verdict, context: VerdictContext) => VerdictSentence;
  readonly signal: (verdict: Verdict, context: VerdictContext) => VerdictSentence;
  readonly equivalence: (verdict: Verdict, context: VerdictContext) => VerdictSentence;
  readonly adequacy: (verdict: Pick<Verdict, "adequacy">, context: { readonly power: string }) => VerdictSentence;
  readonly reason: (reason: AdequacyReason, power: string) => string;
  readonly withheld: VerdictSentence;
  readonly notLegal: string;
  /** Opens the natural-frequency sentence where no difference is shown. */
  readonly chanceCanExplain: string;
}

export interface CertaintyText {
  readonly heading: string;
  readonly chance: (values: { hypothesis: HypothesisNumber; groups: string; p: ChanceOfP; pText: string }) => string;
  readonly interval: (values: { lower: string; upper: string; level: string; group: string }) => string;
  readonly detectable: (values: { hypothesis: HypothesisNumber; smallest: string; largest: string }) => string;
  readonly asClass: (values: { hypothesis: HypothesisNumber; test: string }) => string;
  readonly nothing: string;
}

/** A p-value as a frequency per thousand: a number, or "fewer than 1". */
export type ChanceOfP = { readonly kind: "about" | "below"; readonly perThousand: string };

export interface SummaryText {
  readonly heading: string;
  readonly scope: (values: { model: string; attribute: string; size: string }) => string;
  readonly size: (values: { units: string; unit: string; members: string | null; memberUnit: string }) => string;
  readonly outcome: {
    readonly shown: (hypothesis: HypothesisNumber, groups: string, of: string) => string;
    readonly signalled: (hypothesis: HypothesisNumber) => string;
    readonly noEvidence: (hypothesis: HypothesisNumber, alike: boolean) => string;
    readonly notTestable: (hypothesis: HypothesisNumber, reason: string) => string;
    readonly withheld: (hypothesis: HypothesisNumber) => string;
  };
  readonly insufficient: (claims: string) => string;
  readonly notExamined: (selectionExamined: boolean) => string;
}

export interface HypothesisText {
  readonly claim: (hypothesis: HypothesisNumber, claim: string) => string;
  readonly claimNoEvidence: (population: PopulationWords) => string;
  readonly claimSignalled: (groups: string) => string;
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
  readonly outsideMargin: (values: { observed: string; nullMean: string; null95: string }) => string;
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
  readonly ratioFinding: (values: { outside: number; of: number; lower: string; upper: string }) => string;
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
  readonly points: (value: string) => string;
  readonly groupsCaption: (population: PopulationWords) => string;
  readonly detailsCaption: (hypothesis: HypothesisNumber) => string;
  readonly countsCaption: (unit: string) => string;
  readonly nullCaption: string;
  readonly rocCaption: string;
  readonly from: string;
  readonly to: string;
  readonly atMost: (value: string) => string;
  readonly above: (value: string) => string;
  readonly below: (value: string) => string;
  readonly verdictWord: Readonly<Record<"shown" | "signalled" | "none" | "notShown" | "withheld", string>>;
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
  readonly heading: (values: { low: string; lowGroup: string; high: string; highGroup: string }) => string;
  readonly headingPlain: string;
  readonly what: string;
  readonly when: string;
  readonly notForSponsors: string;
  readonly overall: (values: { falsePositive: string; falseNegative: string; unit: string; n: string }) => string;
  readonly noTest: string;
  readonly notEstimable: (reason: string) => string;
  readonly caption: (unit: string) => string;
  readonly falsePositive: string;
  readonly falseNegative: string;
}

export interface SelectionText {
  readonly notForSponsors: string;
  readonly heading: (values: { group: string; ratio: string; comparison: string }) => string;
  readonly headingPlain: string;
  readonly comparisonRest: string;
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

export interface LimitsText {
  readonly heading: string;
  readonly always: readonly string[];
  readonly smallGroups: (values: { count: number; of: string; gate: string }) => string;
  readonly suppression: (values: {
    cells: string;
    numbers: string;
    people: string;
    units: string;
    largest: string;
  }) => string;
  readonly noSuppression: (reason: string) => string;
  readonly intervals: string;
  readonly notAdjusted: (alpha1: string, alpha2: string) => string;
  readonly robustness: string;
  readonly disclosureHeading: string;
}

export interface MethodsText {
  readonly heading: string;
  readonly hypothesesHeading: string;
  readonly verbatim: string;
  readonly readAs: (attribute: string, unit: string) => string;
  readonly definitionsHeading: string;
  readonly definitions: (values: {
    flagged: string;
    majority: string;
    minMigrants: string;
    gate: string;
    reference: string | null;
    attribute: string;
    sponsors: boolean;
    unit: string;
    clustered: boolean;
  }) => readonly { term: string; description: string }[];
  readonly gate: (units: string, effective: string, unit: string) => string;
  readonly gateMajority: (units: string) => string;
  readonly testsHeading: string;
  readonly statistic: (unit: Unit) => string;
  readonly permutation: (unit: string) => string;
  readonly family: (values: {
    hypothesis: HypothesisNumber;
    alpha: string;
    tested: string;
    described: number;
    stepDown: string;
    resamples: string;
  }) => string;
  readonly pFormula: (method: "exact" | "resampled" | "asymptotic") => string;
  readonly twoSided: Readonly<Record<"doubled" | "as-extreme" | "no-likelier", string>>;
  readonly equivalence: (lower: string, upper: string) => string;
  readonly power: (power: string) => string;
  readonly signal: (p: string) => string;
  readonly adequacy: (known: string, smaller: string) => string;
  readonly intervalsHeading: string;
  readonly intervalMethod: Readonly<Record<IntervalMethod, string>>;
  readonly leftOutHeading: string;
  readonly leftOut: (values: { units: string; unit: string; rule: string }) => string;
  readonly nothingLeftOut: string;
  readonly overridden: (units: string) => string;
  readonly deviationsHeading: string;
  readonly noDeviations: string;
  readonly referencesHeading: string;
}

export interface ReproductionText {
  readonly heading: string;
  readonly toolkit: string;
  readonly schema: string;
  readonly planHash: string;
  readonly resamples: string;
  readonly compositionDate: string;
  readonly predictionDate: string;
  readonly date: string;
  readonly data: string;
  readonly rows: (name: string, rows: string) => string;
  readonly record: string;
  readonly command: string;
  readonly machine: string;
}
