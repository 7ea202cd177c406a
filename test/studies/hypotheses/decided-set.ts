import { testedGroups } from "../../../src/audit/hypothesis-1/hypothesis-1.js";
import { testedMajorityGroups } from "../../../src/audit/hypothesis-2/hypothesis-2.js";
import { type AuditedUnits, auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { majorities } from "../../../src/audit/permutation/majority.js";
import type { CompositionEvidence } from "../../../src/data/evidence.js";
import type { ArrangementDesign } from "../../../src/statistics/arrangement-statistics.js";
import { clusterPermutationTask, observedStatistics } from "../../../src/statistics/cluster-permutation.js";
import { type FamilyPValues, type FamilyStatistics, stepDownMinP } from "../../../src/statistics/step-down.js";
import { ALPHA } from "../rates.js";
import type { MadeUpSet } from "./made-up-sponsors.js";

/** Resamples in one set: the adjusted p-value of step-down minP is a valid rank p-value at any number. */
export const RESAMPLES = 999;

export const GATE = { units: 10, effectiveUnits: 20, majorityUnits: 10 } as const;

/** One family of a set: its groups by code, their adjusted p-values, and whether a signal would be given. */
export interface DecidedFamily {
  readonly tested: Uint16Array;
  readonly adjusted: Float64Array;
  /** More groups outside the margin than in 95 of 100 resamples. */
  readonly signalled: boolean;
}

/** Both hypotheses on one set by the kernels that the audit uses. */
export interface DecidedSet {
  readonly units: AuditedUnits;
  readonly h1: DecidedFamily;
  readonly h2: DecidedFamily;
}

/** A made-up set as composition evidence: two bands, one pattern a sponsor. */
export function asEvidence({ sponsors, flags }: MadeUpSet): CompositionEvidence {
  return {
    kind: "composition",
    unit: "sponsors",
    memberUnit: "migrants",
    groups: sponsors.groups,
    bands: { order: ["low", "high"], flagged: [false, true] },
    weights: new Uint32Array(flags.length).fill(1),
    offsets: sponsors.offsets,
    groupCodes: sponsors.groupCodes,
    memberCounts: sponsors.memberCounts,
    bandCodes: flags,
    selected: new Uint8Array(flags.length).fill(255),
    units: flags.length,
  };
}

/** Audits a set: the groups behind the gate, contrasts observed and permuted. */
export function decidedSet(seed: number, set: MadeUpSet): DecidedSet {
  const units = auditedUnits(asEvidence(set));
  const majority = majorities(units, { threshold: 0.5, minMembers: 1 });
  const design: ArrangementDesign = {
    sums: units.sums,
    bandSizes: units.bandSizes,
    flagged: units.flagged,
    tested: testedGroups(units, GATE),
    majority: majority.majority,
    majorityUnits: majority.units,
    testedMajorities: testedMajorityGroups(majority, GATE, units.sums.units),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
  const composition = units.composition!;
  const observed = observedStatistics(composition, design, units.bandCodes);
  const problem = { seed: 0x80000000 + seed, resamples: RESAMPLES, composition, design };
  const drawn = clusterPermutationTask.runBlock(problem, 0);
  const family = (own: Float64Array, resampled: Float64Array) => ({ observed: own, resampled, resamples: RESAMPLES });
  return {
    units,
    h1: decided(design.tested, family(observed.contrasts, drawn.contrasts), observed.outside[0]!, drawn.outside),
    h2: decided(
      design.testedMajorities,
      family(observed.majorityContrasts, drawn.majorityContrasts),
      observed.majorityOutside[0]!,
      drawn.majorityOutside,
    ),
  };
}

function decided(
  tested: Uint16Array,
  family: FamilyStatistics,
  outside: number,
  outsideDrawn: Uint16Array,
): DecidedFamily {
  const sorted = outsideDrawn.slice().sort();
  const null95 = sorted[Math.ceil(0.95 * sorted.length) - 1]!;
  return { tested, adjusted: stepDownMinP(family).pValues, signalled: outside > null95 };
}

/** The deciding test of some groups of members against all others, as `decidedSet` makes it. */
export function familyOf(
  seed: number,
  units: AuditedUnits,
  tested: Uint16Array,
): { readonly observed: Float64Array; readonly adjusted: FamilyPValues } {
  const design: ArrangementDesign = {
    sums: units.sums,
    bandSizes: units.bandSizes,
    flagged: units.flagged,
    tested,
    majority: null,
    majorityUnits: null,
    testedMajorities: new Uint16Array(0),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
  const composition = units.composition!;
  const { contrasts: observed } = observedStatistics(composition, design, units.bandCodes);
  const problem = { seed: 0x80000000 + seed, resamples: RESAMPLES, tableResamples: 0, composition, design };
  const { contrasts: resampled } = clusterPermutationTask.runBlock(problem, 0);
  return { observed, adjusted: stepDownMinP({ observed, resampled, resamples: RESAMPLES }) };
}

/** Whether some group of a family is shown to differ; null when no group is tested. */
export function someShown({ adjusted }: DecidedFamily): boolean | null {
  return adjusted.length === 0 ? null : adjusted.some((p) => p <= ALPHA);
}

/** Whether one group is shown to differ; null when it is not tested. */
export function isShown({ tested, adjusted }: DecidedFamily, group: number): boolean | null {
  const at = tested.indexOf(group);
  return at < 0 ? null : adjusted[at]! <= ALPHA;
}
