import type { ScoredUnit } from "../../data/evidence.js";
import type { Derived, Estimate, MaybeTest, TableId } from "../result.js";
import type { GroupQuestion } from "./group-question.js";
import type { StateShare } from "./state-table.js";

/** The 22 indications: how often each holds, which go together, and which go together with the group. */
export interface IndicationsResult {
  readonly unit: ScoredUnit;
  readonly units: number;
  /** Units without a majority group: they stand in no table by group. */
  readonly withoutGroup: number;
  readonly alpha: number;
  readonly items: readonly { readonly code: string; readonly table: TableId; readonly shares: readonly StateShare[] }[];
  readonly conjunctions: readonly {
    readonly code: "11" | "12";
    readonly table: TableId;
    readonly shares: readonly StateShare[];
  }[];
  /** Parts that hold where their whole does not. */
  readonly partsAlone: readonly { readonly code: string; readonly whole: string; readonly units: Derived<number> }[];
  readonly groups: {
    readonly tests: number;
    readonly resamples: number;
    readonly questions: readonly ({ readonly code: string } & GroupQuestion)[];
    /** Indications that too few units have, or lack, to be looked at by group. */
    readonly notAsked: readonly string[];
  };
  readonly pairs: readonly IndicationPair[];
}

/** Two indications of the same units. */
export interface IndicationPair {
  readonly first: string;
  readonly second: string;
  /** Coefficient phi. */
  readonly phi: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
  /** Fisher's exact p-value, adjusted by Holm over all pairs. */
  readonly adjusted: Derived<number>;
}
