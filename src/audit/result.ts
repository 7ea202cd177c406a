import type { Provenance, SourceDescription, UnavailableReason } from "../data/evidence.js";
import type { Plan } from "../plan/schema.js";
import type { AssumptionResult } from "./assumption/assumption-result.js";
import type { BandsOrdered } from "./bands-ordered/bands-result.js";
import type { AllGroupsTest } from "./beside/all-groups-result.js";
import type { Calibration } from "./calibration/calibration-result.js";
import type { ConditionalResult } from "./conditional/conditional-result.js";
import type { Derived, NotEstimable, TableId } from "./derived-value.js";
import type { ErrorsByGroup } from "./errors/errors-result.js";
import type { Estimate, Interval, MaybeTest, TestResult } from "./estimates.js";
import type { FamilyResult, LinkedTables } from "./families/family-result.js";
import type { FormResult } from "./forms/forms-result.js";
import type { ModelComparison } from "./models/model-result.js";
import type { GroupPower } from "./power/power-result.js";
import type { InsteadOfTest } from "./ranges/instead-of-test.js";
import type { RoundingRanges, SelectionRanges } from "./ranges/range-result.js";
import type { Discrimination } from "./score/discrimination-result.js";
import type { GroupSecondPass, SecondPass } from "./second-pass/second-pass-result.js";
import type { Sensitivity } from "./sensitivity/sensitivity-result.js";
import type { GradedBands } from "./severity/severity-result.js";
import type { StabilityResult } from "./stability/stability-result.js";
import type { AdequacyReason, NotTestedReason, Verdict } from "./verdict.js";

export type { Derived, NotEstimable, NotEstimableReason, TableId, TableRef } from "./derived-value.js";
export type { ErrorsByGroup } from "./errors/errors-result.js";
export type {
  Estimate,
  Interval,
  IntervalMethod,
  MaybeTest,
  SequentialTest,
  TestResult,
  TwoSidedRule,
} from "./estimates.js";
export type { AdequacyReason } from "./verdict.js";

/**
 * The undisclosed result of an audit. Every count lives in a `CountTable`; every other number that says something
 * about groups or units is a `Derived` that names the tables it rests on. Only `disclosure` turns this into something
 * that may be written.
 */

export type Unit = "sponsors" | "migrants" | "cases";

export interface TableKey {
  readonly name: string;
  readonly levels: readonly string[];
}

/** Counts of one unit over the product of its keys, row major. */
export interface CountTable {
  readonly id: TableId;
  readonly unit: Unit;
  readonly keys: readonly TableKey[];
  readonly counts: readonly number[];
  /** This table splits each row of that table further. */
  readonly partitionOf?: TableId;
  /** This table counts, by the same keys, some of the units that that table counts. */
  readonly partOf?: TableId;
  /** Each row counts some of the units that the same row of that table counts. */
  readonly subsetOf?: TableId;
  /** Rows stand in an order that allows neighbours to be merged (score classes). */
  readonly ordered?: true;
  /** Rows of an ordered table at which another published table starts a level: rows on both sides are not merged. */
  readonly breaks?: readonly number[];
  /** A row without anybody says that nobody was looked at, and nothing of anybody: it may be shown. */
  readonly showsEmptyRows?: true;
  /** Units that tables of all units hold in the same rows and this one leaves out: shown, they would follow. */
  readonly leftOut?: LeftOut;
  /** Tables of one name hide the same rows: with the table of their sum beside them, the last would follow. */
  readonly hidesWith?: string;
  /**
   * Stratification that splits the rows of this table. What such a split hides is hidden in the tables of the same
   * stratification alone: another table does not give it back.
   */
  readonly splitBy?: string;
  /** Cells that the source suppressed: their count means nothing and is never written. */
  readonly suppressedCells?: readonly number[];
  /**
   * Per cell, what the disclosure rules look at: people behind it, scored units behind it, and the people that the
   * largest unit holds. Absent: a table of units that says nothing about groups.
   */
  readonly support?: TableSupport;
}

/** Counts that a table leaves out, row major over its rows, with what the disclosure rules look at. */
export interface LeftOut extends TableSupport {
  readonly counts: readonly number[];
}

export interface TableSupport {
  readonly people: readonly number[];
  readonly units: readonly number[];
  readonly largest: readonly number[];
}

/** Histogram with `edges.length = counts.length + 1`, at most 200 bins. */
export interface NullDistribution {
  readonly statistic: string;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly observed: number;
  /** 95th percentile of the statistic under the null hypothesis. */
  readonly criticalValue: number;
}

