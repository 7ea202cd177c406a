import type { GroupCountEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { designEffectTest } from "../hypothesis-1/design-effect-test.js";
import type { CountTable, NotTested } from "../result.js";
import { overSuppression } from "./over-suppression.js";

/** What counts give that cannot be permuted, by the hypothesis that they answer. */
export interface WithoutTest {
  readonly tables: readonly CountTable[];
  readonly hypothesis1?: NotTested;
  readonly hypothesis2?: NotTested;
}

/**
 * What stands in place of the deciding test where the plan says how to go on: a design effect for members of clusters,
 * a bound for suppressed counts.
 * @returns null where nothing stands in its place
 */
export function withoutTest(counts: GroupCountEvidence, plan: Plan): WithoutTest | null {
  const { data, groups } = plan;
  const { bands, unit } = counts;
  if (data.form !== "counts" || bands === null) return null;
  const isSuppressed = counts.suppressed.includes(1);
  if (unit === "members-of-clusters") {
    if (data.designEffect === undefined || isSuppressed) return null;
    const { tables, result } = designEffectTest({ ...counts, bands }, data.designEffect, plan.hypothesis1.alpha);
    return { tables, hypothesis1: result };
  }
  if (!isSuppressed || data.suppressedBelow === undefined) return null;
  const first = unit === "cases";
  const design = {
    suppressedBelow: data.suppressedBelow,
    gate: first ? Math.max(groups.gate.units, groups.gate.effectiveUnits) : groups.gate.majorityUnits,
    alpha: first ? plan.hypothesis1.alpha : plan.hypothesis2.alpha,
  };
  const found = overSuppression(first ? "h1" : "h2", { ...counts, bands }, design, plan);
  if (found === null) return null;
  return { tables: found.tables, ...(first ? { hypothesis1: found.result } : { hypothesis2: found.result }) };
}
