/**
 * How the units of a stratum come to be inspected: some are drawn; or all are, since the model selects them (some of
 * these are drawn too); or their outcome is known because of a signal, which is assumed to have come in any case.
 */
export type StratumKind = "drawn" | "selected" | "signal";

/** A stratum of the frame: units of one band, planned strata, majority group and kind. */
export interface SampleStratum {
  readonly name: string;
  readonly band: string;
  /** Majority group with strata of its own; null for the others together, or where groups do not split the strata. */
  readonly group: string | null;
  readonly kind: StratumKind;
  readonly size: number;
  /** Units to be drawn at random: drawn / size is the inclusion probability of each. */
  readonly drawn: number;
}
