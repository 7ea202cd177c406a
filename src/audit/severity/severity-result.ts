import type { GradedBy } from "../../data/evidence.js";
import type { Derived, TableId } from "../derived-value.js";
import type { OutcomeSetName } from "../errors/errors-result.js";
import type { Estimate, MaybeTest } from "../estimates.js";

/** Whether units in higher bands have higher grades. */
export interface OrderedGrades {
  /** Of two units from different bands: probability that the one in the higher band has the higher grade, ties half. */
  readonly superiority: Derived<Estimate>;
  /** The same for each band and the band below it. */
  readonly steps: readonly {
    readonly lower: string;
    readonly higher: string;
    readonly superiority: Derived<Estimate>;
  }[];
  /** Jonckheere-Terpstra over all bands. */
  readonly test: Derived<MaybeTest>;
}

/** Grades of violations by band on one set of outcomes. */
export interface GradedOnSet {
  readonly provenance: OutcomeSetName;
  readonly restsOnUntestedAssumption: boolean;
  /** Units with a known outcome by band; violations without a stated grade are left out. */
  readonly known: TableId;
  /** band x (no violation, each grade). */
  readonly outcomes: TableId;
  /** Per band, share of each grade among the violations; empty where the set only adds units without one. */
  readonly bands: readonly {
    readonly band: string;
    readonly shares: readonly { readonly grade: string; readonly share: Derived<Estimate> }[];
  }[];
  /** Over all units, no violation as the lowest grade. */
  readonly all: OrderedGrades;
  /** Over units with a violation only; null where the set only adds units without one. */
  readonly violators: OrderedGrades | null;
}

/** Whether higher bands hold more serious, or more, violations. */
export interface GradedBands {
  readonly by: GradedBy;
  readonly unit: "sponsors" | "cases";
  readonly alpha: number;
  /** From the least to the most. */
  readonly grades: readonly string[];
  /** Random sample first, where there is one. */
  readonly sets: readonly GradedOnSet[];
}
