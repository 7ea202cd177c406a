import { testedGroups } from "../../../src/audit/hypothesis-1/hypothesis-1.js";
import { testedMajorityGroups } from "../../../src/audit/hypothesis-2/hypothesis-2.js";
import { type AuditedUnits, auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { majorities } from "../../../src/audit/permutation/majority.js";
import type { CompositionEvidence } from "../../../src/data/evidence.js";
import { clusterPermutationTask, observedStatistics } from "../../../src/statistics/cluster-permutation.js";
import { effectiveUnits } from "../../../src/statistics/composition.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { fisherExact } from "../../../src/statistics/fisher-exact.js";
import { holm } from "../../../src/statistics/multiplicity.js";
import { streamsFrom } from "../../../src/statistics/random.js";
import { type FamilyStatistics, stepDownMaxT, stepDownMinP } from "../../../src/statistics/step-down.js";
import { ALPHA } from "../rates.js";
import type { Outcome } from "../study.js";
import {
  chiSquaredOfPeople,
  type FlaggedByGroup,
  fourFifthsRule,
  maxMinBootstrapExcludesZero,
  uncorrectedTTests,
} from "./popular-procedures.js";

/** Resamples of the permutation in one set. */
export const RESAMPLES = 999;
export const BOOTSTRAPS = 199;
/** Groups with fewer units than this are not tested, as by the default of a plan. */
const LEAST_UNITS = 10;

/** A set of sponsors as the audit sees it, with the statistics of one run of the permutation. */
export interface ClusteredSet {
  readonly seed: number;
  readonly units: AuditedUnits;
  readonly tested: Uint16Array;
  readonly testedMajorities: Uint16Array;
  readonly members: FamilyStatistics;
  readonly majorities: FamilyStatistics;
  readonly majorityUnits: Float64Array;
  readonly flaggedMajorities: Float64Array;
  readonly pearson: { readonly observed: number; readonly resampled: Float64Array };
}

/** Seed of the resamples, apart from the seeds 1 to N that the sets are drawn with. */
export function resamplingSeed(seed: number): number {
  return 0x80000000 + seed;
}

/** Audits a set as `toetssteen audit` does: the groups behind the gate, contrasts observed and permuted. */
export function clusteredSet(seed: number, evidence: CompositionEvidence, gate = 20): ClusteredSet {
  const units = auditedUnits(evidence);
  const majority = majorities(units, { threshold: 0.5, minMembers: 1 });
  const limits = { units: LEAST_UNITS, effectiveUnits: gate, majorityUnits: LEAST_UNITS };
  const tested = testedGroups(units, limits);
  const testedMajorities = testedMajorityGroups(majority, limits, units.sums.units);
  const design = {
    sums: units.sums,
    bandSizes: units.bandSizes,
    flagged: units.flagged,
    tested,
    majority: majority.majority,
    majorityUnits: majority.units,
    testedMajorities,
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
  const composition = units.composition!;
  const observed = observedStatistics(composition, design, units.bandCodes);
  const problem = { seed: resamplingSeed(seed), resamples: RESAMPLES, composition, design };
  const drawn = clusterPermutationTask.runBlock(problem, 0);
  const family = (own: Float64Array, resampled: Float64Array) => ({ observed: own, resampled, resamples: RESAMPLES });
  return {
    seed,
    units,
    tested,
    testedMajorities,
    members: family(observed.contrasts, drawn.contrasts),
    majorities: family(observed.majorityContrasts, drawn.majorityContrasts),
    majorityUnits: majority.units,
    flaggedMajorities: flaggedOf(majority.unitsByBand, units),
    pearson: { observed: observed.pearson[0]!, resampled: drawn.pearson },
  };
}

function flaggedOf(byBand: Float64Array, units: AuditedUnits): Float64Array {
  const width = units.groups.length + 1;
  return Float64Array.from({ length: width }, (_, group) =>
    units.flagged.reduce((sum, flag, band) => sum + (flag === 1 ? byBand[band * width + group]! : 0), 0),
  );
}

/** Whether some group of a family is shown to differ; null when the family is empty. */
export function familyRejects(family: FamilyStatistics, by: "maxT" | "minP"): Outcome {
  if (family.observed.length === 0) return null;
  const { pValues } = by === "maxT" ? stepDownMaxT(family) : stepDownMinP(family);
  return pValues.some((pValue) => pValue <= ALPHA);
}

/** Whether one named group is shown to differ; null when it is not tested. */
export function groupShown(set: ClusteredSet, label: string, hypothesis: "members" | "majorities"): Outcome {
  const tested = hypothesis === "members" ? set.tested : set.testedMajorities;
  const at = tested.indexOf(set.units.groups.indexOf(label));
  return at < 0 ? null : stepDownMinP(set[hypothesis]).pValues[at]! <= ALPHA;
}

/** The family of the groups with at least so many effective units. */
export function familyFrom(set: ClusteredSet, gate: number): FamilyStatistics {
  const { observed, resampled, resamples } = set.members;
  const kept = [...set.tested.keys()].filter((k) => effectiveUnits(set.units.sums, set.tested[k]!) >= gate);
  const rows = new Float64Array(kept.length * resamples);
  for (const [row, k] of kept.entries())
    rows.set(resampled.subarray(k * resamples, (k + 1) * resamples), row * resamples);
  return { observed: Float64Array.from(kept, (k) => observed[k]!), resampled: rows, resamples };
}

/** Pearson's X2 of the table of migrants under the same permutations. */
export function permutedPearsonRejects({ pearson }: ClusteredSet): Outcome {
  const bound = pearson.observed * (1 - 1e-10);
  const extreme = pearson.resampled.reduce((count, value) => count + (value >= bound ? 1 : 0), 0);
  return (extreme + 1) / (pearson.resampled.length + 1) <= ALPHA;
}

/** Fisher exact of each majority nationality against the other sponsors, with Holm. */
export function fisherWithHolmRejects(set: ClusteredSet): Outcome {
  if (set.testedMajorities.length === 0) return null;
  const { units, flaggedUnits } = { units: set.units.sums.units, flaggedUnits: set.units.flaggedUnits };
  const pValues = Array.from(set.testedMajorities, (group) => {
    const [flagged, total] = [set.flaggedMajorities[group]!, set.majorityUnits[group]!];
    const others = flaggedUnits - flagged;
    const table = contingencyTable([
      [flagged, total - flagged],
      [others, units - total - others],
    ]);
    return fisherExact(table).pValue;
  });
  return holm(pValues).some((pValue) => pValue <= ALPHA);
}

/** Flagged migrants and all migrants of the tested groups. */
function migrantsOf({ units, tested }: ClusteredSet): FlaggedByGroup {
  const width = units.groups.length;
  const flaggedMembers = (group: number) =>
    units.flagged.reduce((sum, flag, band) => sum + (flag === 1 ? units.members[band * width + group]! : 0), 0);
  return {
    flagged: Array.from(tested, flaggedMembers),
    totals: Array.from(tested, (group) => units.sums.groupMembers[group]!),
    everyone: {
      flagged: units.groups.reduce((sum, _, group) => sum + flaggedMembers(group), 0),
      total: units.sums.members,
    },
  };
}

/** What the popular procedures say of the same set, each looking at the same groups. */
export const popular = {
  chiSquared: ({ pearson, units }: ClusteredSet): Outcome =>
    chiSquaredOfPeople(
      pearson.observed,
      units.sums.groupMembers.filter((count) => count > 0).length,
      units.bandSizes.filter((count) => count > 0).length,
    ),
  fourFifths: (set: ClusteredSet): Outcome => fourFifthsRule(migrantsOf(set)),
  tTests: (set: ClusteredSet): Outcome => uncorrectedTTests(migrantsOf(set)),
  maxMinBootstrap: (set: ClusteredSet): Outcome => {
    const { flagged, totals } = migrantsOf(set);
    const people = flagged.flatMap((count, group) => [
      ...new Array<number>(count).fill(2 * group + 1),
      ...new Array<number>(totals[group]! - count).fill(2 * group),
    ]);
    return maxMinBootstrapExcludesZero(Uint16Array.from(people), {
      groups: totals.length,
      resamples: BOOTSTRAPS,
      stream: streamsFrom(resamplingSeed(set.seed)).block(30),
    });
  },
};
