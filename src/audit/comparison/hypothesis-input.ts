import type { FamilyStatistics } from "../../statistics/step-down.js";
import type { AllGroupsTest } from "../beside/all-groups-result.js";
import type { ScalarStatistic } from "../permutation/permute.js";
import type { GroupPower } from "../power/power-result.js";
import type { GroupTestsBeside, NotEstimable, TableSupport, Unit } from "../result.js";
import type { SecondPassFacts } from "../second-pass/second-pass.js";
import type { FamilyTests } from "./family-tests.js";
import type { GroupShares } from "./group-shares.js";

/** One hypothesis, ready to be put into words: H1 over members, H2 over units with a majority. */
export interface HypothesisInput {
  readonly id: "h1" | "h2";
  readonly unit: "sponsors" | "cases";
  readonly memberUnit: Unit;
  /** Row labels of the tables; the first `groups` of them are groups, a further one is "no majority". */
  readonly labels: readonly string[];
  readonly groups: number;
  readonly bands: readonly string[];
  readonly flagged: Uint8Array;
  /** Row major band x label. */
  readonly counts: ArrayLike<number>;
  readonly totals: ArrayLike<number>;
  readonly cellSupport: TableSupport;
  readonly totalSupport: TableSupport;
  readonly alpha: number;
  readonly stepDown: "minP" | "maxT";
  readonly tested: Uint16Array;
  readonly statistics: FamilyStatistics;
  readonly family: FamilyTests;
  /** The passes after the first one; null where that rejects nobody. */
  readonly secondPass: SecondPassFacts | null;
  /** Sorted magnitudes of the family; empty where maxT decides. */
  readonly sorted: readonly Float64Array[];
  readonly pearson: ScalarStatistic;
  readonly outside: ScalarStatistic;
  readonly seed: number;
  /** True where the rows of the table are independent of each other: every unit counts once. */
  readonly independentRows: boolean;
  readonly shares: readonly GroupShares[];
  readonly effectiveUnits: readonly number[];
  /** Variance of the contrast under the permutation null, and design effect, per group. */
  readonly variance: (group: number) => { readonly variance: number; readonly designEffect: number | null };
  /** What the deciding test could have found, one entry a tested group. */
  readonly power: readonly (GroupPower | NotEstimable)[];
  readonly allGroups: AllGroupsTest | NotEstimable;
  /** Whether Holm and Benjamini-Yekutieli adjust the resampled p-values: H1, which has no exact ones. */
  readonly adjustsResampled: boolean;
  readonly beside: ((group: number) => GroupTestsBeside) | null;
}
