import type { EvidenceNeed } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { effectiveUnits } from "../../statistics/composition.js";
import { contrastPermutationVariance } from "../../statistics/studentised-contrast.js";
import { quadraticTest } from "../beside/quadratic-test.js";
import { clusteredComparison } from "../comparison/clustered-comparison.js";
import { type FamilyTests, largestContrasts } from "../comparison/family-tests.js";
import type { GroupShares } from "../comparison/group-shares.js";
import { type Flagged, independentShares } from "../comparison/independent-shares.js";
import { nullQuantile } from "../comparison/resampled-test.js";
import { testedHypothesis } from "../comparison/tested-hypothesis.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Permutations } from "../permutation/permute.js";
import { memberPower } from "../power/member-power.js";
import type { CountTable, TableSupport, TestedHypothesis } from "../result.js";
import { clusteredRest } from "../second-pass/clustered-rest.js";
import { clusteredRestShares } from "../second-pass/clustered-rest-shares.js";
import { disjointRest } from "../second-pass/disjoint-rest.js";
import { disjointRestShares } from "../second-pass/disjoint-rest-shares.js";
import { type SecondPassFacts, secondPass } from "../second-pass/second-pass.js";
import { memberFamily } from "./member-family.js";

/** What H1 asks of a source: who is behind each scored unit. */
export const HYPOTHESIS_1_NEEDS: readonly EvidenceNeed[] = ["composition"];

/**
 * H1: there is no relation between the predictions and the nationality of the migrants.
 * Shares count members; inference counts units, since all members of a unit share one prediction.
 */
export async function hypothesis1(
  units: AuditedUnits,
  permutations: Permutations,
  plan: Plan,
  context: RunContext,
): Promise<{ readonly tables: readonly CountTable[]; readonly result: TestedHypothesis }> {
  const { alpha, stepDown } = plan.hypothesis1;
  const { sums } = units;
  const { tested, members: statistics } = permutations;
  const { sorted, tests: family } = memberFamily(units, { tested, statistics, stepDown });
  const critical = nullQuantile(largestContrasts(statistics).sort(), 1 - alpha);
  const rejected = [...tested].filter((_, place) => family.adjusted.pValues[place]! <= alpha);
  const together = { tested, critical, rejected };
  const passes = await passesOf(units, family, permutations, plan, context);
  const { tables, result } = testedHypothesis(
    {
      id: "h1",
      unit: units.unit,
      memberUnit: units.memberUnit,
      labels: units.groups,
      groups: units.groups.length,
      bands: units.bands,
      flagged: units.flagged,
      counts: units.members,
      totals: sums.groupMembers,
      cellSupport: cellSupport(units),
      totalSupport: {
        people: Array.from(sums.groupMembers),
        units: Array.from(sums.groupUnits),
        largest: Array.from(sums.groupLargest),
      },
      alpha,
      stepDown,
      tested: permutations.tested,
      statistics: permutations.members,
      family,
      secondPass: passes.facts,
      sorted,
      pearson: permutations.pearson,
      outside: permutations.outside,
      seed: permutations.seed,
      independentRows: units.composition === null,
      shares:
        units.composition === null
          ? personShares(units, permutations.tested, plan)
          : await clusteredComparison(units, { alpha, plan, together }, context),
      effectiveUnits: units.groups.map((_, group) => effectiveUnits(sums, group)),
      variance: (group) => contrastPermutationVariance(sums, group, units.flaggedUnits),
      power: await memberPower(units, { permutations, sorted }, plan, context),
      allGroups: await quadraticTest(units, permutations.tested, plan, context),
      adjustsResampled: true,
      beside: null,
    },
    plan,
  );
  return { tables: [...tables, ...passes.tables], result };
}

/** The passes after the first one, and the tables that their comparisons rest on. */
async function passesOf(
  units: AuditedUnits,
  family: FamilyTests,
  { tested, members, seed }: Permutations,
  plan: Plan,
  context: RunContext,
): Promise<{ readonly facts: SecondPassFacts | null; readonly tables: readonly CountTable[] }> {
  const { alpha, stepDown } = plan.hypothesis1;
  const first = {
    id: "h1",
    labels: units.groups,
    alpha,
    seed,
    tested,
    contrasts: members.observed,
    adjusted: family.adjusted,
    resamples: members.resamples,
    groups: [...units.groups.keys()].filter((group) => units.sums.groupMembers[group]! > 0),
  } as const;
  if (units.composition === null) {
    const groups = { counts: personCounts(units), all: { flagged: units.flaggedUnits, total: units.sums.units } };
    const rest = { tested, alpha, stepDown, seed, resamples: plan.resampling.resamples };
    const tester = disjointRest(groups, rest, context);
    const compare = disjointRestShares(groups, { alpha, margins: plan.margins });
    return { facts: await secondPass({ ...first, tester, compare }), tables: [] };
  }
  const passing = (left: AuditedUnits) => testedGroups(left, plan.groups.gate);
  const tester = clusteredRest(units, { tested, passing }, plan, context);
  const { compare, tables } = clusteredRestShares(units, { alpha, plan }, context);
  return { facts: await secondPass({ ...first, tester, compare }), tables };
}

/** Groups that pass the gate of H1, which looks at sizes only: units with a member, and effective units. */
export function testedGroups(units: Pick<AuditedUnits, "groups" | "sums">, gate: Plan["groups"]["gate"]): Uint16Array {
  const codes = units.groups.map((_, group) => group);
  return Uint16Array.from(
    codes.filter(
      (group) =>
        units.sums.groupUnits[group]! >= gate.units &&
        effectiveUnits(units.sums, group) >= gate.effectiveUnits &&
        units.sums.groupMembers[group]! < units.sums.members,
    ),
  );
}

function personCounts(units: AuditedUnits): readonly Flagged[] {
  const width = units.groups.length;
  const flaggedOf = (group: number) =>
    units.bands.reduce(
      (sum, _, band) => sum + (units.flagged[band] === 1 ? units.members[band * width + group]! : 0),
      0,
    );
  return units.groups.map((_, group) => ({ flagged: flaggedOf(group), total: units.sums.groupMembers[group]! }));
}

function personShares(units: AuditedUnits, tested: Uint16Array, plan: Plan): readonly GroupShares[] {
  const counts = personCounts(units);
  const reference = counts[units.groups.indexOf(plan.groups.reference ?? "")] ?? null;
  return counts.map((group, code) => {
    const together = tested.includes(code) ? tested.length : undefined;
    const rest = { flagged: units.flaggedUnits - group.flagged, total: units.sums.units - group.total };
    return independentShares(group, rest, reference, {
      alpha: plan.hypothesis1.alpha,
      margins: plan.margins,
      together,
    });
  });
}

/** Per band x group: members, units with a member, and the most members at one unit. */
function cellSupport(units: AuditedUnits): TableSupport {
  const width = units.groups.length;
  const people = Array.from(units.members);
  if (units.composition === null) return { people, units: people, largest: people.map((count) => Math.min(1, count)) };
  const cells = people.length;
  const behind = new Array<number>(cells).fill(0);
  const largest = new Array<number>(cells).fill(0);
  const { offsets, groupCodes, memberCounts } = units.composition;
  for (let unit = 0; unit < units.bandCodes.length; unit++) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const cell = units.bandCodes[unit]! * width + groupCodes[j]!;
      behind[cell]! += 1;
      largest[cell] = Math.max(largest[cell]!, memberCounts[j]!);
    }
  }
  return { people, units: behind, largest };
}
