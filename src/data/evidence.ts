import type { Plan } from "../plan/schema.js";
import type { RunContext } from "../runtime/run-context.js";

export type { DecisionEvidence, TrialEvidence } from "./tables/decision-evidence.js";
export type { DevelopmentEvidence } from "./tables/development-evidence.js";

/**
 * Evidence: the sufficient statistics that a question needs, and never a row. Every array is sorted, so the order of
 * rows in a source changes nothing. Counts are integers held in doubles.
 */

/** What one scored unit is, and what its members are. */
export type ScoredUnit = "sponsors" | "cases";
export type MemberUnit = "migrants" | "cases";

/** Bands from low to high, with the flagged ones marked (same length). */
export interface BandScale {
  readonly order: readonly string[];
  readonly flagged: readonly boolean[];
}

/** Strata of one stratification of the plan: its levels in order, and the code of every pattern. */
export interface Stratification {
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: Uint16Array;
}

/** Scores of patterns: distinct ones, ascending, and the place of that of every pattern (their number: it has none). */
export interface PatternScores {
  readonly values: Float64Array;
  readonly codes: Uint32Array;
}

/**
 * Composition of every scored unit, merged into patterns: units with equal composition, band, selection, strata and,
 * where the plan asks for it, score are one pattern with a weight. Members of pattern p: group `groupCodes[j]`, `memberCounts[j]` members, for j from
 * `offsets[p]` to `offsets[p + 1]` (exclusive), groups ascending. A pattern may be empty (no members).
 * Sorted by group codes, then counts, then band, then selection, then strata, then score.
 */
export interface CompositionEvidence {
  readonly kind: "composition";
  readonly unit: ScoredUnit;
  readonly memberUnit: MemberUnit;
  /** Levels of the protected attribute in code-point order. */
  readonly groups: readonly string[];
  readonly bands: BandScale;
  readonly weights: Uint32Array;
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly memberCounts: Uint32Array;
  readonly bandCodes: Uint8Array;
  /** 1 selected, 0 not, 255 not known; length as weights. */
  readonly selected: Uint8Array;
  /** Distinct units, the sum of weights. */
  readonly units: number;
  /** Member counts are people x scale: above 1 where people with several nationalities are shared out; absent: 1. */
  readonly scale?: number;
  /** One entry a stratification of the plan; absent where the plan has none. */
  readonly strata?: readonly Stratification[];
  /** Absent where the plan asks nothing of the scores of groups, or the source has none. */
  readonly patternScores?: PatternScores;
}

export type Provenance = "random" | "risk" | "signal" | "never" | "unstated";
export const PROVENANCES: readonly Provenance[] = ["random", "risk", "signal", "never", "unstated"];

/** Ordered histogram of distinct scores: per score and provenance, units with a violation, with none, and unknown. */
export interface ScoreEvidence {
  readonly kind: "scores";
  readonly unit: ScoredUnit;
  /** Distinct scores, ascending; length n. */
  readonly scores: Float64Array;
  /** Row major n x provenances. */
  readonly provenances: readonly Provenance[];
  readonly violations: Float64Array;
  readonly none: Float64Array;
  readonly unknown: Float64Array;
}

/**
 * Scores by group, band, outcome and provenance: patterns with weights, sorted by those codes in that order. The group of
 * a sponsor is its majority group (strictly above the plan's threshold); that of a case its own.
 */
export interface GroupScoreEvidence {
  readonly kind: "groupScores";
  readonly unit: ScoredUnit;
  readonly memberUnit: MemberUnit;
  /** Levels of the protected attribute in code-point order, those of `CompositionEvidence`. */
  readonly groups: readonly string[];
  readonly bands: BandScale | null;
  /** Distinct scores, ascending; null where the source has none: bands then stand in their place. */
  readonly scores: Float64Array | null;
  readonly provenances: readonly Provenance[];
  /** Index of `scores`; the number of scores where a unit has none. */
  readonly scoreCodes: Uint32Array;
  /** Index of `groups`; the number of groups: no group has the majority; one more: the unit has no members. */
  readonly groupCodes: Uint16Array;
  /** Index of the band order; 0 where the source has no bands. */
  readonly bandCodes: Uint8Array;
  /** 0 violation, 1 none, 2 unknown. */
  readonly outcomeCodes: Uint8Array;
  /** Index of `provenances`. */
  readonly provenanceCodes: Uint8Array;
  /** Units that share the pattern. */
  readonly weights: Float64Array;
  /** Members of the group at those units (of any group where none has the majority), and the most at one unit. */
  readonly people: Float64Array;
  readonly largest: Float64Array;
  /** Scored units, the sum of weights. */
  readonly units: number;
  /** Member counts are people x scale, as in `CompositionEvidence`; absent: 1. */
  readonly scale?: number;
}

