import type { DevelopmentEvidence } from "../../../src/data/evidence.js";
import { readDevelopmentSet } from "../../../src/data/tables/development-set.js";
import { parseRebuildPlan, type RebuildPlan } from "../../../src/plan/rebuild-schema.js";
import { developmentFiles } from "../../../src/synthetic/old-model/development-files.js";

/** Texts of a made-up development set, by name. */
export function developmentTexts(seed: number, counts = { violations: 30, none: 89 }): ReadonlyMap<string, string> {
  return new Map(developmentFiles({ seed, ...counts }).map(({ name, text }) => [name, text]));
}

/** Settings of the made-up set with fewer draws, and the claim that the board was an input where it is asked for. */
export function rebuildPlan(changes: Partial<RebuildPlan> = {}, { claim = false } = {}): RebuildPlan {
  const name = claim ? "rebuild-claim-c2.yaml" : "rebuild.yaml";
  const plan = parseRebuildPlan(developmentTexts(1).get(name)!, name);
  return { ...plan, resamples: 60, enlarged: { cases: 600, simulations: 50 }, ...changes };
}

/** Patterns of the made-up set. */
export function developmentEvidence(
  seed: number,
  {
    plan = rebuildPlan(),
    counts,
  }: { readonly plan?: RebuildPlan; readonly counts?: { violations: number; none: number } } = {},
): DevelopmentEvidence {
  return readDevelopmentSet(developmentTexts(seed, counts).get("development.synthetic.csv")!, plan);
}

/** One row a case: levels and outcome. */
export function casesOf({ patterns, violations, none }: DevelopmentEvidence) {
  return patterns.flatMap((codes, at) => [
    ...Array.from({ length: violations[at]! }, () => ({ at, codes, outcome: 1 })),
    ...Array.from({ length: none[at]! }, () => ({ at, codes, outcome: 0 })),
  ]);
}
