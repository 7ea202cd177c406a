import type { SequentialTest, TestResult } from "../estimates.js";

/**
 * A test of all groups together, beside the deciding one. H1: quadratic form of the contrasts. H2: majority group by
 * band, tables no likelier than this one.
 */
export type AllGroupsTest =
  | {
      readonly kind: "quadratic-form";
      readonly statistic: number;
      /** Rank of the covariance of the contrasts: the degrees of freedom. */
      readonly rank: number;
      readonly test: TestResult | SequentialTest;
    }
  | { readonly kind: "freeman-halton"; readonly test: TestResult };
