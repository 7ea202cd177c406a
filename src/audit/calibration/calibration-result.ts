import type { Derived, NotEstimable, TableId } from "../derived-value.js";
import type { OutcomeSetName } from "../errors/errors-result.js";
import type { Estimate } from "../estimates.js";

/** How far predicted shares lie from observed ones. */
export interface CalibrationNumbers {
  /** Mean of the predicted shares, and the share with a violation. */
  readonly meanPredicted: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
  readonly observed: Derived<Estimate>;
  /** Log odds that are missing on average, the slope held at 1: 0 where predictions are right on average. */
  readonly inTheLarge: Derived<Estimate>;
  readonly intercept: Derived<Estimate>;
  /** 1 where predictions spread as they should; below 1 they are too extreme. */
  readonly slope: Derived<Estimate>;
  readonly brier: Derived<BrierOfSet | NotEstimable>;
}

/** Mean squared distance of prediction and outcome, and what one share for everyone would give. */
export interface BrierOfSet {
  readonly score: Estimate;
  readonly uncertainty: number;
}

/**
 * What a reliability curve is drawn from: the published rows of a table of score classes, and the mean score of each of
 * its rows before any are merged. Disclosure makes the points, so that they never show more than the table does.
 */
export interface ReliabilityCurve {
  readonly classes: TableId;
  readonly meanScores: readonly number[];
  readonly level: number;
  /** How scores are read as probabilities, and the Brier score that the parts over the points add up to; or null. */
  readonly probability: { readonly zero: number; readonly one: number; readonly brier: number } | null;
}

export interface CalibrationOnSet {
  readonly provenance: OutcomeSetName;
  readonly restsOnUntestedAssumption: boolean;
  /** Null where the score cannot be read as a probability. */
  readonly numbers: CalibrationNumbers | null;
  readonly reliability: ReliabilityCurve;
}

/** Whether the score can be read as the share that has a violation. */
export interface Calibration {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  /** Scores that mean never and always; null where the plan's range does not say it: then only by score class. */
  readonly probability: { readonly zero: number; readonly one: number } | null;
  /** Random sample first, where there is one. */
  readonly sets: readonly CalibrationOnSet[];
  /** Per group, over all known outcomes; empty where the score is no probability or there are no groups. */
  readonly groups: readonly ({ readonly group: string } & CalibrationNumbers)[];
}