/**
 * Units by distinct score and codes in doubt, sorted by score, then pattern. Bit j of a pattern is set where the code of
 * indicator j of the plan's stability section is in doubt.
 */
export interface CodedScoreEvidence {
  readonly kind: "codedScores";
  readonly unit: ScoredUnit;
  readonly scores: Float64Array;
  readonly patterns: Uint8Array;
  readonly counts: Float64Array;
  /** Units whose score an override by hand put there: they are not counted above. */
  readonly setByHand: number;
  /** Of the marks of an override that occur, the units of the rarest; 0 where none does. */
  readonly fewestByHand: number;
}

/** Day of a unit without a date. */
export const UNDATED = -0x80000000;

/**
 * Units by day of the prediction, score, band, provenance and outcome: patterns with weights, sorted by those in that
 * order. Any period of the calendar is a range of it.
 */
export interface PeriodScoreEvidence {
  readonly kind: "periodScores";
  readonly unit: ScoredUnit;
  readonly bands: BandScale | null;
  readonly provenances: readonly Provenance[];
  readonly hasOutcomes: boolean;
  /** Days since 1970-01-01, `UNDATED` where a unit has none. */
  readonly days: Int32Array;
  /** NaN where a unit has no score. */
  readonly scores: Float64Array;
  /** Index of the band order; 255 where the source has no bands. */
  readonly bandCodes: Uint8Array;
  /** Index of `provenances`. */
  readonly provenanceCodes: Uint8Array;
  /** 0 violation, 1 none, 2 unknown. */
  readonly outcomeCodes: Uint8Array;
  readonly weights: Float64Array;
}

/** Clusters of units: cluster c holds one unit of each of `patterns[offsets[c]]` to `patterns[offsets[c + 1] - 1]`. */
export interface ClusterPatterns {
  /** Clusters that are alike. */
  readonly weights: Uint32Array;
  readonly offsets: Uint32Array;
  /** Indices of patterns, ascending within a cluster; a pattern stands as often as the cluster has such units. */
  readonly patterns: Uint32Array;
}

/**
 * Units by the scores and bands of several models together: patterns with weights, sorted by the scores in the order of
 * the models, then the bands, outcome, provenance and period. The audited model stands first.
 */
export interface JointScoreEvidence {
  readonly kind: "jointScores";
  readonly unit: ScoredUnit;
  readonly bands: BandScale | null;
  /** One array a model; NaN where it gives the unit no score. */
  readonly scores: readonly Float64Array[];
  /** One array a model: index of the band order, 255 where it gives the unit no band. */
  readonly bandCodes: readonly Uint8Array[];
  /** 0 violation, 1 none, 2 unknown. */
  readonly outcomeCodes: Uint8Array;
  /** Index of `PROVENANCES`. */
  readonly provenanceCodes: Uint8Array;
  /** Number of the planned period, from 0; 255 where the unit falls in none. */
  readonly periodCodes: Uint8Array;
  /** Units that share the pattern. */
  readonly weights: Uint32Array;
  /** Null where the source says nothing of clusters. */
  readonly clusters: ClusterPatterns | null;
}

/** What grades a violation: how serious it is, or how many were found at the unit. */
export type GradedBy = "severity" | "number";

/** Counts of graded outcomes: row major provenance x band x grade. */
export interface GradedCounts {
  readonly by: GradedBy;
  /** Names of the grades of a violation, from the least to the most. */
  readonly grades: readonly string[];
  /** Per provenance and band: no violation, each grade, a violation without a stated grade, outcome not known. */
  readonly counts: Float64Array;
}

/** Outcomes by band and provenance, violations split by how serious or how many they are. */
export interface GradedOutcomeEvidence {
  readonly kind: "gradedOutcomes";
  readonly unit: ScoredUnit;
  readonly bands: BandScale;
  readonly provenances: readonly Provenance[];
  /** One entry a column of the plan that grades, severity first. */
  readonly graded: readonly GradedCounts[];
}

