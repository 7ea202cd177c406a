import type { RocBandPoint } from "../../statistics/histogram-bootstrap.js";
import type { Derived, NotEstimable, TableId } from "../derived-value.js";
import type { Estimate, Interval, MaybeTest } from "../estimates.js";
import type { SetName } from "./set-name.js";

/** A figure that was reported for an earlier model, read as an area. It says nothing of the data of this audit. */
export interface BaselineFigure {
  readonly auc: number;
  readonly source: string | null;
  /** Units that it was measured on; null where its source does not say. */
  readonly counts: { readonly violations: number; readonly none: number } | null;
  /** Hanley-McNeil interval at those counts; null without them. */
  readonly interval: Interval | NotEstimable | null;
  /** The interval that the figure would have at some counts; empty where its own are known. */
  readonly ifCounts: readonly {
    readonly violations: number;
    readonly none: number;
    readonly interval: Interval | NotEstimable;
  }[];
  /** Fewest units that tell an area like this from 0.5 at the planned power, by the variance behind the critical value. */
  readonly needed: readonly {
    readonly criticalVariance: "alternative" | "null";
    readonly violations: number;
    readonly none: number;
  }[];
}

/** The area less a figure whose counts are known, on separate units. */
export interface FigureComparison {
  readonly baseline: number;
  readonly difference: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
}

/** The area with intervals that hold where units of one cluster are alike. */
export interface ClusteredArea {
  readonly clusters: number;
  readonly auc: Estimate;
  readonly bootstrap: Estimate;
}

/** What inspecting a share of the units, from the highest score down, finds. Ties at the cut: in random order. */
export interface ScoreYield {
  readonly share: number;
  /** Inspections a year that the share stands for; null for a share of the tool's own. */
  readonly capacity: number | null;
  readonly inspected: number;
  readonly found: number;
  readonly tiedAtCut: number;
  readonly yield: Estimate;
  readonly reached: Estimate;
  readonly lift: Estimate;
}

/** The score on one set of known outcomes, looked at as something to inspect by. */
export interface ScoreInUse {
  readonly provenance: SetName;
  readonly restsOnUntestedAssumption: boolean;
  readonly outcomes: TableId;
  readonly scoreClasses: TableId;
  /** The area again, by resampling of units. */
  readonly bootstrap: Derived<Estimate>;
  /** Null where the source names nothing that several units belong to. */
  readonly clustered: Derived<ClusteredArea | NotEstimable> | null;
  readonly againstFigures: readonly FigureComparison[];
  /** Share of the units with a violation: what inspecting in random order finds. */
  readonly baseRate: Derived<Estimate>;
  readonly averagePrecision: Derived<Estimate>;
  readonly yields: Derived<readonly ScoreYield[] | NotEstimable>;
  /** Pointwise band around the ROC curve. */
  readonly rocBand: Derived<readonly RocBandPoint[] | NotEstimable>;
}

export interface ScoreInPeriod {
  /** Row of the table of outcomes. */
  readonly period: string;
  /** First day, where dates cut the periods; null for the first of them and where a column names them. */
  readonly starts: string | null;
  readonly developedOn: boolean;
  readonly auc: Derived<Estimate>;
}

/** A difference of two areas on separate units, later minus earlier or out of sample minus in sample. */
export interface AreaChange {
  readonly difference: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
}

/** The score period by period, on one set of outcomes. */
export interface ScorePeriods {
  readonly provenance: SetName;
  readonly cutBy: "dates" | "column";
  /** period x outcome; the last row holds units that fall in no period, where there are any. */
  readonly outcomes: TableId;
  readonly periods: readonly ScoreInPeriod[];
  /** Last period minus first. */
  readonly change: AreaChange;
  /** Null where the plan does not say which periods the model was developed on. */
  readonly development: {
    readonly inSample: Derived<Estimate>;
    readonly outOfSample: Derived<Estimate>;
    readonly change: AreaChange;
  } | null;
}

/** Beside the area by provenance: the figures it is compared with, its use, and its course over time. */
export interface Discrimination {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  /** Scored units, of known outcome or not. */
  readonly scored: number;
  readonly figures: readonly BaselineFigure[];
  /** In the order of the score's sets. */
  readonly sets: readonly ScoreInUse[];
  readonly periods: ScorePeriods | null;
}
