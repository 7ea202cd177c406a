import type { Stratification } from "../evidence.js";

/**
 * Scored units after the rules of the plan, as parallel columns: one entry a unit. The composition of unit i runs from
 * `offsets[i]` to `offsets[i + 1]` (exclusive), groups ascending.
 */
export interface Units {
  readonly count: number;
  /** Scored units that each entry stands for, whole numbers; null where each is one. */
  readonly weights: Float64Array | null;
  /** Band codes, or null when the plan has no bands. */
  readonly bands: Uint8Array | null;
  /** 1 selected, 0 not, 255 not known. */
  readonly selected: Uint8Array;
  /** NaN where a unit has no score; null when there is no score column. */
  readonly scores: Float64Array | null;
  /** Codes of `OUTCOMES`, or null when there is no outcome column. */
  readonly outcomes: Uint8Array | null;
  /** Indices of `PROVENANCES`. */
  readonly provenances: Uint8Array;
  /** Places of levels of severity and classes of numbers of violations, as in `Predictions`. */
  readonly severities: Uint8Array | null;
  readonly numbers: Uint8Array | null;
  readonly composition: UnitComposition;
  /** Strata of every unit; empty where the plan has none. */
  readonly strata: readonly Stratification[];
}

/**
 * Scored units of all entries.
 * @example unitsIn({ count: 2, weights: Float64Array.of(3, 1) }) // 4
 */
export function unitsIn({ count, weights }: Pick<Units, "count" | "weights">): number {
  return weights === null ? count : weights.reduce((sum, weight) => sum + weight, 0);
}

/** Members of every unit, by group in code-point order. */
export interface UnitComposition {
  readonly groups: readonly string[];
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly counts: Uint32Array;
}
