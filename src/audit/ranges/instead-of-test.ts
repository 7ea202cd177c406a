import type { Derived, NotEstimable, TableId } from "../derived-value.js";
import type { RoundingRanges } from "./range-result.js";

/** What a verdict rests on where the deciding test cannot be done. */
export type InsteadOfTest = DesignEffectTest | OverSuppression;

/** Members of clusters that are lost: X2 divided by a design effect that the plan names with its source. Approximate. */
export interface DesignEffectTest {
  readonly kind: "design-effect";
  readonly alpha: number;
  readonly groupByBand: TableId;
  readonly designEffect: number;
  readonly source: string;
  readonly test: Derived<
    | {
        readonly kind: "approximate";
        /** X2 / design effect. */
        readonly statistic: number;
        readonly degreesOfFreedom: number;
        readonly pValue: number;
      }
    | NotEstimable
  >;
}

/** Counts that the source suppressed in part: Fisher's test over every table that they can stand for. */
export interface OverSuppression {
  readonly kind: "over-suppression";
  readonly alpha: number;
  readonly groupByBand: TableId;
  readonly tested: readonly string[];
  readonly ranges: RoundingRanges;
}
