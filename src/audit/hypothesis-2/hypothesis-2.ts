import type { EvidenceNeed } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { freemanHaltonTest } from "../beside/freeman-halton-test.js";
import { fisherBeside } from "../comparison/fisher-beside.js";
import { independentShares } from "../comparison/independent-shares.js";
import { testedHypothesis } from "../comparison/tested-hypothesis.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Majorities } from "../permutation/majority.js";
import type { Permutations } from "../permutation/permute.js";
import { majorityPower } from "../power/majority-power.js";
import type { CountTable, TestedHypothesis } from "../result.js";
import { disjointRest } from "../second-pass/disjoint-rest.js";
import { disjointRestShares } from "../second-pass/disjoint-rest-shares.js";
import { secondPass } from "../second-pass/second-pass.js";
import { majorityFamily } from "./majority-family.js";

/** What H2 asks of a source: who is behind each scored unit, or counts of sponsors by majority group. */
export const HYPOTHESIS_2_NEEDS: readonly EvidenceNeed[] = ["composition", "groupCounts"];

/** Label of the row of sponsors in which no group has the majority. */
export const NO_MAJORITY = "no majority";

/**
 * H2: sponsors with a majority of one nationality are flagged proportionally as often as other sponsors.
 * Shares count sponsors; each sponsor counts once.
 */
export async function hypothesis2(
  units: AuditedUnits,
  majorities: Majorities,
  permutations: Permutations,
  plan: Plan,
  context: RunContext,
): Promise<{ readonly tables: readonly CountTable[]; readonly result: TestedHypothesis }> {
  const { alpha, stepDown } = plan.hypothesis2;
  const width = units.groups.length + 1;
  // Counts by majority group know no sponsor without one: an empty row would only take others along when it is hidden.
  const labels = units.composition === null ? units.groups : [...units.groups, NO_MAJORITY];
  const rows = (values: Float64Array) => Array.from(values).filter((_, cell) => cell % width < labels.length);
  const flaggedOf = (group: number) =>
    units.bands.reduce(
      (sum, _, band) => sum + (units.flagged[band] === 1 ? majorities.unitsByBand[band * width + group]! : 0),
      0,
    );
  const counts = units.groups.map((_, group) => ({ flagged: flaggedOf(group), total: majorities.units[group]! }));
  const restOf = (group: number) => ({
    flagged: units.flaggedUnits - counts[group]!.flagged,
    total: units.sums.units - counts[group]!.total,
  });
  const { testedMajorities: tested, majorities: statistics, seed } = permutations;
  const { sorted, tests: family } = majorityFamily(
    { units: units.sums.units, flagged: units.flaggedUnits },
    { sizes: majorities.units, tested, statistics, stepDown },
  );
  const groups = { counts, all: { flagged: units.flaggedUnits, total: units.sums.units } };
  const rest = { tested, alpha, stepDown, seed, resamples: plan.resampling.resamples };
  const passes = await secondPass({
    id: "h2",
    labels: units.groups,
    alpha,
    seed,
    tested,
    contrasts: statistics.observed,
    adjusted: family.adjusted,
    resamples: statistics.resamples,
    groups: [...units.groups.keys()].filter((group) => counts[group]!.total > 0),
    tester: disjointRest(groups, rest, context),
    compare: disjointRestShares(groups, { alpha, margins: plan.margins }),
  });
  const together = (group: number) => (tested.includes(group) ? tested.length : undefined);
  const reference = counts[units.groups.indexOf(plan.groups.reference ?? "")] ?? null;
  return testedHypothesis(
    {
      id: "h2",
      unit: units.unit,
      memberUnit: "sponsors",
      labels,
      groups: units.groups.length,
      bands: units.bands,
      flagged: units.flagged,
      counts: rows(majorities.unitsByBand),
      totals: rows(majorities.units),
      cellSupport: {
        people: rows(majorities.peopleByBand),
        units: rows(majorities.unitsByBand),
        largest: rows(majorities.largestByBand),
      },
      totalSupport: {
        people: rows(majorities.people),
        units: rows(majorities.units),
        largest: rows(majorities.largest),
      },
      alpha,
      stepDown,
      tested,
      statistics,
      family,
      secondPass: passes,
      sorted,
      pearson: permutations.majorityPearson,
      outside: permutations.majorityOutside,
      seed,
      independentRows: true,
      shares: counts.map((group, code) =>
        independentShares(group, restOf(code), reference, { alpha, margins: plan.margins, together: together(code) }),
      ),
      effectiveUnits: counts.map((group) => group.total),
      variance: (group) => sponsorVariance(counts[group]!.total, units),
      power: majorityPower(units, majorities, { permutations, sorted }, plan),
      allGroups: await freemanHaltonTest(
        {
          counts: Float64Array.from(rows(majorities.unitsByBand)),
          rows: units.bands.length,
          columns: labels.length,
        },
        seed,
        context,
      ),
      adjustsResampled: false,
      beside: fisherBeside(counts, restOf, tested, { id: "h2", labels: units.groups, alpha }),
    },
    plan,
  );
}

/** Groups that pass the gate of H2: enough sponsors with a majority of the group. */
export function testedMajorityGroups(
  majorities: Majorities,
  gate: Plan["groups"]["gate"],
  sponsors: number,
): Uint16Array {
  const groups = majorities.units.length - 1;
  const codes = Array.from({ length: groups }, (_, group) => group);
  return Uint16Array.from(
    codes.filter((group) => majorities.units[group]! >= gate.majorityUnits && majorities.units[group]! < sponsors),
  );
}

/** Variance of D = a - n_g F / S when flags are permuted over sponsors: the hypergeometric one. */
function sponsorVariance(size: number, units: AuditedUnits) {
  const sponsors = units.sums.units;
  const rate = units.flaggedUnits / sponsors;
  const variance = (sponsors / (sponsors - 1)) * rate * (1 - rate) * size * (1 - size / sponsors);
  return { variance, designEffect: variance > 0 ? 1 : null };
}