/** Rounding of published counts; absent where counts are exact. */
export interface Rounding {
  readonly base: number;
  readonly kind: "nearest" | "random";
}

/** Counts of one stratification: row major stratum x cell, where the cells are those of the counts that it splits. */
export interface StratifiedCounts {
  readonly name: string;
  readonly levels: readonly string[];
  readonly counts: Float64Array;
  readonly suppressed: Uint8Array;
}

/**
 * Counts by group, band, outcome and selection, row major in that order. An axis that the source lacks has one level,
 * `"all"`. `outcomes` levels, in order: violation, none, unknown. `selections`: selected, not-selected, unknown.
 */
export interface GroupCountEvidence {
  readonly kind: "groupCounts";
  readonly unit: ScoredUnit | "members-of-clusters";
  readonly groups: readonly string[];
  readonly bands: BandScale | null;
  readonly outcomes: readonly ("violation" | "none" | "unknown")[] | null;
  readonly selections: readonly ("selected" | "not-selected" | "unknown")[] | null;
  readonly counts: Float64Array;
  /** 1 where the source suppressed the cell; its count is then 0 and means nothing. */
  readonly suppressed: Uint8Array;
  readonly rounding: Rounding | null;
  /** One entry a stratification of the plan; absent where the plan has none. Counts above are then sums over strata. */
  readonly strata?: readonly StratifiedCounts[];
}

/** What a source cannot answer, and why, in words that a report can print. */
export interface Unavailable {
  readonly kind: "unavailable";
  readonly reason: UnavailableReason;
}

export type UnavailableReason =
  | "source-holds-counts-only"
  | "no-score-column"
  | "no-outcome-column"
  | "no-band"
  | "no-selected-column"
  | "clusters-unknown"
  | "composition-after-prediction"
  | "no-members"
  | "suppressed-in-source"
  | "no-known-outcome"
  | "nobody-never-inspected"
  | "not-planned"
  | "no-prediction-date";

export interface EvidenceByNeed {
  readonly composition: CompositionEvidence | Unavailable;
  readonly scores: ScoreEvidence | Unavailable;
  readonly groupCounts: GroupCountEvidence | Unavailable;
  readonly jointScores: JointScoreEvidence | Unavailable;
  readonly groupScores: GroupScoreEvidence | Unavailable;
  readonly codedScores: CodedScoreEvidence | Unavailable;
  readonly periodScores: PeriodScoreEvidence | Unavailable;
  readonly gradedOutcomes: GradedOutcomeEvidence | Unavailable;
}

/** Name of a sufficient statistic that a question declares. */
export type EvidenceNeed = keyof EvidenceByNeed;

/** Evidence for the needs that were asked. */
export type Evidence<Need extends EvidenceNeed = EvidenceNeed> = Pick<EvidenceByNeed, Need>;

/** Public facts about a source: no row, no path, no level of a sensitive column. */
export interface SourceDescription {
  readonly form: Plan["data"]["form"];
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  /** Units left out by a rule of the plan, with the rule. */
  readonly leftOut: readonly {
    readonly rule: "overridden" | "superseded-episode" | "no-band";
    readonly units: number;
  }[];
  /** Overrides by hand among the units that remain. */
  readonly overridden: number;
  /** Rows without a partner, a joined file each; absent where the plan joins none. */
  readonly joined?: readonly JoinedRows[];
  /** Server that tables were read from, and whether its login could also change data; absent where there is none. */
  readonly server?: { readonly kind: "postgresql" | "clickhouse"; readonly mayWrite: boolean };
}

/** What of a joined file and of the file it is joined to has no partner. */
export interface JoinedRows {
  /** Base name of the joined file. */
  readonly name: string;
  /** Rows of the joined file that belong to no row of the first. */
  readonly withoutUnit: number;
  /** Rows of the first file that have no value of the joined one. */
  readonly unitsWithout: number;
}

/**
 * Answers needs from a store. Engines return integers, keys and distinct values, never a floating-point aggregate.
 * `dataHash` is SHA-256 over the canonical bytes of the evidence: it goes into the analyst's record only.
 */
export interface Engine {
  readonly plan: Plan;
  describe(): SourceDescription;
  evidence<Need extends EvidenceNeed>(needs: readonly Need[], context: RunContext): Promise<Evidence<Need>>;
  dataHash(context: RunContext): Promise<string>;
  close(): Promise<void>;
}
