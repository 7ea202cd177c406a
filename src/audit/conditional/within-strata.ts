import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { Majorities } from "../permutation/majority.js";
import type { CountTable, HypothesisResult, Unit } from "../result.js";
import { conditionalResults, withoutStrata } from "./conditional.js";
import { majoritySet, type StratifiedSet } from "./stratified-set.js";

/** Both hypotheses with their tables, as they stand before any stratum is looked at. */
export interface TestedPair {
  readonly tables: readonly CountTable[];
  readonly hypothesis1: HypothesisResult;
  readonly hypothesis2: HypothesisResult;
}

/** Units with strata: members for H1 and majorities for H2, or sponsors counted by majority group alone. */
export type StrataOfUnits =
  | { readonly kind: "members"; readonly set: StratifiedSet | null; readonly majority: Majorities | null }
  | { readonly kind: "majorities"; readonly set: StratifiedSet | null };

/**
 * Adds what both hypotheses say within the stratifications of the plan. The verdicts stay as they are: they are made
 * before, and no rule of them takes a result within strata.
 */
export async function withinStrata<Results extends TestedPair>(
  results: Results,
  units: StrataOfUnits,
  plan: Plan,
  context: RunContext,
): Promise<Results> {
  if (plan.strata.length === 0) return results;
  const { set } = units;
  const members = units.kind === "members" ? set : null;
  const ofMajorities =
    units.kind === "majorities"
      ? set
      : set === null || units.majority === null
        ? null
        : majoritySet(set, units.majority);
  const first = await within(results.hypothesis1, { id: "h1", set: members, fourfold: false }, plan, context);
  const second = await within(results.hypothesis2, { id: "h2", set: ofMajorities, fourfold: true }, plan, context);
  return {
    ...results,
    tables: [...results.tables, ...first.tables, ...second.tables],
    hypothesis1: first.hypothesis,
    hypothesis2: second.hypothesis,
  };
}

interface WithinInput {
  readonly id: "h1" | "h2";
  readonly set: StratifiedSet | null;
  readonly fourfold: boolean;
}

async function within(
  hypothesis: HypothesisResult,
  { id, set, fourfold }: WithinInput,
  plan: Plan,
  context: RunContext,
): Promise<{ readonly tables: readonly CountTable[]; readonly hypothesis: HypothesisResult }> {
  if (hypothesis.kind === "not-tested") return { tables: [], hypothesis };
  if (set === null) {
    const conditional = withoutStrata(plan, "too-many-units", hypothesis.groupByBand);
    return { tables: [], hypothesis: { ...hypothesis, conditional } };
  }
  const memberUnit: Unit = hypothesis.memberUnit;
  const { tables, results } = await conditionalResults({ id, memberUnit, set, hypothesis, fourfold }, plan, context);
  return { tables, hypothesis: { ...hypothesis, conditional: results } };
}
