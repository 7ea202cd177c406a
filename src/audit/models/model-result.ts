import type { Derived, NotEstimable, TableId } from "../derived-value.js";
import type { Estimate, MaybeTest } from "../estimates.js";
import type { SetName } from "../score/set-name.js";

/** Areas of two models on the same units; the audited one first. */
export interface ModelAreas {
  readonly provenance: SetName;
  /** Whether the other model is ranked by its score or, having none, by its bands. */
  readonly rankedBy: "score" | "band";
  readonly outcomes: TableId;
  /** Whether intervals and test hold when units of one cluster are alike; false: the source has no clusters. */
  readonly overClusters: boolean;
  readonly audited: Derived<Estimate>;
  readonly other: Derived<Estimate>;
  /** Audited minus other, paired. */
  readonly difference: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
}

/** Agreement of two models beyond chance, over all units that both place in a band. */
export interface ModelAgreement {
  /** Band of the audited model x band of the other. */
  readonly bands: TableId;
  /** Flagged by the audited model x flagged by the other. */
  readonly flags: TableId;
  readonly bandKappa: Derived<Estimate>;
  readonly flagKappa: Derived<Estimate>;
}

/** Errors of two models on the same units: flagged without a violation, or not flagged with one. */
export interface ModelErrors {
  readonly provenance: SetName;
  /** Audited model right or wrong x other model right or wrong. */
  readonly table: TableId;
  readonly auditedWrong: Derived<Estimate>;
  readonly otherWrong: Derived<Estimate>;
  /** McNemar's exact test that both err as often, and the same with mid-p. */
  readonly exact: Derived<MaybeTest>;
  readonly midP: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
}

/** The audited model beside a further one of the plan, on the same units. */
export interface ModelComparison {
  /** Name in the plan. */
  readonly name: string;
  readonly unit: "sponsors" | "cases";
  /** Null where one of the models ranks no unit. */
  readonly areas: ModelAreas | null;
  /** Null where one of the models has no bands. */
  readonly agreement: ModelAgreement | null;
  readonly errors: ModelErrors | null;
}
