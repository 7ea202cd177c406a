import type { Derived, Estimate, MaybeTest, NotEstimable, TableId } from "../result.js";
import type { StateShare } from "./state-table.js";

/**
 * What becomes of the share with a violation, which time alone raises, once violations are counted per recognised year.
 * `stays`: both move the same way. `no-longer-shown`: the share moves, and the rate is not shown to. `turns`: they move
 * in opposite ways. `only-rate`: the rate alone is shown to move. `neither`: no movement is shown.
 */
export const DURATION_READINGS = [
  "stays",
  "no-longer-shown",
  "turns",
  "only-rate",
  "neither",
  "not-estimable",
] as const;
export type DurationReading = (typeof DURATION_READINGS)[number];

/** Units with their violations and the recognised years in which these could be found. */
export interface CountedRate {
  readonly units: Derived<number>;
  readonly violations: Derived<number>;
  readonly years: Derived<number>;
  /** Share with a violation, by Wilson's interval. */
  readonly share: Derived<Estimate>;
  /** Violations per recognised year. */
  readonly rate: Derived<Estimate>;
}

/** A band of duration. */
export interface DurationBandResult extends CountedRate {
  readonly band: string;
  /** Share and rate over those of the first band; null for the first. */
  readonly shareRatio: Derived<Estimate> | null;
  readonly rateRatio: Derived<Estimate> | null;
}

/** A group beside all other units with a majority group. */
export interface DurationGroupResult extends CountedRate {
  readonly group: string;
  /** Mantel and Haenszel's ratio of rates within bands of duration, over the others. */
  readonly ratio: Derived<Estimate>;
  /** p-value of violations above those expected within bands, adjusted by Holm over the groups. */
  readonly adjusted: Derived<number>;
}

/** How long each took part, and violations per recognised year. */
export interface DurationResult {
  readonly states: { readonly table: TableId; readonly shares: readonly StateShare[] };
  readonly table: TableId;
  readonly bands: readonly DurationBandResult[];
  /** Variance of violations within bands over that of independent ones; above 1 it widens intervals. */
  readonly dispersion: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
  /** Where the share with a violation goes with duration; a share that does not change at all rises by nothing. */
  readonly shareMoves: Derived<"rises" | "falls">;
  /** Of the share with a violation, over the mean duration of the bands. */
  readonly shareTest: Derived<MaybeTest>;
  /** Ratio of the rates at one year more of duration. */
  readonly yearRatio: Derived<Estimate>;
  readonly rateTest: Derived<MaybeTest>;
  readonly reading: Derived<DurationReading>;
  readonly groups: {
    readonly table: TableId;
    /** Groups that pass the gate and are too small here to stand by name. */
    readonly together: number;
    readonly compared: readonly DurationGroupResult[];
  } | null;
}
