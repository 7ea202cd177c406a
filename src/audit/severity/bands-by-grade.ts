import type { EvidenceNeed, GradedCounts, GradedOutcomeEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { contingencyTable } from "../../statistics/contingency-table.js";
import { jonckheereTerpstra } from "../../statistics/jonckheere-terpstra.js";
import { orderedSuperiority } from "../../statistics/ordered-superiority.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, MaybeTest, TableRef } from "../result.js";
import { type GradedSet, gradedSets } from "./graded-sets.js";
import { gradedTables, knownId, NEVER, outcomesId } from "./graded-tables.js";
import type { GradedBands, GradedOnSet, OrderedGrades } from "./severity-result.js";

/** What severity by band asks of a source. */
export const SEVERITY_NEEDS: readonly EvidenceNeed[] = ["gradedOutcomes"];

/**
 * Whether higher bands hold more serious, or more, violations: over all units with a known outcome (no violation lowest)
 * and over violations alone, by the way in which outcomes became known.
 *
 * @param evidence  outcomes by band and provenance, violations by grade
 * @param plan  alpha of the score question, untested assumption
 * @returns one answer a column of the plan that grades, none where it names no such column
 * @see Jonckheere 1954; method, section 7
 */
export function bandsByGrade(evidence: GradedOutcomeEvidence | Unavailable, plan: Plan) {
  if (evidence.kind === "unavailable") return { tables: [], results: [] };
  const answers = evidence.graded.map((graded) => {
    const sets = gradedSets(evidence, graded, plan.untestedAssumption);
    return { tables: gradedTables(evidence, graded, sets), result: resultOf(evidence, graded, sets, plan) };
  });
  return { tables: answers.flatMap(({ tables }) => tables), results: answers.map(({ result }) => result) };
}

function resultOf(
  { unit, bands }: GradedOutcomeEvidence,
  { by, grades }: GradedCounts,
  sets: readonly GradedSet[],
  { score: { alpha } }: Plan,
): GradedBands {
  return {
    by,
    unit,
    alpha,
    grades,
    sets: sets.map((set) => onSet(set, { by, grades, order: bands.order, level: 1 - alpha })),
  };
}

interface Frame {
  readonly by: GradedBands["by"];
  readonly grades: readonly string[];
  readonly order: readonly string[];
  readonly level: number;
}

function onSet(set: GradedSet, frame: Frame): GradedOnSet {
  const { by, order, level } = frame;
  const own = set.restsOnUntestedAssumption ? "all-known" : set.name;
  const refs: TableRef[] = [outcomesId(by, own), ...(set.restsOnUntestedAssumption ? [`${by}.${NEVER}`] : [])];
  const violations = set.rows.map(([_none, ...grades]) => grades);
  return {
    provenance: set.name,
    restsOnUntestedAssumption: set.restsOnUntestedAssumption,
    known: knownId(by, own),
    outcomes: outcomesId(by, own),
    bands: set.restsOnUntestedAssumption
      ? []
      : order.map((band, place) => ({ band, shares: sharesOf(violations[place]!, refs, frame) })),
    all: orderedGrades(set.rows, order, { level, refs }),
    violators: set.restsOnUntestedAssumption ? null : orderedGrades(violations, order, { level, refs }),
  };
}

function sharesOf(counts: readonly number[], refs: readonly TableRef[], { grades, level }: Frame) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return grades.map((grade, place) => {
    const share = total === 0 ? notEstimable("no-outcomes") : shareOf({ flagged: counts[place]!, total }, level);
    return { grade, share: derived<Estimate>(share, ...refs) };
  });
}

function orderedGrades(
  rows: readonly (readonly number[])[],
  order: readonly string[],
  { level, refs }: { readonly level: number; readonly refs: readonly TableRef[] },
): OrderedGrades {
  return {
    superiority: derived(superiorityOf(rows, level), ...refs),
    steps: order.slice(1).map((higher, below) => ({
      lower: order[below]!,
      higher,
      superiority: derived(superiorityOf([rows[below]!, rows[below + 1]!], level), ...refs),
    })),
    test: derived(testOf(rows), ...refs),
  };
}

function superiorityOf(rows: readonly (readonly number[])[], level: number): Estimate {
  const result = orderedSuperiority(contingencyTable(rows), { level });
  if (result.kind === "not-estimable") return notEstimable(result.reason);
  const bounds = result.interval;
  return estimate(
    result.superiority,
    "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, level, "placements-logit"),
  );
}

function testOf(rows: readonly (readonly number[])[]): MaybeTest {
  const values = rows.map((row) => row.flatMap((count, grade) => new Array<number>(count).fill(grade)));
  const test = jonckheereTerpstra(values);
  if (test.kind === "not-estimable") return notEstimable(test.reason);
  return { method: "asymptotic", pValue: test.pValue, twoSidedRule: "doubled" };
}
