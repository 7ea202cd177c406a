import type { Provenance } from "../../data/evidence.js";
import type { Derived, TableId } from "../derived-value.js";
import type { OutcomeSetName } from "../errors/errors-result.js";
import type { Estimate, MaybeTest } from "../estimates.js";

/** Violations by band on one set of outcomes. */
export interface BandsOnSet {
  readonly provenance: OutcomeSetName;
  readonly restsOnUntestedAssumption: boolean;
  /** Units with a known outcome in each band, from low to high. */
  readonly known: TableId;
  /** band x (violation, none). */
  readonly outcomes: TableId;
  readonly bands: readonly { readonly band: string; readonly violationRate: Derived<Estimate> }[];
  /** Violation rate of each band less that of the band below it. */
  readonly steps: readonly {
    readonly lower: string;
    readonly higher: string;
    readonly difference: Derived<Estimate>;
  }[];
  /** Change of the violation rate per band, weighted by the units. */
  readonly trend: Derived<Estimate>;
  /** Cochran-Armitage. */
  readonly test: Derived<MaybeTest>;
}

/** Which bands have a known outcome at all, by the way in which it became known. */
export interface BandCoverage {
  readonly provenance: Provenance;
  readonly bands: readonly { readonly band: string; readonly anyOutcome: boolean }[];
}

/** Whether higher bands hold more violations. */
export interface BandsOrdered {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  readonly alpha: number;
  /** Random sample first, where there is one. */
  readonly sets: readonly BandsOnSet[];
  readonly coverage: readonly BandCoverage[];
}
