import type { CompositionEvidence, GroupCountEvidence, Unavailable } from "../data/evidence.js";
import type { Plan } from "../plan/schema.js";
import type { RunContext } from "../runtime/run-context.js";
import { countedSet, memberSet } from "./conditional/stratified-set.js";
import { withinStrata } from "./conditional/within-strata.js";
import { hypothesis1, testedGroups } from "./hypothesis-1/hypothesis-1.js";
import { hypothesis2, testedMajorityGroups } from "./hypothesis-2/hypothesis-2.js";
import { majorityCounts } from "./hypothesis-2/majority-counts.js";
import { type AuditedUnits, auditedUnits, MEMBER_CLASSES } from "./permutation/audited-units.js";
import { majorities } from "./permutation/majority.js";
import { permute } from "./permutation/permute.js";
import { withoutTest } from "./ranges/without-test.js";
import type { CountTable, HypothesisResult, NotTested } from "./result.js";
import { untested } from "./verdict-rules.js";

export interface HypothesisResults {
  readonly tables: readonly CountTable[];
  readonly unitsByMembers: string | null;
  readonly hypothesis1: HypothesisResult;
  readonly hypothesis2: HypothesisResult;
  /** Resamples that were run; null where nothing was permuted. */
  readonly resamples: number | null;
}

const NO_GROUPS = new Uint16Array(0);

/** Both hypotheses from one run of permutations, or the reason why one or both cannot be tested. */
export async function hypotheses(
  composition: CompositionEvidence | Unavailable,
  counts: GroupCountEvidence | Unavailable,
  plan: Plan,
  context: RunContext,
): Promise<HypothesisResults> {
  if (composition.kind === "unavailable") return fromCounts(composition, counts, plan, context);
  const units = auditedUnits(composition);
  const problem = untestable(units);
  if (problem !== null) {
    return { ...neither(problem, problem), tables: unitTables(units), unitsByMembers: memberTable(units) };
  }
  const majority = units.composition === null ? null : majorities(units, majorityRule(plan));
  const families = {
    tested: testedGroups(units, plan.groups.gate),
    testedMajorities:
      majority === null ? NO_GROUPS : testedMajorityGroups(majority, plan.groups.gate, units.sums.units),
  };
  const permutations = await permute(units, majority, families, plan, context);
  const first = families.tested.length === 0 ? null : await hypothesis1(units, permutations, plan, context);
  const second =
    majority === null || families.testedMajorities.length === 0
      ? null
      : await hypothesis2(units, majority, permutations, plan, context);
  const results: HypothesisResults = {
    tables: [...unitTables(units), ...(first?.tables ?? []), ...(second?.tables ?? [])],
    unitsByMembers: memberTable(units),
    hypothesis1: first?.result ?? notTested("no-group-passes-the-gate"),
    hypothesis2:
      second?.result ?? notTested(majority === null ? "cases-have-one-group-each" : "no-group-passes-the-gate"),
    resamples: permutations.resamples,
  };
  const strata = { kind: "members", set: memberSet(composition, units), majority } as const;
  return withinStrata(results, strata, plan, context);
}

/** Counts of sponsors by majority group answer H2 and say nothing of H1. */
async function fromCounts(
  missing: Unavailable,
  counts: GroupCountEvidence | Unavailable,
  plan: Plan,
  context: RunContext,
): Promise<HypothesisResults> {
  if (counts.kind === "unavailable") return neither(missing.reason, missing.reason);
  const instead = withoutTest(counts, plan);
  const second = counts.unit === "cases" ? "cases-have-one-group-each" : "counts-are-not-of-sponsors";
  if (instead !== null) return { ...neither(missing.reason, second), ...instead };
  if (counts.unit !== "sponsors") return neither(missing.reason, second);
  if (counts.bands === null) return neither(missing.reason, "no-band");
  if (counts.suppressed.includes(1)) return neither(missing.reason, "suppressed-in-source");
  const { units, majority } = majorityCounts(counts, counts.bands);
  const problem = untestable(units);
  if (problem !== null) return neither(missing.reason, problem);
  const tested = testedMajorityGroups(majority, plan.groups.gate, units.sums.units);
  if (tested.length === 0) return neither(missing.reason, "no-group-passes-the-gate");
  const permutations = await permute(units, majority, { tested: NO_GROUPS, testedMajorities: tested }, plan, context);
  const { tables, result } = await hypothesis2(units, majority, permutations, plan, context);
  const results: HypothesisResults = {
    tables: [...unitTables(units), ...tables],
    unitsByMembers: null,
    hypothesis1: notTested(missing.reason),
    hypothesis2: result,
    resamples: permutations.resamples,
  };
  return withinStrata(results, { kind: "majorities", set: countedSet(counts, units) }, plan, context);
}

function neither(first: NotTested["reason"], second: NotTested["reason"]): HypothesisResults {
  return {
    tables: [],
    unitsByMembers: null,
    hypothesis1: notTested(first),
    hypothesis2: notTested(second),
    resamples: null,
  };
}

function untestable(units: AuditedUnits): NotTested["reason"] | null {
  if (units.sums.members === 0) return "no-members";
  if (units.sums.groupMembers.filter((members) => members > 0).length < 2) return "one-group";
  if (units.flaggedUnits === 0 || units.flaggedUnits === units.sums.units) return "no-variation";
  return null;
}

function notTested(reason: NotTested["reason"]): NotTested {
  return { kind: "not-tested", reason, verdict: untested(reason) };
}

function majorityRule(plan: Plan) {
  return { threshold: plan.hypothesis2.majorityThreshold, minMembers: plan.hypothesis2.minMigrants };
}

function memberTable(units: AuditedUnits): string | null {
  return units.composition === null ? null : "units.members";
}

/** Units with members by band and, where units have several members, all units by number of members. */
function unitTables(units: AuditedUnits): readonly CountTable[] {
  const byBand: CountTable = {
    id: "units.bands",
    unit: units.unit,
    keys: [{ name: "band", levels: units.bands }],
    counts: Array.from(units.bandSizes),
  };
  if (units.composition === null) return [byBand];
  return [
    byBand,
    {
      id: "units.members",
      unit: units.unit,
      keys: [{ name: "members", levels: MEMBER_CLASSES }],
      counts: units.unitsByMembers,
    },
  ];
}
