import { nullQuantile } from "../../../src/audit/comparison/resampled-test.js";
import { testedGroups } from "../../../src/audit/hypothesis-1/hypothesis-1.js";
import { memberFamily } from "../../../src/audit/hypothesis-1/member-family.js";
import { testedMajorityGroups } from "../../../src/audit/hypothesis-2/hypothesis-2.js";
import { majorityFamily } from "../../../src/audit/hypothesis-2/majority-family.js";
import { type AuditedUnits, auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { type Majorities, majorities } from "../../../src/audit/permutation/majority.js";
import type { CompositionEvidence } from "../../../src/data/evidence.js";
import type { ArrangementDesign } from "../../../src/statistics/arrangement-statistics.js";
import { clusterPermutationTask, observedStatistics } from "../../../src/statistics/cluster-permutation.js";
import type { FamilyPValues, FamilyStatistics } from "../../../src/statistics/step-down.js";
import { ALPHA } from "../rates.js";
import type { MadeUpSet } from "./made-up-sponsors.js";

/** Resamples in one set: the adjusted p-value of step-down minP is a valid rank p-value at any number. */
export const RESAMPLES = 999;

export const GATE = { units: 10, effectiveUnits: 20, majorityUnits: 10 } as const;

/** What a set takes from a plan. */
export const PLAN = {
  hypothesis1: { alpha: ALPHA, stepDown: "minP" },
  hypothesis2: { alpha: ALPHA, stepDown: "minP" },
  margins: { ratioLower: 0.8, ratioUpper: 1.25 },
} as const;

/** One family of a set: its groups by code, their adjusted p-values, and whether a signal would be given. */
export interface DecidedGroups {
  readonly tested: Uint16Array;
  readonly contrasts: Float64Array;
  readonly family: FamilyPValues;
  /** `family.pValues`. */
  readonly adjusted: Float64Array;
  /** More groups outside the margin than in 95 of 100 resamples. */
  readonly signalled: boolean;
}

/** Both hypotheses on one set, decided by the functions that the audit decides with. */
export interface DecidedSet {
  readonly units: AuditedUnits;
  readonly majorities: Majorities;
  readonly h1: DecidedGroups;
  readonly h2: DecidedGroups;
}

/** Seed of the resamples of a set: streams that no set is drawn from. */
export function resamplingSeed(seed: number): number {
  return 0x80000000 + seed;
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
    ...PLAN.margins,
  };
  const composition = units.composition!;
  const observed = observedStatistics(composition, design, units.bandCodes);
  const problem = { seed: resamplingSeed(seed), resamples: RESAMPLES, composition, design };
  const drawn = clusterPermutationTask.runBlock(problem, 0);
  const statistics = (own: Float64Array, resampled: Float64Array): FamilyStatistics => ({
    observed: own,
    resampled,
    resamples: RESAMPLES,
  });
  const first = { tested: design.tested, statistics: statistics(observed.contrasts, drawn.contrasts) };
  const second = {
    tested: design.testedMajorities,
    statistics: statistics(observed.majorityContrasts, drawn.majorityContrasts),
  };
  const all = { units: units.sums.units, flagged: units.flaggedUnits };
  const members = memberFamily(units, { ...first, stepDown: PLAN.hypothesis1.stepDown });
  const counted = majorityFamily(all, { ...second, sizes: majority.units, stepDown: PLAN.hypothesis2.stepDown });
  return {
    units,
    majorities: majority,
    h1: decided(first, members.tests.adjusted, isSignalled(observed.outside[0]!, drawn.outside)),
    h2: decided(second, counted.tests.adjusted, isSignalled(observed.majorityOutside[0]!, drawn.majorityOutside)),
  };
}

function decided(
  { tested, statistics }: { readonly tested: Uint16Array; readonly statistics: FamilyStatistics },
  family: FamilyPValues,
  signalled: boolean,
): DecidedGroups {
  return { tested, contrasts: statistics.observed, family, adjusted: family.pValues, signalled };
}

function isSignalled(outside: number, outsideDrawn: Uint16Array): boolean {
  return outside > nullQuantile(outsideDrawn.slice().sort(), 0.95);
}

/** Whether some group of a family is shown to differ; null when no group is tested. */
export function someShown({ adjusted }: DecidedGroups): boolean | null {
  return adjusted.length === 0 ? null : adjusted.some((p) => p <= ALPHA);
}

/** Whether one group is shown to differ; null when it is not tested. */
export function isShown({ tested, adjusted }: DecidedGroups, group: number): boolean | null {
  const at = tested.indexOf(group);
  return at < 0 ? null : adjusted[at]! <= ALPHA;
}