/** What a hypothesis says about one group compared with the others. */
export interface GroupComparison {
  readonly group: string;
  /** False: the group fails the gate, is described, and can be neither shown nor signalled. */
  readonly tested: boolean;
  readonly effectiveUnits: Derived<number>;
  readonly flaggedShare: Derived<Estimate>;
  readonly restShare: Derived<Estimate>;
  readonly difference: Derived<Estimate>;
  readonly ratio: Derived<Estimate>;
  readonly ratioToReference: Derived<Estimate> | null;
  /** Flagged units (H2) or members under flagged units (H1) if the group were flagged like the others. */
  readonly expectedFlagged: Derived<number>;
  readonly designEffect: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
  readonly statistic: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
  readonly unadjusted: Derived<MaybeTest>;
  /** The deciding test: step-down adjusted over the family. */
  readonly adjusted: Derived<MaybeTest>;
  /** Intervals that hold for all tested groups at once; null for a group that is not tested. */
  readonly simultaneous: SimultaneousBounds | null;
  /** Against a rest without the groups that differ; null unless the group is rejected or named. */
  readonly secondPass: GroupSecondPass | null;
  readonly familyWise: FamilyWise | null;
  readonly beside: GroupTestsBeside | null;
  /** Two one-sided tests of the margins: p-value of this group alone, and adjusted by Holm over the tested groups. */
  readonly equivalence: Derived<{ readonly pValue: number; readonly holm: number } | NotEstimable>;
  readonly minimumDetectableRatio: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
  /** What the deciding test could have found: smallest ratios on both sides, power at the margin, units that decide it. */
  readonly power: Derived<GroupPower | NotEstimable>;
  readonly verdict: Derived<Verdict>;
}

/** Intervals of one group, each at a level that all tested groups share. */
export interface SimultaneousBounds {
  readonly share: Derived<Interval | NotEstimable>;
  readonly difference: Derived<Interval | NotEstimable>;
  readonly ratio: Derived<Interval | NotEstimable>;
}

/** H1 only: unadjusted resampled p-values adjusted over the whole family; they never set the verdict. */
export interface FamilyWise {
  readonly holm: Derived<number>;
  readonly benjaminiYekutieli: Derived<number>;
}

/** H2 only: tests and intervals beside the deciding ones; they never set the verdict. */
export interface GroupTestsBeside {
  /** Difference with the Miettinen-Nurminen interval, and ratio with Koopman's. */
  readonly differenceByScore: Derived<Estimate>;
  readonly ratioByKoopman: Derived<Estimate>;
  readonly fisher: Derived<MaybeTest>;
  readonly fisherMidP: Derived<MaybeTest>;
  readonly holm: Derived<number>;
  readonly benjaminiYekutieli: Derived<number>;
  readonly oddsRatio: Derived<Estimate>;
}

export interface Family {
  readonly alpha: number;
  readonly stepDown: "minP" | "maxT";
  readonly tested: readonly string[];
  readonly describedOnly: readonly string[];
  readonly resamples: number;
}

export interface NotTested {
  readonly kind: "not-tested";
  readonly reason: NotTestedReason;
  readonly verdict: Verdict;
  /** What the verdict rests on in place of the deciding test; absent: on nothing. */
  readonly instead?: InsteadOfTest;
}

/** H1 or H2, tested, with the ids of its tables. H2: the last row of `groupByBand` is "no majority" where that is known. */
export interface TestedHypothesis {
  readonly kind: "tested";
  /** What is permuted and what inference counts. */
  readonly unit: "sponsors" | "cases";
  /** What the shares count: migrants (H1), sponsors (H2), cases. */
  readonly memberUnit: Unit;
  readonly family: Family;
  readonly groupTotals: TableId;
  readonly groupByBand: TableId;
  readonly bandTotals: TableId;
  readonly unitsByBand: TableId;
  readonly overallFlaggedShare: Derived<number>;
  /** Smallest adjusted p-value over the family. */
  readonly deciding: Derived<MaybeTest>;
  readonly nullDistribution: Derived<NullDistribution | NotEstimable>;
  /** Pearson X2 over all bands; resampled under the same permutations, or exact. Beside the deciding test. */
  readonly pearson: Derived<
    | {
        readonly statistic: number;
        readonly degreesOfFreedom: number;
        readonly smallestExpected: number;
        readonly nullMean: number;
        readonly test: TestResult;
      }
    | NotEstimable
  >;
  /** Chi-squared as if members were independent. `valid` only when every unit has one member. */
  readonly naive: Derived<{ readonly pValue: number; readonly valid: boolean } | NotEstimable>;
  /** Cramer's V of the table, the V that is left above the null mean, and the 95th percentile of that V under the null. */
  readonly cramersV: Derived<
    { readonly table: number; readonly aboveNull: number; readonly null95: number } | NotEstimable
  >;
  /** Tested groups whose ratio lies outside the margin. */
  readonly outsideMargin: Derived<number>;
  /** How many would by chance: it rests on the sizes of the groups, not on how they are flagged. */
  readonly outsideByChance: Derived<{ readonly null95: number; readonly nullMean: number }>;
  /** All tested groups together, beside the deciding test. */
  readonly allGroups: Derived<AllGroupsTest | NotEstimable>;
  readonly groups: readonly GroupComparison[];
  /** Which rejected groups differ themselves; null where the first pass rejects nobody. */
  readonly secondPass: SecondPass | null;
  /** The same question within the strata of the plan; it never changes the verdict. */
  readonly conditional: readonly ConditionalResult[];
  /** H2 from the migrants of each sponsor: what other rules for the majority would give; null elsewhere. */
  readonly sensitivity: Sensitivity | null;
  /** What the rounding of the source leaves open; null where the counts are exact. */
  readonly overRounding: RoundingRanges | null;
  readonly verdict: Derived<Verdict>;
}

