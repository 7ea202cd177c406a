import type { CompositionEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { throwIfAborted } from "../../runtime/inline.js";
import type { RunContext } from "../../runtime/run-context.js";
import { hypotheses } from "../hypotheses.js";
import { renamedTables } from "../renamed-tables.js";
import type { CountTable, HypothesisResult } from "../result.js";
import type { FamilyResult, LinkedTables } from "./family-result.js";
import { linkedMajorities, linkedMembers } from "./linked-tables.js";
import { type Regrouped, regroup } from "./regroup.js";
import { type CrossedFamily, splitMajorities, splitMembers } from "./split-links.js";

/** Families of a plan, tested, with their tables and what links these to the tables of single groups. */
export interface FamilyResults {
  readonly tables: readonly CountTable[];
  readonly families: readonly FamilyResult<HypothesisResult>[];
  readonly links: readonly LinkedTables[];
}

/** A family is raised to what its number of groups needs; beyond that, so many resamples decide. */
const FAMILY_RESAMPLES = 9_999;

type PlannedFamily = Plan["families"][number];

/**
 * Tests both hypotheses on every further family of the plan: the same tests of the same units, with members in other
 * groups and at the error rate of the family.
 * @param composition  who is behind each scored unit, or why that is not known: no family is then tested
 * @param single  the hypotheses by single groups, to which the tables of the families are linked
 * @returns families in the order of the plan; tables are named `family.<name>.h1.*` and `family.<name>.h2.*`
 * @throws AuditError `interrupted` when the signal of the context was aborted
 */
export async function plannedFamilies(
  composition: CompositionEvidence | Unavailable,
  single: { readonly hypothesis1: HypothesisResult; readonly hypothesis2: HypothesisResult },
  plan: Plan,
  context: RunContext,
): Promise<FamilyResults> {
  const tables: CountTable[] = [];
  const families: FamilyResult<HypothesisResult>[] = [];
  const regrouped: Regrouped[] = [];
  for (const family of plan.families) {
    throwIfAborted(context.signal);
    const members = composition.kind === "unavailable" ? null : regroup(composition, family.groups, ownGroups(plan));
    const tested = await testFamily(family, members?.evidence ?? (composition as Unavailable), plan, context);
    tables.push(...tested.tables);
    const notFound = members?.notFound ?? [];
    families.push({
      ...tested.result,
      notPlaced: members?.notPlaced ?? [],
      ...(notFound.length > 0 && { notFound }),
    });
    if (members !== null) regrouped.push(members);
  }
  const links = composition.kind === "unavailable" ? [] : linksOf(composition, { single, families, regrouped }, plan);
  return { tables, families, links };
}

async function testFamily(
  family: PlannedFamily,
  evidence: CompositionEvidence | Unavailable,
  plan: Plan,
  context: RunContext,
) {
  const noCounts: Unavailable = { kind: "unavailable", reason: "source-holds-counts-only" };
  const tested = await hypotheses(evidence, noCounts, planOf(family, plan), context);
  const asked = (name: "h1" | "h2") => family.hypotheses.includes(name);
  // Units by band and by number of members are those of the single groups.
  const own = tested.tables.filter(({ id }) => (["h1", "h2"] as const).some((h) => asked(h) && id.startsWith(`${h}.`)));
  const result = {
    name: family.name,
    label: family.label,
    alpha: family.alpha,
    by: family.groups.by,
    hypothesis1: asked("h1") ? tested.hypothesis1 : null,
    hypothesis2: asked("h2") ? tested.hypothesis2 : null,
  };
  return renamedTables({ tables: own, result }, (id) => `family.${family.name}.${id}`);
}

/** The plan with the error rate of a family; a hypothesis that is not asked lets no group through its gate. */
function planOf({ alpha, hypotheses: asked }: PlannedFamily, plan: Plan): Plan {
  const { reference: _reference, ...groups } = plan.groups;
  const gate = {
    units: groups.gate.units,
    effectiveUnits: asked.includes("h1") ? groups.gate.effectiveUnits : Number.POSITIVE_INFINITY,
    majorityUnits: asked.includes("h2") ? groups.gate.majorityUnits : Number.POSITIVE_INFINITY,
  };
  return {
    ...plan,
    resampling: { ...plan.resampling, resamples: Math.min(plan.resampling.resamples, FAMILY_RESAMPLES) },
    groups: { ...groups, gate, named: [] },
    strata: [],
    hypothesis1: { ...plan.hypothesis1, alpha },
    hypothesis2: { ...plan.hypothesis2, alpha },
  };
}

function ownGroups(plan: Plan): readonly string[] {
  return plan.rules?.statelessAndUnknown ?? [];
}

interface Linked {
  readonly single: { readonly hypothesis1: HypothesisResult; readonly hypothesis2: HypothesisResult };
  readonly families: readonly FamilyResult<HypothesisResult>[];
  readonly regrouped: readonly Regrouped[];
}

function linksOf(
  composition: CompositionEvidence,
  { single, families, regrouped }: Linked,
  plan: Plan,
): readonly LinkedTables[] {
  const tablesOf = (key: "hypothesis1" | "hypothesis2") => {
    const own = { result: single[key], evidence: composition, rowOf: (group: string) => group };
    const others = families.map((family, place) => ({ result: family[key], ...regrouped[place]! }));
    return [own, ...others].flatMap(({ result, evidence, rowOf }) =>
      result?.kind === "tested" ? [{ totals: result.groupTotals, byBand: result.groupByBand, evidence, rowOf }] : [],
    );
  };
  const [members, majorities] = [tablesOf("hypothesis1"), tablesOf("hypothesis2")];
  const { majorityThreshold: threshold, minMigrants: minMembers } = plan.hypothesis2;
  const rule = { threshold, minMembers };
  const crossed = (key: "hypothesis1" | "hypothesis2") =>
    families.flatMap((family, place): CrossedFamily[] => {
      const result = family[key];
      const isCrossed = family.by === "strata" || family.by === "member-classes";
      return isCrossed && result?.kind === "tested"
        ? [{ byBand: result.groupByBand, rowOf: regrouped[place]!.rowOf }]
        : [];
    });
  const first = { single: single.hypothesis1, evidence: composition, crossed: crossed("hypothesis1") };
  const second = { single: single.hypothesis2, evidence: composition, crossed: crossed("hypothesis2") };
  return [
    ...(members.length > 1 ? [{ ...linkedMembers(members), splits: splitMembers(first) }] : []),
    ...(majorities.length > 1
      ? [{ ...linkedMajorities(majorities, rule), splits: splitMajorities(second, rule) }]
      : []),
  ];
}
