import type {
  CodesInDoubt,
  DateSplit,
  FixedBands,
  LeftOutPeriod,
  OutcomeSetName,
  RankedBands,
  Threshold,
  TimeFigures,
} from "../audit/stability/stability-result.js";
import type { ShiftedThreshold } from "../audit/stability/threshold-shifts.js";

/** A part of the stability of a model as it may be written: whole, as "fewer than", or not at all. */
export type Shown<T> =
  | { readonly kind: "shown"; readonly value: T }
  | { readonly kind: "class"; readonly relation: "below"; readonly bound: number }
  | { readonly kind: "withheld"; readonly reason: "below-threshold" };

/** Units that change band when codes in doubt are others. */
export type ChangesInDoubt = Pick<CodesInDoubt, "toHigher" | "toLower" | "byShare">;

/** A threshold, and the units that change band for each place that it is moved to, ascending. */
export interface MovedThreshold extends Threshold {
  readonly moved: readonly ShiftedThreshold[];
}

/** Moved thresholds; places that would enclose too few are left out. */
export interface DisclosedShifts {
  readonly step: number;
  readonly thresholds: readonly MovedThreshold[];
}

export interface DisclosedCodes {
  readonly indicator: number | null;
  readonly units: Shown<number>;
  readonly changes: Shown<ChangesInDoubt>;
}

export interface DisclosedTime {
  readonly all: Shown<TimeFigures>;
  readonly dates: Shown<readonly DateSplit[]>;
  readonly periods: Shown<readonly LeftOutPeriod[]>;
  /** Units without a date. */
  readonly undated: Shown<number>;
  /** Sets of outcomes that are too small over time to be written. */
  readonly withheldSets: readonly OutcomeSetName[];
}

/** How stable bands and figures are, as it may be written. */
export interface DisclosedStability {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  readonly level: number;
  readonly units: Shown<number>;
  readonly setByHand: Shown<number>;
  readonly bands: Shown<FixedBands | RankedBands> | null;
  readonly shifts: Shown<DisclosedShifts> | null;
  readonly codes: readonly DisclosedCodes[];
  readonly time: DisclosedTime | null;
}