export type HypothesisResult = TestedHypothesis | NotTested;

export interface BaselineComparison {
  readonly baseline: number;
  readonly test: Derived<MaybeTest>;
  /** By whether the interval excludes the baseline. */
  readonly position: Derived<"above" | "below" | "not-distinguishable" | "not-estimable">;
}

/** The score on one set of known outcomes. Tables: outcome counts, and the ordered score classes of the ROC curve. */
export interface ScoreOnOutcomes {
  readonly provenance: Provenance | "all-known" | "all-known-and-never-inspected";
  /** True when never-inspected units count as compliant here. */
  readonly restsOnUntestedAssumption: boolean;
  readonly outcomes: TableId;
  readonly scoreClasses: TableId;
  readonly auc: Derived<Estimate>;
  readonly baselines: readonly BaselineComparison[];
}

export interface ScoreResult {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  /** The set that the headline is about comes first. */
  readonly sets: readonly ScoreOnOutcomes[];
  readonly adequacy: { readonly value: "sufficient" | "insufficient"; readonly reasons: readonly AdequacyReason[] };
}

export interface ScoreNotEstimable {
  readonly kind: "not-estimable";
  readonly reason: UnavailableReason;
}

/** The human step after the proposal: share selected per group, and its ratio. */
export interface SelectionResult {
  readonly kind: "estimated";
  readonly unit: Unit;
  readonly groupBySelected: TableId;
  readonly groups: readonly {
    readonly group: string;
    readonly selectedShare: Derived<Estimate>;
    readonly ratio: Derived<Estimate>;
    readonly ratioToReference: Derived<Estimate> | null;
    /** What the rounding of the source leaves open; null where the counts are exact. */
    readonly overRounding: SelectionRanges | null;
  }[];
}

export interface Warning {
  readonly code:
    | "composition-after-prediction"
    | "overrides-included"
    | "stopped-model"
    | "rounded-counts"
    | "suppressed-cells-in-source"
    | "untested-assumption"
    | "members-of-clusters"
    | "resamples-raised"
    | "levels-not-placed";
  readonly detail: string;
}

export interface AuditResult {
  readonly schemaVersion: "1.6.0";
  readonly toolkit: { readonly name: "toetssteen"; readonly version: string };
  readonly plan: Plan;
  readonly planHash: string;
  readonly source: SourceDescription;
  readonly warnings: readonly Warning[];
  /** Anything that this run did and the plan does not say. */
  readonly deviations: readonly string[];
  readonly tables: readonly CountTable[];
  /** Scored units by number of members: 0, 1, 2 to 4, 5 to 9, 10 or more; null where members are not counted. */
  readonly unitsByMembers: TableId | null;
  readonly hypothesis1: HypothesisResult;
  readonly hypothesis2: HypothesisResult;
  /** H2 with what people selected in place of what the model flagged; null where the data does not say it. */
  readonly hypothesis2Selected: HypothesisResult | null;
  readonly score: ScoreResult | ScoreNotEstimable;
  /** Beside the area: figures it is compared with, yield, precision, periods. */
  readonly discrimination: Discrimination | ScoreNotEstimable;
  /** The audited model beside each further model of the plan; empty where it names none. */
  readonly models: readonly ModelComparison[];
  /** Planned families of groups, each at an error rate of its own; empty where the plan has none. */
  readonly families: readonly FamilyResult<HypothesisResult>[];
  /** Second families of H1 on scores and on every cut between the bands; empty where the plan asks for none. */
  readonly forms: readonly FormResult[];
  /** Finest common split of tables by different groups. Disclosure looks at it; it is never published. */
  readonly links: readonly LinkedTables[];
  readonly assumption: AssumptionResult | ScoreNotEstimable;
  readonly errors: ErrorsByGroup | ScoreNotEstimable;
  /** Whether higher bands hold more violations, and which bands have outcomes at all. */
  readonly bandsOrdered: BandsOrdered | ScoreNotEstimable;
  /** Whether higher bands hold more serious, or more, violations; empty where the plan names no such column. */
  readonly bandsByGrade: readonly GradedBands[];
  /** Whether the score can be read as a share; by score class where it is no probability. */
  readonly calibration: Calibration | ScoreNotEstimable;
  readonly selection: SelectionResult | ScoreNotEstimable;
  readonly stability: StabilityResult | ScoreNotEstimable;
}
